"""Published decisions that a letter may cite, where a person has chosen them: from `letters/practice.toml`."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from complaints.letters.facts import Cited
from complaints.letters.typography import NO_BREAK

FILE = Path(__file__).parent / "letters" / "practice.toml"
# In the order in which a person is offered them.
KINDS: dict[str, Promise] = {
    "struck": _("Extensions found invalid"),
    "upheld": _("Extensions found valid"),
    "delay": _("Delay"),
    "search": _("Search for records"),
    "hold": _("Hold and duty to assist"),
}
# What a line of a letter must not part: a section from its number, the thousands of a French figure, a citation.
TOGETHER = re.compile(
    r"(?<=\d) (?=\d{3}\b)|(?<=paragraph) (?=\d)|(?<=alinéa) (?=\d)|(?<=\d) (?=(?:days|jours)\b)| (?=:)"
)


@dataclass(frozen=True, slots=True)
class Decision:
    """One published decision: what it is called, what was held, where it can be read, who last looked when."""

    id: str
    kind: str
    grounds: tuple[str, ...]
    section: str
    year: int
    url: str
    name: dict[str, str]
    held: dict[str, str]
    checked_on: date | None = None  # None: known from elsewhere, not yet compared with its source
    days: int | None = None  # the whole length of the extension that was judged

    def cited(self, language: str) -> Cited:
        """As a letter says it."""
        name = NO_BREAK.join(self.name[language].rsplit(" ", 2))  # the citation in one piece
        return Cited(self.id, name, TOGETHER.sub(NO_BREAK, self.held[language]), self.url)


@cache
def decisions() -> dict[str, Decision]:
    """All of them, by id."""
    rows = tomllib.loads(FILE.read_text(encoding="utf-8"))["decision"]
    return {row["id"]: Decision(**{**row, "grounds": tuple(row["grounds"])}) for row in rows}


def offered_for(ground: str, length: int | None = None) -> list[tuple[str, list[Decision]]]:
    """What may be cited in a complaint on `ground`, by kind; `length`: days of the extension complained of.

    Of extensions the nearest in length first; of the rest the newest.
    """
    found = sorted((one for one in decisions().values() if ground in one.grounds), key=lambda one: near(one, length))
    return [(kind, same) for kind in KINDS if (same := [one for one in found if one.kind == kind])]


def near(one: Decision, length: int | None) -> tuple[float, int, str]:
    """Twice as long is as far as half as long."""
    apart = max(one.days, length) / min(one.days, length) if one.days and length else 0
    return apart, -one.year, one.id


def cited(chosen: Iterable[str], language: str) -> tuple[Cited, ...]:
    """What was chosen, in the language of the letter. An id that the file does not have any more is passed over."""
    known = decisions()
    return tuple(known[one].cited(language) for one in chosen if one in known)
