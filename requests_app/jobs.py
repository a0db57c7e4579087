"""What is done in the background, by the name that the queue knows it by."""

from newsrooms.jobs import CannotBeDone, Progress, job
from newsrooms.models import Membership
from newsrooms.today import today
from requests_app.actions.import_sheet import AlreadyImported, import_sheet
from requests_app.actions.start_import import JOB
from requests_app.imports.answers import Answers
from requests_app.imports.judged import read_sheet
from requests_app.models import SheetImport
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
