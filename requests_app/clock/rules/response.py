"""Receipt, the days to answer, moved limits, and silence."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from requests_app.clock.calendar import DAYS_KEPT, DayRule
from requests_app.clock.course import NO_LIMITS, Course, Limits, OpenLimit
from requests_app.clock.facts import Acknowledgement, Facts
from requests_app.clock.law import Law
from requests_app.clock.law.rule import Rule
from requests_app.clock.results import Readings, Step


@dataclass(frozen=True, slots=True)
class Opening:
    """The first period: its rule, its last day not moved, and the sum."""

    rule: Rule
    last: date
    step: Step


@dataclass(frozen=True, slots=True)
class Dated:
    """One limit of the institution's in its readings, with its reasons and what follows when it passes in silence."""

    readings: Readings
    moves: tuple[Step, ...]
    warned: tuple[tuple[date, DayRule], ...]
    latest: date | None
    silence: Step | None
    delay: Limits


def receipts(law: Law, facts: Facts) -> tuple[date, date, tuple[Step, ...]]:
    """The day of receipt as the law counts and as practice does, and why it is presumed if it is.

    Law: Access to Information Act, s. 7; presumed receipt is our default.
    Days: calendar, ten more in practice for what was mailed.
    """
    if facts.received is not None:
        return facts.received, facts.received, ()
    filed = facts.filed or date.max
    steps = _presumed(law.rule("presumed_receipt", filed), filed, filed)
    mailed = law.rule("presumed_receipt_by_mail", filed) if facts.channel == "mail" else None
    if mailed is None:
        return filed, filed, steps
    told = [event.date for event in facts.events if isinstance(event, Acknowledgement)]
    presumed = min([law.calendar.add(filed, mailed.days, mailed.unit), *told])
    return filed, presumed, steps + _presumed(mailed, filed, presumed)


def _presumed(rule: Rule | None, first: date, last: date) -> tuple[Step, ...]:
    return (Step(rule, first, rule.days or None, last),) if rule else ()


@lru_cache(maxsize=DAYS_KEPT)
def opening(law: Law, receipt: date) -> Opening | None:
    """The first period from `receipt`; None on a day when the law was not in force.

    Law: Access to Information Act, s. 7; Interpretation Act, s. 27(5).
    Days: in the unit of the rule; the day of receipt is not counted.
    """
    rule = law.response.on(receipt)
    if rule is None:
        return None
    last = law.calendar.add(receipt, rule.days, rule.unit)
    return Opening(rule, last, Step(rule, receipt, rule.days, last))


def dated(course: Course) -> tuple[Dated, Dated]:
    """The first limit and the one with extensions, each in its readings.

    Law: Access to Information Act, ss. 7, 9, 10(3); Interpretation Act, s. 26.
    Days: in the unit of the response.
    """
    law, by_law, in_practice = course.law, course.by_law, course.in_practice
    original = on_days(law, by_law.original_day, in_practice.original_day)
    if course.extended or by_law.open_pauses or in_practice.open_pauses:
        return original, on_days(law, by_law.due_day, in_practice.due_day)
    return original, original


@lru_cache(maxsize=DAYS_KEPT)
def on_days(law: Law, counted: date | None, in_practice: date | None) -> Dated:
    """A limit whose last day, not moved, is `counted` by law and `in_practice` as institutions count.

    Law: Interpretation Act, ss. 26, 35; `practice` as in the TBS Manual, 7.1.1; the Act, ss. 10(3), 31.
    Days: calendar for moves; complaints in the unit of their rule.
    """
    strict = law.calendar.after_holidays(counted) if counted else None
    practice = law.calendar.after_rest_days(in_practice) if in_practice else None
    moves = _move(law, "moved_by_law", counted, strict)
    if (in_practice, practice) != (counted, strict):
        moves += _move(law, "moved_in_practice", in_practice, practice)
    readings = Readings(counted, strict, practice)
    days = sorted({day for day in (counted, strict, practice) if day})
    warned = tuple((day, rule) for day in days if (rule := law.calendar.warning_of(day)))
    latest = readings.against_institution
    return Dated(readings, moves, warned, latest, _silence(law, latest), _delay(law, readings))


def _move(law: Law, name: str, first: date | None, last: date | None) -> tuple[Step, ...]:
    rule = law.rule(name, first) if first and first != last else None
    return (Step(rule, first, None, last, (("holiday", law.calendar.name_of(first)),)),) if rule and first else ()


def _silence(law: Law, latest: date | None) -> Step | None:
    rule = law.rule("silence", latest) if latest else None
    return Step(rule, latest, rule.days, latest + timedelta(days=rule.days)) if rule and latest else None


def _delay(law: Law, readings: Readings) -> Limits:
    earliest, latest = readings.for_requester, readings.latest
    return window(law, earliest, latest) if earliest and latest else NO_LIMITS


@lru_cache(maxsize=DAYS_KEPT)
def window(law: Law, earliest: date, latest: date) -> Limits:
    """When to complain of silence after a limit: never before its latest reading, safely not long after its earliest.

    Law: Access to Information Act, ss. 10(3), 30(1)(a), 31; OIC guidance on timeframes.
    Days: in the unit of the rule, calendar by federal law; the limit itself is not counted.
    """
    rule = law.limit("complaint_delay", earliest)
    if rule is None:
        return NO_LIMITS
    last = law.calendar.add(earliest, rule.days, rule.unit) if rule.limited else None
    step = Step(rule, earliest, rule.days or None, last)
    return (OpenLimit(rule, latest + timedelta(days=1), last, earliest),), (step,)
