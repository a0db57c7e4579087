"""What is done in the background, by the name that the queue knows it by."""

from complaints.actions.ask_bundle import MAKE
from complaints.actions.make_bundle import make_bundle
from complaints.models import Bundle
from newsrooms.jobs import Progress, job


@job(MAKE)
def make(progress: Progress, *, bundle: int) -> None:
    asked = Bundle.objects.select_related("letter__complaint__access_request__newsroom", "newsroom").get(pk=bundle)
    make_bundle(bundle=asked, progress=progress)
