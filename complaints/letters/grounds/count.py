"""How late the institution is, on which reading: the figures that a delay letter says in words."""

from dataclasses import dataclass
from datetime import date, timedelta

from complaints.letters.facts import LetterFacts
from requests_app.clock import Clock, law

STATUTE = "ATIA"


class NotLate(Exception):
    """On no reading of the time limit is the institution late: a complaint would be premature."""


@dataclass(frozen=True, slots=True)
class Window:
    """Sixty days to complain: from which day they are counted, and the last of them."""

    counted_from: date
    last_day: date

    @property
    def days(self) -> int:
        return (self.last_day - self.counted_from).days


@dataclass(frozen=True, slots=True)
class Count:
    """The lateness that the letter claims."""

    period: int  # days to respond (s. 7)
    earliest: date  # the earliest day on which the limit can be said to have ended
    relied_on: date  # the latest reading that has passed: what the letter claims
    latest: date | None  # the latest reading of all; None while one of them has no day
    deemed_refusal_on: date | None  # None where the clock holds none: it goes by the latest reading of all
    days_late: int
    complaint_days: int
    windows: tuple[Window, ...]
    order_days: int  # business days after the report on which an order takes effect (s. 36.1(4))

    @property
    def certain(self) -> bool:
        """Late on every reading."""
        return self.relied_on == self.latest

    @property
    def last_safe_day(self) -> date | None:
        return self.windows[0].last_day if self.windows else None


def passed_readings(clock: Clock, today: date) -> list[date]:
    """The readings of the due date that lie before `today`, in order."""
    readings = (clock.due.counted, clock.due.strict, clock.due.practice)
    return sorted(day for day in readings if day is not None and day < today)


def count_of(facts: LetterFacts) -> Count:
    """What the letter may claim on its date.

    Raises: `NotLate`.
    """
    passed = passed_readings(facts.clock, facts.today)
    if not passed:
        raise NotLate
    latest = facts.clock.due.against_institution
    complaint_days = days_of("complaint_delay", facts.today, facts.statute)
    lasts = sorted(
        {limit.last_day for limit in facts.clock.limits if limit.kind == "complaint_delay" and limit.last_day}
    )
    return Count(
        period=days_of("response", facts.clock.received, facts.statute),
        earliest=passed[0],
        relied_on=passed[-1],
        latest=latest,
        deemed_refusal_on=facts.clock.deemed_refusal_on if passed[-1] == latest else None,
        days_late=(facts.today - passed[-1]).days,
        complaint_days=complaint_days,
        windows=tuple(Window(last - timedelta(days=complaint_days), last) for last in lasts),
        order_days=days_of("order_effective", facts.today, facts.statute),
    )


def days_of(rule: str, day: date, code: str = STATUTE) -> int:
    """How many days the rule gives; as first enacted, for a day before it; none where the statute has no such rule."""
    statute = law(code)
    if rule not in statute.rules:
        return 0
    return (statute.rule(rule, day) or statute.rules[rule].all[0]).days
