"""What institutions have published of how they keep their time limits: data/statistics.csv, read once."""

import csv
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

DATA = Path(__file__).parent.parent / "data" / "statistics.csv"
# What a share that institutions publish counts as in time. Two of different measure are not comparable.
MEASURES = ("30_days", "legislated", "unclear")
ACTS = ("ATIA", "ATIA+PA", "PA")


@dataclass(frozen=True, slots=True)
class Figure:
    """One published figure, with what must be known to read it."""

    institution: str  # the code of the shared list
    fiscal_year: str  # from April of the first to March of the second
    act: str
    measured: int | None  # requests that the share is of
    on_time: int | None
    share: float | None  # in per cent
    average_days: float | None
    measure: str
    cautions: Mapping[str, str]  # by language; empty where there is nothing to be careful about
    sources: Mapping[str, str]

    @property
    def first_year(self) -> int:
        return int(self.fiscal_year[:4])


@cache
def published() -> Mapping[str, tuple[Figure, ...]]:
    """The figures of each institution, the newest first; of one year, those under the Access to Information Act."""
    figures: dict[str, list[Figure]] = defaultdict(list)
    with DATA.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            figures[row["institution"]].append(figure_of(row))
    return MappingProxyType({code: tuple(sorted(found, key=newest_first)) for code, found in figures.items()})


def newest_first(figure: Figure) -> tuple[int, int]:
    return -figure.first_year, ACTS.index(figure.act)


def figure_of(row: Mapping[str, str]) -> Figure:
    return Figure(
        institution=row["institution"],
        fiscal_year=row["fiscal_year"],
        act=row["act"],
        measured=int(row["closed"]) if row["closed"] else None,
        on_time=int(row["closed_on_time"]) if row["closed_on_time"] else None,
        share=float(row["pct_on_time"]) if row["pct_on_time"] else None,
        average_days=float(row["average_days"]) if row["average_days"] else None,
        measure=row["measure"],
        cautions={"en": row["caution"], "fr": row["caution_fr"]},
        sources={"en": row["source"], "fr": row["source_fr"]},
    )


def newest_share(code: str) -> Figure | None:
    """The newest figure of an institution that is a share of requests answered in time."""
    return next((figure for figure in published().get(code, ()) if figure.share is not None), None)
