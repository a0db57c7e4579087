"""What must be answered before the rest of a sheet can go in: each question once, however many rows wait for it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import get_language

from requests_app.models import Institution
from requests_app.sheets.columns import BY_NAME
from requests_app.sheets.layout import Layout, cell_at
from requests_app.sheets.sheet import text_of

from .answers import Answers
from .known import Known
from .sentences import sentence
from .shown import cell_of
from .verdicts import Outcome, Reason, Verdict

CELLS_SHOWN = 100
# Reasons that keep no row from going in.
NOTES = frozenset(
    (
        *("filed_from_received", "extension_without_notice", "journalist_unknown"),
        *("statute_from_number", "pages_unread"),
    )
)
# What no text in a cell can answer.
BY_HAND = frozenset(("transferred_to_whom", "events_unreadable"))


@dataclass
class NameQuestion:
    """A name of an institution that is not certain, with our suggestion where there is one.

    Typed is "" in a sheet that names none at all: then one answer is that of every row.
    """

    typed: str
    error: str
    suggested: Institution | None
    rows: int = 0


@dataclass
class OrderQuestion:
    """A column of days that can be read in two ways, with an example and what each order makes of it."""

    place: int
    heading: str
    example: str
    readings: list[tuple[str, date]]
    rows: int = 0


@dataclass
class MeaningQuestion:
    """The column "date received": whose receipt?"""

    place: int
    heading: str
    rows: int = 0


@dataclass
class OutcomeQuestion:
    """Words, or none, that do not say what was decided."""

    typed: str
    rows: int = 0


@dataclass
class CellQuestion:
    """One cell that must be corrected."""

    line: int
    column: str
    heading: str
    value: str
    error: str
    told: str  # what else the row says, to know it by
    cell: str = ""  # as a spreadsheet calls it
    by_hand: bool = False

    @property
    def name(self) -> str:
        return f"cell-{self.line}-{self.column}"


@dataclass
class Questions:
    names: dict[str, NameQuestion] = field(default_factory=dict)
    orders: dict[int, OrderQuestion] = field(default_factory=dict)
    meaning: MeaningQuestion | None = None
    outcomes: dict[str, OutcomeQuestion] = field(default_factory=dict)
    cells: list[CellQuestion] = field(default_factory=list)
    more_cells: int = 0

    @property
    def any(self) -> bool:
        return bool(self.names or self.orders or self.meaning or self.outcomes or self.cells)


def questions_of(verdicts: Iterable[Verdict], layout: Layout, answers: Answers, known: Known) -> Questions:
    """Every question of the rows that wait for an answer."""
    asking = Asking(layout, answers, known)
    for verdict in verdicts:
        if verdict.outcome is Outcome.ASK:
            for reason in verdict.reasons:
                asking.add(verdict, reason)
    return asking.found


class Asking:
    """The questions while they are gathered."""

    def __init__(self, layout: Layout, answers: Answers, known: Known) -> None:
        self.layout, self.answers, self.known = layout, answers, known
        self.lines = {line.number: line for line in layout.lines}
        self.found = Questions()
        self.names_institutions = not layout.places.keys().isdisjoint(("institution", "institution_code"))

    def add(self, verdict: Verdict, reason: Reason) -> None:
        match reason.code:
            case "institution_unknown" | "institution_unsure":
                self.add_name(reason)
            case "institution_missing" if not self.names_institutions:
                self.add_name(reason)
            case "date_ambiguous" if reason.details["place"] is not None:
                self.add_order(reason)
            case "received_meaning":
                self.add_meaning(reason)
            case "disposition_unknown" | "disposition_missing":
                typed = reason.details["typed"]
                self.found.outcomes.setdefault(typed, OutcomeQuestion(typed)).rows += 1
            case _:
                self.add_cell(verdict, reason)

    def add_name(self, reason: Reason) -> None:
        typed, slugs = reason.details.get("typed", ""), reason.details.get("candidates")
        suggested = self.known.by_slug[slugs[0]] if slugs else None
        self.found.names.setdefault(typed, NameQuestion(typed, sentence(reason), suggested)).rows += 1

    def add_order(self, reason: Reason) -> None:
        place = reason.details["place"]
        readings = [(order, date.fromisoformat(day)) for order, day in reason.details["readings"]]
        question = OrderQuestion(place, self.layout.heading(place), reason.details["typed"], readings)
        self.found.orders.setdefault(place, question).rows += 1

    def add_meaning(self, reason: Reason) -> None:
        place = reason.details["place"]
        self.found.meaning = self.found.meaning or MeaningQuestion(place, self.layout.heading(place))
        self.found.meaning.rows += 1

    def add_cell(self, verdict: Verdict, reason: Reason) -> None:
        if not asks(verdict, reason):
            return
        if len(self.found.cells) == CELLS_SHOWN:
            self.found.more_cells += 1
            return
        corrected = self.answers.cells.get(verdict.line, {}).get(reason.column)
        standing = text_of(cell_at(self.lines[verdict.line], self.layout.place_of(reason.column)))
        told = (verdict.values.get("file_number"), verdict.values.get("subject"))
        self.found.cells.append(
            CellQuestion(
                line=verdict.line,
                column=reason.column,
                heading=self.heading_of(reason.column),
                value=standing if corrected is None else corrected,
                error=sentence(reason),
                told=" · ".join(text for text in told if text),
                cell=cell_of(verdict, reason, self.layout),
                by_hand=reason.code in BY_HAND,
            )
        )

    def heading_of(self, column: str) -> str:
        """The sheet's own heading; ours for a column that it has not."""
        place = self.layout.place_of(column)
        if place is not None and self.layout.heading(place):
            return self.layout.heading(place)
        return BY_NAME[column].heading(get_language() or "en") if column in BY_NAME else column


def asks(verdict: Verdict, reason: Reason) -> bool:
    """Whether it is a question, and the first about its cell: the others may be gone once it is answered."""
    asked = (one for one in verdict.reasons if one.column == reason.column and one.code not in NOTES)
    return next(asked, None) is reason
