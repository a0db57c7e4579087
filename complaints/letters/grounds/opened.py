"""The grounds that a notice or an answer opens, and those that need neither: one letter, each ground its own words."""

from dataclasses import dataclass
from datetime import date
from types import ModuleType

from complaints.letters.content import Block, Paragraph, Section, Table
from complaints.letters.facts import LetterFacts
from requests_app.clock import law

from . import opened_en, opened_fr
from .count import STATUTE, days_of
from .telling import Enclosed, Telling, columns, said
from .window import window_of


@dataclass(frozen=True, slots=True)
class OpenedGround:
    """One paragraph of s. 30(1): what was done, which duty, what is asked for."""

    code: str
    section: str
    about_a_request: bool = True

    def short(self, language: str) -> str:
        words = opened_fr if language == "fr" else opened_en
        short: str = words.SHORT[self.code]
        return short

    def sections(self, facts: LetterFacts, enclosed: Enclosed) -> tuple[Section, ...]:
        return said(OpenedTelling(self, facts, enclosed).sections())


EXTENSION = OpenedGround("extension", "30(1)(c)")
REFUSAL = OpenedGround("refusal", "30(1)(a)")
SEARCH = OpenedGround("search", "30(1)(a)")
NCND = OpenedGround("ncnd", "30(1)(a)")
FEES = OpenedGround("fees", "30(1)(b)")
LANGUAGE = OpenedGround("language", "30(1)(d)")
ALT_FORMAT = OpenedGround("alt_format", "30(1)(d.1)")
PUBLICATION = OpenedGround("publication", "30(1)(e)", about_a_request=False)
OTHER = OpenedGround("other", "30(1)(f)")


class OpenedTelling(Telling):
    """What a complaint of a notice, an answer or another act tells, under whichever Act."""

    def __init__(self, ground: OpenedGround, facts: LetterFacts, enclosed: Enclosed) -> None:
        super().__init__(facts, enclosed)
        self.ground, self.window = ground, window_of(facts)
        self.words: ModuleType = opened_fr if facts.language == "fr" else opened_en

    def sections(self) -> tuple[Section, ...]:
        facts, words, code = self.facts, self.words, self.ground.code
        own = (
            self.section("summary", Paragraph(words.summary(facts, code))),
            *((self.request(), self.chronology()) if self.ground.about_a_request else ()),
            *self.in_time(),
            self.section("ground", *self._ground()),
        )
        added = (self.typed("urgency", facts.urgency), self.typed("additional", facts.additional_facts))
        return (*own, *added, self.relief(self.measures()))

    def in_time(self) -> tuple[Section, ...]:
        """That it is made within the time that the Act allows for it."""
        about = self.ground.about_a_request
        return (self.section("in_time", Paragraph(self.words.in_time(self.facts, self.window, about=about))),)

    def _ground(self) -> list[Block]:
        told = self.notice_told() if self.ground.code == "extension" else self._act()
        conclusion = " ".join([self.words.conclusion(self.ground.section), *self.follow_ups()])
        said = [Paragraph(text) for text in [*told, *self.act_says()]]
        return [*said, *self._points(), *self.practice(), Paragraph(conclusion)]

    def _act(self) -> list[str]:
        about = self.facts.about
        return [self.words.came(about, self.enclosed(about.key))] if about else []

    def act_says(self) -> list[str]:
        """What the Act says of the ground."""
        facts, words, code = self.facts, self.words, self.ground.code
        if code == "other":
            return [words.not_met(facts.duty or "assist")]
        if code == "extension":
            original = self.original
            return [words.without_it(original, passed=original < facts.today)] if original else []
        by_third_parties = [words.PUBLIC_INTEREST] if code == "refusal" and facts.of_third_parties else []
        return [words.LAW[code], *by_third_parties]

    @property
    def original(self) -> date | None:
        """The limit without any extension, as it may be held against the institution."""
        return self.facts.clock.original_due.against_institution

    def measures(self) -> tuple[str, ...]:
        """What is asked of the Commissioner: the finding, then what follows from it."""
        facts, words = self.facts, self.words
        places = [point.place for point in facts.points if point.place]
        filled = {
            "order": words.ORDER,
            "by": words.by_day(facts.respond_by, days_of("order_effective", facts.today)),
            "within": words.within(places) if places else "",
        }
        if self.ground.code != "extension":
            return (words.FINDING, *(measure % filled for measure in words.RELIEF[self.ground.code]))
        if facts.clock.answered_on is not None:
            return (words.INVALID,)
        passed = [words.deemed(self.original)] if self.original and self.original < facts.today else []
        return (words.INVALID, *passed, words.RESPOND % filled)

    def notice_told(self) -> list[str]:
        """The notice, what the clock says of it, and whether the Commissioner must be told of it (s. 9(2))."""
        for event, notice in self.notices():
            if self.facts.about is not None and event.key == self.facts.about.key:
                rule = law(STATUTE).extension.on(event.on)
                over = rule.tell_commissioner_over if rule else None
                why = "" if notice.holds else notice.why
                long = over is not None and (notice.days or 0) > over
                told: list[str] = self.words.extension(
                    event, self.enclosed(event.key), why, over=over if long else None
                )
                return told
        return []

    def _points(self) -> list[Block]:
        if not self.facts.points:
            return []
        caption, *heads = self.words.POINTS[self.ground.code]
        rows = tuple((point.subject, point.place or "–", point.why or "–") for point in self.facts.points)
        return [Table(caption, columns(tuple(heads), ("text", "text", "long")), rows)]
