"""The rows as a file, piece by piece as they are read: the first is there at once."""

import re
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
INSTITUTION, RESTRICTED, STATE, EVENTS = map(NAMES.index, ("institution", "restricted", "state", "events"))
NUMBERS, DAYS = ([place for place, one in enumerate(COLUMNS) if one.kind == kind] for kind in ("number", "day"))
BETWEEN = '","'
# How a cell begins that `guard` has to look at. The first one is our own reference, which begins with a figure.
DOUBTFUL = re.compile(r"""","[\s'=+\-@＝＋－＠]""")


def cells_of(row: Row, words: Words) -> list[Any]:
    """The row as cells, in the reader's language; the events go on beside it when they are many."""
    cells, events = row, row.pop()
    cells[INSTITUTION] = words.institutions[cells[INSTITUTION]]
    cells[RESTRICTED] = words.truths[cells[RESTRICTED]]
    cells[STATE] = words.states[cells[STATE]]
    cells += write_events(events) if events else [""]
    return cells


def csv_file(rows: Iterable[Row], words: Words) -> Iterator[bytes]:
    """UTF-8 with the mark that tells Excel so; text that a program would take for a formula behind an apostrophe."""
    yield b"\xef\xbb\xbf" + csv_line([*words.headings]).encode()
    source = iter(rows)
    while portion := list(islice(source, PIECE)):
        yield "".join([csv_line(cells_of(row, words)) for row in portion]).encode()


def csv_line(cells: list[Any]) -> str:
    """One line, each cell in quotes, in a tenth of what a writer takes that looks at each letter of each cell.

    Most lines are right as they are. Where a cell has a quote in it, or may begin like a formula, each is looked at.
    """
    for place in NUMBERS:
        cells[place] = "" if cells[place] is None else str(cells[place])
    texts = cells[:EVENTS]
    line = BETWEEN.join(texts)
    if line.count('"') != 2 * EVENTS - 2 or DOUBTFUL.search(line):
        line = BETWEEN.join(map(as_cell, texts))
    return f'"{line}{BETWEEN}{BETWEEN.join(map(as_cell, cells[EVENTS:]))}"\r\n'


def as_cell(text: str) -> str:
    """Dangerous is none that begins with a letter or a figure."""
    if text and not text[0].isalnum():
        text = guard(text)
    return text.replace('"', '""') if '"' in text else text


def json_file(rows: Iterable[Row], words: Words) -> Iterator[bytes]:
    """A list of objects, one a line, by the names of the columns: codes, true and false, null, days as 2026-11-30."""
    before = b"["
    source = iter(rows)
    while portion := list(islice(source, PIECE)):
        yield before + b"\n" + b",\n".join([orjson.dumps(told_of(row, words)) for row in portion])
        before = b","
    yield b"[]\n" if before == b"[" else b"\n]\n"


def told_of(row: Row, words: Words) -> dict[str, Any]:
    row[INSTITUTION] = words.institutions[row[INSTITUTION]]
    for place in DAYS:
        row[place] = row[place] or None
    return dict(zip(NAMES, row, strict=True))


def xlsx_of(rows: Iterable[Row], words: Words) -> Iterator[bytes]:
    return xlsx_file((cells_of(row, words) for row in rows), words.headings, words.title)


WRITERS = {"csv": csv_file, "xlsx": xlsx_of, "json": json_file}
