"""The rows as a file: CSV and JSON piece by piece as they are read, a workbook when it is whole."""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from tempfile import TemporaryFile
from typing import Any

import orjson

from requests_app.sheets.columns import COLUMNS, guard, write_events

from .rows import Row, Words, joint

FORMATS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}
PIECE = 500
BLOCK = 1 << 16
SERIAL = date(1899, 12, 30).toordinal()  # a workbook counts its days from here
NAMES = [column.name for column in COLUMNS]
INSTITUTION, RESTRICTED, STATE = (NAMES.index(name) for name in ("institution", "restricted", "state"))
TYPED = [place for place, column in enumerate(COLUMNS) if column.kind == "text"]
DAYS = frozenset(place for place, column in enumerate(COLUMNS) if column.kind == "day")
# Wide enough for what stands in them; the rest keeps the program's own width.
WIDTHS = {"reference": 11, "institution": 34, "file_number": 18, "subject": 48, "text": 40, "day": 11, "events": 24}


def headings(words: Words) -> list[str]:
    return [joint(column.heading(language) for language in words.languages) for column in COLUMNS]


def cells_of(row: Row, words: Words) -> list[Any]:
    """What stands in the cells of a row, in the reader's language; the events go on beside it when they are many."""
    *values, events = row
    values[INSTITUTION] = in_language(values[INSTITUTION], words)
    values[RESTRICTED] = words.yes if values[RESTRICTED] else words.no
    values[STATE] = words.states[values[STATE]]
    return values + write_events(events) if events else values


def in_language(names: tuple[str, str], words: Words) -> str:
    """As it is printed: the list of the federal government types its apostrophes straight."""
    told = dict(zip(("en", "fr"), names, strict=True))
    return joint(told[language] for language in words.languages).replace("'", "’")


def csv_file(rows: Iterable[Row], words: Words) -> Iterator[bytes]:
    """UTF-8 with the mark that tells Excel so; text that a program would take for a formula behind an apostrophe."""
    page = io.StringIO()
    writer = csv.writer(page)
    writer.writerow(headings(words))
    yield b"\xef\xbb\xbf" + taken(page)
    source = iter(rows)
    while portion := list(islice(source, PIECE)):
        writer.writerows([guarded(cells_of(row, words)) for row in portion])
        yield taken(page)


def guarded(cells: list[Any]) -> list[Any]:
    """Dangerous is text alone that somebody typed, and none is that begins with a letter or a figure."""
    for place in TYPED:
        text = cells[place]
        if text and not text[0].isalnum():
            cells[place] = guard(text)
    if len(cells) > len(COLUMNS):  # the events go on beside: such a cell can begin with anything
        cells[len(COLUMNS) :] = map(guard, cells[len(COLUMNS) :])
    return cells


def taken(page: io.StringIO) -> bytes:
    text = page.getvalue()
    page.seek(0)
    page.truncate()
    return text.encode()


def json_file(rows: Iterable[Row], words: Words) -> Iterator[bytes]:
    """A list of objects, one a line, by the names of the columns: codes, true and false, null, days as 2026-11-30."""
    before = b"["
    source = iter(rows)
    while portion := list(islice(source, PIECE)):
        lines = []
        for row in portion:
            told = dict(zip(NAMES, row, strict=True))
            told["institution"] = in_language(told["institution"], words)
            lines.append(orjson.dumps(told))
        yield before + b"\n" + b",\n".join(lines)
        before = b","
    yield b"[]\n" if before == b"[" else b"\n]\n"


def xlsx_file(rows: Iterable[Row], words: Words) -> Iterator[bytes]:
    """A workbook with real days, its head kept in sight; whatever looks like a formula is text."""
    import xlsxwriter  # noqa: PLC0415  # the other formats do without

    with TemporaryFile() as file:
        workbook = xlsxwriter.Workbook(file, {"constant_memory": True})
        write_sheet(workbook, rows, words)
        workbook.close()
        file.seek(0)
        while block := file.read(BLOCK):
            yield block


def write_sheet(workbook: Any, rows: Iterable[Row], words: Words) -> None:
    sheet = workbook.add_worksheet("Demandes" if words.languages == ("fr",) else "Requests")
    day, head = workbook.add_format({"num_format": "yyyy-mm-dd"}), workbook.add_format({"bold": True})
    sheet.freeze_panes(1, 1)
    for place, column in enumerate(COLUMNS):
        sheet.set_column(place, place, WIDTHS.get(column.name, WIDTHS.get(column.kind, 16)))
    for place, heading in enumerate(headings(words)):
        sheet.write_string(0, place, heading, head)
    last = 0
    for last, row in enumerate(rows, start=1):
        for place, value in enumerate(cells_of(row, words)):
            if value is None or value == "":
                continue
            if place in DAYS:
                sheet.write_number(last, place, date.fromisoformat(value).toordinal() - SERIAL, day)
            elif type(value) is str:
                sheet.write_string(last, place, value)
            else:
                sheet.write_number(last, place, value)
    sheet.autofilter(0, 0, last, len(COLUMNS) - 1)


WRITERS = {"csv": csv_file, "xlsx": xlsx_file, "json": json_file}
