"""The shapes that the law files are read into: one frozen class per kind of rule."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from requests_app.clock.wording import Bilingual


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rule:
    """One version of one rule: since when, how many days, where it is written, and its sentence."""

    name: str
    in_force_from: date
    in_force_until: date | None = None
    section: str
    rests_on: str
    source: str
    checked_on: date
    verified: bool = True
    days: int = 0
    unit: str = "calendar"
    en: str
    fr: str

    def text(self, language: str) -> str:
        """The sentence of the rule, with its placeholders.

        Law: whichever the rule names.
        Days: none counted.
        """
        return self.fr if language == "fr" else self.en


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What an extension may be taken for."""

    words: Bilingual
    needs_length: bool = True
    capped: bool = True


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ExtensionRule(Rule):
    """What a notice of extension must say, and how far it may go."""

    grounds: Mapping[str, Ground]
    states_right_to_complain: bool
    cap: int | None = None  # over all capped grounds and notices together
    tell_commissioner_over: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PauseRule(Rule):
    """What stops the period, what starts it again, and on which readings."""

    kind: str
    starts: str
    ends: str
    binds: bool  # on every reading; else on `practice` alone, unless the requester accepted it


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TransferRule(Rule):
    """By when a request may be transferred, and whether the period starts again."""

    restarts: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LimitRule(Rule):
    """A limit that an event opens; without `days` it has no last day."""

    kind: str
    ground: str | None = None
    starts: tuple[str, ...] = ()
    counts_from: str = "arrival"
    stands_still: bool = False
    limited: bool = True


AnyRule_co = TypeVar("AnyRule_co", bound=Rule, covariant=True)


class Versions(Generic[AnyRule_co]):
    """The versions of one rule, oldest first, without hole or overlap."""

    __slots__ = ("_newest_first", "all")

    def __init__(self, versions: tuple[AnyRule_co, ...]) -> None:
        self.all = versions
        self._newest_first = versions[::-1]

    def on(self, day: date) -> AnyRule_co | None:
        """The version in force on `day`.

        Law: whichever the rule names.
        Days: none counted.
        """
        for version in self._newest_first:
            if version.in_force_from <= day:
                return version if version.in_force_until is None or day <= version.in_force_until else None
        return None
