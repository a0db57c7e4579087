"""What is done in the background, by the name that the queue knows it by."""

from newsrooms.jobs import CannotBeDone, Progress, hourly, job
from newsrooms.models import Membership, Newsroom
from newsrooms.today import today
from requests_app.actions.attach_document import READ
from requests_app.actions.count_scorecards import count_outdated, count_scorecards
from requests_app.actions.import_sheet import AlreadyImported, import_sheet
from requests_app.actions.read_document import read_document
from requests_app.actions.start_import import JOB
from requests_app.actions.sweep_documents import SWEEP, sweep_all, sweep_documents
from requests_app.imports.answers import Answers
from requests_app.imports.judged import read_sheet
from requests_app.models import SheetImport
from requests_app.scorecards.receivers import COUNT
from requests_app.sheets.sheet import SheetRefused


@job(JOB)
def import_rows(progress: Progress, *, sheet_import: int, member: int) -> None:
    """Bring in the rows of a sheet. Called again, it finds them here and does nothing."""
    kept = SheetImport.objects.get(pk=sheet_import)
    by = Membership.objects.select_related("user", "newsroom").get(pk=member)
    try:
        found = read_sheet(bytes(kept.content), kept.name, Answers.from_json(kept.answers), by)
        import_sheet(sheet_import=kept, found=found, by=by, today=today(), tell=progress.tell)
    except SheetRefused as refused:
        raise CannotBeDone(refused.code) from refused
    except AlreadyImported:
        return


@job(READ)
def read(progress: Progress, *, document: int) -> None:
    read_document(document_id=document, progress=progress)


@job(SWEEP)
def sweep(_progress: Progress, *, newsroom_id: int) -> None:
    sweep_documents(Newsroom.objects.get(pk=newsroom_id))


@job(COUNT)
def count(_progress: Progress, *, newsroom_id: int, institution: int) -> None:
    only = [institution] if institution else []
    count_scorecards(Newsroom.objects.get(pk=newsroom_id), today(), only)


hourly(sweep_all)
hourly(count_outdated)
