import logging
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from newsrooms.models import Newsroom
from requests_app.documents import shelf
from requests_app.models import Document

logger = logging.getLogger(__name__)

SWEEP = "documents.sweep"
UNFINISHED_AFTER = timedelta(hours=1)


@dataclass
class Swept:
    """What a sweep found: files that no row named and are gone, copies never finished, rows whose file is lost."""

    leftover: int = 0
    unfinished: int = 0
    lost: tuple[Document, ...] = ()


@transaction.atomic
def remove_unneeded(newsroom_id: int, sha256: str) -> bool:
    """Remove a file, unless a document needs it; under the lock without which none is put on the shelf."""
    Newsroom.objects.select_for_update(no_key=True).get(pk=newsroom_id)
    if Document.objects.kept().filter(newsroom=newsroom_id, sha256=sha256).exists():
        return False
    shelf.remove(newsroom_id, sha256)
    return True


def sweep_documents(newsroom: Newsroom) -> Swept:
    """Remove what a crash left on the shelf, and name the documents whose file is not there."""
    named = set(Document.objects.kept().filter(newsroom=newsroom).values_list("sha256", flat=True))
    held = shelf.held(newsroom.pk)
    leftover = sum(remove_unneeded(newsroom.pk, sha256) for sha256 in held - named)
    unfinished = shelf.remove_unfinished(newsroom.pk, (timezone.now() - UNFINISHED_AFTER).timestamp())
    lost = Document.objects.kept().filter(newsroom=newsroom, sha256__in=named - held).order_by("pk")
    return Swept(leftover, unfinished, tuple(lost.select_related("access_request")))


def sweep_all() -> None:
    """Each newsroom's shelf; what is lost goes to the log of who looks after the server."""
    for newsroom in Newsroom.objects.order_by("pk"):
        for document in sweep_documents(newsroom).lost:
            logger.error("The file of document %s (SHA-256 %s) is lost", document.pk, document.sha256)
