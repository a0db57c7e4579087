"""Days as people write them. What can be read in two ways is never guessed: the column tells, or somebody is asked."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

from .sheet import Cell, Empty

Order = Literal["dmy", "mdy", "ymd"]
ORDERS: tuple[Order, ...] = ("dmy", "mdy", "ymd")

MONTHS = (
    ("january", "jan", "janvier", "janv"),
    ("february", "feb", "febr", "fevrier", "fevr", "fev"),
    ("march", "mar", "mars"),
    ("april", "apr", "avril", "avr"),
    ("may", "mai"),
    ("june", "jun", "juin"),
    ("july", "jul", "juillet", "juill", "juil"),
    ("august", "aug", "aout"),
    ("september", "sept", "sep", "septembre"),
    ("october", "oct", "octobre"),
    ("november", "nov", "novembre"),
    ("december", "dec", "decembre"),
)
MONTH_OF = {word: number for number, words in enumerate(MONTHS, start=1) for word in words}
WEEKDAYS = (
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    *("mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"),
    *("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    *("lun", "mar", "mer", "jeu", "ven", "sam", "dim"),
)
PASSED_OVER = frozenset({"er", "st", "nd", "rd", "th", "le", "the", "of", "de", "du", "on", *WEEKDAYS})
# What people write where there is no day.
NO_DAY = frozenset(
    ("", "-", "--", "–", "—", "n/a", "na", "n.a.", "n/d", "nd", "tbd", "s.o.", "s. o.", "s/o", "none", "nil")
)
# Years written with two figures: 69 to 99 are of the last century, as spreadsheets take them.
CENTURY_TURNS = 69
# Serial dates from the Act to 2090; smaller and larger numbers are no dates.
FIRST_SERIAL, LAST_SERIAL = 30_498, 69_700
FROM_1900, FROM_1904 = date(1899, 12, 30), date(1904, 1, 1)

CLOCK_TIME = re.compile(
    r"(?P<day>.*?\d)(?:T|,?\s+(?:at\s+|à\s+)?)(?P<time>\d{1,2}(?::\d{2}){1,2}(?:\.\d+)?\s*(?:[ap]\.?m\.?)?)\s*"
    r"(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?$",
    re.IGNORECASE,
)
ISO = re.compile(r"(\d{4})([-/.\s])(\d{1,2})\2(\d{1,2})$")
ISO_MISSED = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})$")  # 2015-0108, 20150108
NUMERIC = re.compile(r"(\d{1,2})\s*[-/.\s]\s*(\d{1,2})\s*[-/.\s]\s*(\d{4}|\d{2})$")
MONTH_ONLY = re.compile(r"(\d{4})[-/.](\d{1,2})$|(\d{1,2})[-/.](\d{4})$|(\d{4})$")
SERIAL = re.compile(r"\d{5}(?:[.,]\d+)?$")


@dataclass(frozen=True)
class DayRead:
    """What a cell says: a day; or the days it may mean, by order; or what is wrong with it, as a code."""

    day: date | None = None
    readings: tuple[tuple[Order, date], ...] = ()
    problem: str = ""


BLANK = DayRead()
NOT_A_DATE = DayRead(problem="not_a_date")
NO_SUCH_DAY = DayRead(problem="no_such_day")
INCOMPLETE = DayRead(problem="day_incomplete")


def read_day(cell: Cell, *, zone: ZoneInfo, from_1904: bool = False, order: Order | None = None) -> DayRead:
    """What the cell says. With an `order`, that is how its figures are read where they can be."""
    match cell:
        case None | str() if cell is None or cell.strip().lower() in NO_DAY:
            return BLANK
        case Empty():
            return DayRead(problem="formula_without_value")
        case datetime():
            return DayRead(cell.date())
        case bool():
            return NOT_A_DATE
        case int() | float():
            return of_serial(float(cell), from_1904=from_1904)
        case str():
            return of_text(cell, zone, order)


def of_serial(number: float, *, from_1904: bool) -> DayRead:
    """Whole days since 30 December 1899, or since 1 January 1904 in a workbook that says so."""
    if number.is_integer() and 1983 <= number <= 2100:  # noqa: PLR2004  # a year in a cell of numbers
        return INCOMPLETE
    start, shift = (FROM_1904, 1462) if from_1904 else (FROM_1900, 0)
    if not FIRST_SERIAL - shift <= number <= LAST_SERIAL - shift:
        return NOT_A_DATE
    return DayRead(start + timedelta(days=int(number)))


@lru_cache(maxsize=16_384)
def of_text(text: str, zone: ZoneInfo, order: Order | None) -> DayRead:
    """A sheet tells the same days again and again."""
    text = " ".join(unicodedata.normalize("NFKC", text).split())
    if SERIAL.match(text):
        return of_serial(float(text.replace(",", ".")), from_1904=False)
    timed = CLOCK_TIME.match(text)
    if timed is None:
        return of_day(text, order)
    read = of_day(timed["day"].rstrip(" ,"), order)
    return read if timed["zone"] is None or read.day is None else DayRead(in_zone(read.day, timed, zone))


def in_zone(day: date, timed: re.Match[str], zone: ZoneInfo) -> date:
    """The newsroom's day at that moment."""
    written = timed["zone"].upper()
    offset = "+00:00" if written in {"Z", "UTC", "GMT"} else written
    figures = re.findall(r"\d+", timed["time"])
    hour, minute = int(figures[0]), int(figures[1])
    if re.search(r"p\.?m", timed["time"], re.IGNORECASE) and hour < 12:  # noqa: PLR2004
        hour += 12
    try:
        moment = datetime.fromisoformat(f"{day.isoformat()}T{hour:02}:{minute:02}:00{offset}")
        return moment.astimezone(zone).date()
    except (ValueError, OverflowError):
        return day


