"""The letter's content field by field, as the Commissioner's form asks for it."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from complaints.letters import frame_en, frame_fr
from complaints.letters.content import LetterContent
from complaints.letters.facts import LetterFacts
from complaints.letters.grounds import ground_of
from complaints.letters.plain import plain_section
from complaints.letters.typography import NO_BREAK
from requests_app.enums import Statute

FIELDS = Path(__file__).parent / "letters" / "form_fields.toml"
DETAILS = ("summary", "in_time", "ground", "urgency", "additional", "relief")


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of the form: what it is called there and what to put in it."""

    name: str
    label: str
    value: str
    long: bool


@cache
def form_file() -> dict[str, Any]:
    return tomllib.loads(FIELDS.read_text())


def checked_on() -> date:
    """When somebody last compared our list with the form."""
    day: date = form_file()["checked_on"]
    return day


def form_fields(facts: LetterFacts, letter: LetterContent) -> list[FormField]:
    """Every field that has something to hold, in the form's order, in the letter's language."""
    values = _values(facts, letter)
    fields = (
        FormField(one["name"], one[facts.language], values[one["name"]].replace(NO_BREAK, " "), one.get("long", False))
        for one in form_file()["field"]
    )
    return [field for field in fields if field.value]


def type_of(facts: LetterFacts) -> str:
    """What the form calls the ground; in our own words where no form has been read."""
    if facts.statute == Statute.ATIA:
        told: str = form_file()["types"][facts.language][facts.ground]
        return told
    return ground_of(facts.ground, facts.statute).short(facts.language)


def _values(facts: LetterFacts, letter: LetterContent) -> dict[str, str]:
    words = frame_fr if facts.language == "fr" else frame_en
    head, sections = facts.letterhead, {section.key: section for section in letter.sections}
    told = [(section.heading, plain_section(section)) for key in DETAILS if (section := sections.get(key))]
    events = [f"{event.on.isoformat()} {words.happening(event)}" for event in facts.happenings]
    first = [
        f"{facts.request.filed_on.isoformat()} {words.filed(facts)}",
        f"{facts.clock.received.isoformat()} {words.received(facts)}",
    ]
    return {
        "requester": ", ".join(words.requester_names(facts)),
        "address": letter.contact_line[0] if head.street else "",
        "telephone": head.telephone,
        "email": head.email,
        "behalf": words.behalf(facts),
        "institution": facts.request.institution,
        "type": type_of(facts),
        "file_number": facts.request.file_number,
        "dates": "\n".join(first + events),
        "details": "\n\n".join(f"{heading.upper()}\n{text}" for heading, text in told),
        "attachments": "\n".join(f"{paper.number}. {paper.text}" for paper in letter.enclosures),
    }
