"""The sixty days that a notice, an answer or another act opened: whether this complaint falls into them."""

from datetime import date

from complaints.letters.facts import LetterFacts
from requests_app.clock import Clock, last_day_after

from .count import STATUTE, Window

# The clock's kind of limit, for each ground.
LIMIT_KINDS = {
    "delay": "complaint_delay",
    "delay_extended": "complaint_delay",
    "extension": "complaint_extension",
    "refusal": "complaint_refusal",
    "search": "complaint_refusal",
    "ncnd": "complaint_refusal",
    "language": "complaint_refusal",
    "alt_format": "complaint_refusal",
    "fees": "complaint_other",
    "other": "complaint_other",
}


def last_day_of(clock: Clock, ground: str, opened_on: date) -> date | None:
    """The last day to complain on `ground` about what came on `opened_on`; None where the ground has none.

    The clock holds it for what opens a limit by itself; of any other act the law is asked.
    Law: Access to Information Act, s. 31: one period for each ground.
    Days: calendar; the day on which it came is not counted.
    """
    kind = LIMIT_KINDS.get(ground)
    if kind is None:
        return None
    held = (one.last_day for one in clock.limits if one.kind == kind and one.opens == opened_on)
    return next(held, None) or (last_day_after(STATUTE, kind, opened_on) if kind == "complaint_other" else None)


def used_up_on(clock: Clock, ground: str, opened_on: date | None) -> date | None:
    """The day of the complaint that used up this limit; None while it is there. `opened_on`: None for silence.

    Law: Access to Information Act, s. 30(4): the same matter is not investigated twice.
    """
    same = (one for one in clock.limits if one.kind == LIMIT_KINDS.get(ground) and opened_on in (None, one.opens))
    return next((one.settled_on for one in same if one.settled_on), None)


def window_of(facts: LetterFacts) -> Window | None:
    """The window that the letter may speak of; None where there is none."""
    if facts.about is None:
        return None
    last = last_day_of(facts.clock, facts.ground, facts.about.on)
    return Window(facts.about.on, last) if last else None