def of_day(text: str, order: Order | None) -> DayRead:
    if match := ISO_MISSED.match(text):
        return the_day(int(match[1]), int(match[2]), int(match[3]))
    if match := ISO.match(text):
        return the_day(int(match[1]), int(match[3]), int(match[4]))
    if match := NUMERIC.match(text):
        return of_figures(match, text, order)
    if MONTH_ONLY.match(text):
        return INCOMPLETE
    return of_words(text)


def the_day(year: int, month: int, day: int) -> DayRead:
    try:
        return DayRead(date(year, month, day))
    except ValueError:
        return NO_SUCH_DAY


def of_figures(match: re.Match[str], text: str, order: Order | None) -> DayRead:
    readings = readings_of(match, text)
    days = {day for _order, day in readings}
    if not days:
        return NO_SUCH_DAY
    if len(days) == 1:
        return DayRead(days.pop())
    chosen = dict(readings).get(order) if order else None
    return DayRead(chosen) if chosen else DayRead(readings=readings)


def readings_of(match: re.Match[str], text: str) -> tuple[tuple[Order, date], ...]:
    """Each order in which the three figures are a day of the calendar, with that day."""
    first, second, third = (int(figures) for figures in match.groups())
    short = len(match[3]) == 2  # noqa: PLR2004
    year = full_year(third) if short else third
    tried: dict[Order, tuple[int, int, int]] = {"dmy": (year, second, first), "mdy": (year, first, second)}
    if short and "-" in text:  # 24-02-13, as the Canadian standard writes it
        tried["ymd"] = (full_year(first), second, third)
    read = [(order, the_day(*parts).day) for order, parts in tried.items()]
    return tuple((order, day) for order, day in read if day is not None)


def full_year(two_figures: int) -> int:
    return two_figures + (1900 if two_figures >= CENTURY_TURNS else 2000)


def of_words(text: str) -> DayRead:
    """A day with the name of its month: "1er mars 2024", "February 10 2021", "10-Feb-21"."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(sign))
    tokens = re.findall(r"\d+|[a-z]+", plain)
    words = [token for token in tokens if not token.isdigit()]
    months = [word for word in words if word in MONTH_OF]
    if "mar" in months and len(months) > 1:  # "mar. 5 mars": mardi
        months.remove("mar")
    if len(months) != 1 or any(word not in PASSED_OVER and word not in MONTH_OF for word in words):
        return NOT_A_DATE
    figures = [token for token in tokens if token.isdigit()]
    return with_month(MONTH_OF[months[0]], figures)


def with_month(month: int, figures: list[str]) -> DayRead:
    match figures:
        case [one]:
            return INCOMPLETE if len(one) in {1, 2, 4} else NOT_A_DATE
        case [year, day] if len(year) == 4 and len(day) <= 2:  # noqa: PLR2004
            return the_day(int(year), month, int(day))
        case [day, year] if len(day) <= 2 and len(year) in {2, 4}:  # noqa: PLR2004
            return the_day(int(year) if len(year) == 4 else full_year(int(year)), month, int(day))  # noqa: PLR2004
        case []:
            return INCOMPLETE
        case _:
            return NOT_A_DATE


@dataclass(frozen=True)
class Evidence:
    """What a column of days says of the order of its figures.

    `order`: the one that all of them show. `asked`: those it leaves open, for one question about the whole column;
    none where the column contradicts itself, and each cell must be asked about.
    """

    order: Order | None = None
    asked: tuple[Order, ...] = ()
    example: str = ""


def evidence_of(cells: Iterable[Cell]) -> Evidence:
    """The order in which a column's own figures are written, if it shows one without contradiction."""
    possible: set[Order] = set(ORDERS)
    example = ""
    for cell in cells:
        if not isinstance(cell, str):
            continue
        text = " ".join(cell.split())
        timed = CLOCK_TIME.match(text)
        text = timed["day"] if timed else text
        match = None if ISO_MISSED.match(text) else NUMERIC.match(text)
        readings = readings_of(match, text) if match else ()
        if not readings:
            continue
        if len({day for _order, day in readings}) > 1:
            example = example or cell
        possible &= {order for order, _day in readings}
    if not example:
        return Evidence()
    if len(possible) == 1:
        return Evidence(order=possible.pop(), example=example)
    return Evidence(asked=tuple(order for order in ORDERS if order in possible), example=example)
