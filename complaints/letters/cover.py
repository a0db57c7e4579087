"""One letter over several complaints: which they are, nothing of what they say."""

from dataclasses import dataclass
from datetime import date

from . import cover_en, cover_fr, frame_en, frame_fr
from .content import LOGO_IN_PRINT, Column, LetterContent, Paragraph, Section, Table
from .facts import Letterhead, Signatory
from .typography import cite

STATUTE = "ATIA"  # complaints under another go to another Commissioner


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A complaint as the cover letter names it, in the cover letter's language."""

    letter: str  # its number
    institution: str
    file_number: str
    reference: str
    section: str
    ground: str
    last_day: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverFacts:
    """All that a cover letter says."""

    language: str
    today: date
    letterhead: Letterhead
    signatory: Signatory
    complaints: tuple[Listed, ...]


def compose_cover(facts: CoverFacts) -> LetterContent:
    """The letter in its language; the complaint that must be made first stands first."""
    words, frame = (cover_fr, frame_fr) if facts.language == "fr" else (cover_en, frame_en)
    head, signatory, count = facts.letterhead, facts.signatory, len(facts.complaints)
    in_order = sorted(facts.complaints, key=lambda one: (one.last_day or date.max, one.letter))
    table = Table(
        caption=words.LIST,
        columns=tuple(Column(name, kind) for name, kind in zip(words.COLUMNS, words.KINDS, strict=True)),
        rows=tuple(_row(one, facts.language) for one in in_order),
    )
    reached = f"{frame.NO_BREAK}· ".join(one for one in (head.telephone, head.email) if one)
    signed = (signatory.name, ", ".join(one for one in (signatory.title, head.name) if one), reached)
    return LetterContent(
        language=facts.language,
        title=words.title(count),
        letterhead=head,
        logo_text=frame.logo_text(head),
        logo_address=LOGO_IN_PRINT if head.logo else "",
        contact_line=frame.contact_line(head),
        place_and_date=words.place_and_date(head.city, facts.today),
        addressee=frame.ADDRESSEES[STATUTE],
        delivery=frame.DELIVERIES[STATUTE],
        subject_label=frame.SUBJECT_LABEL,
        subject=words.subject(count),
        subject_details="",
        parties=(),
        sections=(
            Section("cover", words.HEADING, (Paragraph(words.opening(count)),)),
            Section("list", words.LIST, (table, Paragraph(words.last_days()))),
        ),
        closing=frame.CLOSING,
        signature=tuple(one for one in signed if one),
        enclosures_heading=frame.ENCLOSURES,
        enclosures=(),
        footer=words.title(count),
        page_word=frame.PAGE,
        of_word=frame.OF,
        is_draft=False,
    )


def _row(one: Listed, language: str) -> tuple[str, ...]:
    ground = f"{one.ground[0].upper()}{one.ground[1:]} ({cite(one.section, language)})"
    request = f"{one.file_number} ({one.reference})" if one.file_number else one.reference
    return (one.letter, one.institution, request, ground, one.last_day.isoformat() if one.last_day else "–")
