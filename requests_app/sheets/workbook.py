"""Excel workbooks. Nothing is unpacked before the directory of the archive has been weighed."""

import io
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from typing import Any

from .headings import best_score
from .sheet import MOST_COLUMNS, MOST_ROWS, Cell, Empty, Line, Sheet, SheetRefused, clean

MOST_MEMBERS = 1_000
MOST_UNPACKED = 100_000_000
MOST_RATIO = 100
SMALL = 1_000_000  # below, a ratio says nothing: an empty sheet packs well
MOST_STRINGS = 40_000_000
MOST_CELLS = 5_000_000
LOOKED_AT = 40  # lines of each sheet, to tell which is the list
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_workbook(content: bytes, wanted: str = "") -> Sheet:
    """The lines of the sheet called `wanted`, else of the one that reads most like a list of requests.

    Raises: `SheetRefused`.
    """
    weigh(content)
    import openpyxl  # heavy: only once the archive is known to be harmless

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and extensions that do not matter here
        try:
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
            return lines_of(book, content, wanted)
        except SheetRefused:
            raise
        except Exception as error:
            raise SheetRefused("broken_workbook") from error


def weigh(content: bytes) -> None:
    """Refuse what is no workbook, and what would unpack to more than any list of requests."""
    try:
        members = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise SheetRefused("not_a_workbook") from None
    names = {member.filename for member in members}
    if "xl/workbook.xml" not in names:
        raise SheetRefused(kind_of_archive(names))
    if any(member.flag_bits & 1 for member in members):
        raise SheetRefused("password")
    unpacked = sum(member.file_size for member in members)
    strings = sum(member.file_size for member in members if member.filename.endswith("sharedStrings.xml"))
    if (
        len(members) > MOST_MEMBERS
        or unpacked > MOST_UNPACKED
        or strings > MOST_STRINGS
        or unpacked > max(SMALL, MOST_RATIO * len(content))
    ):
        raise SheetRefused("unpacks_to_too_much", megabytes=unpacked // 1_000_000)


def kind_of_archive(names: set[str]) -> str:
    """What the archive is instead: by the files inside."""
    if any(name.endswith("/request.json") or name == "drafts.json" for name in names):
        return "fragdenstaat"
    if "word/document.xml" in names:
        return "word"
    if "xl/workbook.bin" in names:
        return "binary_workbook"
    if any(name.endswith(".iwa") for name in names):
        return "numbers"
    return "open_document" if "content.xml" in names else "other_archive"


def lines_of(book: Any, content: bytes, wanted: str) -> Sheet:
    visible = [one for one in book.worksheets if one.sheet_state == "visible"] or book.worksheets
    if not visible:
        raise SheetRefused("empty")
    named = [one for one in visible if one.title == wanted]
    chosen = named[0] if named else max(visible[:30], key=promise)
    sheet = Sheet(title=chosen.title, from_1904=book.epoch.year == 1904)  # noqa: PLR2004
    sheet.others = [one.title for one in visible if one is not chosen and promise(one)]
    sheet.lines = list(kept_lines(rows_of(chosen)))
    mark_formulas(sheet, chosen, content)
    if not sheet.lines:
        raise SheetRefused("empty")
    return sheet


def promise(worksheet: Any) -> float:
    return best_score(line.cells for line in kept_lines(rows_of(worksheet, LOOKED_AT)))[0]


def rows_of(worksheet: Any, most: int | None = None) -> Iterator[tuple[Any, ...]]:
    worksheet.reset_dimensions()  # what a file says of its own size is not believed
    yield from worksheet.iter_rows(values_only=True, max_row=most)


def kept_lines(rows: Iterable[tuple[Any, ...]]) -> Iterator[Line]:
    kept = cells_seen = 0
    for number, row in enumerate(rows, start=1):
        cells_seen += len(row)
        if cells_seen > MOST_CELLS:
            raise SheetRefused("too_wide")
        if not any(value is not None for value in row):
            continue
        cells = [cell_of(value) for value in row[:MOST_COLUMNS]]
        while cells and cells[-1] in (None, ""):
            cells.pop()
        if cells:
            kept += 1
            if kept > MOST_ROWS:
                raise SheetRefused("too_many_rows", most=MOST_ROWS)
            yield Line(number, cells)


def cell_of(value: Any) -> Cell:
    """What openpyxl gives, as one of our few kinds. Errors of the program (#REF!) are text like any other."""
    match value:
        case None | bool() | int() | float() | datetime():
            return value
        case str():
            return clean(value.replace("_x000D_", "\r"))  # as Excel writes a carriage return
        case date():
            return datetime.combine(value, time())
        case _:
            return str(value)


def mark_formulas(sheet: Sheet, worksheet: Any, content: bytes) -> None:
    """A formula that was never calculated looks like an empty cell: mark it, so that it can be said."""
    path = worksheet._worksheet_path  # noqa: SLF001  # openpyxl has no other word for it
    if not has_formulas(content, path):
        return
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
    by_number = {line.number: line.cells for line in sheet.lines}
    for number, row in enumerate(rows_of(book[worksheet.title]), start=1):
        for place, value in enumerate(row[:MOST_COLUMNS]):
            if isinstance(value, str) and value.startswith("="):
                mark(by_number.get(number, []), place)


def mark(cells: list[Cell], place: int) -> None:
    if cells and place >= len(cells):
        cells.extend([None] * (place + 1 - len(cells)))
    if cells and cells[place] is None:
        cells[place] = Empty.FORMULA


def has_formulas(content: bytes, path: str) -> bool:
    with zipfile.ZipFile(io.BytesIO(content)).open(path) as member:
        before = b""
        while chunk := member.read(1 << 20):
            seen = before + chunk
            if b"<f>" in seen or b"<f " in seen or b"<f/" in seen:
                return True
            before = chunk[-3:]
    return False
