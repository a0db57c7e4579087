"""What a list is asked for: it stands in the address, so that a list can be kept, sent and gone back to."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from requests_app.enums import State, Statute

VIEWS = ("open", "overdue", "due", "closing", "complaints", "late_answers", "asked", "shelf", "all")
OPENING_VIEWS = ("open", "overdue")
LONGEST_SEARCH = 200
# What a row may show beside how late it is and what it asks for, in the order of the table.
COLUMNS = ("clock", "institution", "project", "file", "filed", "due", "journalist", "step")
USUAL_COLUMNS = ("clock", "journalist", "step")
SIZES = (50, 100, 200)
NO_COLUMNS = "none"


@dataclass(frozen=True, slots=True)
class Sort:
    """A column that a list may be ordered by."""

    field: str
    nullable: bool = False
    is_day: bool = False


SORTS = {
    "late": Sort("due_latest", nullable=True, is_day=True),
    "filed": Sort("filed_on", is_day=True),
    "subject": Sort("subject"),
    "journalist": Sort("journalist__last_name"),
    "institution": Sort("institution__name_en"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list is asked for, read from the address: whatever is unknown there is passed over."""

    view: str = "open"
    q: str = ""
    journalist: int | None = None
    institution: str = ""
    project: int | None = None
    tag: int | None = None
    state: str = ""
    statute: str = ""
    restricted: bool | None = None  # never False: those that are not need no filter
    since: date | None = None  # filed on or after
    until: date | None = None
    watched: bool = False
    sort: str = "late"
    descending: bool = False
    after: int | None = None
    columns: tuple[str, ...] = USUAL_COLUMNS
    rows: int = SIZES[0]

    @classmethod
    def read(cls, query: Mapping[str, Any], *, view: str = "open") -> "Asked":
        sort = str(query.get("sort", ""))
        return cls(
            view=one_of(VIEWS, query.get("view")) or view,
            q=str(query.get("q", "")).replace("\x00", "").strip()[:LONGEST_SEARCH],
            journalist=number_or_none(query.get("journalist")),
            institution=str(query.get("institution", ""))[:80].replace("\x00", ""),
            project=number_or_none(query.get("project")),
            tag=number_or_none(query.get("tag")),
            state=one_of(State.values, query.get("state")),
            statute=one_of(Statute.values, query.get("statute")),
            restricted=query.get("restricted") == "1" or None,
            since=day_or_none(query.get("since")),
            until=day_or_none(query.get("until")),
            watched=query.get("watched") == "1",
            sort=one_of(SORTS, sort.removeprefix("-")) or "late",
            descending=sort.startswith("-"),
            after=number_or_none(query.get("after")),
            columns=columns_of(query.get("columns")),
            rows=size_of(query.get("rows")),
        )

    def query(self, **changes: Any) -> str:
        """The address of the same list with something changed; defaults left out."""
        asked = replace(self, **{"after": None, **changes})
        return "?" + urlencode({name: value for name, value in asked.told().items() if value not in ("", None)})

    def told(self) -> dict[str, Any]:
        """All of it as it stands in the address, what is not asked for empty."""
        return {
            "view": self.view,
            "q": self.q,
            **self.filters(),
            "sort": self.sorting,  # always: the pages that read it have defaults of their own
            "after": self.after,
            "columns": "" if self.columns == USUAL_COLUMNS else columns_told(self.columns),
            "rows": "" if self.rows == SIZES[0] else self.rows,
        }

    def takes_up(self, query: Mapping[str, Any]) -> bool:
        """Whether nothing that this address says was passed over. Fields left empty say nothing."""
        told = self.told() | {"columns": columns_told(self.columns), "rows": self.rows}
        said = {name: str(value).strip() for name, value in query.items()}
        return all(name in told and str(told[name]) == value for name, value in said.items() if value)

    def filters(self) -> dict[str, Any]:
        """The filters as they stand in the address, empty ones too."""
        return {
            "journalist": self.journalist,
            "institution": self.institution,
            "project": self.project,
            "tag": self.tag,
            "state": self.state,
            "statute": self.statute,
            "restricted": "1" if self.restricted else "",
            "since": self.since,
            "until": self.until,
            "watched": "1" if self.watched else "",
        }

    @property
    def cleared(self) -> str:
        """The address of the same view without search and filters."""
        return Asked(view=self.view, sort=self.sort, descending=self.descending).query()

    @property
    def sorting(self) -> str:
        """The sort as it stands in the address, its default written out."""
        return f"{'-' if self.descending else ''}{self.sort}"

    @property
    def opens_the_day(self) -> bool:
        """Whether it is the dashboard as it comes up in the morning: what to act on first stands above its rows."""
        return self.view in OPENING_VIEWS and self.after is None and not self.narrowed

    @property
    def narrowed(self) -> bool:
        return bool(self.q) or any(self.filters().values())

    @property
    def narrowed_further(self) -> bool:
        """By one of the filters that stand out of the way until they are used."""
        return bool(self.state or self.statute or self.restricted or self.since or self.until)


def columns_of(typed: Any) -> tuple[str, ...]:
    """The columns of those that are known, in the order of the table; the usual ones where none is named."""
    names = str(typed or "").split(".")
    known = tuple(name for name in COLUMNS if name in names)
    return known if known or names == [NO_COLUMNS] else USUAL_COLUMNS


def columns_told(columns: tuple[str, ...]) -> str:
    return ".".join(columns) or NO_COLUMNS


def size_of(typed: Any) -> int:
    """How many rows stand on a page."""
    number = number_or_none(typed)
    return number if number in SIZES else SIZES[0]


def number_or_none(typed: Any) -> int | None:
    """A row's number from the address, None for anything else (10^18 and worse included)."""
    text = str(typed or "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 18 else None  # noqa: PLR2004  # fits 64 bits


def day_or_none(typed: Any) -> date | None:
    try:
        return date.fromisoformat(str(typed or ""))
    except ValueError:
        return None


def one_of(known: Any, typed: Any) -> str:
    """A word of those that are known; empty for anything else."""
    return typed if isinstance(typed, str) and typed in known else ""
