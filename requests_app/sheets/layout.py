"""How a sheet is laid out: where its headings are, what each column is, which lines are requests."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from zoneinfo import ZoneInfo

from requests_app.folding import fold

from .dates import Evidence, Order, evidence_of, read_day
from .headings import best_score, name_of, spelled_right
from .sheet import Cell, Line, Sheet, SheetRefused, text_of

SEARCHED = 40  # lines in which the headings are looked for
SHOWN = 3  # values of a column that are shown with it
DAY_COLUMNS = frozenset(
    [
        "filed_on",
        "received_on",
        "received",
        "records_on",
        "answered_on",
        "acknowledged_on",
        "extension_on",
        "extension_sent_on",
        "extension_until",
    ]
)
# What a list of requests has at the least: something asked, and something about it.
ASKED = frozenset({"subject", "text", "file_number", "summary_fr"})
ABOUT = frozenset(
    [
        "institution",
        "institution_code",
        "filed_on",
        "received_on",
        "received",
        "answered_on",
        "records_on",
        "disposition",
        "status",
    ]
)
SOON_AFTER_FILING = 10  # days within which an institution has a request; records take longer
MOSTLY = 0.6
A_LIST_OF = 60  # columns; a wider sheet of which we know one in ten is none of requests
A_TENTH = 0.1
TOTALS = ("total", "grand total", "sub total", "subtotal", "sous total", "totaux", "somme", "total general")


@dataclass
class Layout:
    """The columns by their place, and the lines below the headings."""

    header: Line
    names: dict[int, str]
    lines: list[Line]
    own: bool = False  # a sheet that we exported: its events stand whole in the last column
    evidence: dict[int, Evidence] = field(default_factory=dict)
    asks_received: int | None = None  # the column of which we must know whose receipt it tells

    def place_of(self, name: str) -> int | None:
        return next((place for place, found in self.names.items() if found == name), None)

    def heading(self, place: int) -> str:
        cells = self.header.cells
        return text_of(cells[place]) if place < len(cells) else ""

    @cached_property
    def places(self) -> dict[str, int]:
        """Where each column is, once they are settled."""
        return {name: place for place, name in self.names.items()}

    @cached_property
    def width(self) -> int:
        return max((len(line.cells) for line in (self.header, *self.lines)), default=0)

    @property
    def is_summary_of_closed(self) -> bool:
        """The published summaries of completed requests: the year and month of closing, and no day at all."""
        found = set(self.names.values())
        return {"year", "month"} <= found and not found & DAY_COLUMNS

    def samples(self, place: int) -> list[str]:
        """The first few different values of a column, as they stand."""
        found: dict[str, None] = {}
        for line in self.lines:
            text = text_of(cell_at(line, place))
            if text and not_a_request(line, self.header) is None:
                found.setdefault(text)
                if len(found) == SHOWN:
                    break
        return list(found)


def cell_at(line: Line, place: int | None) -> Cell:
    return line.cells[place] if place is not None and place < len(line.cells) else None


def lay_out(
    sheet: Sheet,
    *,
    zone: ZoneInfo,
    header_line: int = 0,
    chosen: Mapping[int, str] | None = None,
    orders: Mapping[int, Order] | None = None,
) -> Layout:
    """Find the headings and what each names; `chosen` are the columns that somebody has named, "" for none.

    `header_line` is the line of the headings where somebody has said it, by its number in the file.
    Raises: `SheetRefused` for what is no list of requests.
    """
    at, header = header_of(sheet.lines, header_line)
    lines = sheet.lines[at + 1 :]
    names = guessed(header.cells)
    own = "events" in names.values()
    if not own:
        names = {place: "status" if name == "state" else name for place, name in names.items()}
    refuse_other_lists(header, renamed(names, chosen or {}))
    if not any(not_a_request(line, header) is None for line in lines):
        raise SheetRefused("header_only")
    layout = Layout(header, names, lines, own)
    settle_received(layout, zone, sheet.from_1904)
    layout.names = renamed(layout.names, chosen or {})
    if layout.asks_received in (chosen or {}):
        layout.asks_received = None
    layout.evidence = {
        place: evidence_of(cell_at(line, place) for line in lines)
        for place, name in layout.names.items()
        if name in DAY_COLUMNS
    }
    for place, order in (orders or {}).items():
        layout.evidence[place] = Evidence(order=order, example=layout.evidence.get(place, Evidence()).example)
    return layout


def renamed(names: Mapping[int, str], chosen: Mapping[int, str]) -> dict[int, str]:
    """The columns with what somebody has chosen: a name is taken from the column that had it before."""
    taken = set(chosen.values())
    kept = {place: name for place, name in names.items() if place not in chosen and name not in taken}
    return dict(sorted({**kept, **{place: name for place, name in chosen.items() if name}}.items()))


def header_of(lines: Sequence[Line], chosen: int = 0) -> tuple[int, Line]:
    """The line that was chosen, else the one that names the most columns, the first of equals."""
    searched = lines[:SEARCHED]
    if not searched:
        raise SheetRefused("empty")
    said = next((at for at, line in enumerate(searched) if line.number == chosen), None)
    if said is not None:
        return said, searched[said]
    _score, at = best_score(line.cells for line in searched)
    return at, searched[at]


def guessed(cells: Sequence[Cell]) -> dict[int, str]:
    """What each heading names: those spelled right come first, and each name is given once."""
    names: dict[int, str] = {}
    headings = [(place, cell) for place, cell in enumerate(cells) if isinstance(cell, str) and cell]
    for place, heading in headings:
        name = spelled_right(heading)
        if name and name not in names.values():
            names[place] = name
    for place, heading in headings:
        name = name_of(heading) if place not in names and spelled_right(heading) is None else None
        if name and name not in names.values():
            names[place] = name
    return dict(sorted(names.items()))


def refuse_other_lists(header: Line, names: Mapping[int, str]) -> None:
    found = set(names.values())
    width = sum(1 for cell in header.cells if cell not in (None, ""))
    certain = {spelled_right(text_of(cell_at(header, place))) for place in names}
    strange = (
        width > A_LIST_OF and len(names) < A_TENTH * width and not ({"subject", "text"} & certain and ABOUT & certain)
    )
    if strange or not found & ASKED or len(found & (ASKED | ABOUT)) < 2:  # noqa: PLR2004
        raise SheetRefused("not_a_list")


def settle_received(layout: Layout, zone: ZoneInfo, from_1904: bool) -> None:  # noqa: FBT001
    """Whose receipt "date received" tells: the institution's of the request, or ours of the records.

    Never by the name. Days soon after filing are the institution's, later ones ours; in a list without days of filing
    but with days of an answer, it is an institution's own log. What shows neither is asked.
    """
    place = layout.place_of("received")
    if place is None:
        return
    filed = layout.place_of("filed_on")
    if filed is None:
        if layout.place_of("answered_on") is not None and layout.place_of("received_on") is None:
            layout.names[place] = "received_on"
        else:
            layout.asks_received = place
        return
    gaps = list(days_between(layout, filed, place, zone, from_1904))
    late = sum(1 for gap in gaps if gap > SOON_AFTER_FILING)
    if gaps and late == 0:
        layout.names[place] = "received_on"
    elif gaps and late >= MOSTLY * len(gaps):
        layout.names[place] = "records_on"
    else:
        layout.asks_received = place


def days_between(layout: Layout, first: int, second: int, zone: ZoneInfo, from_1904: bool) -> Iterator[int]:  # noqa: FBT001
    """The days from one column to the other, in the lines where both can be read."""
    orders = {place: evidence_of(cell_at(line, place) for line in layout.lines).order for place in (first, second)}
    for line in layout.lines:
        days = [
            read_day(cell_at(line, place), zone=zone, from_1904=from_1904, order=orders[place]).day
            for place in (first, second)
        ]
        if days[0] and days[1]:
            yield (days[1] - days[0]).days


def not_a_request(line: Line, header: Line) -> str | None:
    """Why a line below the headings is none of requests, as a code; None for those that are."""
    texts = [text_of(cell) for cell in line.cells]
    filled = [text for text in texts if text]
    width = sum(1 for cell in header.cells if cell not in (None, ""))
    if repeats(texts, header):
        return "repeated_header"
    if filled and is_total(filled[0]):
        return "total"
    if len(filled) == 1 and width > 2:  # noqa: PLR2004
        return "section"
    if len(filled) > 2 and all(len(text) == 1 and text.isalpha() for text in filled):  # noqa: PLR2004
        return "not_a_request"
    return None


def is_total(text: str) -> bool:
    lower = text.lower()
    if "tot" not in lower and "somme" not in lower:
        return False
    words = fold(text)
    return words in TOTALS or words.startswith(("total ", "grand total", "sous total"))


def repeats(texts: Sequence[str], header: Line) -> bool:
    """Whether the headings stand here again, as at the top of each stacked year."""
    pairs = [(text, cell) for text, cell in zip(texts, header.cells, strict=False) if text]
    same = sum(1 for here, above in pairs if isinstance(above, str) and alike(here, above))
    return len(pairs) > 1 and same > MOSTLY * len(pairs)


def alike(here: str, above: str) -> bool:
    return len(here) == len(above) and here.lower() == above.lower()
