"""Dates as they are read: no-break spaces inside, so that no date ever breaks across lines.

In sentences long with the weekday, in lists short with the year only where it is not today's, in tables of letters,
exports and the audit trail ISO. Without a language given, the active one.
"""

from datetime import date

from django.utils.translation import get_language

NBSP = "\u00a0"

MONTHS = {
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    "fr": (
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ),
}
SHORT_MONTHS = {
    "en": ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."),
    "fr": ("janv.", "févr.", "mars", "avril", "mai", "juin", "juill.", "août", "sept.", "oct.", "nov.", "déc."),
}
WEEKDAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
}
SHORT_WEEKDAYS = {
    "en": ("Mon.", "Tue.", "Wed.", "Thu.", "Fri.", "Sat.", "Sun."),
    "fr": ("lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."),
}


def language_code(language: str | None = None) -> str:
    return "fr" if (language or get_language() or "en").startswith("fr") else "en"


def _day(day: date, code: str) -> str:
    return "1er" if code == "fr" and day.day == 1 else str(day.day)


def iso(day: date) -> str:
    """`2026-11-30`."""
    return f"{day.year:04}-{day.month:02}-{day.day:02}"


def day_and_month(day: date, language: str | None = None) -> str:
    """`30 November`, « 1er décembre »: where the year has just been said."""
    code = language_code(language)
    return f"{_day(day, code)}{NBSP}{MONTHS[code][day.month - 1]}"


def long_date_plain(day: date, language: str | None = None) -> str:
    """`30 November 2026`, « 1er décembre 2026 »."""
    return f"{day_and_month(day, language)}{NBSP}{day.year}"


def long_date(day: date, language: str | None = None) -> str:
    """`Monday 30 November 2026`, « lundi 30 novembre 2026 »: where someone must act."""
    return f"{WEEKDAYS[language_code(language)][day.weekday()]}{NBSP}{long_date_plain(day, language)}"


def short_date(day: date, today: date, language: str | None = None) -> str:
    """`30 Nov.`, « 1er déc. »; the year only where it is not today's."""
    code = language_code(language)
    text = f"{_day(day, code)}{NBSP}{SHORT_MONTHS[code][day.month - 1]}"
    return text if day.year == today.year else f"{text}{NBSP}{day.year}"


def weekday_date(day: date, today: date, language: str | None = None) -> str:
    """`Sun. 29 Nov.`, « dim. 29 nov. »: a list's date on which someone must act."""
    return f"{SHORT_WEEKDAYS[language_code(language)][day.weekday()]}{NBSP}{short_date(day, today, language)}"


def first_of_two_long(first: date, second: date, language: str | None = None) -> str:
    """`Saturday 28` before "or Monday 30 November 2026": what the second date says again is left out."""
    code = language_code(language)
    weekday = WEEKDAYS[code][first.weekday()]
    if first.year != second.year:
        return long_date(first, language)
    if first.month != second.month:
        return f"{weekday}{NBSP}{day_and_month(first, language)}"
    return f"{weekday}{NBSP}{_day(first, code)}"


def first_of_two_weekday(first: date, second: date, today: date, language: str | None = None) -> str:
    """`Sat. 28` before "or Mon. 30 Nov."."""
    code = language_code(language)
    if (first.year, first.month) != (second.year, second.month):
        return weekday_date(first, today, language)
    return f"{SHORT_WEEKDAYS[code][first.weekday()]}{NBSP}{_day(first, code)}"
