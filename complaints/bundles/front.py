"""What is printed for a bundle: the contents with their links, the chronology, a slip before each document."""

import re
import textwrap
from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from types import ModuleType

from django.template.loader import render_to_string

from newsrooms.pdf import press
from newsrooms.pdf.press import Design
from requests_app.documents.names import download_name

from . import words_en, words_fr
from .exhibits import BundleFacts, Evidence, Looked, Paper
from .limits import FRONT_PAGES

LINE = 100
UNBROKEN = re.compile(r"\S{200,}")


@dataclass(frozen=True, slots=True)
class Slip:
    """The page before one document, or that stands for the words of the request."""

    anchor: str
    number: str
    paper: Paper
    facts: tuple[tuple[str, str], ...]
    note: str
    problem: str = ""
    text: str = ""
    cut: bool = False
    evidence: Evidence | None = None
    looked: Looked = field(default_factory=Looked)
    attached_as: str = ""


@cache
def design() -> Design:
    assets = files("complaints.bundles") / "assets"
    return Design(sheet=assets / "bundle.css", variant="pdf/a-3a", most_pages=FRONT_PAGES)


def words_of(facts: BundleFacts) -> ModuleType:
    return words_fr if facts.letter.language == "fr" else words_en


def slips_of(facts: BundleFacts, looked: Mapping[int, Looked]) -> list[Slip]:
    """One for each document, in the order of the letter's enclosures."""
    words = words_of(facts)
    slips = []
    for paper in facts.papers:
        for part, evidence in enumerate(paper.evidence, start=1):
            number = words.number(paper.number, part, len(paper.evidence))
            slips.append(slip_of(paper, number, evidence, looked[evidence.key], words))
        if paper.words:
            day = ((words.FACTS["date"], paper.on.isoformat()),) if paper.on else ()
            proves = (words.FACTS["proves"], paper.text)
            anchor, number = f"slip-{paper.number}", str(paper.number)
            slips.append(
                Slip(anchor, number, paper, (proves, *day), words.WORDS_OF_REQUEST, text=in_lines(paper.words))
            )
    return slips


def slip_of(paper: Paper, number: str, evidence: Evidence, looked: Looked, words: ModuleType) -> Slip:
    name = attached_name(number, evidence)
    told = {
        "name": evidence.name,
        "proves": paper.text,
        "told": paper.told,
        "date": paper.on.isoformat() if paper.on else "",
        "type": words.KINDS[evidence.kind],
        "pages": str(looked.pages) if looked.pages else "",
        "size": words.size(evidence.size),
        "sha256": evidence.sha256,
        "attached": name,
        "sender": evidence.sender,
        "recipients": evidence.recipients,
        "subject": evidence.subject,
        "sent": evidence.sent,
        "arrived": evidence.arrived,
    }
    return Slip(
        anchor=f"slip-{number.replace('.', '-')}",
        number=number,
        paper=paper,
        facts=tuple((words.FACTS[key], value) for key, value in told.items() if value),
        note=note_of(evidence, looked, words),
        problem=words.PROBLEMS[looked.problem] if looked.problem else "",
        text=in_lines(evidence.text),
        cut=evidence.cut and bool(evidence.text),
        evidence=evidence,
        looked=looked,
        attached_as=name,
    )


def in_lines(text: str) -> str:
    """What has no space for two hundred signs, in lines of a hundred: the printer would look for one for too long."""
    return UNBROKEN.sub(lambda run: "\n".join(textwrap.wrap(run[0], LINE)), text)


def note_of(evidence: Evidence, looked: Looked, words: ModuleType) -> str:
    if looked.shown:
        return str(words.SHOWN)
    if evidence.text:
        return str(words.TEXT_SHOWN if evidence.kind == "eml" else words.TEXT_ONLY_SHOWN)
    return str(words.ATTACHED)


def attached_name(number: str, evidence: Evidence) -> str:
    """`03.2 Notice.pdf`: in the order of the bundle whatever sorts them."""
    whole, dot, part = number.partition(".")
    return f"{int(whole):02}{dot}{part} {download_name(evidence.name, evidence.kind)}"


def print_front(
    facts: BundleFacts, slips: list[Slip], pages: Mapping[str, int], *, only: Container[str] | None = None
) -> bytes:
    """The printed part. `pages`: on which page of the bundle each part begins; `only`: the slips that are printed.

    Raises: `TooLong`.
    """
    words = words_of(facts)
    printed = [slip for slip in slips if only is None or slip.anchor in only]
    rows = [(paper, [one for one in slips if one.paper is paper]) for paper in facts.papers]
    context = {"bundle": facts, "words": words, "rows": rows, "slips": printed, "pages": pages}
    html = render_to_string("complaints/bundle/bundle.html", context)
    return press.render_pdf(
        html,
        title=words.title(facts.letter.number),
        language=facts.letter.language,
        design=design(),
    )
