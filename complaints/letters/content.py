"""From facts to a letter: who writes to whom, what is said in which order. The words are each language's own."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from . import frame_en, frame_fr
from .facts import LetterFacts, Letterhead

LOGO_IN_PRINT = "press:logo"


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    lead: str = ""  # said in bold before it


@dataclass(frozen=True, slots=True)
class Typed:
    """What a person has written, paragraph by paragraph, standing as it was typed."""

    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Column:
    head: str
    kind: str = "text"  # text, date, number, short


@dataclass(frozen=True, slots=True)
class Table:
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Numbered:
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """The clock drawn; `text` says the same for those who do not see it."""

    markup: str
    text: str


Block = Paragraph | Typed | Quote | Table | Numbered | Strip


@dataclass(frozen=True, slots=True)
class Section:
    key: str
    heading: str
    blocks: tuple[Block, ...]
    computed: bool = True  # said by the clock and the file, not typed by a person


@dataclass(frozen=True, slots=True)
class Enclosure:
    key: str
    number: int
    text: str


@dataclass(frozen=True, slots=True)
class LetterContent:
    """A whole letter in one language, ready to be laid out."""

    language: str
    title: str
    letterhead: Letterhead
    logo_text: str  # what the logo shows, for those who do not see it
    logo_address: str  # where the page or the printer finds it; empty: there is none
    contact_line: tuple[str, ...]
    place_and_date: str
    addressee: tuple[str, ...]
    delivery: str
    subject_label: str
    subject: str
    subject_details: str
    parties: tuple[tuple[str, tuple[str, ...]], ...]
    sections: tuple[Section, ...]
    closing: str
    signature: tuple[str, ...]
    enclosures_heading: str
    enclosures: tuple[Enclosure, ...]
    footer: str
    page_word: str
    of_word: str
    is_draft: bool


class Ground(Protocol):
    """One ground of complaint: what is said of it, in both languages."""

    @property
    def section(self) -> str: ...

    def short(self, language: str) -> str: ...

    def sections(self, facts: LetterFacts, enclosed: Callable[[str], str]) -> tuple[Section, ...]: ...


def enclosures(facts: LetterFacts) -> tuple[Enclosure, ...]:
    """What goes with the letter, in the order of the chronology, the authorization last."""
    words = frame_fr if facts.language == "fr" else frame_en
    papers: list[tuple[str, str]] = [("request", words.enclosed_request(facts))]
    papers += [(one.key, words.enclosed_happening(one)) for one in facts.happenings if one.kind in words.PAPERS]
    if facts.signs_for_another:
        papers.append(("authorization", words.enclosed_authorization(facts)))
    kept = [(key, text) for key, text in papers if key not in facts.not_enclosed]
    return tuple(Enclosure(key, number, text) for number, (key, text) in enumerate(kept, start=1))


def compose(facts: LetterFacts, ground: Ground) -> LetterContent:
    """The letter in its language; each date and number comes from the clock or the file."""
    words = frame_fr if facts.language == "fr" else frame_en
    papers = enclosures(facts)
    numbers = {paper.key: str(paper.number) for paper in papers}
    return LetterContent(
        language=facts.language,
        title=words.title(facts, ground.short(facts.language)),
        letterhead=facts.letterhead,
        logo_text=words.logo_text(facts.letterhead),
        logo_address=LOGO_IN_PRINT if facts.letterhead.logo else "",
        contact_line=words.contact_line(facts.letterhead),
        place_and_date=words.place_and_date(facts),
        addressee=words.ADDRESSEES[facts.statute],
        delivery=words.DELIVERIES[facts.statute],
        subject_label=words.SUBJECT_LABEL,
        subject=words.subject(facts, ground.section, ground.short(facts.language)),
        subject_details=words.subject_details(facts),
        parties=words.parties(facts, numbers.get("authorization", "")),
        sections=ground.sections(facts, lambda key: numbers.get(key, "")),
        closing=words.CLOSING,
        signature=words.signature(facts),
        enclosures_heading=words.ENCLOSURES,
        enclosures=papers,
        footer=words.footer(facts),
        page_word=words.PAGE,
        of_word=words.OF,
        is_draft=facts.number is None,
    )
