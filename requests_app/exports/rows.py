"""The requests as rows of a sheet, in the columns that an import takes in again.

A portion at a time, so that a long list takes no more memory than a short one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice
from typing import Any

from django.db.models import F, IntegerField, TextField
from django.db.models.functions import Cast
from django.utils.translation import override

from requests_app.enums import State
from requests_app.models import AccessRequest
from requests_app.models.access_request import AccessRequestQuerySet, days_overdue, shown_state
from requests_app.sheets.columns import FITS_A_CELL

from .among import Among
from .events import events_of

PORTION = 2_000
LANGUAGES = {"en": ("en",), "fr": ("fr",), "both": ("en", "fr")}
LATE = (State.DEEMED_REFUSAL, State.ANSWERED_LATE)


def as_text(column: str) -> Cast:
    """A day as the file has it: read into an object and written out again, it would cost three times as much."""
    return Cast(column, TextField())


FACTS: tuple[Any, ...] = (
    *(
        "pk",
        "phase",
        Cast("extended", IntegerField()),
        as_text("answered_on"),
        "institution__name_en",
        "institution__name_fr",
        "reference",
    ),
    # As they stand in the sheet, one beside the other
    *("institution__slug", "file_number", "subject", "text", "statute", "language", "channel", as_text("filed_on")),
    *(as_text("received_on"), "journalist__email", "requester_name", "requester_organization", "project__name"),
    *(Cast("restricted", IntegerField()), *map(as_text, ("original_due", "due_earliest", "due_latest"))),
)

Row = list[Any]


@dataclass(frozen=True, slots=True)
class Words:
    """What is written in the reader's language, or in both: "Subject / Objet"."""

    languages: tuple[str, ...]
    states: dict[State, str]
    yes: str
    no: str


def words_in(language: str) -> Words:
    languages = LANGUAGES[language]
    labels: list[dict[State, str]] = []
    for one in languages:
        with override(one):
            labels.append({state: str(state.label) for state in State})
    states = {state: joint(told[state] for told in labels) for state in State}
    french = languages == ("fr",)
    return Words(languages, states, *(("oui", "non") if french else ("yes", "no")))


def joint(words: Iterable[str]) -> str:
    """The same said in each language; once where both say the same."""
    return " / ".join(dict.fromkeys(words))


def rows_of(parts: Iterable[AccessRequestQuerySet], today: date) -> Iterator[Row]:
    """Each request, in the order of the parts: a value for each of `COLUMNS`, the last a list of its events."""
    facts = chain.from_iterable(part.values_list(*FACTS).iterator(PORTION) for part in parts)
    while portion := list(islice(facts, PORTION)):
        numbers = [row[0] for row in portion]
        events = events_of(numbers)
        tags, named = joined("tags", "tag__name", numbers), joined("named", "user__email", numbers)
        for row in portion:
            pk = row[0]
            yield row_of(row, events.get(pk, []), tags.get(pk, ""), named.get(pk, ""), today)


def row_of(facts: tuple[Any, ...], events: list[dict[str, Any]], tags: str, named: str, today: date) -> Row:
    _pk, phase, extended, answered_on, name_en, name_fr, reference, *told, project, restricted, first, early, late = (
        facts
    )
    days_late = days_overdue(day(late), day(answered_on), today)
    state = shown_state(phase, extended=bool(extended), late=days_late > 0)
    return [
        *(reference, (name_en, name_fr), *told, project or "", tags, bool(restricted), named),
        *(state, first, early, late, days_late if state in LATE else 0),
        *(told_by(events) if events else NOTHING_TOLD),
        events,
    ]


def day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


NOTHING_TOLD = [None, None, None, None, None, "", None, "", None, ""]


def told_by(events: list[dict[str, Any]]) -> list[Any]:
    """The columns of the main events, from those that stand; of several of a kind the last."""
    corrected = {event["corrects"] for event in events if "corrects" in event}
    standing = [event for place, event in enumerate(events) if place not in corrected] if corrected else events
    last = {event["kind"]: event for event in sorted(standing, key=happened)}
    acknowledged, extension, response = (last.get(kind, {}) for kind in ("acknowledgement", "extension", "response"))
    grounds = extension.get("grounds", ())
    notes = "\n".join(event["details"] for event in standing if event["kind"] == "note")
    return [
        acknowledged.get("happened_on"),
        extension.get("happened_on"),
        extension.get("sent_on"),
        extension.get("days") or sum(days or 0 for _ground, days in grounds) or None,
        extension.get("until"),
        ", ".join(ground for ground, _days in grounds),
        response.get("happened_on"),
        response.get("disposition", ""),
        response.get("pages"),
        notes[:FITS_A_CELL],  # to be read: an import takes the events themselves
    ]


def happened(event: dict[str, Any]) -> str:
    return str(event["happened_on"])


def joined(many: str, column: str, numbers: list[int]) -> dict[int, str]:
    """What hangs on each request, in one cell."""
    through = getattr(AccessRequest, many).through
    found: dict[int, list[str]] = defaultdict(list)
    rows = through.objects.filter(Among(F("accessrequest"), numbers)).order_by(column)
    for pk, value in rows.values_list("accessrequest_id", column):
        found[pk].append(value)
    return {pk: ", ".join(values) for pk, values in found.items()}
