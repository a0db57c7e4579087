from collections.abc import Iterable

from django.db import transaction

from newsrooms.audit import record
from newsrooms.models import Membership
from requests_app.models import Document, Event


@transaction.atomic
def link_document(*, document: Document, event: Event | None, by: Membership) -> Document:
    """Say which event of its request a document proves, another one, or none.

    Raises: ValueError for an event of another request.
    """
    refuse_foreign(event, document.access_request_id)
    locked = Document.objects.select_for_update(of=("self",), no_key=True).get(pk=document.pk)
    set_event(locked, event, by)
    return locked


def refuse_foreign(event: Event | None, access_request: int) -> None:
    if event is not None and event.access_request_id != access_request:
        raise ValueError("a document proves an event of its own request")


def prove(event: Event, documents: Iterable[Document], by: Membership, *, corrects: Event | None) -> None:
    """Link what came with an event, and what proved the entry that it corrects. Within the transaction that logs it."""
    documents = list(documents)
    if not documents and corrects is None:
        return
    loose = Document.objects.filter(pk__in=[one.pk for one in documents], event=None)
    handed_on = Document.objects.filter(event=corrects) if corrects else Document.objects.none()
    for document in (loose | handed_on).filter(access_request=event.access_request_id).defer("text"):
        set_event(document, event, by)


def set_event(document: Document, event: Event | None, by: Membership) -> None:
    before, after = document.event_id, event.pk if event else None
    if before != after:
        document.event = event
        document.save(update_fields=["event"])
        record(by, "document.linked", document, before={"event": before}, after={"event": after})
