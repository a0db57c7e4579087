"""Limits of ours that an event opens, and what uses them up."""

from datetime import date
from functools import lru_cache

from requests_app.clock.calendar import DAYS_KEPT, Calendar
from requests_app.clock.course import NO_LIMITS, ComplaintMade, Course, Limits, OpenLimit, limit_with
from requests_app.clock.law import Law, law
from requests_app.clock.law.rule import LimitRule
from requests_app.clock.results import ClockWarning, Step
from requests_app.clock.rules.response import Dated, window


@lru_cache(maxsize=DAYS_KEPT)
def limits_of(law: Law, kind: str, arrived: date, sent: date) -> Limits:
    """What an event opens: complaints about a notice, an answer, a transfer; review of a refusal to investigate.

    Law: Access to Information Act, s. 31, each ground its own 60 days after arrival; Federal Courts Act, s. 18.1(2).
    Days: in the unit of the rule; the day of the event is not counted.
    """
    limits, steps = [], []
    for versions in law.event_limits[kind]:
        rule = versions.on(arrived)
        if rule is not None:
            step = run_from(law.calendar, rule, sent if rule.counts_from == "sent" else arrived)
            limits.append(OpenLimit(rule, arrived, step.to_date, arrived))
            steps.append(step)
    return tuple(limits), tuple(steps)


@lru_cache(maxsize=DAYS_KEPT)
def run_from(calendar: Calendar, rule: LimitRule, first: date) -> Step:
    """The sum from `first` to the last day of the limit, None where the law sets none.

    Law: whichever the rule names.
    Days: in the unit of the rule; `first` is not counted.
    """
    last = calendar.add(first, rule.days, rule.unit, stands_still=rule.stands_still) if rule.limited else None
    return Step(rule, first, rule.days or None, last)


def last_day_after(statute: str, name: str, day: date) -> date | None:
    """The last day of the limit `name` that opened on `day`; None where the statute does not know it, or sets none.

    Law: whichever the rule names; for any other matter, Access to Information Act, s. 31.
    Days: in the unit of the rule; `day` is not counted.
    """
    found = law(statute)
    rule = found.limit(name, day)
    return run_from(found.calendar, rule, day).to_date if rule else None


@lru_cache(maxsize=DAYS_KEPT)
def limit_from(calendar: Calendar, rule: LimitRule, first: date) -> Limits:
    """The limit that opens on `first` and runs from it.

    Law: whichever the rule names.
    Days: in the unit of the rule; `first` is not counted.
    """
    return limit_with(rule, first, first, run_from(calendar, rule, first))


def name_limit(course: Course, name: str, day: date, by: date) -> None:
    """Open a limit whose last day is named by the one who asks.

    Law: whichever the rule names; for representations, s. 35(2).
    Days: none counted.
    """
    rule = course.law.limit(name, day)
    if rule is not None:
        course.open(limit_with(rule, day, day, Step(rule, day, None, by)))


def open_for_delay(course: Course, due: Dated, closed: date | None) -> None:
    """When to complain of silence: one window, two where an extension holds in practice alone, none once answered.

    Law: Access to Information Act, ss. 10(3), 30(1)(a), 31.
    Days: in the unit of the rule; the limit itself is not counted.
    """
    if closed is not None and due.latest is not None and closed <= due.latest:
        return
    limits, steps = _apart(course) if course.extended_in_practice_only else due.delay
    if closed is not None:
        for place, _ in enumerate(limits, len(course.limits)):
            course.settled[place] = closed
    course.limits += limits
    course.steps += steps


def _apart(course: Course) -> Limits:
    """The window as if the notice did not hold, and the one as if it did."""
    calendar, by_law, in_practice = course.law.calendar, course.by_law, course.in_practice
    held = calendar.units(by_law.original, by_law.due, by_law.unit)
    without = in_practice.move(calendar.add(in_practice.original, held, in_practice.unit))
    first, second = by_law.due_day, in_practice.due_day
    limits, steps = window(course.law, first, max(by_law.move(first), without)) if first else NO_LIMITS
    others, sums = window(course.law, second, in_practice.move(second)) if second else NO_LIMITS
    return limits + others, steps + sums


def settle(course: Course, first_delay: int) -> None:
    """Mark for each complaint the limit that it uses up: delay first, else the latest of its ground.

    Law: Access to Information Act, ss. 30, 31: one ground, one complaint.
    Days: none counted.
    """
    for made in course.complaints:
        places = _delays_of(course, made, first_delay) or _latest_of(course, made, first_delay)
        last = date.min
        for place in places:
            one = course.limits[place]
            course.settled[place] = made.date
            last = max(last, one.until)
            if made.date < one.opens:
                course.warnings.append(ClockWarning("complaint_premature", {"date": made.date, "opens": one.opens}))
        if places and last < made.date:
            course.warnings.append(ClockWarning("complaint_late", {"date": made.date, "last": last}))


def _delays_of(course: Course, made: ComplaintMade, first_delay: int) -> list[int]:
    """The windows for silence that the complaint falls into: late on some reading, and not answered yet."""
    limits, settled = course.limits, course.settled
    return [
        place
        for place in range(first_delay, len(limits))
        if limits[place].rule.ground == made.ground
        and limits[place].after < made.date
        and (place not in settled or made.date < settled[place])
    ]


def _latest_of(course: Course, made: ComplaintMade, first_delay: int) -> list[int]:
    if made.ground is None:
        return []
    for place in range(first_delay - 1, -1, -1):
        one = course.limits[place]
        if one.rule.ground == made.ground and one.opens <= made.date and place not in course.settled:
            return [place]
    return []


def settle_kind(course: Course, kinds: tuple[str, ...], day: date) -> None:
    """Mark the latest limit of these kinds that an act of `day` uses up.

    Law: none; a record of what was done.
    Days: none counted.
    """
    for place in range(len(course.limits) - 1, -1, -1):
        one = course.limits[place]
        if one.rule.kind in kinds and one.opens <= day and place not in course.settled:
            course.settled[place] = day
            return
