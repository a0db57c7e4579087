"""Limits of ours that an event opens, and what uses them up."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from requests_app.clock.calendar import DAYS_KEPT, Calendar
from requests_app.clock.course import ComplaintMade, Course, OpenLimit
from requests_app.clock.facts import Event
from requests_app.clock.law.rule import LimitRule
from requests_app.clock.results import ClockWarning, Step
from requests_app.clock.rules.response import Dated, Window, window


def open_limits(course: Course, event: Event) -> None:
    """Open what the event opens: complaints about a notice, an answer, a transfer; review of a refusal to investigate.

    Law: Access to Information Act, s. 31, each ground its own 60 days after arrival; Federal Courts Act, s. 18.1(2).
    Days: in the unit of the rule; the day of the event is not counted.
    """
    for versions in course.law.event_limits.get(event.kind, ()):
        rule = versions.on(event.date)
        if rule is not None:
            first = event.acts_on if rule.counts_from == "sent" else event.date
            step = run_from(course.law.calendar, rule, first)
            course.limits.append(OpenLimit(rule, event.date, step.to_date, event.date))
            course.limit_steps.append(step)


@lru_cache(maxsize=DAYS_KEPT)
def run_from(calendar: Calendar, rule: LimitRule, first: date) -> Step:
    """The sum from `first` to the last day of the limit, None where the law sets none.

    Law: whichever the rule names.
    Days: in the unit of the rule; `first` is not counted.
    """
    last = calendar.add(first, rule.days, rule.unit, stands_still=rule.stands_still) if rule.limited else None
    return Step(rule, first, rule.days or None, last)


def name_limit(course: Course, name: str, day: date, by: date) -> None:
    """Open a limit whose last day is named by the one who asks.

    Law: whichever the rule names; for representations, s. 35(2).
    Days: none counted.
    """
    rule = course.law.limit(name, day)
    if rule is not None:
        course.limits.append(OpenLimit(rule, day, by, day))
        course.limit_steps.append(Step(rule, day, None, by))


def delay_limits(course: Course, due: Dated) -> list[OpenLimit]:
    """When to complain of silence: one window, two where an extension holds in practice alone, none once answered.

    Law: Access to Information Act, ss. 10(3), 30(1)(a), 31.
    Days: in the unit of the rule; the limit itself is not counted.
    """
    closed = course.closed_on
    if closed is not None and due.latest is not None and closed <= due.latest:
        return []
    windows = _apart(course) if course.extended_in_practice_only else due.delay
    course.steps += [one.step for one in windows]
    return [OpenLimit(one.rule, one.opens, one.last_day, one.after, closed) for one in windows]


def _apart(course: Course) -> tuple[Window, ...]:
    """The window as if the notice did not hold, and the one as if it did."""
    calendar, by_law, in_practice = course.law.calendar, course.by_law, course.in_practice
    held = calendar.units(by_law.original, by_law.due, by_law.unit)
    without = in_practice.move(calendar.add(in_practice.original, held, in_practice.unit))
    first, second = by_law.due_day, in_practice.due_day
    windows = window(course.law, first, max(by_law.move(first), without)) if first else ()
    return windows + (window(course.law, second, in_practice.move(second)) if second else ())


def settle(course: Course, delays: Sequence[OpenLimit]) -> None:
    """Mark for each complaint the limit that it uses up: delay first, else the latest of its ground.

    Law: Access to Information Act, ss. 30, 31: one ground, one complaint.
    Days: none counted.
    """
    for made in course.complaints:
        fitting = _delays_of(made, delays) or _latest_of(made, course.limits)
        for one in fitting:
            one.settled_on = made.date
            if made.date < one.opens:
                course.warnings.append(ClockWarning("complaint_premature", {"date": made.date, "opens": one.opens}))
        lasts = [one.last_day for one in fitting if one.last_day is not None]
        if lasts and max(lasts) < made.date:
            course.warnings.append(ClockWarning("complaint_late", {"date": made.date, "last": max(lasts)}))


def _delays_of(made: ComplaintMade, delays: Iterable[OpenLimit]) -> list[OpenLimit]:
    """The windows for silence that the complaint falls into: late on some reading, and not answered yet."""
    return [
        one
        for one in delays
        if one.rule.ground == made.ground
        and one.after < made.date
        and (one.settled_on is None or made.date < one.settled_on)
    ]


def _latest_of(made: ComplaintMade, limits: Iterable[OpenLimit]) -> list[OpenLimit]:
    fitting = [
        one
        for one in limits
        if made.ground is not None
        and one.rule.ground == made.ground
        and one.opens <= made.date
        and one.settled_on is None
    ]
    return fitting[-1:]


def settle_kind(course: Course, kinds: tuple[str, ...], day: date) -> None:
    """Mark the latest limit of these kinds that an act of `day` uses up.

    Law: none; a record of what was done.
    Days: none counted.
    """
    for one in reversed(course.limits):
        if one.rule.kind in kinds and one.settled_on is None and one.opens <= day:
            one.settled_on = day
            return
