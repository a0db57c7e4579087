"""Sentences in both languages: long dates, counted nouns, and the texts of words.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

NO_BREAK = "\u00a0"
LANGUAGES = ("en", "fr")
UNITS = {
    ("en", "calendar"): ("day", "days"),
    ("en", "business"): ("business day", "business days"),
    ("fr", "calendar"): ("jour", "jours"),
    ("fr", "business"): ("jour ouvrable", "jours ouvrables"),
}


@dataclass(frozen=True, slots=True)
class Bilingual:
    """The same words in the two official languages."""

    en: str
    fr: str

    def text(self, language: str) -> str:
        return self.fr if language == "fr" else self.en


@lru_cache(maxsize=2**14)
def long_date(day: date, language: str) -> str:
    """`10 February 2020`, `10 février 2020`, `1er mars 2020`."""
    number = "1er" if language == "fr" and day.day == 1 else str(day.day)
    return f"{number} {WORDS['months'][language][day.month - 1]} {day.year}"


@lru_cache(maxsize=2**12)
def counted(days: int, unit: str, language: str) -> str:
    """`1 day`, `0 days`, `35 business days`; `0 jour`, `1 095 jours`: in French, plural from two on."""
    one, many = UNITS[language, unit]
    if language == "fr":
        return f"{days:,}".replace(",", NO_BREAK) + NO_BREAK + (many if abs(days) >= 2 else one)
    return f"{days:,} {one if abs(days) == 1 else many}"


def fill(template: str, values: Mapping[str, Any], language: str) -> str:
    """`template` with its placeholders filled as the language writes them."""
    return template % {key: written(value, language) for key, value in values.items()}


def written(value: object, language: str) -> str:
    """A value as a sentence says it: a date in full, words in their language."""
    if isinstance(value, date):
        return long_date(value, language)
    if isinstance(value, Bilingual):
        return value.text(language)
    return str(value)


def warning_text(code: str, details: Mapping[str, Any], language: str) -> str:
    """The sentence of a warning."""
    return fill(WORDS["warnings"][code][language], details, language)


def error_text(code: str, details: Mapping[str, Any], language: str) -> str:
    """The sentence of an error."""
    return fill(WORDS["errors"][code][language], details, language)


def why_text(code: str, language: str) -> str:
    """The sentence that tells why an extension holds or does not."""
    return str(WORDS["extensions"][code][language])


WORDS: dict[str, Any] = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
