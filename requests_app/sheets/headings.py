"""What a column is called, in English and French, spelled as people spell."""

import re
import tomllib
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path

from requests_app.folding import fold

from .columns import COLUMNS
from .sheet import Cell

ALIASES: dict[str, list[str]] = tomllib.loads((Path(__file__).parent / "headings.toml").read_text(encoding="utf-8"))
LEFT_ASIDE = frozenset(ALIASES.pop("left_aside"))
OWN = {fold(column.heading(language)): column.name for column in COLUMNS for language in ("en", "fr")}
EXACT = {alias: name for name, aliases in ALIASES.items() for alias in aliases} | OWN | {
    column.name.replace("_", " "): column.name for column in COLUMNS
}  # fmt: skip
# Misspelled is what is long enough to be told from another word.
SPELLED = [alias for alias in {*EXACT, *LEFT_ASIDE} if len(alias) > 4]  # noqa: PLR2004
ALIKE = 0.86
MISSPELLED = 0.6  # of a heading in the right letters


@lru_cache(maxsize=4096)
def name_of(heading: str) -> str | None:
    """The column that a heading names; None where it names none that we know."""
    found = spelled_right(heading)
    if found is not None:
        return found or None
    words = words_of(heading)
    near = get_close_matches(words, SPELLED, n=1, cutoff=ALIKE) if len(words) > 4 else []  # noqa: PLR2004
    return EXACT.get(near[0]) if near else None


def words_of(heading: str) -> str:
    """The folded words, those of a database's names (`date_received`, `DateReceived`) apart."""
    return fold(re.sub(r"_+|(?<=[a-z])(?=[A-Z])", " ", heading))


def spelled_right(heading: str) -> str | None:
    """As `name_of`, of headings in the right letters; "" for those that are known and left aside."""
    for part in (heading, *re.split(r"\s*[/|\n]\s*|\s+-\s+", heading), re.sub(r"[(\[].*?[)\]]", " ", heading)):
        words = words_of(part)
        if words in EXACT:
            return EXACT[words]
        if words in LEFT_ASIDE:
            return ""
    return None


def score(cells: Sequence[Cell]) -> float:
    """How much a line reads like the headings of a list of requests: how many different columns it names."""
    names: dict[str, float] = dict.fromkeys(named_exactly(cells), 1)
    for heading in headings_in(cells):
        if name := name_of(heading):
            names.setdefault(name, MISSPELLED)
    return sum(names.values())


def best_score(lines: Iterable[Sequence[Cell]]) -> tuple[float, int]:
    """The score of the line that reads most like headings, and its place; the first of equals.

    Misspellings are costly to look for: not in a line that could not win if all of its cells were such.
    """
    exact = [(len(named_exactly(cells)), -place, cells) for place, cells in enumerate(lines)]
    best, at = 0.0, 0
    for sure, place, cells in sorted(exact, key=lambda one: one[:2], reverse=True):
        most = sure + MISSPELLED * (len(headings_in(cells)) - sure)
        if most > best or (most == best and -place < at):
            found = score(cells)
            if found > best or (found == best and -place < at):
                best, at = found, -place
    return best, at


def headings_in(cells: Sequence[Cell]) -> list[str]:
    return [cell for cell in cells if isinstance(cell, str) and 0 < len(cell) <= 80]  # noqa: PLR2004


def named_exactly(cells: Sequence[Cell]) -> set[str]:
    return {name for heading in headings_in(cells) if (name := spelled_right(heading))}
