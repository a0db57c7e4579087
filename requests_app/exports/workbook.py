"""A workbook written as it is sent: real days, its head kept in sight, a filter on it, and nothing that is a formula.

The libraries that write workbooks keep them until they are whole, and take four times as long. This is the least that
the format asks for (ECMA-376): one sheet with its texts in the cells, three styles.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from requests_app.sheets.columns import COLUMNS
from requests_app.sheets.sheet import letters

PIECE = 200
LEVEL = 3  # of packing: the next ones take twice as long for a twentieth less
SERIAL = date(1899, 12, 30).toordinal()  # a workbook counts its days from here
PLAIN, DAY, HEAD = 0, 1, 2
# Wide enough for what stands in them; the rest keeps a width of its own.
WIDTHS = {"reference": 11, "institution": 34, "file_number": 18, "subject": 48, "text": 40, "day": 11, "events": 24}
USUAL_WIDTH = 16
DAYS = frozenset(place for place, column in enumerate(COLUMNS) if column.kind == "day")
OFTEN = frozenset(
    place for place, column in enumerate(COLUMNS) if column.kind in ("code", "yes_no") or column.name == "institution"
)
# What XML cannot hold, the carriage return that it does not keep, and what would be read as one of these escapes.
ESCAPED = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml"
SHEET = "xl/worksheets/sheet1.xml"


def xlsx_file(rows: Iterable[list[Any]], headings: list[str], title: str) -> Iterator[bytes]:
    outlet = Outlet()
    with ZipFile(outlet, "w", ZIP_DEFLATED, compresslevel=LEVEL) as archive:  # type: ignore[call-overload]
        for name, part in frame(title).items():
            archive.writestr(name, XML + part)
        with archive.open(SHEET, "w") as sheet:
            sheet.write((sheet_head() + line(headings, 1, HEAD)).encode())
            yield outlet.taken()
            last, source = 1, iter(rows)
            while portion := list(islice(source, PIECE)):
                lines = [line(cells, number) for number, cells in enumerate(portion, start=last + 1)]
                sheet.write("".join(lines).encode())
                last += len(portion)
                yield outlet.taken()
            filtered = f'<autoFilter ref="A1:{letters(len(headings) - 1)}{last}"/>'
            sheet.write(f"</sheetData>{filtered}</worksheet>".encode())
    yield outlet.taken()


class Outlet:
    """Where the archive is written to; what has come is taken out. It cannot be wound back, so the archive does not."""

    def __init__(self) -> None:
        self._come: list[bytes] = []

    def write(self, come: bytes) -> int:
        self._come.append(bytes(come))
        return len(come)

    def flush(self) -> None:
        """Nothing is held back."""

    def taken(self) -> bytes:
        come = b"".join(self._come)
        self._come.clear()
        return come


def line(cells: list[Any], number: int, style: int = PLAIN) -> str:
    """One row; what is empty is left out. Whatever is text is told to be text."""
    parts = []
    for place, value in enumerate(cells):
        if value is None or value == "":
            continue
        if type(value) is not str:
            parts.append(f'<c r="{letters(place)}{number}"><v>{value}</v></c>')
        elif place in DAYS and not style:
            parts.append(f'<c r="{letters(place)}{number}" s="{DAY}"><v>{serial(value)}</v></c>')
        else:
            text = often(value) if place in OFTEN else escaped(value)
            styled = f' s="{style}"' if style else ""
            parts.append(
                f'<c r="{letters(place)}{number}"{styled} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
            )
    return f'<row r="{number}">{"".join(parts)}</row>'


@lru_cache(maxsize=32_768)
def serial(day: str) -> int:
    return date.fromisoformat(day).toordinal() - SERIAL


def escaped(text: str) -> str:
    if not text.isprintable() or "_x" in text:
        text = ESCAPED.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


often = lru_cache(maxsize=2048)(escaped)


def sheet_head() -> str:
    columns = "".join(
        f'<col min="{number}" max="{number}" width="{WIDTHS.get(column.name, WIDTHS.get(column.kind, USUAL_WIDTH))}" '
        'customWidth="1"/>'
        for number, column in enumerate(COLUMNS, start=1)
    )
    frozen = '<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>'
    return (
        f'{XML}<worksheet xmlns="{MAIN}"><sheetViews><sheetView workbookViewId="0">{frozen}</sheetView></sheetViews>'
        f"<cols>{columns}</cols><sheetData>"
    )


def frame(title: str) -> dict[str, str]:
    """The parts around the sheet, in the order in which programs like to find them."""
    parts = {"xl/workbook.xml": "sheet.main", "xl/styles.xml": "styles", SHEET: "worksheet"}
    overrides = (f'<Override PartName="/{part}" ContentType="{CONTENT}.{kind}+xml"/>' for part, kind in parts.items())
    default = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">{default}{"".join(overrides)}</Types>',
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
            f'<sheet name="{title}" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": relations(("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")),
        "xl/styles.xml": STYLES,
    }


def relations(*related: tuple[str, str]) -> str:
    told = (
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(related, start=1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(told)}</Relationships>'


# The styles in the order of PLAIN, DAY and HEAD.
STYLES = f"""<styleSheet xmlns="{MAIN}">\
<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>\
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>\
<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>\
<fills count="2"><fill><patternFill patternType="none"/></fill>\
<fill><patternFill patternType="gray125"/></fill></fills>\
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>\
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"""
