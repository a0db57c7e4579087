"""Text with separators, whatever its encoding: what Excel, Google or a database saves as CSV."""

import csv
import io
import re
from collections.abc import Iterator

from .columns import unguard
from .headings import best_score
from .sheet import CONTROLS, MOST_COLUMNS, MOST_ROWS, Chosen, Line, Sheet, SheetRefused, clean

SEPARATORS = ",;\t|"
ENCODINGS = ("utf-8", "cp1252", "utf-16", "mac-roman")
SAMPLED = 40  # lines looked at to tell the separator
DECLARED = re.compile(r"\ufeff?\"?sep=(.)\"?\s*\r?\n", re.IGNORECASE)


def decode(content: bytes, chosen: str = "") -> tuple[str, str]:
    """The text, and the encoding. UTF-8 and UTF-16 prove themselves; what is neither is Windows-1252.

    Raises: `SheetRefused` for what is no text at all.
    """
    if chosen in ENCODINGS:
        codec = "utf-8-sig" if chosen == "utf-8" else wide_codec(content) if chosen == "utf-16" else chosen
        return content.decode(codec or "utf-16", errors="replace"), chosen
    wide = wide_codec(content)
    if wide is not None:
        return content.decode(wide, errors="replace"), "utf-16"
    if b"\x00" in content[:4000]:
        raise SheetRefused("not_text")
    try:
        return content.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1252"), "cp1252"
    except UnicodeDecodeError:  # five bytes that Windows leaves free, and Latin-1 does not
        return content.decode("latin-1"), "cp1252"


def wide_codec(content: bytes) -> str | None:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    return utf_16_without_mark(content) if b"\x00" in content[:4000] else None


def utf_16_without_mark(content: bytes) -> str | None:
    """Which UTF-16 it is: in western text every other byte is nought."""
    start = content[:4000]
    half = len(start) // 2
    for name, noughts in (("utf-16-le", start[1::2]), ("utf-16-be", start[::2])):
        if noughts.count(0) > 0.7 * half:
            return name
    return None


def read_delimited(content: bytes, chosen: Chosen) -> Sheet:
    """The lines of the file. Raises: `SheetRefused`."""
    text, encoding = decode(content, chosen.encoding)
    declared = DECLARED.match(text)
    skipped = 1 if declared else 0
    if declared:
        text = text[declared.end() :]
    if not text.strip("\ufeff \t\r\n,;"):
        raise SheetRefused("empty")
    told = declared[1] if declared else separator_of(text)
    separator = chosen.separator if chosen.separator in set(SEPARATORS) else told
    return Sheet(lines=list(lines_of(text, separator, skipped)), encoding=encoding, separator=separator)


def separator_of(text: str) -> str:
    """The separator by which the beginning reads most like a list of requests; else the one used most evenly."""
    start = "\n".join(text[:60_000].splitlines()[:SAMPLED])
    return max(SEPARATORS, key=lambda separator: promise(start, separator))


def promise(start: str, separator: str) -> tuple[float, float]:
    try:
        rows = list(csv.reader(io.StringIO(start, newline=""), delimiter=separator))
    except csv.Error:
        return 0, 0
    headings, _at = best_score(row for row in rows if len(row) > 1)
    widths = [len(row) for row in rows if any(row)]
    usual = max(set(widths), key=widths.count, default=1)
    return headings, 0 if usual == 1 else widths.count(usual) / len(widths) + usual / 1000


def lines_of(text: str, separator: str, skipped: int) -> Iterator[Line]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    tidied = clean if CONTROLS.search(text) else str.strip
    began, kept, record = 1, 0, 1
    try:
        for row in reader:
            record = began
            cells = [unguard(cell) if cell[:1] == "'" else cell for cell in map(tidied, row[:MOST_COLUMNS])]
            if any(cells):
                kept += 1
                if kept > MOST_ROWS:
                    raise SheetRefused("too_many_rows", most=MOST_ROWS)
                yield Line(began + skipped, list(cells))
            began = reader.line_num + 1
    except csv.Error:
        raise SheetRefused("broken_text", line=reader.line_num + skipped) from None
    if began - record > 1 and has_no_end(text, separator, record):
        raise SheetRefused("broken_text", line=record + skipped)


def has_no_end(text: str, separator: str, line: int) -> bool:
    """Whether the last record, which begins on that line, ends inside quotation marks: it has swallowed the others."""
    lines = list(io.StringIO(text, newline=""))[line - 1 :]
    try:
        list(csv.reader(lines, delimiter=separator, strict=True))
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False
