"""No response within the time limit, as it stood (`delay`) or as extended (`delay_extended`): ss. 10(3), 30(1)(a)."""

from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType

from complaints.letters import frame_en, frame_fr
from complaints.letters.content import (
    Block,
    Column,
    Numbered,
    Paragraph,
    Quote,
    Section,
    Strip,
    Table,
    Typed,
)
from complaints.letters.facts import Happening, Kind, LetterFacts
from complaints.letters.typography import dates_as_in_letters, number
from requests_app.clock import Extension, Step, law

from . import delay_en, delay_fr
from .count import STATUTE, Count, count_of

QUOTED_AT_MOST = 1_500
Enclosed = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class DelayGround:
    """A deemed refusal, whether or not the limit was extended."""

    extended: bool
    section: str = "30(1)(a)"

    def short(self, language: str) -> str:
        words = delay_fr if language == "fr" else delay_en
        short: str = words.SHORT_EXTENDED if self.extended else words.SHORT
        return short

    def sections(self, facts: LetterFacts, enclosed: Enclosed) -> tuple[Section, ...]:
        count = count_of(facts)
        telling = _Telling(facts, count, enclosed, extended=self.extended)
        return tuple(section for section in telling.sections() if section.blocks)


DELAY = DelayGround(extended=False)
DELAY_EXTENDED = DelayGround(extended=True)


