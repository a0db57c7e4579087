"""The strip of a row. One scale for all rows, centred on today, so that a column of them reads as one chart.

Strings, not templates or elements: fifty of them stand on a page.
"""

from dataclasses import dataclass
from datetime import date
from html import escape
from math import log
from typing import Final

from django.utils.safestring import SafeString
from django.utils.translation import override, pgettext

TODAY: Final = 66.67
FACTOR: Final = 25.84
LOG_UNIT_DAYS: Final = 30
DAYS_BACK: Final = 365
DAYS_AHEAD: Final = 79
BEYOND: Final = DAYS_AHEAD + 1

# Each bar of a row: its paint, top and height.
ELAPSED: Final = 'class="st-elapsed" y="3.5" height="5"'
REMAINING: Final = 'class="st-remaining" y="4" height="4"'
EXTENSION: Final = 'class="st-extension" y="4" height="4" fill="url(#p-ext)"'
HOLD: Final = 'class="st-hold" y="3.5" height="5" fill="url(#p-hold)"'
LATE: Final = 'class="st-late" y="1" height="9"'
SPENT: Final = 'class="st-spent" y="12.5" height="2.5"'
LEFT: Final = 'class="st-left" y="12" height="3.5"'
COURT: Final = 'class="st-court" y="12" height="3.5" fill="url(#p-court)"'
SHUT: Final = 'class="st-shut" y="12.5" height="2.5"'
ANSWER: Final = '<rect class="st-answer" x="-3.5" y="-3.5" width="7" height="7"/>'
STOP: Final = 'x="-1" y="10.5" width="2" height="5.5"'
CUT_LEFT: Final = '<path class="st-gap" d="M-3-.5H6L2 12H-7Z"/><path class="st-cut" d="M-5 11L-1 0M-1 11L3 0"/>'
CUT_RIGHT: Final = (
    '<svg x="100%" width="1" height="1" overflow="visible"><path class="st-gap" d="M-2-.5H8L4 12H-6Z"/>'
    '<path class="st-cut" d="M-3 11L1 0M1 11L5 0"/></svg>'
)
TODAY_LINE: Final = f'<line class="st-line" x1="{TODAY}%" x2="{TODAY}%" y1="0" y2="16"/>'
HEAD_AT: Final = (("start", 0.0), ("middle", 30.9), ("middle", TODAY), ("middle", 95.1))


@dataclass(frozen=True, slots=True)
class RowFacts:
    """Stored columns only; any of them may be empty. A date that has readings is the latest, unless it says so."""

    received: date | None = None
    presumed: bool = False
    original_due: date | None = None
    due_earliest: date | None = None
    due_latest: date | None = None
    answered_on: date | None = None
    hold_from: date | None = None
    hold_to: date | None = None
    limit_kind: str | None = None
    limit_opens: date | None = None
    limit_last_day: date | None = None
    phase: str | None = None


def place_of(days: int) -> float:
    """The place of a day so many days from today, in percent: logarithmic both ways, held within the row."""
    if days < 0:
        return max(0.0, TODAY - FACTOR * log(1 - days / LOG_UNIT_DAYS))
    return min(100.0, TODAY + FACTOR * log(1 + days / LOG_UNIT_DAYS))


# Days from today are few, and asked for ten times a row: they are computed once.
PLACES: Final = {days: place_of(days) for days in range(-DAYS_BACK - 1, BEYOND + 1)}


def row_strip(facts: RowFacts, today: date) -> SafeString:
    """The drawing of one row, `aria-hidden`: the cells beside it say it all."""
    now = today.toordinal()
    return SafeString(
        f'<svg class="strip-row" width="100%" height="16" aria-hidden="true">'
        f"{_their_time(facts, now)}{_our_time(facts, now)}{TODAY_LINE}</svg>"
    )


def row_scale(language: str) -> SafeString:
    """What stands over the column: one year back, 90 days back, today, 60 days ahead."""
    with override(language):
        words = (
            pgettext("over the column of strips", "1 y"),
            pgettext("over the column of strips", "90 d"),
            pgettext("over the column of strips", "today"),
            pgettext("over the column of strips", "60 d"),
        )
    labels = "".join(
        f'<text class="{"st-label st-strong" if place == TODAY else "st-label"}" x="{place}%" y="13"'
        f' text-anchor="{anchor}">{escape(word)}</text>'
        for (anchor, place), word in zip(HEAD_AT, words, strict=True)
    )
    return SafeString(f'<svg class="strip-scale" width="100%" height="18" aria-hidden="true">{labels}</svg>')


# Their time


