"""How each language writes dates, numbers, citations and quotations in a letter."""

import re
from datetime import date

from newsrooms.dates import MONTHS

NO_BREAK = "\u00a0"
LEVELS = {
    "en": ("section", "subsection", "paragraph"),
    "fr": ("article", "paragraphe", "alinéa"),
}
DAY_FIRST = re.compile(rf"\b(\d{{1,2}})[ {NO_BREAK}]({'|'.join(MONTHS['en'])})[ {NO_BREAK}](\d{{4}})\b")
VOWELS = "aeiouyàâäéèêëîïôöûùüœæ"


def long_date(day: date, language: str) -> str:
    """`February 10, 2020`, `10 février 2020`, `1er mars 2020`: never broken over two lines."""
    month = MONTHS[language][day.month - 1]
    if language == "en":
        return f"{month}{NO_BREAK}{day.day},{NO_BREAK}{day.year:04}"
    number = "1er" if day.day == 1 else str(day.day)
    return f"{number}{NO_BREAK}{month}{NO_BREAK}{day.year:04}"


def number(value: int, language: str) -> str:
    """`1,095`, `1 095`."""
    return f"{value:,}" if language == "en" else f"{value:,}".replace(",", NO_BREAK)


def counted(value: int, one: str, many: str, language: str) -> str:
    """The number and its noun; in French, plural from two on; in English, for all but one."""
    single = value == 1 if language == "en" else value < 2  # noqa: PLR2004 (the rule of the language)
    return f"{number(value, language)}{NO_BREAK}{one if single else many}"


def bare_section(section: str, language: str) -> str:
    """`30(1)(a)`, `30(1)a)`: French has no opening bracket before the letter."""
    return section if language == "en" else re.sub(r"\((?=[a-z])", "", section, count=1)


def cite(section: str, language: str) -> str:
    """`paragraph 30(1)(a)`, `alinéa 30(1)a)`."""
    level = min(section.count("("), 2)
    return f"{LEVELS[language][level]}{NO_BREAK}{bare_section(section, language)}"


def listed(words: list[str], language: str) -> str:
    """`a, b and c`, `a, b et c`."""
    last = "and" if language == "en" else "et"
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last}{NO_BREAK}{words[-1]}"


def quoted(text: str, language: str) -> str:
    return f"“{text}”" if language == "en" else f"«{NO_BREAK}{text}{NO_BREAK}»"


def of_name(name: str) -> str:
    """`d'Alice Roy`, `de La Presse`: French elides before a vowel."""
    return f"d’{name}" if name[:1].lower() in VOWELS else f"de {name}"


def dates_as_in_letters(text: str, language: str) -> str:
    """The clock writes `10 February 2020`; an English letter to the Commissioner, as her own do, the month first."""
    if language == "fr":
        return text
    return DAY_FIRST.sub(rf"\2{NO_BREAK}\1,{NO_BREAK}\3", text)