class _Telling:
    """One letter being told: facts, count and words at hand."""

    def __init__(self, facts: LetterFacts, count: Count, enclosed: Enclosed, *, extended: bool) -> None:
        french = facts.language == "fr"
        self.facts, self.count, self.enclosed, self.extended = facts, count, enclosed, extended
        self.frame: ModuleType = frame_fr if french else frame_en
        self.words: ModuleType = delay_fr if french else delay_en

    def sections(self) -> tuple[Section, ...]:
        facts = self.facts
        return (
            self._section("summary", Paragraph(self.words.summary(facts, self.count, extended=self.extended))),
            self._section("request", *self._request()),
            self._section("chronology", self._chronology()),
            self._section("limit", *self._limit()),
            self._section("in_time", Paragraph(self.words.in_time(facts, self.count))),
            self._section("ground", *self._ground()),
            self._section("additional", *_typed(facts.additional_facts), computed=False),
            self._section("relief", *self._relief()),
        )

    def _section(self, key: str, *blocks: Block, computed: bool = True) -> Section:
        return Section(key, self.frame.HEADINGS[key], blocks, computed)

    def _request(self) -> list[Block]:
        request = self.facts.request
        text = request.text.strip()
        if not text:
            return []
        if len(text) <= QUOTED_AT_MOST:
            return [Quote(text, request.language)]
        opening = text[:QUOTED_AT_MOST].rsplit(None, 1)[0]
        return [Quote(f"{opening} […]", request.language), Paragraph(self.words.full_text(self.enclosed("request")))]

    def _chronology(self) -> Table:
        facts, words, frame = self.facts, self.words, self.frame
        rows = [
            (facts.request.filed_on, frame.filed(facts), self.enclosed("request")),
            (facts.clock.received, frame.received(facts), ""),
            *((event.on, frame.happening(event), self.enclosed(event.key)) for event in facts.happenings),
            (self.count.relied_on, words.limit_ended(facts, extended=self.extended), ""),
        ]
        rows.sort(key=lambda row: row[0])
        dash = "–"
        return Table(
            caption=frame.HEADINGS["chronology"],
            columns=tuple(
                Column(head, kind) for head, kind in zip(words.CHRONOLOGY, ("date", "text", "short"), strict=True)
            ),
            rows=tuple((day.isoformat(), said, enclosure or dash) for day, said, enclosure in rows),
        )

    def _limit(self) -> list[Block]:
        facts, words = self.facts, self.words
        kinds = ("text", "text", "date", "number", "date", "text")
        table = Table(
            caption=self.frame.HEADINGS["limit"],
            columns=tuple(Column(head, kind) for head, kind in zip(words.LIMIT, kinds, strict=True)),
            rows=tuple(self._step(step) for step in facts.clock.steps if step.rule in words.STEPS),
            total=(words.TOTAL, number(self.count.days_late, facts.language)),
        )
        drawn: list[Block] = [Strip(facts.strip, words.drawn(self.count))] if facts.strip else []
        return [*drawn, table]

    def _step(self, step: Step) -> tuple[str, ...]:
        language = self.facts.language
        return (
            self.words.STEPS[step.rule] or dates_as_in_letters(step.text(language), language),
            law(STATUTE).citation(step.section, language),
            step.from_date.isoformat(),
            "" if step.days is None else number(step.days, language),
            step.to_date.isoformat() if step.to_date else "",
            self.frame.RESTS_ON[step.rests_on],
        )

    def _ground(self) -> list[Block]:
        facts, words, count = self.facts, self.words, self.count
        sent = [words.follow_ups(facts, self.enclosed)] if facts.of_kind(Kind.FOLLOW_UP) else []
        promised = [words.promises(facts, self.enclosed)] if facts.promises_passed else []
        limit = [words.limit(count, extended=self.extended)]
        notices = self._notices()
        return [
            Paragraph(words.receipt(facts, self.enclosed)),
            Paragraph(" ".join([*limit, *self._nothing_came(notices)])),
            *self._extensions(notices),
            Paragraph(" ".join([words.silence(facts, self.enclosed), *promised, *sent])),
            Paragraph(words.conclusion(count)),
        ]

    def _nothing_came(self, notices: list[tuple[Happening, Extension]]) -> list[str]:
        """Which notices did not come: only of those that did not."""
        if notices:
            return []
        moved = self.facts.of_kind(Kind.TRANSFER) or self.facts.of_kind(Kind.SUSPENSION)
        return [self.words.NO_EXTENSION if moved else self.words.NO_NOTICE]

    def _notices(self) -> list[tuple[Happening, Extension]]:
        """Each notice with what the clock makes of it; both stand in the order in which they came."""
        return list(zip(self.facts.of_kind(Kind.EXTENSION), self.facts.clock.extensions, strict=False))

    def _extensions(self, notices: list[tuple[Happening, Extension]]) -> list[Block]:
        words = self.words
        failing = [
            Paragraph(words.does_not_hold(event, extension, self.enclosed(event.key)))
            for event, extension in notices
            if not extension.holds
        ]
        holding = [(event, extension) for event, extension in notices if extension.holds]
        if not holding:
            return [*failing]
        rows = tuple(
            (
                event.on.isoformat(),
                event.dated_on.isoformat() if event.dated_on else "–",
                self.frame.length(event),
                self.frame.grounds(event),
                extension.due.latest.isoformat() if extension.due.latest else "–",
            )
            for event, extension in holding
        )
        kinds = ("date", "date", "text", "text", "date")
        columns = tuple(Column(head, kind) for head, kind in zip(words.NOTICES, kinds, strict=True))
        return [Table(words.NOTICES_CAPTION, columns, rows), Paragraph(words.NOT_CONCEDED), *failing]

    def _relief(self) -> list[Block]:
        facts = self.facts
        typed = tuple(line.strip() for line in facts.additional_relief.splitlines() if line.strip())
        asked = self.words.relief(facts, self.count)
        return [Paragraph(self.words.asks(facts)), Numbered(_punctuated((*asked, *typed)))]


def _punctuated(items: tuple[str, ...]) -> tuple[str, ...]:
    """One sentence told in numbers: semicolons, and a full stop after the last; what ends already stays as typed."""
    ends = [";"] * (len(items) - 1) + ["."]
    return tuple(item if item[-1] in ".;!?" else item + end for item, end in zip(items, ends, strict=True))


def _typed(text: str) -> list[Block]:
    paragraphs = tuple(part.strip() for part in text.replace("\r\n", "\n").split("\n\n") if part.strip())
    return [Typed(paragraphs)] if paragraphs else []
