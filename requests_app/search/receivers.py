"""Every action leaves a trace, so whatever changes a request is heard of here, in the same transaction."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Model

from requests_app.enums import EventKind
from requests_app.models import AccessRequest, Document, Event

from .documents import index_documents
from .entries import index_requests

REQUEST, EVENT, DOCUMENT = (model._meta.label_lower for model in (AccessRequest, Event, Document))  # noqa: SLF001


def follow_the_trail(
    *, targets: Sequence[tuple[str, int]], action: str = "", row: Model | None = None, **_signal: Any
) -> None:
    if isinstance(row, Event):
        if action != "event.logged" or tells_words(row):
            index_requests([row.access_request_id])
        return
    requests = {number for kind, number in targets if kind == REQUEST}
    events = {number for kind, number in targets if kind == EVENT}
    documents = {number for kind, number in targets if kind == DOCUMENT}
    if events:
        requests |= set(Event.objects.filter(pk__in=events).values_list("access_request_id", flat=True))
    if documents:
        requests |= set(Document.objects.filter(pk__in=documents).values_list("access_request_id", flat=True))
    if requests:
        index_requests(requests)
    index_documents(documents)


def tells_words(event: Event) -> bool:
    """Whether a new event brings anything that is searched: its words, a number, or another institution."""
    return bool(event.details or event.number or event.file_number) or event.kind == EventKind.TRANSFER
