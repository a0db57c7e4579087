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
class Notice:
    """A notice beside the rule that it is judged by, and its length after what was struck."""

    event: ExtensionNotice
    rule: ExtensionRule
    gone: Undone
    index: int  # where it stands in the facts
    days: int | None = None
    open_ended: bool = False
    incomplete: bool = False


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
    notice = Notice(event, rule, course.undone.get(index, STANDS), index)
    _measure(course, notice)
    why = _why(course, notice)
    if why in HOLDING:
        why = _extend(course, notice, why)
    _warn(course, notice, why)
    due = on_days(course.law, course.by_law.due_day, course.in_practice.due_day).readings
    grounds = tuple([taken.ground for taken in event.grounds])
    course.extensions.append(Extension(event.date, event.sent, notice.days, grounds, due, why in HOLDING, why))


def _measure(course: Course, notice: Notice) -> None:
    """The length of the whole where the notice states one, else of its grounds together."""
    event = notice.event
    notice.days = event.days
    if event.until is not None:
        notice.days = _days_until(course, notice, event.until)
    elif event.days is None:
        _measure_by_ground(notice)
    else:
        for taken in event.grounds:
            if taken.days is not None:
                notice.days = _days_of_both(notice, event.days)
                break


def _days_of_both(notice: Notice, days: int) -> int:
    """Where the whole has its length and the grounds have theirs, they must agree."""
    grounds, gone = notice.event.grounds, notice.gone.grounds
    if sum(taken.days or 0 for taken in grounds) != days:
        raise errors.TwoLengths(f"events[{notice.index}].days")
    return days - sum(taken.days or 0 for taken in grounds if taken.ground in gone)


def _days_until(course: Course, notice: Notice, until: date) -> int:
    if notice.event.days is not None:
        raise errors.TwoLengths(f"events[{notice.index}].until")
    days = course.law.calendar.units(course.by_law.original, until, notice.rule.unit)
    if not days:
        raise errors.UntilTooEarly(f"events[{notice.index}].until", until=until, limit=course.by_law.original)
    return days


def _measure_by_ground(notice: Notice) -> None:
    """Under (a) and (b) each must have its length; under (c) there need be none."""
    known = notice.rule.grounds
    left = [taken for taken in notice.event.grounds if taken.ground not in notice.gone.grounds]
    without = [taken.ground for taken in left if taken.days is None]
    lacking = [one for one in without if one not in known or known[one].needs_length]
    notice.days = sum(taken.days for taken in left if taken.days is not None) or None
    notice.open_ended, notice.incomplete = len(without) > len(lacking), bool(lacking)


def _why(course: Course, notice: Notice) -> str:
    """Whether it holds as it was given; a cap is looked at when the days are added."""
    given = notice.event.acts_on
    if notice.gone.entire:
        return notice.gone.why
    if notice.rule.states_right_to_complain and not notice.event.right_to_complain_stated:
        return "no_right_to_complain"
    if notice.days is None and not notice.open_ended:
        return "no_length"
    if not course.in_practice.still_open(given):
        return "late"
    return _how(notice) if course.by_law.still_open(given) else "in_practice_only"


def _how(notice: Notice) -> str:
    """How one that was given in time holds."""
    if notice.open_ended:
        return "open_ended"
    return "holds_in_part" if notice.gone.grounds or notice.incomplete else "holds"


def _extend(course: Course, notice: Notice, why: str) -> str:
    """Add the days where they hold; what a cap does not allow is left to practice, as far as the cap goes."""
    days = notice.days or 0
    allowed = days if notice.rule.cap is None else _allowed(course, notice, days, notice.rule.cap)
    if allowed < days and not allowed:
        return "over_cap_already"
    tracks: tuple[Track, ...] = (course.by_law, course.in_practice)
    if why == "in_practice_only" or allowed < days:
        tracks = (course.in_practice,)
        course.extended_in_practice_only = True
    course.extended = True
    try:
        _add(course, notice, tracks, allowed)
    except OverflowError as error:
        raise errors.PastLastYear(f"events[{notice.index}].days") from error
    return "over_cap" if allowed < days else why


def _allowed(course: Course, notice: Notice, days: int, cap: int) -> int:
    known = notice.rule.grounds
    grounds = [known[taken.ground] for taken in notice.event.grounds if taken.ground in known]
    if grounds and not any(ground.capped for ground in grounds):
        return days
    allowed = min(days, max(0, cap - course.capped_days))
    course.capped_days += days
    return allowed


def _add(course: Course, notice: Notice, tracks: tuple[Track, ...], days: int) -> None:
    """One sum where all readings add from the same day, else one by law and one in practice."""
    calendar, unit, until = course.law.calendar, notice.rule.unit, notice.event.until
    before = after = date.min
    for track in tracks:
        if track.due != before:
            before = track.due
            if until is None:
                after = calendar.add(before, days, unit)
            else:  # the day that it names; never back
                after = max(before, until)
                days = calendar.units(before, after, unit)
            if after > before:
                rule = notice.rule if track is course.by_law else _in_practice(course, notice)
                course.steps.append(_sum(rule, before, days, after))
        track.due = after
        if notice.open_ended:
            track.open_ended = True
    if notice.open_ended:
        _estimate(course, notice.event.date)


def _in_practice(course: Course, notice: Notice) -> Rule:
    return course.law.rule("extension_in_practice", course.made) or notice.rule


@lru_cache(maxsize=DAYS_KEPT)
def _sum(rule: Rule, first: date, days: int, last: date) -> Step:
    return Step(rule, first, days, last)


def _estimate(course: Course, given: date) -> None:
    """A guess of when an extension without a length may end, where the law lets one guess."""
    rule = course.law.rule("extension_estimate", course.made)
    course.steps += [Step(rule, given, rule.days, course.law.calendar.add(given, rule.days, rule.unit))] if rule else []


def _warn(course: Course, notice: Notice, why: str) -> None:
    event, rule = notice.event, notice.rule
    code = WARNINGS.get(why) or ("extension_incomplete" if notice.incomplete and why in HOLDING else "")
    if code:
        limit = course.in_practice.move(course.in_practice.original)
        strict = course.by_law.move(course.by_law.original)
        details = {"given": event.acts_on, "limit": limit, "strict": strict, "cap": rule.cap}
        course.warnings.append(ClockWarning(code, details))
    if event.commissioner_told or rule.tell_commissioner_over is None or notice.gone.entire:
        return
    if (notice.days or 0) > rule.tell_commissioner_over:
        told = {"given": event.acts_on, "over": rule.tell_commissioner_over}
        course.warnings.append(ClockWarning("commissioner_not_told", told))
