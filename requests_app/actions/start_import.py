from django.db import transaction

from newsrooms.audit import record
from newsrooms.jobs import enqueue, jobs_of
from newsrooms.models import Membership
from requests_app.models import SheetImport
from requests_app.models.sheet_import import ImportState

JOB = "sheets.import"


def subject_of(sheet_import: SheetImport) -> str:
    """What the job is about, in the queue's words."""
    return f"import:{sheet_import.pk}"


@transaction.atomic
def start_import(*, sheet_import: SheetImport, by: Membership) -> None:
    """Have the rows brought in in the background. Asked twice, it is done once; one that has failed is tried again."""
    locked = SheetImport.objects.select_for_update(of=("self",), no_key=True).defer("content").get(pk=sheet_import.pk)
    running = locked.state == ImportState.RUNNING and any(
        job.is_open for job in jobs_of(by.newsroom, subject_of(locked))
    )
    if running or locked.state not in (ImportState.OPEN, ImportState.RUNNING):
        return
    locked.state = ImportState.RUNNING
    locked.version += 1
    locked.save(update_fields=["state", "version"])
    record(by, "sheet.import_started", locked, after={"state": locked.state})
    enqueue(JOB, newsroom=by.newsroom, subject=subject_of(locked), sheet_import=locked.pk, member=by.pk)
