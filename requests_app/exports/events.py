"""The events of many requests as plain values: driven by the columns that a kind may fill; none is forgotten."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import fields
from typing import Any

from django.db.models import BooleanField, DateField, DecimalField, F, ForeignKey
from django.db.models.expressions import Combinable

from newsrooms.prepared import Among
from requests_app.drafts import EventDraft
from requests_app.enums import EventKind
from requests_app.models import Event, ExtensionGround, Institution
from requests_app.models.event import ALLOWED

from .plain import as_it_is, as_text

# An action writes from whom a transfer took it: no draft has it.
FACTS = (*(one.name for one in fields(EventDraft) if one.name not in ("submission", "grounds")), "from_institution")
OF_EVERY_KIND = frozenset({"kind", "happened_on", "details"})
KEYS = ("pk", "access_request_id", "supersedes_id")


def field_of(name: str) -> Any:
    return Event._meta.get_field(name)  # noqa: SLF001  # Django's public, if oddly named, interface


def column_of(name: str) -> Combinable:
    """As plain as it can be had: what is read into a day or a truth only to be written out again costs thrice."""
    field = field_of(name)
    if isinstance(field, ForeignKey):
        return F(field.attname)
    if isinstance(field, DateField):
        return as_text(name)
    return as_it_is(name) if isinstance(field, BooleanField | DecimalField) else F(name)


def plainly(name: str) -> Callable[[Any], Any] | None:
    """What a value of that column has yet to become to be written; None where it is so already."""
    field = field_of(name)
    if isinstance(field, BooleanField):
        return bool
    return f"{{:.{field.decimal_places}f}}".format if isinstance(field, DecimalField) else None


COLUMNS: tuple[Any, ...] = (*KEYS, *map(column_of, FACTS), F("struck_why"))
# Where each fact of a kind stands in a row, and which of them are not plain yet or name another row.
PLACES = {
    kind: [(name, at) for at, name in enumerate(FACTS, start=len(KEYS)) if name in OF_EVERY_KIND | ALLOWED[kind]]
    for kind in EventKind
}
STRUCK = ("struck", len(COLUMNS) - 1)
YET_TO_BE_PLAIN = {
    kind: [(name, make) for name, _at in places if (make := plainly(name))] for kind, places in PLACES.items()
}
NAMES_ANOTHER = {kind: [name for name, _at in places if field_of(name).is_relation] for kind, places in PLACES.items()}


def events_of(requests: list[int], codes: dict[int, str]) -> dict[int, list[dict[str, Any]]]:
    """The events of each request, corrected and struck ones included, in the order in which they were logged.

    `codes`: what the file calls each institution.
    """
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    places: dict[int, int] = {}
    extensions: dict[int, dict[str, Any]] = {}
    events = Event.objects.filter(Among(F("access_request"), requests)).order_by("pk").values_list(*COLUMNS)
    for row in events.iterator():
        pk, request, supersedes, kind = row[: len(KEYS) + 1]
        listed = found[request]
        places[pk] = len(listed)
        told = {name: value for name, at in (*PLACES[kind], STRUCK) if (value := row[at]) is not None and value != ""}
        for name, make in YET_TO_BE_PLAIN[kind]:
            if name in told:
                told[name] = make(told[name])
        for name in NAMES_ANOTHER[kind]:
            if name in told:
                told[name] = (codes if field_of(name).related_model is Institution else places)[told[name]]
        if supersedes is not None:
            told["corrects"] = places[supersedes]
        if kind == EventKind.EXTENSION:
            extensions[pk] = told
        listed.append(told)
    add_grounds(extensions)
    return found


def add_grounds(extensions: dict[int, dict[str, Any]]) -> None:
    if extensions:
        claimed = ExtensionGround.objects.filter(Among(F("event"), list(extensions))).order_by("event", "ground")
        for event, ground, days in claimed.values_list("event_id", "ground", "days"):
            extensions[event].setdefault("grounds", []).append((ground, days))


def standing(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those that no correction has replaced and nobody has struck out, in the order in which they happened."""
    if len(events) == 1 and "struck" not in events[0]:
        return events
    corrected = {event["corrects"] for event in events if "corrects" in event}
    left = [event for place, event in enumerate(events) if place not in corrected and "struck" not in event]
    return sorted(left, key=happened)


def happened(event: dict[str, Any]) -> str:
    return str(event["happened_on"])
