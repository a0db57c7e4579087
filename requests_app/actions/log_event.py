from collections.abc import Iterable
from dataclasses import fields
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F

from newsrooms.audit import record
from newsrooms.bulk import insert_all
from newsrooms.models import Membership, snapshot
from newsrooms.prepared import Among, Prepared
from requests_app.actions.changing import lock, mark_changed, refuse_stale
from requests_app.actions.link_document import prove
from requests_app.actions.taking_over import TAKEN_OVER, left_institution, take_back_facts, take_over_facts
from requests_app.drafts import EventDraft, Ground
from requests_app.enums import EventKind, Shelf
from requests_app.models import AccessRequest, Document, Event, ExtensionGround
from requests_app.models.access_request import PENDING
from requests_app.winding import wind

# Which forms of a request were sent before; SQLite has their identifiers as text.
SUBMITTED = Prepared(
    lambda requests: Event.objects.filter(Among(F("access_request"), requests)).values_list("pk", "submission")
)
SAVED = (*TAKEN_OVER, "quiet_until", "quiet_why")
FOLLOW_UP_QUIET_DAYS = 14
OUR_OWN_KINDS = frozenset(
    {
        EventKind.FOLLOW_UP,
        EventKind.NOTE,
        EventKind.REPLY,
        EventKind.CLARIFICATION_ANSWERED,
        EventKind.FEE_PAID,
        EventKind.COMPLAINT,
        EventKind.REPRESENTATIONS_MADE,
        EventKind.COURT_APPLICATION,
    }
)


@transaction.atomic
def log_event(
    *,
    access_request: AccessRequest,
    draft: EventDraft,
    by: Membership,
    today: date,
    expected_version: int,
    corrects: Event | None = None,
    documents: Iterable[Document] = (),
) -> Event:
    """Record what came in (or what an earlier entry should have said), wind the clock again, leave a trace.

    Event, stored clock, what proves it and audit entry stand or fall together. The same form sent twice gives the
    first event.
    Raises: `ClockError` where the facts contradict one another, `ChangedMeanwhile` where somebody else changed the
    request since the form was opened; and then nothing has changed.
    """
    locked = lock(access_request)  # first: of one form sent twice at once, the second waits here for the first's event
    for number, submission in SUBMITTED([locked.pk]):
        if UUID(str(submission)) == draft.submission:
            return locked.events.get(pk=number)

    refuse_stale(locked, expected_version)
    before = snapshot(locked)
    if corrects is not None:
        take_back_facts(locked, corrects)
    event = create_event(locked, draft, by, corrects)
    prove(event, documents, by, corrects=corrects)
    take_over_facts(locked, event, by)
    end_quiet(locked, event)
    quiet_after_follow_up(locked, event, today)
    mark_changed(locked, by)
    wind(locked, today, changed=[*SAVED, "version", "changed_by", "changed_at"])
    record(
        by,
        "event.corrected" if corrects else "event.logged",
        event,
        before={"event": whole(corrects) if corrects else None, **before},
        after={"event": whole(event, draft.grounds), **snapshot(locked)},
    )
    return event


def end_quiet(access_request: AccessRequest, event: Event) -> None:
    """Something came: the request is looked at again. What we ourselves wrote down does not wake it."""
    if event.kind in OUR_OWN_KINDS:
        return
    access_request.quiet_until, access_request.quiet_why = None, ""
    if access_request.shelf == Shelf.PUT:
        access_request.shelf, access_request.shelved_from, access_request.shelved_why = Shelf.KEPT, None, ""


def quiet_after_follow_up(access_request: AccessRequest, event: Event, today: date) -> None:
    """The institution has a fortnight to react to what we wrote; a limit of ours that ends in it is seen in time."""
    if event.kind != EventKind.FOLLOW_UP or access_request.phase not in PENDING:
        return
    until = event.happened_on + timedelta(days=FOLLOW_UP_QUIET_DAYS)
    limit = access_request.limits.ending_by(until, today).first()
    if limit is not None and limit.last_day is not None:
        until = limit.last_day - timedelta(days=1)
    if until > max(today, access_request.quiet_until or today):
        if not access_request.is_quiet(today):
            access_request.quiet_why = ""  # the reason of a quiet time that is over
        access_request.quiet_until = until


def create_event(access_request: AccessRequest, draft: EventDraft, by: Membership, corrects: Event | None) -> Event:
    event = Event.objects.create(
        **{field.name: getattr(draft, field.name) for field in fields(draft) if field.name != "grounds"},
        newsroom_id=access_request.newsroom_id,
        access_request=access_request,
        from_institution_id=left_institution(access_request, draft, corrects),
        supersedes=corrects,
        logged_by=by.user,
    )
    claimed = {"newsroom_id": event.newsroom_id, "event_id": event.pk}
    insert_all(ExtensionGround, ({**claimed, "ground": taken.ground, "days": taken.days} for taken in draft.grounds))
    return event


def whole(event: Event, grounds: Iterable[Ground] | None = None) -> dict[str, Any]:
    """An event with its grounds, which are read if they are not at hand, for the trail."""
    taken = event.grounds.all() if grounds is None else grounds
    return {**snapshot(event), "grounds": [{"ground": one.ground, "days": one.days} for one in taken]}
