"""The sixty days that a notice or an answer opened: whether this complaint falls into them."""

from dataclasses import dataclass
from datetime import date

from complaints.letters.facts import LetterFacts
from requests_app.clock import Clock, law

STATUTE = "ATIA"
# The clock's kind of limit, for each ground that a notice or an answer opens.
LIMIT_KINDS = {
    "extension": "complaint_extension",
    "refusal": "complaint_refusal",
    "search": "complaint_refusal",
    "ncnd": "complaint_refusal",
    "language": "complaint_refusal",
    "alt_format": "complaint_refusal",
    "fees": "complaint_other",
    "other": "complaint_other",
}


@dataclass(frozen=True, slots=True)
class OpenedWindow:
    """The days to complain about one event."""

    opened_on: date
    last_day: date
    days: int


def last_day_of(clock: Clock, ground: str, opened_on: date) -> date | None:
    """The last day to complain on `ground` about what came on `opened_on`; None where the clock holds no such limit.

    Law: Access to Information Act, s. 31.
    Days: calendar; the day on which it came is not counted.
    """
    kind = LIMIT_KINDS.get(ground)
    found = (one.last_day for one in clock.limits if one.kind == kind and one.opens == opened_on)
    return next(found, None)


def window_of(facts: LetterFacts) -> OpenedWindow | None:
    """The window that the letter may speak of; None where there is none, or the clock does not hold it."""
    if facts.about is None:
        return None
    last = last_day_of(facts.clock, facts.ground, facts.about.on)
    return OpenedWindow(facts.about.on, last, (last - facts.about.on).days) if last else None


def order_days(today: date) -> int:
    """The business days after the report on which an order usually takes effect (s. 36.1(4))."""
    statute = law(STATUTE)
    return (statute.rule("order_effective", today) or statute.rules["order_effective"].all[0]).days
