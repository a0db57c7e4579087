"""Days to places: where a day lies on the axis, in percent of its width."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import log

LEFT, RIGHT = 1.2, 98.4
ROOM = RIGHT - LEFT
LINEAR_DAYS = 500
SHORT_GAP_DAYS = 120
PERCENT_A_DAY = 0.2
MOST_FOR_SHORT_GAPS = 60.0
LOG_UNIT_DAYS = 30


@dataclass(frozen=True, slots=True)
class Scale:
    """A piecewise linear axis; a gap that would push the rest together is broken, not to scale."""

    days: tuple[int, ...]
    places: tuple[float, ...]
    broken: tuple[bool, ...]

    def x(self, day: date) -> float:
        """The place of `day` in percent; a day beyond the axis lies at its edge."""
        ordinal = day.toordinal()
        if ordinal <= self.days[0]:
            return self.places[0]
        if ordinal >= self.days[-1]:
            return self.places[-1]
        gap = bisect_right(self.days, ordinal) - 1
        share = (ordinal - self.days[gap]) / (self.days[gap + 1] - self.days[gap])
        return self.places[gap] + share * (self.places[gap + 1] - self.places[gap])

    def breaks(self) -> Iterator[float]:
        """The middle of each gap that is not to scale."""
        for is_broken, (left, right) in zip(self.broken, pairwise(self.places), strict=True):
            if is_broken:
                yield (left + right) / 2

    def firsts_of_months(self) -> Iterator[float]:
        """The place of each first of a month, where the axis is to scale."""
        for is_broken, (start, end) in zip(self.broken, pairwise(self.days), strict=True):
            if not is_broken:
                yield from (self.x(day) for day in _firsts(date.fromordinal(start), end))


def scale_for(days: Iterable[date]) -> Scale:
    """The axis on which all `days` stand apart in their order, the first at the left edge and the last at the right."""
    marks = sorted({day.toordinal() for day in days})
    if len(marks) == 1:
        marks.append(marks[0] + 1)
    gaps = [later - earlier for earlier, later in pairwise(marks)]
    broken = _breaks(gaps)
    return Scale(tuple(marks), tuple(_places(_widths(gaps, broken))), broken)


def _breaks(gaps: Sequence[int]) -> tuple[bool, ...]:
    is_long = sum(gaps) > LINEAR_DAYS
    return tuple(is_long and gap > SHORT_GAP_DAYS for gap in gaps)


def _widths(gaps: Sequence[int], broken: Sequence[bool]) -> list[float]:
    if not any(broken):
        return [gap * ROOM / sum(gaps) for gap in gaps]
    short_days = sum(gap for gap, is_broken in zip(gaps, broken, strict=True) if not is_broken)
    a_day = min(PERCENT_A_DAY, MOST_FOR_SHORT_GAPS / max(short_days, 1))
    rest = ROOM - a_day * short_days
    weight = sum(log(gap / LOG_UNIT_DAYS) for gap, is_broken in zip(gaps, broken, strict=True) if is_broken)
    return [
        rest * log(gap / LOG_UNIT_DAYS) / weight if is_broken else gap * a_day
        for gap, is_broken in zip(gaps, broken, strict=True)
    ]


def _places(widths: Sequence[float]) -> Iterator[float]:
    place = LEFT
    yield place
    for width in widths[:-1]:
        place += width
        yield place
    yield RIGHT


def _firsts(start: date, end: int) -> Iterator[date]:
    month = start.year * 12 + start.month - 1 + (start.day > 1)
    last_month = date.max.year * 12 + 11
    while month <= last_month:
        first = date(month // 12, month % 12 + 1, 1)
        if first.toordinal() >= end:
            return
        yield first
        month += 1
