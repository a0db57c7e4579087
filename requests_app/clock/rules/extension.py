"""Notices of extension: what they add, on which readings, and why one does not hold."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from requests_app.clock import errors
from requests_app.clock.course import Course, Track
from requests_app.clock.facts import Event, ExtensionNotice, ExtensionStruck, ExtensionWithdrawn, GroundTaken
from requests_app.clock.law.rule import ExtensionRule, Rule
from requests_app.clock.results import ClockWarning, Extension, Step
from requests_app.clock.rules.response import on_days


@dataclass(frozen=True, slots=True)
class Undone:
    """What of a notice counts as never given: some grounds, or all of it."""

    grounds: frozenset[str]
    entire: bool
    why: str


@dataclass(frozen=True, slots=True)
class Length:
    """How long a notice says the extension is, after what was struck."""

    days: int | None
    until: date | None = None
    open_ended: bool = False
    incomplete: bool = False


Undoings = Mapping[int, Undone]
STANDS = Undone(frozenset(), entire=False, why="")


def undone(events: Sequence[tuple[int, Event]]) -> Undoings:
    """Which notices, by their place in the facts, were withdrawn or struck, in whole or in part.

    Law: Access to Information Act, ss. 9, 36.1; 2024 OIC 53 (withdrawn), 2025 OIC 19 (struck).
    Days: none counted.
    Raises: NoSuchExtension.
    """
    notices: dict[int, ExtensionNotice] = {}
    by_date: dict[date, int] = {}
    found: dict[int, Undone] = {}
    for index, event in events:
        if isinstance(event, ExtensionNotice):
            notices[index] = event
            by_date[event.date] = index
        elif isinstance(event, ExtensionWithdrawn | ExtensionStruck):
            place = by_date.get(event.of) if event.of else next(reversed(notices), None)
            if place is None:
                raise errors.NoSuchExtension(f"events[{index}].of" if event.of else f"events[{index}].date")
            found[place] = _undo(event, index, notices[place], found.get(place, STANDS))
    return found


def _undo(event: ExtensionWithdrawn | ExtensionStruck, index: int, notice: ExtensionNotice, before: Undone) -> Undone:
    why = "withdrawn" if isinstance(event, ExtensionWithdrawn) else "struck"
    named = {taken.ground for taken in notice.grounds}
    if event.ground is None:
        return Undone(frozenset(named), entire=True, why=why)
    if event.ground not in named:
        raise errors.NoSuchExtension(f"events[{index}].ground")
    grounds = before.grounds | {event.ground}
    return Undone(grounds, entire=before.entire or grounds == named, why=why)


def length_of(notice: ExtensionNotice, gone: Undone, rule: ExtensionRule, field: str) -> Length:
    """The length that the notice states: of the whole, else of its grounds together.

    Law: Access to Information Act, s. 9(1): under (a) and (b) the notice must state it, under (c) it need not.
    Days: in the unit of the extension.
    Raises: TwoLengths.
    """
    stated = [taken.days for taken in notice.grounds if taken.days is not None]
    if notice.days is not None or notice.until is not None:
        if notice.days is not None and (notice.until is not None or (stated and sum(stated) != notice.days)):
            raise errors.TwoLengths(field)
        lost = sum(taken.days or 0 for taken in notice.grounds if taken.ground in gone.grounds)
        return Length(None if notice.days is None else notice.days - lost, notice.until)
    left = [taken for taken in notice.grounds if taken.ground not in gone.grounds]
    return _by_ground(left, rule)


def _by_ground(left: Iterable[GroundTaken], rule: ExtensionRule) -> Length:
    without = [rule.grounds.get(taken.ground) for taken in left if taken.days is None]
    days = sum(taken.days for taken in left if taken.days is not None)
    open_ended = any(ground is not None and not ground.needs_length for ground in without)
    lacking = any(ground is None or ground.needs_length for ground in without)
    return Length(days or None, None, open_ended, lacking or (not days and not open_ended))


def take(course: Course, notice: ExtensionNotice, index: int, gone: Undone) -> None:
    """Judge one notice and add what it adds.

    Law: Access to Information Act, s. 9; 2015 FCA 56; the split by readings is our default.
    Days: in the unit of the extension, counted from the limit before it was moved.
    Raises: TwoLengths, UntilTooEarly, SentAfterArrival, PastYear9999.
    """
    field = f"events[{index}]"
    if notice.sent is not None and notice.sent > notice.date:
        raise errors.SentAfterArrival(f"{field}.sent", course.facts, sent=notice.sent, date=notice.date)
    rule = course.law.extension.on(course.made)
    if rule is None:
        return
    length = _measured(course, length_of(notice, gone, rule, f"{field}.days"), rule, field)
    given = notice.acts_on
    early = course.by_law.still_open(given), course.in_practice.still_open(given)
    why = _why(notice, length, gone, rule, early)
    if why in HOLDING:
        why = _extend(course, notice, length, rule, why, field)
    _warn(course, notice, length, rule, why)
    due = on_days(course.law, course.by_law.due_day, course.in_practice.due_day).readings
    grounds = tuple(taken.ground for taken in notice.grounds)
    course.extensions.append(
        Extension(notice.date, notice.sent, length.days, grounds, due, holds=why in HOLDING, why=why)
    )


HOLDING = ("holds", "holds_in_part", "open_ended", "in_practice_only", "over_cap")


def _measured(course: Course, length: Length, rule: ExtensionRule, field: str) -> Length:
    """The days of an extension that names its last day."""
    if length.until is None:
        return length
    days = course.law.calendar.units(course.by_law.original, length.until, rule.unit)
    if days < 1:
        raise errors.UntilTooEarly(f"{field}.until", course.facts, until=length.until, limit=course.by_law.original)
    return Length(days, length.until)


def _why(notice: ExtensionNotice, length: Length, gone: Undone, rule: ExtensionRule, early: tuple[bool, bool]) -> str:
    if gone.entire:
        return gone.why
    if rule.states_right_to_complain and not notice.right_to_complain_stated:
        return "no_right_to_complain"
    if length.days is None and not length.open_ended:
        return "no_length"
    by_law, in_practice = early
    if not in_practice:
        return "late"
    if not by_law:
        return "in_practice_only"
    if length.open_ended:
        return "open_ended"
    return "holds_in_part" if gone.grounds or length.incomplete else "holds"


def _extend(course: Course, notice: ExtensionNotice, length: Length, rule: ExtensionRule, why: str, field: str) -> str:
    """Add the days where they hold; what a cap does not allow is left to practice, as far as the cap goes."""
    days = length.days or 0
    allowed = _allowed(course, notice, rule, days)
    tracks = (
        (course.in_practice,) if why == "in_practice_only" or allowed < days else (course.by_law, course.in_practice)
    )
    try:
        _add(course, rule, tracks, min(days, allowed), length, notice.date)
    except OverflowError as error:
        raise errors.PastYear9999(f"{field}.days", course.facts) from error
    course.extended = True
    if len(tracks) == 1:
        course.extended_in_practice_only = True
    return "over_cap" if allowed < days else why


def _allowed(course: Course, notice: ExtensionNotice, rule: ExtensionRule, days: int) -> int:
    grounds = [rule.grounds[taken.ground] for taken in notice.grounds if taken.ground in rule.grounds]
    if rule.cap is None or (grounds and not any(ground.capped for ground in grounds)):
        return days
    allowed = min(days, max(0, rule.cap - course.capped_days))
    course.capped_days += days
    return allowed


def _add(
    course: Course, rule: ExtensionRule, tracks: tuple[Track, ...], days: int, length: Length, given: date
) -> None:
    before = [track.due for track in tracks]
    for track in tracks:
        track.extend(days, rule.unit, length.until)
        track.open_ended = track.open_ended or length.open_ended
    course.steps += _steps(course, rule, tracks, before, days)
    if length.open_ended:
        estimate = course.law.rule("extension_estimate", course.made)
        if estimate is not None:
            last = course.law.calendar.add(given, estimate.days, estimate.unit)
            course.steps.append(Step(estimate, given, estimate.days, last))


def _steps(course: Course, rule: ExtensionRule, tracks: tuple[Track, ...], before: list[date], days: int) -> list[Step]:
    """One sum where all readings add from the same day, else one by law and one in practice."""
    if not days:
        return []
    practice: Rule = course.law.rule("extension_in_practice", course.made) or rule
    rules = {id(course.by_law): rule, id(course.in_practice): practice}
    steps = [
        Step(rules[id(track)], first, course.law.calendar.units(first, track.due, rule.unit), track.due)
        for track, first in zip(tracks, before, strict=True)
    ]
    same = len(steps) == 2 and before[0] == before[1]
    return steps[:1] if same else steps


def _warn(course: Course, notice: ExtensionNotice, length: Length, rule: ExtensionRule, why: str) -> None:
    limit = course.in_practice.move(course.in_practice.original)
    details = {
        "given": notice.acts_on,
        "limit": limit,
        "strict": course.by_law.move(course.by_law.original),
        "cap": rule.cap,
    }
    if why in WARNINGS:
        course.warnings.append(ClockWarning(WARNINGS[why], details))
    if why in HOLDING and length.incomplete:
        course.warnings.append(ClockWarning("extension_incomplete", details))
    told = rule.tell_commissioner_over
    if (
        told is not None
        and not notice.commissioner_told
        and (length.days or 0) > told
        and why not in ("withdrawn", "struck")
    ):
        course.warnings.append(ClockWarning("commissioner_not_told", {"given": notice.acts_on, "over": told}))


WARNINGS = {
    "late": "extension_late",
    "in_practice_only": "extension_in_doubt",
    "no_length": "extension_incomplete",
    "no_right_to_complain": "extension_incomplete",
    "over_cap": "extension_over_cap",
}
