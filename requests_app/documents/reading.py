"""Reads one document: text, pages, language, the small picture. Pure; runs in a process of its own (reader.py)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .archives import Unreadable
from .kinds import PICTURES
from .language import language_of
from .limits import TEXT_CHARACTERS
from .mails import read_mail
from .office import docx_pages, docx_pieces, xlsx_pieces
from .pdfs import Pdf, Tell
from .pictures import make_thumbnail
from .texts import decoded, plain


@dataclass(slots=True)
class Reading:
    """What was read. `problem` is the code why it could not be; `cut`: there was more text than is kept."""

    problem: str = ""
    text: str = ""
    cut: bool = False
    pages: int | None = None
    language: str = ""
    viewable: bool = False
    pictured: bool = False
    mail: dict[str, Any] | None = None


def read(path: Path, kind: str, *, thumbnail: Path, tell: Tell) -> Reading:
    """Never raises for what is wrong with the document: the reading says it."""
    reading = Reading()
    try:
        if kind in PICTURES:
            frames = make_thumbnail(path, kind, thumbnail)
            reading.pages = frames if kind == "tif" else None
            reading.pictured = True
        else:
            take_text(reading, pieces_of(path, kind, reading, tell), to_the_end=kind == "pdf")
    except Unreadable as unreadable:
        return Reading(problem=unreadable.code)
    except MemoryError:
        return Reading(problem="too_big")
    reading.language = language_of(reading.text)
    return reading


def pieces_of(path: Path, kind: str, reading: Reading, tell: Tell) -> Iterator[str]:
    if kind == "pdf":
        pdf = Pdf(path)
        reading.pages = pdf.pages
        yield from pdf.pieces(tell)
        reading.cut, reading.viewable = reading.cut or pdf.cut, not pdf.active
    elif kind == "docx":
        reading.pages = docx_pages(path)
        yield from docx_pieces(path)
    elif kind == "xlsx":
        yield from xlsx_pieces(path)
    elif kind == "eml":
        mail = read_mail(path)
        reading.mail = {name: value for name, value in mail.told().items() if name != "text"}
        yield mail.text
    else:
        yield decoded(path.read_bytes())


def take_text(reading: Reading, pieces: Iterable[str], *, to_the_end: bool) -> None:
    """As much as is kept; `to_the_end`: what comes after is looked through all the same."""
    kept: list[str] = []
    room = TEXT_CHARACTERS
    for piece in pieces:
        reading.cut = reading.cut or len(piece) > room
        kept.append(piece[:room])
        room -= len(kept[-1])
        if reading.cut and not to_the_end:
            break
    reading.text = plain("".join(kept)).strip()
