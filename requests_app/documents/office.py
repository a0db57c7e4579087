"""The text of .docx and .xlsx. Both have been judged by their directory before (archives.py)."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar
from xml.parsers import expat

from .archives import Unreadable

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
CHUNK = 64 * 1024
DAMAGED = (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, KeyError, ValueError)


class Entities(Exception):
    """The part declares a document type: nobody expands its entities here."""


class Words:
    """Collects the written words of a part while it is parsed, its paragraphs as lines."""

    SAID = frozenset({f"{WORD} t", f"{PROPERTIES} Pages"})
    SPACES: ClassVar = {f"{WORD} tab": "\t", f"{WORD} br": "\n"}

    def __init__(self) -> None:
        self.found: list[str] = []
        self.inside = False
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler, self.parser.EndElementHandler = self.start, self.end
        self.parser.CharacterDataHandler = self.say
        self.parser.StartDoctypeDeclHandler = self.refuse

    def start(self, name: str, _attributes: dict[str, str]) -> None:
        self.inside = name in self.SAID
        self.found.append(self.SPACES.get(name, ""))

    def end(self, name: str) -> None:
        self.inside = False
        if name == f"{WORD} p":
            self.found.append("\n")

    def say(self, text: str) -> None:
        if self.inside:
            self.found.append(text)

    def refuse(self, *_declared: object) -> None:
        raise Entities

    def so_far(self) -> str:
        said = "".join(self.found)
        self.found.clear()
        return said


def pieces_of(archive: zipfile.ZipFile, part: str) -> Iterator[str]:
    """The words of one part, without ever holding the whole of it.

    Raises: Unreadable.
    """
    words = Words()
    try:
        with archive.open(part) as member:
            while chunk := member.read(CHUNK):
                words.parser.Parse(chunk, False)  # noqa: FBT003  # expat's own
                yield words.so_far()
        words.parser.Parse(b"", True)  # noqa: FBT003
    except (expat.ExpatError, Entities, *DAMAGED) as error:
        raise Unreadable("damaged") from error
    yield words.so_far()


def docx_pieces(path: Path) -> Iterator[str]:
    """The words of the document, then those of its notes.

    Raises: Unreadable.
    """
    with opened(path) as archive:
        names = set(archive.namelist())
        for part in ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml", "word/comments.xml"):
            if part in names:
                yield from pieces_of(archive, part)


def docx_pages(path: Path) -> int | None:
    """As the program that wrote it counted them; None where it does not say."""
    with opened(path) as archive:
        if "docProps/app.xml" not in archive.namelist():
            return None
        told = "".join(pieces_of(archive, "docProps/app.xml")).strip()
    return int(told) if told.isascii() and told.isdigit() and len(told) < len("100000") else None


def opened(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except DAMAGED as error:
        raise Unreadable("damaged") from error


def xlsx_pieces(path: Path) -> Iterator[str]:
    """The cells, row by row: values, not formulas.

    Raises: Unreadable.
    """
    from openpyxl import load_workbook  # start-up stays fast

    try:
        with path.open("rb") as file:  # of a path, openpyxl would look at the ending: on the shelf there is none
            book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
            for sheet in book.worksheets:
                yield f"{sheet.title}\n"
                for row in sheet.iter_rows(values_only=True):
                    cells = [str(value) for value in row if value is not None]
                    if cells:
                        yield "\t".join(cells) + "\n"
    except MemoryError:
        raise
    except Exception as error:  # a damaged workbook breaks openpyxl in many ways
        raise Unreadable("damaged") from error
