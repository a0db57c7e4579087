"""The requests as columns of a sheet, in those that an import takes in again.

A portion at a time, so that a long list takes no more memory than a short one: what hangs on the requests is asked of
the database many at once, the columns are made of as many as the processor keeps at hand. And column by column: what is
done with a whole column takes a fraction of the time that its cells take one by one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import chain, islice
from typing import Any

from django.db.models import F

from newsrooms.prepared import Among
from requests_app.enums import Phase, State
from requests_app.models import AccessRequest
from requests_app.models.access_request import AccessRequestQuerySet, days_overdue, shown_state
from requests_app.sheets.columns import COLUMNS, FITS_A_CELL

from .events import events_of, standing
from .plain import as_it_is, as_text, or_nothing

PORTION, PIECE = 2_000, 200
LATE = (State.DEEMED_REFUSAL, State.ANSWERED_LATE)
STATES = {
    (phase, extended, late): shown_state(phase, extended=extended, late=late)
    for phase in Phase.values
    for extended in (False, True)
    for late in (False, True)
}
MAIN_EVENTS = (
    *("acknowledged_on", "extension_on", "extension_sent_on", "extension_days", "extension_until", "extension_grounds"),
    *("answered_on", "disposition", "pages", "notes"),
)
NOTHING_TOLD = ("", "", "", None, "", "", "", "", None, "")

# One portion: for each of `COLUMNS` its values, one a request. A day or a text that is not there is "", a number None.
# The institution is told by its number and the state by its code, for their words depend on the reader; the events of
# each request are a list.
Columns = list[Sequence[Any]]
Events = list[dict[str, Any]]
Hanging = tuple[dict[int, Events], dict[int, str], dict[int, str]]  # by request: events, tags, who is named

DAYS = ("filed_on", "received_on", "original_due", "due_earliest", "due_latest")
PLAIN = (
    *("reference", "file_number", "subject", "text", "statute", "language", "channel"),
    *("requester_name", "requester_organization"),
)
# What is asked of the database: under the column's own name what goes into the sheet as it comes.
ASKED: dict[str, Any] = {
    "pk": "pk",
    "phase": "phase",
    "extended": as_it_is("extended"),
    "settled_on": or_nothing(as_text("answered_on")),
    "institution": "institution_id",
    "journalist": "journalist__email",
    "project": or_nothing("project__name"),
    "restricted": as_it_is("restricted"),
    **{name: name for name in PLAIN},
    **{name: or_nothing(as_text(name)) for name in DAYS},
}


def portions_of(parts: Iterable[AccessRequestQuerySet], codes: dict[int, str], today: date) -> Iterator[Columns]:
    """All requests, in the order of the parts. `codes`: what the file calls each institution."""
    rows = chain.from_iterable(part.values_list(*ASKED.values()).iterator(PORTION) for part in parts)
    while portion := list(islice(rows, PORTION)):
        numbers = [row[0] for row in portion]
        tags, named = joined("tags", "tag__name", numbers), joined("named", "user__email", numbers)
        hanging = (events_of(numbers, codes), tags, named)
        for start in range(0, len(portion), PIECE):
            yield columns_of(portion[start : start + PIECE], hanging, codes, today)


def columns_of(rows: list[tuple[Any, ...]], hanging: Hanging, codes: dict[int, str], today: date) -> Columns:
    told: dict[str, Sequence[Any]] = dict(zip(ASKED, zip(*rows, strict=True), strict=True))
    events, tags, named = hanging
    told["events"] = [events.get(number, []) for number in told["pk"]]
    told["tags"] = [tags.get(number, "") for number in told["pk"]]
    told["named"] = [named.get(number, "") for number in told["pk"]]
    told |= zip(MAIN_EVENTS, zip(*map(told_by, told["events"]), strict=True), strict=True)
    told["institution_code"] = [codes[institution] for institution in told["institution"]]
    late = [days_late(due, settled, today) for due, settled in zip(told["due_latest"], told["settled_on"], strict=True)]
    standing_so = zip(told["phase"], told["extended"], late, strict=True)
    told["state"] = [STATES[phase, extended, days > 0] for phase, extended, days in standing_so]
    told["days_late"] = [days if state in LATE else 0 for days, state in zip(late, told["state"], strict=True)]
    return [told[column.name] for column in COLUMNS]


def days_late(due_latest: str, settled_on: str, today: date) -> int:
    return days_overdue(day(due_latest), day(settled_on), today) if due_latest else 0


@lru_cache(maxsize=32_768)
def day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None


def told_by(events: Events) -> Sequence[Any]:
    """The columns of the main events, from those that stand; of several of a kind the last."""
    if not events:
        return NOTHING_TOLD
    last: dict[str, dict[str, Any]] = {}
    notes = []
    for event in standing(events):
        last[event["kind"]] = event
        if event["kind"] == "note":
            notes.append(event["details"])
    told = [*NOTHING_TOLD]
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
