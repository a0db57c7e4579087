"""Files as they come: text in any encoding, workbooks made on the spot."""

import io
import zipfile
from typing import Any

import openpyxl


def workbook(*sheets: list[list[Any]], **titles: str) -> bytes:
    """A workbook of these sheets, each a list of rows."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(titles.get(f"title_{number}", f"Sheet {number + 1}"))
        for row in rows:
            sheet.append(row)
    return saved(book)


def saved(book: Any) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def bomb(megabytes: int = 191) -> bytes:
    """A small workbook that unpacks to far more: one sheet of nothing but spaces."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w") as member:
            for _ in range(megabytes):
                member.write(b" " * 1_000_000)
    return file.getvalue()


def archive(**members: str) -> bytes:
    """A zip of these files, their names with "__" for a slash."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for name, text in members.items():
            made.writestr(name.replace("__", "/"), text)
    return file.getvalue()
