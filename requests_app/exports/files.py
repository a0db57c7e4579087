"""The rows as a file, piece by piece as they are read: the first is there at once."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from typing import Any

import orjson

from requests_app.sheets.columns import COLUMNS, Column, guard, write_events

from .rows import Columns
from .words import Words
from .workbook import xlsx_file

FORMATS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}
NAMES = [column.name for column in COLUMNS]
BETWEEN, BETWEEN_LINES = '","', '"\r\n"'


def in_words(columns: Columns, words: Words) -> Columns:
    """As the reader calls what is told by its number or its code."""
    called: dict[str, Any] = {"institution": words.institutions, "restricted": words.truths, "state": words.states}
    return [
        [called[name][value] for value in column] if name in called else column
        for name, column in zip(NAMES, columns, strict=True)
    ]


def csv_file(portions: Iterable[Columns], words: Words) -> Iterator[bytes]:
    """UTF-8 with the mark that tells Excel so; text that a program would take for a formula behind an apostrophe.

    Each cell is in quotes. A tenth of what a writer takes that looks at each letter of each cell.
    """
    yield b"\xef\xbb\xbf" + csv_lines([[heading] for heading in words.headings])
    for portion in portions:
        yield csv_lines([*map(as_csv, COLUMNS, in_words(portion, words))])


def csv_lines(columns: list[Iterable[str]]) -> bytes:
    lines = map(BETWEEN.join, zip(*columns, strict=True))
    return f'"{BETWEEN_LINES.join(lines)}"\r\n'.encode()


def as_csv(column: Column, values: Sequence[Any]) -> Iterable[str]:
    """What stands between the quotes of the cells of one column."""
    match column.kind:
        case "text":
            return csv_texts(values)
        case "number":
            return ["" if value is None else str(value) for value in values]
        case "events":
            return [BETWEEN.join(map(csv_text, write_events(events))) for events in values]
        case _:
            return values


def csv_texts(texts: Sequence[str]) -> Iterable[str]:
    """Most columns are right as they are: none of their texts has a quote in it or begins like a formula."""
    first_letters = "".join([text[:1] for text in texts])
    if (first_letters and not first_letters.isalnum()) or '"' in "".join(texts):
        return map(csv_text, texts)
    return texts


def csv_text(text: str) -> str:
    """Dangerous is none that begins with a letter or a figure."""
    if text and not text[0].isalnum():
        text = guard(text)
    return text.replace('"', '""') if '"' in text else text


def json_file(portions: Iterable[Columns], words: Words) -> Iterator[bytes]:
    """A list of objects, one a line, by the names of the columns: codes, true and false, null, days as 2026-11-30."""
    before = b"["
    for portion in portions:
        rows = zip(*map(as_json, COLUMNS, portion, repeat(words)), strict=True)
        yield before + b"\n" + b",\n".join([orjson.dumps(dict(zip(NAMES, row, strict=True))) for row in rows])
        before = b","
    yield b"[]\n" if before == b"[" else b"\n]\n"


def as_json(column: Column, values: Sequence[Any], words: Words) -> Sequence[Any]:
    if column.name == "institution":
        return [words.institutions[value] for value in values]
    if column.kind == "yes_no":
        return [bool(value) for value in values]
    return [value or None for value in values] if column.kind == "day" else values


def xlsx_of(portions: Iterable[Columns], words: Words) -> Iterator[bytes]:
    rows = (cells_of(row) for portion in portions for row in zip(*in_words(portion, words), strict=True))
    return xlsx_file(rows, words.headings, words.title)


def cells_of(row: tuple[Any, ...]) -> list[Any]:
    """The events go on beside the row when they are many."""
    *cells, events = row
    return [*cells, *write_events(events)]


WRITERS = {"csv": csv_file, "xlsx": xlsx_of, "json": json_file}
