from dataclasses import fields
from datetime import date
from typing import Any

from django.db import transaction

from newsrooms.audit import record
from newsrooms.models import Membership, snapshot
from requests_app.actions.changing import lock, mark_changed, refuse_stale
from requests_app.actions.file_numbers import number_before, set_file_number
from requests_app.drafts import EventDraft
from requests_app.enums import EventKind
from requests_app.models import AccessRequest, Event, ExtensionGround
from requests_app.winding import wind

TAKEN_OVER = ("received_on", "file_number", "quiet_until", "quiet_why")
OUR_OWN_KINDS = frozenset({EventKind.FOLLOW_UP, EventKind.NOTE})


@transaction.atomic
def log_event(
    *,
    access_request: AccessRequest,
    draft: EventDraft,
    by: Membership,
    today: date,
    expected_version: int,
    corrects: Event | None = None,
) -> Event:
    """Record what came in (or what an earlier entry should have said), wind the clock again, leave a trace.

    Event, stored clock and audit entry stand or fall together. The same form sent twice gives the first event.
    Raises: `ClockError` where the facts contradict one another, `ChangedMeanwhile` where somebody else changed the
    request since the form was opened; and then nothing has changed.
    """
    locked = lock(access_request)  # first: of one form sent twice at once, the second waits here for the first's event
    already = locked.events.filter(submission=draft.submission).first()
    if already is not None:
        return already

    refuse_stale(locked, expected_version)
    before = snapshot(locked)
    event = create_event(locked, draft, by, corrects)
    take_over_facts(locked, event, corrects, by)
    end_quiet(locked, event)
    mark_changed(locked, by)
    locked.save(update_fields=[*TAKEN_OVER, "version", "changed_by", "changed_at"])
    wind(locked, today)
    record(
        by,
        "event.corrected" if corrects else "event.logged",
        event,
        before={"event": whole(corrects) if corrects else None, **before},
        after={"event": whole(event), **snapshot(locked)},
    )
    return event


def end_quiet(access_request: AccessRequest, event: Event) -> None:
    """Something came: the request is looked at again. What we ourselves wrote down does not wake it."""
    if event.kind not in OUR_OWN_KINDS:
        access_request.quiet_until, access_request.quiet_why = None, ""


def create_event(access_request: AccessRequest, draft: EventDraft, by: Membership, corrects: Event | None) -> Event:
    event = Event.objects.create(
        **{field.name: getattr(draft, field.name) for field in fields(draft) if field.name != "grounds"},
        newsroom_id=access_request.newsroom_id,
        access_request=access_request,
        supersedes=corrects,
        logged_by=by.user,
    )
    ExtensionGround.objects.bulk_create(
        ExtensionGround(newsroom_id=event.newsroom_id, event=event, ground=taken.ground, days=taken.days)
        for taken in draft.grounds
    )
    return event


def whole(event: Event) -> dict[str, Any]:
    """An event with its grounds, for the trail."""
    return {**snapshot(event), "grounds": list(event.grounds.values("ground", "days"))}


def take_over_facts(access_request: AccessRequest, event: Event, corrects: Event | None, by: Membership) -> None:
    """What an acknowledgement tells about the request itself: the day of receipt, the institution's number.

    One that is corrected takes back what it alone had told.
    """
    if event.kind != EventKind.ACKNOWLEDGEMENT:
        return
    if corrects is not None and access_request.received_on == corrects.received_on:
        access_request.received_on = None
    access_request.received_on = event.received_on or access_request.received_on
    if event.file_number:
        set_file_number(access_request, event.file_number, since=event.happened_on, by=by, event=event)
    elif corrects is not None and corrects.file_number and access_request.file_number == corrects.file_number:
        access_request.file_number = number_before(access_request, corrects)
