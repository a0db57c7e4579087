"""The clock's facts of a line that is not saved: its events know one another by their places."""

from typing import Any

from requests_app.clock import Facts, read_facts
from requests_app.enums import TOLD_KINDS, EventKind
from requests_app.winding import event_facts

from .verdicts import RowDraft

WITHOUT_EFFECT = (EventKind.EXTENSION_WITHDRAWN, EventKind.EXTENSION_STRUCK)


def places_in_order(draft: RowDraft) -> list[int]:
    """Of the events that the clock reads and that stand, neither corrected nor struck out, as they happened."""
    gone = {*draft.corrects.values(), *draft.struck}
    standing = [place for place, event in enumerate(draft.events) if place not in gone and event.kind not in TOLD_KINDS]
    return sorted(standing, key=lambda place: draft.events[place].happened_on)


def facts_of_row(draft: RowDraft) -> Facts:
    """Raises: `ClockError`; its field names the event by its place in `places_in_order`."""
    request = draft.request
    return read_facts(
        {
            "statute": request.statute,
            "filed": request.filed_on,
            "channel": request.channel,
            "received": request.received_on,
            "events": [linked(draft, place) for place in places_in_order(draft)],
        }
    )


def linked(draft: RowDraft, place: int) -> dict[str, Any]:
    """The facts of one event, with those that it refers to."""
    event = draft.events[place]
    facts = event_facts(event)
    about = standing(draft, draft.about[place]) if place in draft.about else None
    if event.kind is EventKind.COMPLAINT:
        facts["id"] = place
    elif about is not None and event.kind in WITHOUT_EFFECT:
        facts["of"] = draft.events[about].happened_on
    elif about is not None and event.kind is EventKind.FINAL_REPORT:
        facts["complaint"] = about
    return facts


def standing(draft: RowDraft, place: int) -> int:
    """The place of what stands instead of that event now."""
    correction_of = {corrected: correction for correction, corrected in draft.corrects.items()}
    while place in correction_of:
        place = correction_of[place]
    return place
