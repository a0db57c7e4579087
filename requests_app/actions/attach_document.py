from dataclasses import dataclass
from typing import Any, BinaryIO

from django.db import transaction
from django.db.models import Sum

from newsrooms.audit import record
from newsrooms.jobs import enqueue
from newsrooms.models import Membership, Newsroom
from requests_app.actions.changing import lock
from requests_app.actions.link_document import refuse_foreign, set_event
from requests_app.documents import shelf
from requests_app.documents.judging import Judged, judge
from requests_app.documents.kinds import Refused
from requests_app.documents.limits import MEGABYTE, REQUEST_BYTES
from requests_app.documents.names import clean_name
from requests_app.documents.shelf import Incoming
from requests_app.enums import DocumentState
from requests_app.models import AccessRequest, Document, Event

READ = "documents.read"


@dataclass(frozen=True)
class Attached:
    """A document on a request: made just now, or found there with the same bytes. `elsewhere`: it is there too."""

    document: Document
    is_new: bool
    elsewhere: list[AccessRequest]


@dataclass(frozen=True)
class Origin:
    """Under what name it came, which event it proves, which mail it hung on."""

    name: str
    event: Event | None = None
    attachment_of: Document | None = None


def attach_document(
    *,
    access_request: AccessRequest,
    file: BinaryIO,
    name: str,
    by: Membership,
    event: Event | None = None,
    attachment_of: Document | None = None,
) -> Attached:
    """Keep a file on a request, have it read, leave a trace; the same bytes twice are one document.

    File, row and trace stand or fall together. Nothing of the file is ever whole in memory.
    Raises: `Refused`, with the code of the sentence that says why; ValueError for an event of another request.
    """
    refuse_foreign(event, access_request.pk)
    origin = Origin(clean_name(name), event, attachment_of)
    judged = judge(file, origin.name)
    with shelf.incoming(by.newsroom_id, file) as incoming:
        return keep(access_request, incoming, judged, origin, by)


@transaction.atomic
def keep(access_request: AccessRequest, incoming: Incoming, judged: Judged, origin: Origin, by: Membership) -> Attached:
    newsroom = Newsroom.objects.select_for_update(no_key=True).get(pk=by.newsroom_id)  # before any look at the shelf
    locked = lock(access_request)
    same = Document.objects.filter(newsroom=newsroom, sha256=incoming.sha256).select_related("access_request")
    elsewhere = [one.access_request for one in same.visible_to(by).kept().exclude(access_request=locked).order_by("pk")]
    already = same.filter(access_request=locked).first()
    if already is not None:
        return Attached(known(already, origin, by), is_new=False, elsewhere=elsewhere)
    refuse_overflow(locked, incoming.size)
    try:
        incoming.keep()
        document = create(locked, incoming, judged, origin, by)
    except BaseException:
        incoming.take_back()
        raise
    return Attached(document, is_new=True, elsewhere=elsewhere)


def known(document: Document, origin: Origin, by: Membership) -> Document:
    """What is there already; dropped on an event, it proves that event from now on."""
    if document.is_purged:
        raise Refused("purged_before")
    if origin.event is not None and document.event_id is None:
        set_event(document, origin.event, by)
    return document


def refuse_overflow(access_request: AccessRequest, size: int) -> None:
    held = Document.objects.filter(access_request=access_request).kept().aggregate(all=Sum("size"))["all"] or 0
    if held + size > REQUEST_BYTES:
        left = max(0, REQUEST_BYTES - held) // MEGABYTE
        raise Refused("request_full", most=REQUEST_BYTES // MEGABYTE, left=left)


def create(
    access_request: AccessRequest, incoming: Incoming, judged: Judged, origin: Origin, by: Membership
) -> Document:
    document = Document.objects.create(
        newsroom_id=access_request.newsroom_id,
        access_request=access_request,
        event=origin.event,
        attachment_of=origin.attachment_of,
        name=origin.name,
        sha256=incoming.sha256,
        kind=judged.kind,
        size=incoming.size,
        state=DocumentState.UNREADABLE if judged.problem else DocumentState.WAITING,
        problem=judged.problem,
        uploaded_by=by.user,
    )
    if document.is_waiting:
        enqueue(READ, newsroom=access_request.newsroom, subject=document.subject, document=document.pk)
    record(by, "document.attached", document, after=told(document))
    return document


def told(document: Document) -> dict[str, Any]:
    """What the trail keeps of a document: nothing that a purge must be able to forget."""
    return {
        "access_request": document.access_request_id,
        "sha256": document.sha256,
        "kind": document.kind,
        "size": document.size,
        "event": document.event_id,
        "attachment_of": document.attachment_of_id,
    }
