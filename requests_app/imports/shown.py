"""What a preview shows of each row: what it becomes, what is worth knowing or must be answered, and in which cell."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from requests_app.sheets.layout import Layout
from requests_app.sheets.sheet import letters, text_of

from .sentences import sentence
from .verdicts import Reason, Verdict

BEGINNING = 3  # filled cells of a row that is no request, to know it by


@dataclass(frozen=True)
class ShownReason:
    cell: str  # as a spreadsheet calls it, D7; "" for what is about the whole row
    text: str


@dataclass(frozen=True)
class ShownRow:
    line: int
    institution: str
    subject: str
    filed: date | None
    events: list[tuple[str, date]]
    due: date | None
    reasons: list[ShownReason]


def shown(verdict: Verdict, layout: Layout) -> ShownRow:
    draft = verdict.draft
    return ShownRow(
        line=verdict.line,
        institution=draft.request.institution.name() if draft else "",
        subject=str(verdict.values.get("subject") or "") or beginning_of(verdict, layout),
        filed=verdict.values.get("filed"),
        events=[(str(event.kind.label), event.happened_on) for event in draft.events] if draft else [],
        due=draft.clock.due.against_institution if draft and draft.clock else None,
        reasons=[ShownReason(cell_of(verdict, reason, layout), sentence(reason)) for reason in verdict.reasons],
    )


def warned_first(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """Those that say something come first, each half in the order of the file."""
    return sorted(verdicts, key=lambda verdict: not verdict.reasons)


def beginning_of(verdict: Verdict, layout: Layout) -> str:
    line = next(line for line in layout.lines if line.number == verdict.line)
    return " · ".join([text for cell in line.cells if (text := text_of(cell))][:BEGINNING])


def cell_of(verdict: Verdict, reason: Reason, layout: Layout) -> str:
    """The cell that a reason is about, as spreadsheets name them."""
    place = layout.places.get(reason.column)
    return "" if place is None else f"{letters(place)}{verdict.line}"
