"""An event as plain values, for a file, and back: driven by the fields of `EventDraft`, so that none is forgotten."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from datetime import date
from typing import Any, get_args, get_type_hints

from .drafts import EventDraft, Ground
from .enums import EventKind
from .models import Event, Institution

FIELDS = tuple(field.name for field in fields(EventDraft) if field.name != "submission")
TYPES = get_type_hints(EventDraft)


def event_values(event: Event, place_of: Mapping[int, int]) -> dict[str, Any]:
    """The facts of one event, what is empty left out. `place_of`: the places of the events before it, by their id."""
    values = {name: plain(grounds_of(event) if name == "grounds" else getattr(event, name)) for name in FIELDS}
    told = {name: value for name, value in values.items() if value not in (None, "", [])}
    return told if event.supersedes_id is None else {**told, "corrects": place_of[event.supersedes_id]}


def values_of_events(events: Iterable[Event]) -> list[dict[str, Any]]:
    """All events of one request, the corrected ones included, in the order in which they were logged."""
    ordered = sorted(events, key=lambda event: event.pk)
    place_of = {event.pk: place for place, event in enumerate(ordered)}
    return [event_values(event, place_of) for event in ordered]


def grounds_of(event: Event) -> list[list[Any]]:
    return [[taken.ground, taken.days] for taken in event.grounds.all()]


def plain(value: Any) -> Any:
    match value:
        case date():
            return value.isoformat()
        case Institution():
            return value.slug
        case EventKind():
            return value.value
        case _:
            return value


def draft_of(values: Mapping[str, Any], institution_of: Callable[[str], Institution]) -> EventDraft:
    """The draft of an event from the values that `event_values` gave; `corrects` is the caller's business.

    Raises: `ValueError`, `TypeError` or `KeyError` for anything else.
    """
    told = {name: typed(name, value, institution_of) for name, value in values.items() if name != "corrects"}
    unknown = told.keys() - set(FIELDS)
    if unknown:
        raise ValueError(f"not facts of an event: {', '.join(sorted(unknown))}")
    return EventDraft(**told)


def typed(name: str, value: Any, institution_of: Callable[[str], Institution]) -> Any:
    """The value of one field, which must be of the field's own type."""
    if name == "grounds":
        return tuple(Ground(str(ground), None if days is None else int(days)) for ground, days in value)
    wanted = next(kind for kind in get_args(TYPES[name]) or (TYPES[name],) if kind is not type(None))
    if wanted is EventKind:
        return EventKind(value)
    if wanted is date:
        return date.fromisoformat(value)
    if wanted is Institution:
        return institution_of(value)
    if type(value) is not wanted:
        raise TypeError(f"{name}: {value!r}")
    return value
