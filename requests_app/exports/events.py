"""The events of many requests as plain values: driven by the columns that a kind may fill; none is forgotten."""

from collections import defaultdict
from dataclasses import fields
from typing import Any

from django.db.models import BooleanField, DateField, DecimalField, F, ForeignKey, IntegerField, TextField
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast

from requests_app.drafts import EventDraft
from requests_app.enums import EventKind
from requests_app.models import Event, ExtensionGround, Institution
from requests_app.models.event import ALLOWED

from .among import Among

# An action writes from whom a transfer took it: no draft has it.
FACTS = (*(one.name for one in fields(EventDraft) if one.name not in ("submission", "grounds")), "from_institution")
OF_EVERY_KIND = frozenset({"kind", "happened_on", "details"})
PLACES = {kind: [at for at, name in enumerate(FACTS) if name in OF_EVERY_KIND | ALLOWED[kind]] for kind in EventKind}


def field_of(name: str) -> Any:
    return Event._meta.get_field(name)  # noqa: SLF001  # Django's public, if oddly named, interface


def column_of(name: str) -> Combinable:
    """As plain as it can be had: what is read into a day or a truth only to be written out again costs thrice."""
    field = field_of(name)
    if isinstance(field, ForeignKey):
        return F(f"{name}__slug" if field.related_model is Institution else field.attname)
    if isinstance(field, DateField):
        return Cast(name, TextField())
    return Cast(name, IntegerField()) if isinstance(field, BooleanField) else F(name)


TRUTHS = frozenset(name for name in FACTS if isinstance(field_of(name), BooleanField))
AMOUNTS = frozenset(name for name in FACTS if isinstance(field_of(name), DecimalField))
TO_EVENTS = frozenset(name for name in FACTS if field_of(name).related_model is Event)
COLUMNS: tuple[Any, ...] = ("pk", "access_request_id", "supersedes_id", *map(column_of, FACTS))


def events_of(requests: list[int]) -> dict[int, list[dict[str, Any]]]:
    """The events of each request, corrected ones included, in the order in which they were logged."""
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    places: dict[int, int] = {}
    extensions: dict[int, dict[str, Any]] = {}
    events = Event.objects.filter(Among(F("access_request"), requests)).order_by("pk").values_list(*COLUMNS)
    for pk, request, supersedes, *facts in events.iterator():
        listed = found[request]
        places[pk] = len(listed)
        kind = facts[0]
        told = {FACTS[at]: value for at in PLACES[kind] if (value := facts[at]) is not None and value != ""}
        for name in TRUTHS & told.keys():
            told[name] = bool(told[name])
        for name in AMOUNTS & told.keys():
            told[name] = str(told[name])
        for name in TO_EVENTS & told.keys():
            told[name] = places[told[name]]
        if kind == EventKind.EXTENSION:
            extensions[pk] = told
        if supersedes is not None:
            told["corrects"] = places[supersedes]
        listed.append(told)
    add_grounds(extensions)
    return found


def add_grounds(extensions: dict[int, dict[str, Any]]) -> None:
    if extensions:
        claimed = ExtensionGround.objects.filter(Among(F("event"), list(extensions))).order_by("event", "ground")
        for event, ground, days in claimed.values_list("event_id", "ground", "days"):
            extensions[event].setdefault("grounds", []).append((ground, days))
