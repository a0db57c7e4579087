"""Notices of extension: what they add, on which readings, and why one does not hold."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from requests_app.clock import errors
from requests_app.clock.calendar import DAYS_KEPT
from requests_app.clock.course import STANDS, Course, Placed, Track, Undone
from requests_app.clock.facts import ExtensionNotice, ExtensionStruck, ExtensionWithdrawn
from requests_app.clock.law.rule import ExtensionRule, Rule
from requests_app.clock.results import ClockWarning, Extension, Step
from requests_app.clock.rules.response import on_days

HOLDING = ("holds", "holds_in_part", "open_ended", "in_practice_only", "over_cap")
WARNINGS = {
    "late": "extension_late",
    "in_practice_only": "extension_in_doubt",
    "no_length": "extension_incomplete",
    "no_right_to_complain": "extension_incomplete",
    "over_cap": "extension_over_cap",
    "over_cap_already": "extension_over_cap",
}


@dataclass(slots=True)
class Length:
    """How long a notice says the extension is, after what was struck."""

    days: int | None
    open_ended: bool = False
    incomplete: bool = False


@dataclass(slots=True)
class Notice:
    """A notice beside the rule that it is judged by."""

    event: ExtensionNotice
    rule: ExtensionRule
    gone: Undone
    length: Length
    index: int  # where it stands in the facts


def undone(events: Iterable[Placed]) -> Mapping[int, Undone]:
    """Which notices, by their place in the facts, were withdrawn or struck, in whole or in part.

    Law: Access to Information Act, ss. 9, 36.1; 2024 OIC 53 (withdrawn), 2025 OIC 19 (struck).
    Days: none counted.
    Raises: NoSuchExtension.
    """
    notices: dict[int, ExtensionNotice] = {}
    by_date: dict[date, int] = {}
    found: dict[int, Undone] = {}
    for _, index, event in events:
        if isinstance(event, ExtensionNotice):
            notices[index] = event
            by_date[event.date] = index
        elif isinstance(event, ExtensionWithdrawn | ExtensionStruck):
            place = by_date.get(event.of) if event.of else next(reversed(notices), None)
            if place is None:
                raise errors.NoSuchExtension(f"events[{index}].{'of' if event.of else 'date'}")
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


def take(course: Course, event: ExtensionNotice, index: int) -> None:
    """Judge one notice and add what it adds.

    Law: Access to Information Act, s. 9; 2015 FCA 56; the split by readings is our default.
    Days: in the unit of the extension, counted from the limit before it was moved.
    Raises: TwoLengths, UntilTooEarly, SentAfterArrival, PastLastYear.
    """
    if event.sent is not None and event.sent > event.date:
        raise errors.SentAfterArrival(f"events[{index}].sent", sent=event.sent, date=event.date)
    rule = course.law.extension.on(course.made)
    if rule is None:
        course.warnings.append(ClockWarning("unknown_to_this_law", {"date": event.date, "law": course.law.names}))
        return
    gone = course.undone.get(index, STANDS)
    notice = Notice(event, rule, gone, _length(course, event, rule, gone, index), index)
    why = _why(course, notice)
    if why in HOLDING:
        why = _extend(course, notice, why)
    _warn(course, notice, why)
    due = on_days(course.law, course.by_law.due_day, course.in_practice.due_day).readings
    grounds = tuple([taken.ground for taken in event.grounds])
    holds = why in HOLDING
    course.extensions.append(Extension(event.date, event.sent, notice.length.days, grounds, due, holds=holds, why=why))


def _length(course: Course, event: ExtensionNotice, rule: ExtensionRule, gone: Undone, index: int) -> Length:
    """The length of the whole where the notice states one, else of its grounds together."""
    if event.until is not None:
        return _length_until(course, event, event.until, rule, index)
    if event.days is None:
        return _length_by_ground(event, rule, gone)
    stated = None
    for taken in event.grounds:
        if taken.days is not None:
            stated = taken.days + (stated or 0)
    if stated is None:
        return Length(event.days)
    if stated != event.days:
        raise errors.TwoLengths(f"events[{index}].days")
    return Length(event.days - sum(taken.days or 0 for taken in event.grounds if taken.ground in gone.grounds))


def _length_until(course: Course, event: ExtensionNotice, until: date, rule: ExtensionRule, index: int) -> Length:
    if event.days is not None:
        raise errors.TwoLengths(f"events[{index}].until")
    days = course.law.calendar.units(course.by_law.original, until, rule.unit)
    if not days:
        raise errors.UntilTooEarly(f"events[{index}].until", until=until, limit=course.by_law.original)
    return Length(days)


def _length_by_ground(event: ExtensionNotice, rule: ExtensionRule, gone: Undone) -> Length:
    """Under (a) and (b) each must have its length; under (c) there need be none."""
    left = [taken for taken in event.grounds if taken.ground not in gone.grounds]
    without = [taken.ground for taken in left if taken.days is None]
    days = sum(taken.days for taken in left if taken.days is not None)
    lacking = [one for one in without if one not in rule.grounds or rule.grounds[one].needs_length]
    return Length(days or None, open_ended=len(without) > len(lacking), incomplete=bool(lacking))


def _why(course: Course, notice: Notice) -> str:
    """Whether it holds as it was given; a cap is looked at when the days are added."""
    given = notice.event.acts_on
    lacks = _lacks(notice)
    if lacks:
        return lacks
    if not course.in_practice.still_open(given):
        return "late"
    if not course.by_law.still_open(given):
        return "in_practice_only"
    if notice.length.open_ended:
        return "open_ended"
    return "holds_in_part" if notice.gone.grounds or notice.length.incomplete else "holds"


def _lacks(notice: Notice) -> str:
    if notice.gone.entire:
        return notice.gone.why
    if notice.rule.states_right_to_complain and not notice.event.right_to_complain_stated:
        return "no_right_to_complain"
    return "no_length" if notice.length.days is None and not notice.length.open_ended else ""


def _extend(course: Course, notice: Notice, why: str) -> str:
    """Add the days where they hold; what a cap does not allow is left to practice, as far as the cap goes."""
    days = notice.length.days or 0
    allowed = _allowed(course, notice, days)
    if allowed < days and not allowed:
        return "over_cap_already"
    in_practice_only = why == "in_practice_only" or allowed < days
    tracks = (course.in_practice,) if in_practice_only else (course.by_law, course.in_practice)
    try:
        _add(course, notice, tracks, allowed)
    except OverflowError as error:
        raise errors.PastLastYear(f"events[{notice.index}].days") from error
    course.extended = True
    course.extended_in_practice_only |= in_practice_only
    return "over_cap" if allowed < days else why


def _allowed(course: Course, notice: Notice, days: int) -> int:
    if notice.rule.cap is None:
        return days
    grounds = [
        notice.rule.grounds[taken.ground] for taken in notice.event.grounds if taken.ground in notice.rule.grounds
    ]
    if grounds and not any(ground.capped for ground in grounds):
        return days
    allowed = min(days, max(0, notice.rule.cap - course.capped_days))
    course.capped_days += days
    return allowed


def _add(course: Course, notice: Notice, tracks: tuple[Track, ...], days: int) -> None:
    """One sum where all readings add from the same day, else one by law and one in practice."""
    open_ended = notice.length.open_ended
    before = after = date.min
    for track in tracks:
        if track.due != before:
            before = track.due
            after = _longer(course, notice, before, days)
            if after > before:
                course.steps.append(
                    _sum(_rule_of(course, notice, track), before, _added(course, notice, days, before, after), after)
                )
        track.due = after
        track.open_ended |= open_ended
    if open_ended:
        _estimate(course, notice.event.date)


def _longer(course: Course, notice: Notice, due: date, days: int) -> date:
    """The limit so many days on, or the day that the notice names; never back."""
    until = notice.event.until
    return course.law.calendar.add(due, days, notice.rule.unit) if until is None else max(due, until)


def _added(course: Course, notice: Notice, days: int, before: date, after: date) -> int:
    return days if notice.event.until is None else course.law.calendar.units(before, after, notice.rule.unit)


def _rule_of(course: Course, notice: Notice, track: Track) -> Rule:
    practice = None if track is course.by_law else course.law.rule("extension_in_practice", course.made)
    return practice or notice.rule


@lru_cache(maxsize=DAYS_KEPT)
def _sum(rule: Rule, first: date, days: int, last: date) -> Step:
    return Step(rule, first, days, last)


def _estimate(course: Course, given: date) -> None:
    """A guess of when an extension without a length may end, where the law lets one guess."""
    rule = course.law.rule("extension_estimate", course.made)
    course.steps += [Step(rule, given, rule.days, course.law.calendar.add(given, rule.days, rule.unit))] if rule else []


def _warn(course: Course, notice: Notice, why: str) -> None:
    given, rule, days = notice.event.acts_on, notice.rule, notice.length.days or 0
    code = WARNINGS.get(why) or ("extension_incomplete" if notice.length.incomplete and why in HOLDING else "")
    if code:
        limit = course.in_practice.move(course.in_practice.original)
        strict = course.by_law.move(course.by_law.original)
        course.warnings.append(ClockWarning(code, {"given": given, "limit": limit, "strict": strict, "cap": rule.cap}))
    told = rule.tell_commissioner_over
    if told is not None and days > told and not notice.event.commissioner_told and not notice.gone.entire:
        course.warnings.append(ClockWarning("commissioner_not_told", {"given": given, "over": told}))
