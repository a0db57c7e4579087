"""What every ground tells alike: the request, its chronology, what a person added, what is asked for."""

from collections.abc import Callable, Iterable
from datetime import date
from types import ModuleType

from complaints.letters import frame_en, frame_fr
from complaints.letters.content import Block, Column, Numbered, Paragraph, Quote, Section, Table, Typed
from complaints.letters.facts import Happening, Kind, LetterFacts
from requests_app.clock import Extension

QUOTED_AT_MOST = 1_500
Enclosed = Callable[[str], str]


class Telling:
    """One letter being told: the facts and the words of its language at hand."""

    def __init__(self, facts: LetterFacts, enclosed: Enclosed) -> None:
        self.facts, self.enclosed = facts, enclosed
        self.frame: ModuleType = frame_fr if facts.language == "fr" else frame_en

    def section(self, key: str, *blocks: Block, computed: bool = True) -> Section:
        return Section(key, self.frame.HEADINGS[key], blocks, computed)

    def typed(self, key: str, text: str) -> Section:
        """A part that a person has written; nothing where they have not."""
        return self.section(key, *typed(text), computed=False)

    def request(self) -> Section:
        """What was asked for, in the language in which it was; its first lines where it is long."""
        request = self.facts.request
        text = request.text.strip()
        if not text:
            return self.section("request")
        if len(text) <= QUOTED_AT_MOST:
            return self.section("request", Quote(text, request.language))
        opening = text[:QUOTED_AT_MOST].rsplit(None, 1)[0]
        rest = Paragraph(self.frame.full_text(self.enclosed("request")))
        return self.section("request", Quote(f"{opening} […]", request.language), rest)

    def chronology(self, *derived: tuple[date, str, str]) -> Section:
        """All that happened, and what follows from it, in the order of its days."""
        facts, frame = self.facts, self.frame
        rows = [
            (facts.request.filed_on, frame.filed(facts), self.enclosed("request")),
            (facts.clock.received, frame.received(facts), ""),
            *((event.on, frame.happening(event), self.enclosed(event.key)) for event in facts.happenings),
            *derived,
        ]
        rows.sort(key=lambda row: row[0])
        table = Table(
            caption=frame.HEADINGS["chronology"],
            columns=columns(frame.CHRONOLOGY, ("date", "text", "short")),
            rows=tuple((day.isoformat(), said, enclosure or "–") for day, said, enclosure in rows),
        )
        return self.section("chronology", table)

    def relief(self, asked: tuple[str, ...]) -> Section:
        """The measures of the ground, then those that a person added."""
        extra = tuple(line.strip() for line in self.facts.additional_relief.splitlines() if line.strip())
        return self.section("relief", Paragraph(self.frame.asks(self.facts)), Numbered(_punctuated((*asked, *extra))))

    def practice(self) -> list[Block]:
        """The published decisions that a person has chosen to cite."""
        told = tuple(self.frame.practice(one) for one in self.facts.practice)
        return [Paragraph(self.frame.PRACTICE), Numbered(_punctuated(told))] if told else []

    def notices(self) -> list[tuple[Happening, Extension]]:
        """Each notice of extension with what the clock makes of it; both stand in the order in which they came."""
        return list(zip(self.facts.of_kind(Kind.EXTENSION), self.facts.clock.extensions, strict=False))

    def follow_ups(self) -> list[str]:
        return [self.frame.follow_ups(self.facts, self.enclosed)] if self.facts.of_kind(Kind.FOLLOW_UP) else []


def said(sections: Iterable[Section]) -> tuple[Section, ...]:
    """Without the parts that have nothing to say."""
    return tuple(section for section in sections if section.blocks)


def columns(heads: tuple[str, ...], kinds: tuple[str, ...]) -> tuple[Column, ...]:
    return tuple(Column(head, kind) for head, kind in zip(heads, kinds, strict=True))


def typed(text: str) -> list[Block]:
    paragraphs = tuple(part.strip() for part in text.replace("\r\n", "\n").split("\n\n") if part.strip())
    return [Typed(paragraphs)] if paragraphs else []


def _punctuated(items: tuple[str, ...]) -> tuple[str, ...]:
    """One sentence told in numbers: semicolons, and a full stop after the last; what ends already stays as typed."""
    ends = [";"] * (len(items) - 1) + ["."]
    return tuple(item if item[-1] in ".;!?" else item + end for item, end in zip(items, ends, strict=True))
