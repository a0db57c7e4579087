"""What somebody has said about a sheet: kept with the import as JSON, frozen while it is judged."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from requests_app.sheets.dates import Order


@dataclass(frozen=True)
class Answers:
    """Nothing said is an empty answer: then the sheet must speak for itself."""

    sheet: str = ""  # of a workbook, by its title
    encoding: str = ""
    separator: str = ""
    header: int = 0  # the line of the headings
    columns: Mapping[int, str] = field(default_factory=dict)  # by place: a name, "" for none
    orders: Mapping[int, Order] = field(default_factory=dict)  # by place: how its days are written
    institutions: Mapping[str, str] = field(default_factory=dict)  # folded text: slug
    outcomes: Mapping[str, str] = field(default_factory=dict)  # folded text: disposition, abandoned or open
    cells: Mapping[int, Mapping[str, str]] = field(default_factory=dict)  # by line: column, corrected text

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Answers":
        """JSON has no numbers for keys."""
        return cls(
            sheet=kept.get("sheet", ""),
            encoding=kept.get("encoding", ""),
            separator=kept.get("separator", ""),
            header=kept.get("header", 0),
            columns={int(place): name for place, name in kept.get("columns", {}).items()},
            orders={int(place): order for place, order in kept.get("orders", {}).items()},
            institutions=kept.get("institutions", {}),
            outcomes=kept.get("outcomes", {}),
            cells={int(line): cells for line, cells in kept.get("cells", {}).items()},
        )

    def to_json(self) -> dict[str, Any]:
        return {
            "sheet": self.sheet,
            "encoding": self.encoding,
            "separator": self.separator,
            "header": self.header,
            "columns": dict(self.columns),
            "orders": dict(self.orders),
            "institutions": dict(self.institutions),
            "outcomes": dict(self.outcomes),
            "cells": {line: dict(cells) for line, cells in self.cells.items()},
        }
