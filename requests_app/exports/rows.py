"""The requests as rows of a sheet, in the columns that an import takes in again.

A portion at a time, so that a long list takes no more memory than a short one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from itertools import chain, islice
from typing import Any

from django.db.models import F

from requests_app.enums import Phase, State
from requests_app.models import AccessRequest
from requests_app.models.access_request import AccessRequestQuerySet, days_overdue, shown_state
from requests_app.sheets.columns import FITS_A_CELL

from .among import Among, as_it_is, as_text
from .events import events_of, standing

PORTION = 2_000
LATE = (State.DEEMED_REFUSAL, State.ANSWERED_LATE)
STATES = {
    (phase, extended, late): shown_state(phase, extended=extended, late=late)
    for phase in Phase.values
    for extended in (False, True)
    for late in (False, True)
}
NOTHING_TOLD = ["", "", "", None, "", "", "", "", None, ""]

Row = list[Any]
Events = list[dict[str, Any]]


FACTS: tuple[Any, ...] = (
    *("pk", "institution_id", "phase", as_it_is("extended"), as_text("answered_on"), "reference"),
    # As they stand in the sheet, one beside the other
    *("file_number", "subject", "text", "statute", "language", "channel", *map(as_text, ("filed_on", "received_on"))),
    *("journalist__email", "requester_name", "requester_organization", "project__name", as_it_is("restricted")),
    *map(as_text, ("original_due", "due_earliest", "due_latest")),
)
FIRST, PROJECT = FACTS.index("file_number"), FACTS.index("project__name")


def rows_of(parts: Iterable[AccessRequestQuerySet], codes: dict[int, str], today: date) -> Iterator[Row]:
    """Each request, in the order of the parts: a value for each of `COLUMNS`, the last a list of its events.

    A day or a text that is not there is "", a number None. The institution is told by its number: its name depends on
    the reader.
    """
    facts = chain.from_iterable(part.values_list(*FACTS).iterator(PORTION) for part in parts)
    while portion := list(islice(facts, PORTION)):
        numbers = [row[0] for row in portion]
        events = events_of(numbers, codes)
        tags, named = joined("tags", "tag__name", numbers), joined("named", "user__email", numbers)
        for row in portion:
            pk, institution = row[:2]
            hanging = (tags.get(pk, ""), named.get(pk, ""), events.get(pk))
            yield row_of(row, codes[institution], hanging, today)


def row_of(facts: tuple[Any, ...], code: str, hanging: tuple[str, str, Events | None], today: date) -> Row:
    _pk, institution, phase, extended, answered_on, reference = facts[:FIRST]
    project, restricted, first, early, late = facts[PROJECT:]
    tags, named, events = hanging
    days_late = days_overdue(day(late), day(answered_on), today) if late else 0
    state = STATES[phase, extended, days_late > 0]
    return [
        *(reference, institution, code, *facts[FIRST:PROJECT], project or "", tags, bool(restricted), named),
        *(state, first, early, late, days_late if state in LATE else 0),
        *(told_by(events) if events else NOTHING_TOLD),
        events or [],
    ]


@lru_cache(maxsize=32_768)
def day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None


def told_by(events: Events) -> list[Any]:
    """The columns of the main events, from those that stand; of several of a kind the last."""
    last: dict[str, dict[str, Any]] = {}
    notes = []
    for event in standing(events):
        last[event["kind"]] = event
        if event["kind"] == "note":
            notes.append(event["details"])
    told = NOTHING_TOLD.copy()
    if acknowledgement := last.get("acknowledgement"):
        told[0] = acknowledgement["happened_on"]
    if extension := last.get("extension"):
        told[1:6] = told_of_extension(extension)
    if response := last.get("response"):
        told[6:9] = response["happened_on"], response["disposition"], response.get("pages")
    if notes:
        told[9] = "\n".join(notes)[:FITS_A_CELL]  # to be read: an import takes the events themselves
    return told


def told_of_extension(extension: dict[str, Any]) -> list[Any]:
    grounds = extension.get("grounds", ())
    return [
        extension["happened_on"],
        extension.get("sent_on", ""),
        extension.get("days") or sum([days or 0 for _ground, days in grounds]) or None,
        extension.get("until", ""),
        ", ".join([ground for ground, _days in grounds]),
    ]


def joined(many: str, column: str, numbers: list[int]) -> dict[int, str]:
    """What hangs on each request, in one cell."""
    through = getattr(AccessRequest, many).through
    found: dict[int, list[str]] = defaultdict(list)
    rows = through.objects.filter(Among(F("accessrequest"), numbers)).order_by(column)
    for pk, value in rows.values_list("accessrequest_id", column):
        found[pk].append(value)
    return {pk: ", ".join(values) for pk, values in found.items()}
