"""Rows in, clock out: the only place that turns requests and events into facts, and the only writer of stored dates."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, prefetch_related_objects

from newsrooms.bulk import insert_all
from newsrooms.prepared import Among, Prepared

from .clock import Clock, Facts, codes, compute, law, read_facts
from .drafts import DatingFacts, EventDraft, Ground, RequestDraft
from .enums import TOLD_KINDS, EventKind, Shelf
from .lateness import heard_on, late_why, shelf_by_itself
from .models import AccessRequest, Event, ExtensionGround, Limit
from .models.access_request import PENDING

STORED = [
    "phase",
    "clock_starts_on",
    "presumed",
    "extended",
    "original_due",
    "due_earliest",
    "due_latest",
    "answered_on",
    "hold_from",
    "hold_to",
    "law_version",
    "promised_for",
    "late_why",
    "heard_on",
    "shelf",
    "shelved_from",
]


RequestFacts = AccessRequest | RequestDraft | DatingFacts
EventFacts = Event | EventDraft


@dataclass(frozen=True, slots=True)
class Corrected:
    """An entry and the draft that is to stand in its place."""

    event: Event
    draft: EventDraft


def facts_of(
    access_request: RequestFacts, events: Iterable[EventFacts] = (), *, corrected: Corrected | None = None
) -> Facts:
    """The facts that the clock reads, from rows or drafts; events in the order of the days they happened.

    `corrected` is the entry that a draft among the events is to replace, where others refer to it.
    Raises: `ClockError` when they contradict one another; its field names the event by its place among `events`.
    """
    return read_facts(
        {
            "statute": access_request.statute,
            "filed": access_request.filed_on,
            "channel": access_request.channel,
            "received": access_request.received_on,
            "events": [event_facts(event, corrected) for event in events],
        }
    )


# The clock's names (docs/clock.md) for the columns that it reads of each kind.
NAMED_DAY = {"by": "by"}
AGREED = {"accepted": "accepted"}
READ: dict[str, dict[str, str]] = {
    EventKind.EXTENSION: {
        "sent": "sent_on",
        "days": "days",
        "until": "until",
        "right_to_complain_stated": "right_to_complain_stated",
        "commissioner_told": "commissioner_told",
    },
    EventKind.EXTENSION_WITHDRAWN: {"ground": "ground"},
    EventKind.EXTENSION_STRUCK: {"ground": "ground"},
    EventKind.RESPONSE: {"sent": "sent_on", "disposition": "disposition"},
    EventKind.CLARIFICATION_ASKED: AGREED,
    EventKind.CLARIFICATION_ANSWERED: AGREED,
    EventKind.REPLY_DEMANDED: NAMED_DAY,
    EventKind.PROMISE: NAMED_DAY,
    EventKind.REPRESENTATIONS_ASKED: NAMED_DAY,
    EventKind.INITIAL_REPORT: NAMED_DAY,
    EventKind.COMPLAINT: {"ground": "ground"},
    EventKind.REGISTERED: {"number": "number"},
    EventKind.FINAL_REPORT: {
        "order_due": "order_due",
        "order_due_business_days": "order_days",
        "order_counted_from": "order_counted_from",
        "third_party": "third_party",
    },
}


def event_facts(event: EventFacts, corrected: Corrected | None = None) -> dict[str, Any]:
    """One event in the words of the clock's contract."""
    facts: dict[str, Any] = {"type": str(event.kind), "date": event.happened_on}
    facts |= {name: getattr(event, column) for name, column in READ.get(event.kind, {}).items()}
    match event.kind:
        case EventKind.EXTENSION:
            facts["grounds"] = [{"ground": claimed.ground, "days": claimed.days} for claimed in grounds_of(event)]
        case EventKind.EXTENSION_WITHDRAWN | EventKind.EXTENSION_STRUCK:
            notice = about_of(event, corrected)
            facts["of"] = notice.happened_on if notice else None
        case EventKind.COMPLAINT:
            facts["id"] = complaint_id(event, corrected)
        case EventKind.FINAL_REPORT:
            facts["complaint"] = complaint_id(about_of(event, corrected), corrected)
        case _:
            pass
    return {name: value for name, value in facts.items() if value not in (None, "")}


def about_of(event: EventFacts, corrected: Corrected | None) -> EventFacts | None:
    """The notice or complaint that an event refers to, as it stands now."""
    if event.about is None:
        return None
    about = event.about.standing()
    return corrected.draft if corrected and corrected.event == about else about


def complaint_id(complaint: EventFacts | None, corrected: Corrected | None) -> int | None:
    if corrected and complaint is corrected.draft:
        return corrected.event.pk
    return complaint.pk if isinstance(complaint, Event) else None


def grounds_of(event: EventFacts) -> Iterable[ExtensionGround | Ground]:
    return event.grounds.all() if isinstance(event, Event) else event.grounds


READ_BY_THE_CLOCK = Prepared(
    lambda requests: (
        Event.objects.filter(Among(F("access_request"), requests)).exclude(kind__in=TOLD_KINDS).standing().in_order()
    )
)


def clock_events(access_request: AccessRequest) -> list[Event]:
    """The standing events that the clock reads, in their order, with what it reads beside some of them."""
    return events_read([access_request.pk])