def _their_time(facts: RowFacts, now: int) -> str:
    if facts.received is None:
        return ""
    start = facts.received.toordinal() - now
    until = facts.answered_on.toordinal() - now if facts.answered_on else 0
    runs = facts.answered_on is None and facts.phase != "abandoned"
    term, end = _ends(facts, now, until, runs=runs)
    return "".join(
        (
            _bar(ELAPSED, start, min(until, term)),
            _bar(REMAINING, max(start, until), term) if runs else "",
            _bar(EXTENSION, max(start, term), end if runs else min(end, until)),
            _hold(facts, now, until),
            _late(facts, now, until),
            _due(facts, now),
            _tick("st-early", start) if facts.presumed else "",
            _answer(until) if facts.answered_on else "",
            _cuts(start, max(end, until)),
        )
    )


def _ends(facts: RowFacts, now: int, until: int, *, runs: bool) -> tuple[int, int]:
    """Where the 30 days end, and where all their time does: beyond the edge if an extension has no length."""
    term = facts.original_due.toordinal() - now if facts.original_due else None
    if facts.due_latest is not None:
        end = facts.due_latest.toordinal() - now
    elif not runs or (facts.hold_from is not None and facts.hold_to is None):
        end = until if term is None else term
    else:
        end = BEYOND
    return (end if term is None else min(term, end)), end


def _hold(facts: RowFacts, now: int, until: int) -> str:
    if facts.hold_from is None:
        return ""
    start = facts.hold_from.toordinal() - now
    end = min(facts.hold_to.toordinal() - now, until) if facts.hold_to else until
    return _bar(HOLD, start, end)


def _late(facts: RowFacts, now: int, until: int) -> str:
    if facts.due_latest is None or facts.phase == "abandoned":
        return ""
    return _bar(LATE, facts.due_latest.toordinal() - now, until)


def _due(facts: RowFacts, now: int) -> str:
    latest, earliest = facts.due_latest, facts.due_earliest
    early = _tick("st-early", earliest.toordinal() - now) if earliest is not None and earliest != latest else ""
    return early if latest is None else early + _tick("st-due", latest.toordinal() - now)


def _answer(day: int) -> str:
    if day < -DAYS_BACK:
        return ""
    return f'<svg x="{_place(day):.1f}%" y="6" width="1" height="1" overflow="visible">{ANSWER}</svg>'


def _cuts(start: int, end: int) -> str:
    left = CUT_LEFT if start < -DAYS_BACK else ""
    return left + CUT_RIGHT if end > DAYS_AHEAD else left


# Our time


def _our_time(facts: RowFacts, now: int) -> str:
    if facts.limit_last_day is None or _is_idle(facts, now):
        return ""
    last_day = facts.limit_last_day.toordinal() - now
    opens = facts.limit_opens.toordinal() - now if facts.limit_opens else min(0, last_day)
    if last_day < -DAYS_BACK or opens > last_day:
        return _stop(last_day) if last_day >= -DAYS_BACK else ""
    if last_day < 0:
        return _bar(SHUT, opens, last_day) + _stop(last_day, "st-grey")
    return (
        _bar(SPENT, opens, 0)
        + _bar(COURT if facts.limit_kind == "court_review" else LEFT, max(0, opens), last_day)
        + _stop(last_day)
    )


def _is_idle(facts: RowFacts, now: int) -> bool:
    """Whether a complaint of a delay is only thinkable: on no reading is anything late."""
    if facts.limit_kind != "complaint_delay" or facts.limit_opens is None or facts.limit_opens.toordinal() <= now:
        return False
    return facts.due_earliest is None or facts.due_earliest.toordinal() >= now


def _stop(day: int, css: str = "st-stop") -> str:
    place = _place(day)
    if day > DAYS_AHEAD:
        return ""
    return f'<svg x="{place:.1f}%" width="1" height="1" overflow="visible"><rect class="{css}" {STOP}/></svg>'


# Pieces


def _place(days: int) -> float:
    return PLACES[max(-DAYS_BACK - 1, min(BEYOND, days))]


def _bar(look: str, start: int, end: int) -> str:
    if start >= end or (left := _place(start)) == (right := _place(end)):
        return ""
    return f'<rect {look} x="{left:.1f}%" width="{right - left:.1f}%"/>'


def _tick(css: str, day: int) -> str:
    if not -DAYS_BACK <= day <= DAYS_AHEAD:
        return ""
    place = f"{_place(day):.1f}%"
    return f'<line class="{css}" x1="{place}" x2="{place}" y1="0" y2="11"/>'
