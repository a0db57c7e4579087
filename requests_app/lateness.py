"""Why a request is late, and when nothing more can be done about it: what winding stores beside the dates."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from .clock import Clock, Limit
from .drafts import EventDraft
from .enums import INSTITUTION_KINDS, PURSUED_KINDS, PURSUIT_ENDED_KINDS, EventKind, LateWhy, Shelf
from .models import Event
from .models.access_request import SHELF_DAYS

EventFacts = Event | EventDraft


def late_why(clock: Clock, events: Iterable[EventFacts]) -> LateWhy:
    """What the time limit ran out after, the weightiest first: an extension, a pause, a part that came."""
    if clock.extensions:
        return why_extended(clock)
    over = [pause for pause in clock.pauses if pause.to_date is not None]
    if over:
        return LateWhy.SUSPENSION_OVER if over[-1].kind == "suspension" else LateWhy.HOLD_OVER
    if any(event.kind == EventKind.INTERIM_RELEASE for event in events):
        return LateWhy.INTERIM
    return LateWhy.SILENCE


def why_extended(clock: Clock) -> LateWhy:
    if any(extension.holds for extension in clock.extensions):
        return LateWhy.EXTENSION_OVER
    withdrawn = clock.extensions[-1].why == "withdrawn"
    return LateWhy.EXTENSION_WITHDRAWN if withdrawn else LateWhy.EXTENSION_FAILED


def heard_on(events: Iterable[EventFacts]) -> date | None:
    """The last day on which the institution gave a sign of life."""
    return max((event.happened_on for event in events if event.kind in INSTITUTION_KINDS), default=None)


def shelf_by_itself(clock: Clock, events: Sequence[EventFacts], promised: date | None) -> tuple[Shelf, date | None]:
    """How a request comes to the shelf if nobody puts it there, and on which day if its due date does not tell.

    Only what waits in silence ages: not what stands still, nor what the Commissioner or the Court has before them, nor
    what may still be complained of.
    """
    due = clock.due.against_institution
    running = [limit for limit in clock.limits if limit.settled_on is None]
    if clock.phase != "open" or due is None or is_pursued(events) or any(never_passes(limit) for limit in running):
        return Shelf.KEPT, None
    last = max((day for day in (*(limit.last_day for limit in running), promised) if day is not None), default=due)
    if (last - due).days <= SHELF_DAYS:
        return Shelf.AGES, None
    return (Shelf.DATED, last + timedelta(days=1)) if last < date.max else (Shelf.KEPT, None)


def never_passes(limit: Limit) -> bool:
    """A limit without a last day in law, and an order that is not obeyed: something can be done however old it is.

    That a report may be published is nothing to be done.
    """
    return (limit.last_day is None and limit.kind != "publication") or limit.kind in ("order", "order_effective")


def is_pursued(events: Iterable[EventFacts]) -> bool:
    """A complaint or an application has been made that nothing has ended; each complaint has an end of its own."""
    steps = [event.kind for event in events if event.kind in PURSUED_KINDS | PURSUIT_ENDED_KINDS]
    made = steps.count(EventKind.COMPLAINT)
    return bool(steps) and (steps[-1] in PURSUED_KINDS or made > sum(step in PURSUIT_ENDED_KINDS for step in steps))
