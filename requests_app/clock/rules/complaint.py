"""Limits of ours that an event opens, and what uses them up."""

from collections.abc import Iterable
from datetime import date

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
            open_limit(course, rule, first, event.date)


def open_limit(course: Course, rule: LimitRule, first: date, opens: date) -> None:
    """Open one limit that runs from `first`.

    Law: whichever the rule names.
    Days: in the unit of the rule; `first` is not counted.
    """
    still = rule.stands_still
    last = course.law.calendar.add(first, rule.days, rule.unit, stands_still=still) if rule.limited else None
    course.limits.append(OpenLimit(rule, opens, last, opens))
    course.limit_steps.append(Step(rule, first, rule.days or None, last))


def name_limit(course: Course, name: str, day: date, by: date) -> None:
    """Open a limit whose last day is named by the one who asks.

    Law: whichever the rule names; for representations, s. 35(2).
    Days: none counted.
    """
    rule = course.law.rule(name, day)
    if isinstance(rule, LimitRule):
        course.limits.append(OpenLimit(rule, day, by, day))
        course.limit_steps.append(Step(rule, day, None, by))


def delay_limits(course: Course, due: Dated) -> tuple[OpenLimit, ...]:
    """When to complain of silence: one window, two where an extension holds in practice alone, none once answered.

    Law: Access to Information Act, ss. 10(3), 30(1)(a), 31.
    Days: in the unit of the rule; the limit itself is not counted.
    """
    closed = course.closed_on
    if closed is not None and due.latest is not None and closed <= due.latest:
        return ()
    windows = due.delay
    if course.extended_in_practice_only:
        windows = _apart(course)
    course.steps += [one.step for one in windows]
    return tuple(OpenLimit(one.rule, one.opens, one.last_day, one.after, closed) for one in windows)


def _apart(course: Course) -> tuple[Window, ...]:
    """The window as if the notice did not hold, and the one as if it did."""
    calendar, by_law, in_practice = course.law.calendar, course.by_law, course.in_practice
    held = calendar.units(by_law.original, by_law.due, by_law.unit)
    without = in_practice.move(calendar.add(in_practice.original, held, in_practice.unit))
    first, second = by_law.due_day, in_practice.due_day
    windows = window(course.law, first, max(by_law.move(first), without)) if first else ()
    return windows + (window(course.law, second, in_practice.move(second)) if second else ())


def settle(course: Course, delays: Iterable[OpenLimit]) -> None:
    """Mark for each complaint the limit that it uses up: delay first, else the latest of its ground.

    Law: Access to Information Act, ss. 30, 31: one ground, one complaint.
    Days: none counted.
    """
    windows = tuple(delays)
    for made in course.complaints:
        if not _settle_delay(course, made, windows):
            _settle_latest(course, made)


def _settle_delay(course: Course, made: ComplaintMade, windows: tuple[OpenLimit, ...]) -> bool:
    hit = [
        one
        for one in windows
        if one.rule.ground == made.ground and made.date > one.after and not _before(one, made.date)
    ]
    for one in hit:
        one.settled_on = made.date
        if made.date < one.opens:
            course.warnings.append(ClockWarning("complaint_premature", {"date": made.date, "opens": one.opens}))
    _warn_late(course, made, hit)
    return bool(hit)


def _settle_latest(course: Course, made: ComplaintMade) -> None:
    fitting = [
        one
        for one in course.limits
        if made.ground is not None
        and one.rule.ground == made.ground
        and one.opens <= made.date
        and one.settled_on is None
    ]
    if fitting:
        fitting[-1].settled_on = made.date
        _warn_late(course, made, fitting[-1:])


def _before(limit: OpenLimit, day: date) -> bool:
    return limit.settled_on is not None and limit.settled_on <= day


def _warn_late(course: Course, made: ComplaintMade, limits: list[OpenLimit]) -> None:
    lasts = [one.last_day for one in limits]
    if lasts and all(last is not None and last < made.date for last in lasts):
        course.warnings.append(ClockWarning("complaint_late", {"date": made.date, "last": max(filter(None, lasts))}))


def settle_kind(course: Course, kinds: tuple[str, ...], day: date) -> None:
    """Mark the latest limit of these kinds that an act of `day` uses up.

    Law: none; a record of what was done.
    Days: none counted.
    """
    for one in reversed(course.limits):
        if one.rule.kind in kinds and one.settled_on is None and one.opens <= day:
            one.settled_on = day
            return
