"""Holds and suspensions."""

import itertools
from datetime import date

from requests_app.clock import errors
from requests_app.clock.course import Course, OpenPause
from requests_app.clock.facts import ClarificationAnswered, ClarificationAsked, Event, FeeNotice
from requests_app.clock.results import ClockWarning, Pause, Step


def begin(course: Course, event: Event, index: int) -> None:
    """Stop the readings that the pause binds, from the day of the event.

    Law: Access to Information Act, s. 6.1(1.2); for holds none: practice, 2022 OIC 08.
    Days: none counted yet.
    Raises: AlreadySuspended; a question asked while another waits changes nothing.
    """
    versions = course.law.pauses_by_start.get(event.kind)
    if versions is None:
        _unknown(course, event)
        return
    rule = versions.on(course.made)
    if rule is None:
        course.warnings.append(ClockWarning("pause_not_in_force", {"date": event.date}))
        return
    running = course.open_pauses.get(rule.ends)
    if running is not None and rule.binds:
        raise errors.AlreadySuspended(f"events[{index}].date", since=running.from_date)
    if running is not None or course.closed_on is not None:
        return
    accepted = type(event) is ClarificationAsked and (event.accepted or _accepted_later(course))
    tracks = (course.by_law, course.in_practice) if rule.binds or accepted else (course.in_practice,)
    for track in tracks:
        track.stop(event.date)
    course.open_pauses[rule.ends] = OpenPause(rule, event.date, accepted, tracks)


def _unknown(course: Course, event: Event) -> None:
    """A statute without such a pause: worth a word, but for a fee, which seldom stops anything."""
    if not isinstance(event, FeeNotice):
        course.warnings.append(ClockWarning("unknown_to_this_law", {"date": event.date, "law": course.law.names}))


def _accepted_later(course: Course) -> bool:
    """Whether the requester agreed when answering: the next answer after the question at hand."""
    for _, _, event in itertools.islice(course.events, course.place + 1, None):
        if type(event) is ClarificationAnswered:
            return event.accepted
    return False


def end(course: Course, event: Event, index: int) -> None:
    """Let what the event ends run again from its day.

    Law: Access to Information Act, s. 6.1(1.2), (1.4); for holds none: practice, 2022 OIC 21.
    Days: in the unit of the response; the first day is counted, the day it runs again is not.
    Raises: NothingToEnd, unless the law knows no such pause, or the request is closed.
    """
    if event.kind in course.open_pauses:
        close(course, event.kind, event.date)
        return
    in_force = any(rule.ends == event.kind for rule in course.law.pauses_on(course.made))
    if in_force and course.closed_on is None:
        raise errors.NothingToEnd(f"events[{index}].date")


def close(course: Course, ends: str, day: date) -> None:
    """End a pause on `day`: its days are added where it began in time.

    Law: as `end`; an answer to the request ends a pause too (default).
    Days: in the unit of the response.
    """
    pause = course.open_pauses.pop(ends)
    moved = course.in_practice.stops_due
    for track in pause.tracks:
        track.run(day)
    course.pauses.append(Pause(pause.rule.kind, pause.from_date, day, pause.accepted))
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
    for ends in tuple(course.open_pauses):
        close(course, ends, day)
