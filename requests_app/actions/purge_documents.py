from collections.abc import Iterable
from functools import partial

from django.db import transaction
from django.utils import timezone

from newsrooms.audit import record
from newsrooms.jobs import enqueue
from newsrooms.models import Membership, Newsroom
from requests_app.actions.sweep_documents import SWEEP, remove_unneeded
from requests_app.enums import DocumentState
from requests_app.models import Document, MailHeaders

REASON_LENGTH = 500


class NotAllowed(Exception):
    """Only an admin takes evidence away."""


@transaction.atomic
def purge_documents(*, documents: Iterable[Document], reason: str, by: Membership) -> None:
    """Forget documents that expose a source: name, text and headers now, the file as soon as that is sure.

    What stays is a tombstone: that there was a file with this SHA-256, who took it away, when and why. A file goes only
    when no other document of the newsroom has the same bytes; should the process die before, the sweep takes it.
    Raises: `NotAllowed` but to admins.
    """
    if not by.manages_newsroom:
        raise NotAllowed
    newsroom = Newsroom.objects.select_for_update(no_key=True).get(pk=by.newsroom_id)
    for document in Document.objects.kept().filter(newsroom=newsroom, pk__in=[one.pk for one in documents]):
        MailHeaders.objects.filter(document=document).delete()
        document.state = DocumentState.PURGED
        document.name = document.text = document.problem = document.language = ""
        document.cut = document.viewable = document.pictured = False
        document.purged_by, document.purged_at, document.purge_reason = by.user, timezone.now(), reason
        document.save()
        record(by, "document.purged", document, after={"sha256": document.sha256, "reason": reason})
        transaction.on_commit(partial(remove_unneeded, newsroom.pk, document.sha256), robust=True)
    enqueue(SWEEP, newsroom=newsroom, subject="documents", newsroom_id=newsroom.pk)
