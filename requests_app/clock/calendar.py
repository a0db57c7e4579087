"""Which days are holidays, days of rest and business days, and how to count with them."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache, partial
from operator import itemgetter

from dateutil.easter import easter

from requests_app.clock.wording import Bilingual

SATURDAY, SUNDAY = 5, 6
ONE_DAY = timedelta(days=1)
YEARS_KEPT = 2**9
DAYS_KEPT = 2**15
SUNDAYS = Bilingual(en="Sunday", fr="dimanche")
SATURDAYS = Bilingual(en="Saturday", fr="samedi")


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRule:
    """A day of the year: fixed, the nth weekday of a month, the weekday before a date, or Easter and so many days."""

    name: Bilingual
    month: int = 0
    day: int = 0
    weekday: int | None = None
    nth: int = 0
    easter: int | None = None
    from_year: int = 1
    until_year: int = 9999
    sunday_moves: bool = False  # kept on the Monday when it falls on a Sunday
    in_lieu: bool = False  # offices rest on the next free day when it falls on a weekend
    code: str = ""

    def in_year(self, year: int) -> date | None:
        """The day in `year`, None where it is not kept.

        Law: the statute's own list of holidays.
        Days: calendar.
        """
        if not self.from_year <= year <= self.until_year:
            return None
        if self.easter is not None:
            return easter(year) + timedelta(days=self.easter)
        if self.weekday is None:
            fixed = date(year, self.month, self.day)
            return fixed + ONE_DAY if self.sunday_moves and fixed.weekday() == SUNDAY else fixed
        if self.nth:
            first = date(year, self.month, 1)
            return first + timedelta(days=(self.weekday - first.weekday()) % 7 + 7 * (self.nth - 1))
        before = date(year, self.month, self.day) - ONE_DAY
        return before - timedelta(days=(before.weekday() - self.weekday) % 7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Days from the first to the last, both included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class YearlySpan:
    """Days of every year from one date to another, both included, over the new year where the second is earlier."""

    first: tuple[int, int]
    last: tuple[int, int]

    def numbers(self, year: int) -> set[int]:
        """The ordinals of the days of `year` that lie in the span.

        Law: whichever the span names, as the Federal Courts Rules, r. 2.
        Days: calendar, both ends included.
        """
        first, last = (date(year, month, day).toordinal() for month, day in (self.first, self.last))
        if first <= last:
            return set(range(first, last + 1))
        new_year, new_years_eve = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
        return {*range(new_year, last + 1), *range(first, new_years_eve + 1)}


@dataclass(frozen=True, eq=False, kw_only=True)
class Calendar:
    """The days of one statute: two sets, holidays by law and days of rest by practice, and business days."""

    holidays: tuple[DayRule, ...]
    rest_days: tuple[DayRule, ...]
    warned_days: tuple[DayRule, ...]
    recess: tuple[YearlySpan, ...]
    standstill: tuple[Span, ...]

    def is_holiday(self, day: date) -> bool:
        """Whether `day` is a holiday by the statute's own list, Sundays included.

        Law: federal: Interpretation Act, s. 35(1); Saturdays are none.
        Days: calendar.
        """
        return day.weekday() == SUNDAY or day in _holidays(self, day.year)

    def is_rest_day(self, day: date) -> bool:
        """Whether offices rest on `day`: a weekend, a holiday, a day off in lieu.

        Law: none; practice, TBS Access to Information Manual, 7.1.1.
        Days: calendar.
        """
        return day.weekday() >= SATURDAY or day in _rest_days(self, day.year)

    def name_of(self, day: date) -> Bilingual | None:
        """What the day is called when it is no working day.

        Law: the statute's own list of holidays; days of rest by practice.
        Days: none counted.
        """
        return (
            _holidays(self, day.year).get(day)
            or _rest_days(self, day.year).get(day)
            or {SATURDAY: SATURDAYS, SUNDAY: SUNDAYS}.get(day.weekday())
        )

    def warning_of(self, day: date) -> DayRule | None:
        """The day that some keep and this law does not, where `day` is one.

        Law: none; provinces' and municipalities' own days, and proclamations that are unsettled.
        Days: none counted.
        """
        return _warned_days(self, day.year).get(day)

    def after_holidays(self, day: date) -> date:
        """`day`, or the next that is no holiday.

        Law: federal: Interpretation Act, s. 26.
        Days: calendar.
        """
        return _after_holidays(self, day)

    def after_rest_days(self, day: date) -> date:
        """`day`, or the next on which offices work.

        Law: none; practice, TBS Access to Information Manual, 7.1.1.
        Days: calendar.
        """
        return _after_rest_days(self, day)

    @cached_property
    def moves(self) -> tuple[Callable[[date], date], Callable[[date], date]]:
        """`after_holidays` and `after_rest_days`, asked of their caches without a call between.

        Law: as those two.
        Days: calendar.
        """
        return partial(_after_holidays, self), partial(_after_rest_days, self)

    def add(self, day: date, days: int, unit: str, *, stands_still: bool = False) -> date:
        """The last day of a period of `days` after `day`, which is not counted.

        Law: federal: Interpretation Act, s. 27; with `stands_still`, S.C. 2020, c. 11, s. 11 (limits stood still).
        Days: in `unit`, calendar or business.
        Raises: OverflowError past the year 9999.
        """
        if unit == "business":
            return self._add_business(day, days, stands_still=stands_still)
        last = day + _span(days)
        if not stands_still:
            return last
        for span in self.standstill:
            if day < span.last and span.first <= last:
                last += span.last - max(span.first, day + ONE_DAY) + ONE_DAY
        return last

    def between(self, first: date, until: date, unit: str) -> int:
        """The days from `first`, counted, to `until`, not counted; 0 when there are none.

        Law: Access to Information Act, s. 6.1(1.2); practice for holds (2022 OIC 21).
        Days: in `unit`, calendar or business.
        """
        if until <= first:
            return 0
        if unit == "calendar":
            return (until - first).days
        return sum(
            bisect_left(days, until.toordinal()) - bisect_left(days, first.toordinal())
            for days in (_business_days(self, year, stands_still=False) for year in range(first.year, until.year + 1))
        )

    def units(self, after: date, last: date, unit: str) -> int:
        """The days after `after` to `last`, which is counted; 0 when there are none.

        Law: as `add`, of which it is the inverse.
        Days: in `unit`, calendar or business.
        """
        return self.between(after + ONE_DAY, last + ONE_DAY, unit) if after < last else 0

    def _add_business(self, day: date, days: int, *, stands_still: bool) -> date:
        if days > date.max.toordinal() - day.toordinal():
            raise OverflowError
        year, left = day.year, days
        counted = _business_days(self, year, stands_still=stands_still)
        start = bisect_right(counted, day.toordinal())
        while start + left > len(counted):
            left -= len(counted) - start
            year, start = year + 1, 0
            if year > date.max.year:
                raise OverflowError
            counted = _business_days(self, year, stands_still=stands_still)
        return date.fromordinal(counted[start + left - 1])


@lru_cache(maxsize=DAYS_KEPT)
def _after_holidays(calendar: Calendar, day: date) -> date:
    while calendar.is_holiday(day):
        day += ONE_DAY
    return day


@lru_cache(maxsize=DAYS_KEPT)
def _after_rest_days(calendar: Calendar, day: date) -> date:
    while calendar.is_rest_day(day):
        day += ONE_DAY
    return day


@lru_cache(maxsize=2**10)
def _span(days: int) -> timedelta:
    return timedelta(days=days)


def _named(rules: Iterable[DayRule], year: int) -> dict[date, Bilingual]:
    return {day: rule.name for rule in rules if (day := rule.in_year(year))}


@lru_cache(maxsize=YEARS_KEPT)
def _holidays(calendar: Calendar, year: int) -> dict[date, Bilingual]:
    return _named(calendar.holidays, year)


@lru_cache(maxsize=YEARS_KEPT)
def _rest_days(calendar: Calendar, year: int) -> dict[date, Bilingual]:
    """Holidays, other days of rest, and for those on a weekend the next day that is still free."""
    rules = [(day, rule) for rule in calendar.holidays + calendar.rest_days if (day := rule.in_year(year))]
    rules.sort(key=itemgetter(0))
    days = {day: rule.name for day, rule in rules}
    for day, rule in rules:
        if rule.in_lieu and day.weekday() >= SATURDAY:
            free = day
            while free.weekday() >= SATURDAY or free in days:
                free += ONE_DAY
            days[free] = Bilingual(en=f"{rule.name.en}, day in lieu", fr=f"{rule.name.fr}, jour de remplacement")
    return days


@lru_cache(maxsize=YEARS_KEPT)
def _warned_days(calendar: Calendar, year: int) -> dict[date, DayRule]:
    return {day: rule for rule in calendar.warned_days if (day := rule.in_year(year))}


@lru_cache(maxsize=YEARS_KEPT)
def _business_days(calendar: Calendar, year: int, *, stands_still: bool) -> list[int]:
    """The ordinals of a year's business days; an ordinal leaves 0 by seven on a Sunday, 6 on a Saturday."""
    off = {day.toordinal() for day in _holidays(calendar, year)}.union(
        *(span.numbers(year) for span in calendar.recess)
    )
    spans = calendar.standstill if stands_still else ()
    off.update(*(range(span.first.toordinal(), span.last.toordinal() + 1) for span in spans))
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    return [number for number in range(first, last + 1) if 0 < number % 7 < 6 and number not in off]
