"""The rows as a file, piece by piece as they are read: the first is there at once."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import orjson

from requests_app.sheets.columns import COLUMNS, guard, write_events

from .rows import Row
from .words import Words
from .workbook import xlsx_file

FORMATS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}
PIECE = 500
NAMES = [column.name for column in COLUMNS]
INSTITUTION, RESTRICTED, STATE = (NAMES.index(name) for name in ("institution", "restricted", "state"))
# What stands in words; codes, days and figures are ours, and hold no sign that a file gives a meaning.
TYPED = [place for place, column in enumerate(COLUMNS) if column.kind == "text" or column.name == "state"]
NUMBERS = [place for place, column in enumerate(COLUMNS) if column.kind == "number"]


def cells_of(row: Row, words: Words) -> list[Any]:
    """What stands in the cells of a row, in the reader's language; the events go on beside it when they are many."""
    cells, events = row[:-1], row[-1]
    cells[INSTITUTION] = words.institutions[cells[INSTITUTION]]
    cells[RESTRICTED] = words.truths[cells[RESTRICTED]]
    cells[STATE] = words.states[cells[STATE]]
    if events:
        cells += write_events(events)
    return cells


def csv_file(rows: Iterable[Row], words: Words) -> Iterator[bytes]:
    """UTF-8 with the mark that tells Excel so; text that a program would take for a formula behind an apostrophe."""
    yield b"\xef\xbb\xbf" + (",".join(map(quoted, words.headings)) + "\r\n").encode()
    source = iter(rows)
    while portion := list(islice(source, PIECE)):
        yield "".join([csv_line(cells_of(row, words)) for row in portion]).encode()


def csv_line(cells: list[Any]) -> str:
    """One line, in a tenth of what a writer of the library takes that looks at each letter of each cell."""
    for place in TYPED:
        if cells[place]:
            cells[place] = quoted(cells[place])
    for place in NUMBERS:
        if cells[place] is not None:
            cells[place] = str(cells[place])
    for place in range(len(NAMES) - 1, len(cells)):  # the events, which may go on beside and begin with anything
        cells[place] = quoted(cells[place])
    return ",".join(["" if cell is None else cell for cell in cells]) + "\r\n"


def quoted(text: str) -> str:
    """Dangerous is none that begins with a letter or a figure."""
    if not text[0].isalnum():
        text = guard(text)
    if '"' in text:
        text = text.replace('"', '""')
    return f'"{text}"'


def json_file(rows: Iterable[Row], words: Words) -> Iterator[bytes]:
    """A list of objects, one a line, by the names of the columns: codes, true and false, null, days as 2026-11-30."""
    before = b"["
    source = iter(rows)
    while portion := list(islice(source, PIECE)):
        yield before + b"\n" + b",\n".join([orjson.dumps(told_of(row, words)) for row in portion])
        before = b","
    yield b"[]\n" if before == b"[" else b"\n]\n"


def told_of(row: Row, words: Words) -> dict[str, Any]:
    told = dict(zip(NAMES, row, strict=True))
    told["institution"] = words.institutions[told["institution"]]
    return told


def xlsx_of(rows: Iterable[Row], words: Words) -> Iterator[bytes]:
    return xlsx_file((cells_of(row, words) for row in rows), words.headings, words.title)


WRITERS = {"csv": csv_file, "xlsx": xlsx_of, "json": json_file}
