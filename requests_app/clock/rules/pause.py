"""Holds and suspensions."""

from collections.abc import Sequence
from datetime import date

from requests_app.clock import errors
from requests_app.clock.course import Course, OpenPause
from requests_app.clock.facts import ClarificationAnswered, ClarificationAsked, Event, FeeNotice
from requests_app.clock.results import ClockWarning, Pause, Step


def begin(course: Course, event: Event, later: Sequence[tuple[int, Event]], index: int) -> None:
    """Stop the readings that the pause binds, from the day of the event.

    Law: Access to Information Act, s. 6.1(1.2); for holds none: practice, 2022 OIC 08.
    Days: none counted yet.
    Raises: AlreadySuspended; a question asked while another waits changes nothing.
    """
    versions = next((one for one in course.law.pauses if one.all[0].starts == event.kind), None)
    if versions is None:
        _unknown(course, event)
        return
    rule = versions.on(course.made)
    if rule is None:
        course.warnings.append(ClockWarning("pause_not_in_force", {"date": event.date}))
        return
    if rule.name in course.open_pauses:
        if rule.binds:
            raise errors.AlreadySuspended(
                f"events[{index}].date", course.facts, since=course.open_pauses[rule.name].from_date
            )
        return
    if course.closed_on is not None:
        return
    accepted = isinstance(event, ClarificationAsked) and (event.accepted or _accepted_later(later))
    tracks = (course.by_law, course.in_practice) if rule.binds or accepted else (course.in_practice,)
    for track in tracks:
        track.stop(event.date)
    course.open_pauses[rule.name] = OpenPause(rule.name, rule.ends, rule.kind, rule, event.date, accepted, tracks)


def _unknown(course: Course, event: Event) -> None:
    """A statute without such a pause: worth a word, but for a fee, which seldom stops anything."""
    if not isinstance(event, FeeNotice):
        course.warnings.append(ClockWarning("unknown_to_this_law", {"date": event.date, "law": course.law.names}))


def _accepted_later(later: Sequence[tuple[int, Event]]) -> bool:
    return next((event.accepted for _, event in later if isinstance(event, ClarificationAnswered)), False)


def end(course: Course, event: Event, index: int) -> None:
    """Let what the event ends run again from its day.

    Law: Access to Information Act, s. 6.1(1.2), (1.4); for holds none: practice, 2022 OIC 21.
    Days: in the unit of the response; the first day is counted, the day it runs again is not.
    Raises: NothingToEnd.
    """
    known = any(one.all[0].ends == event.kind for one in course.law.pauses)
    pause = next((one for one in course.open_pauses.values() if one.ends == event.kind), None)
    if pause is not None:
        close(course, pause, event.date)
    elif known and course.closed_on is None and not _not_in_force(course):
        raise errors.NothingToEnd(f"events[{index}].date", course.facts)


def _not_in_force(course: Course) -> bool:
    return any(warning.code == "pause_not_in_force" for warning in course.warnings)


def close(course: Course, pause: OpenPause, day: date) -> None:
    """End a pause on `day`: its days are added where it began in time.

    Law: as `end`; an answer to the request ends a pause too (default).
    Days: in the unit of the response.
    """
    del course.open_pauses[pause.name]
    moved = course.in_practice.stops_due
    for track in pause.tracks:
        track.run(day)
    course.pauses.append(Pause(pause.kind, pause.from_date, day, pause.accepted))
    if moved:
        days = course.law.calendar.between(pause.from_date, day, course.response.unit)
        course.steps.append(Step(pause.rule, pause.from_date, days, day))
        if not pause.rule.binds and not pause.accepted:
            course.warnings.append(ClockWarning("hold_disputed", {"from": pause.from_date}))


def close_all(course: Course, day: date) -> None:
    """End whatever still stops the period: the request was answered or given up.

    Law: none; default.
    Days: in the unit of the response.
    """
    for pause in tuple(course.open_pauses.values()):
        close(course, pause, max(day, pause.from_date))
