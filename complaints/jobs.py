"""What is done in the background, by the name that the queue knows it by."""

from complaints.actions.ask_bundle import MAKE
from complaints.actions.begin_batch import MAKE_LETTERS
from complaints.actions.make_bundle import make_bundle
from complaints.batches.processes import make_waiting, processes_for
from complaints.models import BatchItem, Bundle, LetterBatch
from newsrooms.jobs import Progress, job
from newsrooms.models import Membership
from newsrooms.today import today


@job(MAKE)
def make(progress: Progress, *, bundle: int) -> None:
    asked = Bundle.objects.select_related("letter__complaint__access_request__newsroom", "newsroom").get(pk=bundle)
    make_bundle(bundle=asked, progress=progress)


@job(MAKE_LETTERS)
def make_letters(progress: Progress, *, batch: int, member: int) -> None:
    """Make what waits in a batch. Called again, it goes on where it was."""
    by = Membership.objects.select_related("user", "newsroom").get(pk=member)
    while not LetterBatch.objects.filter(pk=batch, stopped=True).exists():  # meanwhile more may have been asked for
        waiting = list(BatchItem.objects.filter(batch=batch).waiting().values_list("pk", flat=True))
        if not waiting:
            return
        make_waiting(waiting, by, today(), progress.tell, processes_for(len(waiting)))
