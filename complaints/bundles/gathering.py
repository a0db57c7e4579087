"""Rows in, bundle's facts out: which documents of the file are the enclosures of a letter."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import ExitStack

from complaints.assembly import content_of, facts_of_letter
from complaints.letters import frame_en, frame_fr
from complaints.letters.content import Enclosure, LetterContent, Table
from complaints.letters.facts import LetterFacts
from complaints.models import Letter
from requests_app.documents import shelf
from requests_app.models import AccessRequest, Document, MailHeaders

from .exhibits import LOOSE, BundleFacts, Evidence, LetterFile, Paper
from .limits import TEXT_CHARACTERS

TEXTS = ("eml", "txt")


def documents_of(access_request: AccessRequest) -> dict[str, list[Document]]:
    """What is kept of the request, by the enclosure that it is; under "" what proves no event."""
    found: dict[str, list[Document]] = defaultdict(list)
    kept = access_request.documents.kept().select_related("event__superseded_by").order_by("pk")
    for document in kept.defer("text"):
        event = document.event.standing() if document.event else None
        found[f"event-{event.pk}" if event else ""].append(document)
    return found


def placed(
    papers: Iterable[Enclosure], documents: Mapping[str, list[Document]], loose: Mapping[int, str]
) -> dict[str, list[Document]]:
    """The documents of each enclosure; `loose` says of those that prove no event which enclosure they are."""
    found = {paper.key: list(documents.get(paper.key, ())) for paper in papers}
    for document in documents.get("", ()):
        key = loose.get(document.pk, "")
        if key in LOOSE and key in found:
            found[key].append(document)
    return found


def gather(letter: Letter, loose: Mapping[int, str], opened: ExitStack) -> BundleFacts:
    """All that the bundle of `letter` says. Files stay at hand as long as `opened` is.

    Raises: `FactsChanged` where the file no longer says what the letter says.
    """
    complaint = letter.complaint
    facts = facts_of_letter(letter)
    content = content_of(facts)
    documents = placed(content.enclosures, documents_of(complaint.access_request), loose)
    path = opened.enter_context(shelf.path_of(str(letter.file.name)))
    return BundleFacts(
        letter=LetterFile(
            number=letter.number,
            language=letter.language,
            dated_on=letter.dated_on,
            sha256=letter.sha256,
            path=str(path),
            size=path.stat().st_size,
        ),
        institution=facts.request.institution,
        file_number=facts.request.file_number,
        newsroom=facts.letterhead.name,
        chronology=chronology_of(content),
        papers=tuple(paper_of(one, facts, documents[one.key], opened) for one in content.enclosures),
    )


def chronology_of(content: LetterContent) -> tuple[tuple[str, str, str], ...]:
    """The rows of the letter's own table."""
    section = next(one for one in content.sections if one.key == "chronology")
    table = next(block for block in section.blocks if isinstance(block, Table))
    return tuple((day, event, number) for day, event, number in table.rows)


def paper_of(enclosure: Enclosure, facts: LetterFacts, documents: list[Document], opened: ExitStack) -> Paper:
    words = frame_fr if facts.language == "fr" else frame_en
    event = next((one for one in facts.happenings if one.key == enclosure.key), None)
    is_request = enclosure.key == "request"
    return Paper(
        key=enclosure.key,
        number=enclosure.number,
        text=enclosure.text,
        told=words.happening(event) if event else words.filed(facts) if is_request else "",
        on=event.on if event else facts.request.filed_on if is_request else None,
        evidence=tuple(evidence_of(document, opened) for document in documents),
        words=facts.request.text if is_request and not documents else "",
    )


def evidence_of(document: Document, opened: ExitStack) -> Evidence:
    """Raises: FileNotFoundError where the file is not there, or is not the one whose SHA-256 the slip will name."""
    path = opened.enter_context(shelf.path_of(shelf.name_of(document.newsroom_id, document.sha256)))
    with path.open("rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != document.sha256:
            raise FileNotFoundError(path)
    mail = MailHeaders.objects.filter(document=document).first()
    text = document.text if document.kind in TEXTS else ""
    return Evidence(
        key=document.pk,
        name=document.name,
        kind=document.kind,
        sha256=document.sha256,
        size=document.size,
        kept_at=document.uploaded_at,
        path=str(path),
        sender=mail.sender if mail else "",
        recipients=mail.recipients if mail else "",
        subject=mail.subject if mail else "",
        sent=mail.sent_on.isoformat() if mail and mail.sent_on else "",
        arrived=mail.arrived_on.isoformat() if mail and mail.arrived_on else "",
        text=text[:TEXT_CHARACTERS],
        cut=document.cut or len(text) > TEXT_CHARACTERS,
    )
