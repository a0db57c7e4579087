"""Complaints to the Privacy Commissioner: silence, an extension, a refusal (Privacy Act, s. 29(1)(b) and (d)).

The frame of every letter, without a part on time: that Act sets no limit to complain, and no order can follow.
"""

from dataclasses import dataclass
from datetime import date
from types import ModuleType

from complaints.letters.content import Section
from complaints.letters.facts import LetterFacts
from requests_app.clock import law

from . import privacy_en, privacy_fr
from .delay import DelayTelling
from .opened import OpenedGround, OpenedTelling
from .telling import Enclosed, said


def words_of(facts: LetterFacts) -> ModuleType:
    return privacy_fr if facts.language == "fr" else privacy_en


@dataclass(frozen=True, slots=True)
class PrivacyDelay:
    """A deemed refusal under s. 16(3), whether or not the limit was extended."""

    extended: bool
    section: str = "29(1)(b)"

    def short(self, language: str) -> str:
        words = privacy_fr if language == "fr" else privacy_en
        short: str = words.SHORT_EXTENDED if self.extended else words.SHORT["delay"]
        return short

    def sections(self, facts: LetterFacts, enclosed: Enclosed) -> tuple[Section, ...]:
        return said(_Delay(facts, enclosed, extended=self.extended).sections())


class _Delay(DelayTelling):
    def __init__(self, facts: LetterFacts, enclosed: Enclosed, *, extended: bool) -> None:
        super().__init__(facts, enclosed, extended=extended)
        self.words = words_of(facts)

    def in_time(self) -> tuple[Section, ...]:
        return ()


@dataclass(frozen=True, slots=True)
class PrivacyOpened(OpenedGround):
    """A complaint of what came: a notice of extension, an answer."""

    def short(self, language: str) -> str:
        words = privacy_fr if language == "fr" else privacy_en
        short: str = words.SHORT[self.code]
        return short

    def sections(self, facts: LetterFacts, enclosed: Enclosed) -> tuple[Section, ...]:
        return said(_Opened(self, facts, enclosed).sections())


class _Opened(OpenedTelling):
    def __init__(self, ground: OpenedGround, facts: LetterFacts, enclosed: Enclosed) -> None:
        super().__init__(ground, facts, enclosed)
        self.words = words_of(facts)

    def in_time(self) -> tuple[Section, ...]:
        return ()

    def act_says(self) -> list[str]:
        original = self.original
        if self.ground.code == "extension":
            return [self.words.without_it(original, passed=original < self.facts.today)] if original else []
        return [self.words.LAW]

    def measures(self) -> tuple[str, ...]:
        facts, words = self.facts, self.words
        by = words.by_day(facts.respond_by)
        if self.ground.code == "refusal":
            return (words.FINDING, words.DISCLOSE % {"by": by})
        if facts.clock.answered_on is not None:
            return (words.INVALID,)
        passed = [words.deemed(self.original)] if self.original and self.original < facts.today else []
        return (words.INVALID, *passed, words.RESPOND % {"by": by})

    def notice_told(self) -> list[str]:
        """The notice, and what the clock says of it: too late, too long, or without what it must state."""
        about = self.facts.about
        for event, notice in self.notices():
            if about is not None and event.key == about.key:
                cap = self.cap(event.on) if any(not one.startswith("15(b)") for one in event.grounds) else None
                over = cap if cap is not None and (notice.days or 0) > cap else None
                told: list[str] = self.words.extension(
                    event, self.enclosed(event.key), "" if notice.holds else notice.why, over=over
                )
                return told
        return []

    def cap(self, day: date) -> int | None:
        rule = law(self.facts.statute).extension.on(day)
        return rule.cap if rule else None


DELAY, DELAY_EXTENDED = PrivacyDelay(extended=False), PrivacyDelay(extended=True)
EXTENSION = PrivacyOpened("extension", "29(1)(d)")
REFUSAL = PrivacyOpened("refusal", "29(1)(b)")
