"""A sheet as it was read: lines of cells, nothing yet known of what they mean."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from functools import lru_cache
from string import ascii_uppercase
from typing import Any

MOST_ROWS = 50_000
MOST_COLUMNS = 300
# Signs that mean nothing in a text; PostgreSQL refuses the first of them.
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufeff]")


@dataclass(frozen=True)
class Chosen:
    """What somebody has said of a file that was taken for something else; empty where it speaks for itself."""

    sheet: str = ""
    encoding: str = ""
    separator: str = ""


class Empty(Enum):
    """A cell that is empty for a reason: a formula that was saved without its value."""

    FORMULA = "formula"


Cell = str | int | float | bool | datetime | Empty | None


class SheetRefused(Exception):
    """A file that no requests can be taken from. `code` names the reason (docs/import.md), `details` fill its words."""

    def __init__(self, code: str, **details: Any) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, by its number in the file, from 1."""

    number: int
    cells: list[Cell]


@dataclass
class Sheet:
    """What a file holds. `from_1904`: its serial dates count from 1904, as old Macs did."""

    lines: list[Line] = field(default_factory=list)
    title: str = ""
    others: list[str] = field(default_factory=list)
    from_1904: bool = False
    encoding: str = ""  # of text: how it was read, and what parts its cells
    separator: str = ""


@lru_cache(maxsize=1024)
def letters(place: int) -> str:
    """The name of a column by its place from 0: A to Z, then AA."""
    before, last = divmod(place, len(ascii_uppercase))
    return (letters(before - 1) if before else "") + ascii_uppercase[last]


def clean(text: str) -> str:
    """Text without what cannot be stored or seen; whatever stands around it is gone."""
    return CONTROLS.sub("", text).strip() if CONTROLS.search(text) else text.strip()


def text_of(cell: Cell) -> str:
    """The cell as it reads: a number without the comma of a spreadsheet's storage, a day as 2026-11-30."""
    match cell:
        case None | Empty():
            return ""
        case str():
            return cell
        case bool():
            return "yes" if cell else "no"
        case datetime():
            return cell.date().isoformat()
        case float():
            return str(int(cell)) if cell.is_integer() else repr(cell)
        case _:
            return str(cell)