def events_read(requests: Sequence[int]) -> list[Event]:
    events = list(Event.objects.raw(*READ_BY_THE_CLOCK.asked(requests)))
    prefetch_related_objects([event for event in events if event.kind == EventKind.EXTENSION], "grounds")
    prefetch_related_objects([event for event in events if event.about_id is not None], "about__superseded_by")
    return events


def clock_of(access_request: AccessRequest, today: date) -> Clock:
    """The whole clock of one request, reasons included: for its own page and its letter, never for a list."""
    events = [] if is_new(access_request) else clock_events(access_request)
    return compute(facts_of(access_request, events), today)


def clocks_of(requests: Sequence[AccessRequest], today: date) -> dict[int, Clock]:
    """The whole clocks of several requests at once, by their numbers, in the same few queries for any number."""
    events: dict[int, list[Event]] = {one.pk: [] for one in requests}
    for event in events_read(list(events)):
        events[event.access_request_id].append(event)
    return {one.pk: compute(facts_of(one, events[one.pk]), today) for one in requests}


def wind(access_request: AccessRequest, today: date, *, changed: Iterable[str] = ()) -> Clock:
    """Compute the clock and save its dates, on the row (a new one is saved whole) and as limits.

    `changed` are further columns of the row that are still to be saved: with these, it is written once.
    Called in the transaction of the change. Nothing stored depends on `today`; it tells which facts lie in the future.
    Raises: `ClockError`, and then nothing is changed.
    """
    events = [] if is_new(access_request) else clock_events(access_request)
    clock = compute(facts_of(access_request, events), today)
    set_dates(access_request, clock, events)
    access_request.save(update_fields=None if is_new(access_request) else [*STORED, "shelved_why", *changed])
    save_limits(access_request, clock)
    end_quiet_before_a_limit(access_request, today)
    return clock


OF_A_LIMIT = ("kind", "ground", "section", "opens", "last_day", "settled_on")
LIMITS = Prepared(
    lambda requests: Limit.objects.filter(Among(F("access_request"), requests)).order_by("pk").values_list(*OF_A_LIMIT)
)


def save_limits(access_request: AccessRequest, clock: Clock) -> None:
    """Most events move none: then none is written."""
    wanted = limit_values(access_request, clock)
    if LIMITS([access_request.pk]) != [tuple([values[name] for name in OF_A_LIMIT]) for values in wanted]:
        Limit.objects.filter(access_request=access_request).delete()
        insert_all(Limit, wanted)


def end_quiet_before_a_limit(access_request: AccessRequest, today: date) -> None:
    """No request is let be over a day on which something of ours ends."""
    until = access_request.quiet_until
    if until is not None and access_request.limits.ending_by(until, today).exists():
        access_request.quiet_until, access_request.quiet_why = None, ""
        access_request.save(update_fields=["quiet_until", "quiet_why"])


def is_new(access_request: AccessRequest) -> bool:
    return access_request._state.adding  # noqa: SLF001  # Django documents it


def set_dates(access_request: AccessRequest, clock: Clock, events: Sequence[EventFacts]) -> None:
    """The stored clock's columns, unsaved; `events` are those that stand, in their order."""
    hold = clock.pauses[-1] if clock.pauses else None
    access_request.phase = clock.phase
    access_request.clock_starts_on = clock.received
    access_request.presumed = clock.presumed
    access_request.extended = any(extension.holds for extension in clock.extensions)
    access_request.original_due = clock.original_due.against_institution
    access_request.due_earliest = clock.due.for_requester
    access_request.due_latest = clock.due.against_institution
    access_request.answered_on = clock.answered_on
    access_request.hold_from = hold.from_date if hold else None
    access_request.hold_to = hold.to_date if hold else None
    access_request.law_version = clock.law_version
    access_request.promised_for = promised_last(events)
    access_request.late_why = late_why(clock, events)
    access_request.heard_on = heard_on(events)
    set_shelf(access_request, clock, events)


def set_shelf(access_request: AccessRequest, clock: Clock, events: Sequence[EventFacts]) -> None:
    """Where a person has put a request, it stays as long as an answer is owed."""
    if access_request.shelf in (Shelf.PUT, Shelf.TAKEN_BACK) and clock.phase in PENDING:
        return
    shelf, day = shelf_by_itself(clock, events, access_request.promised_for)
    access_request.shelf, access_request.shelved_from, access_request.shelved_why = shelf, day, ""


def promised_last(events: Iterable[EventFacts]) -> date | None:
    """The day that the last promise of these, in their order, names."""
    days = [event.by for event in events if event.kind == EventKind.PROMISE]
    return days[-1] if days else None


def limit_values(access_request: AccessRequest, clock: Clock) -> list[dict[str, Any]]:
    """The columns of each limit."""
    return [
        {
            "newsroom_id": access_request.newsroom_id,
            "access_request_id": access_request.pk,
            "kind": limit.kind,
            "ground": limit.ground or "",
            "section": limit.section,
            "opens": limit.opens,
            "last_day": limit.last_day,
            "settled_on": limit.settled_on,
        }
        for limit in clock.limits
    ]


def stored_clock(access_request: AccessRequest) -> dict[str, Any]:
    """The stored dates as the audit trail keeps them."""
    return {column: getattr(access_request, column) for column in STORED}


def outdated_clocks() -> bool:
    """Whether any stored clock was wound by another version of its law: `manage.py wind` mends it."""
    return any(AccessRequest.objects.outdated(code, law(code).version).exists() for code in codes())
