"""An event as plain values, for a file, and back: driven by the fields of `EventDraft`, so that none is forgotten."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, get_args, get_type_hints

from django.core.exceptions import ValidationError

from .drafts import EventDraft, Ground
from .enums import EventKind
from .models import Event, Institution
from .models.event import ALLOWED, IN_WORDS, REQUIRED, TYPED

# What ties an event to others is told by their places among the events of the request, counted from 0.
LINKS = ("corrects", "about")
BESIDE = (*LINKS, "from_institution", "struck")  # told with an event, and no fact of its own
FIELDS = tuple(field.name for field in fields(EventDraft) if field.name not in ("about", "submission"))
TYPES = get_type_hints(EventDraft)
CHECKED = tuple(name for name in FIELDS if name != "grounds")
IN_FORCE = date(1983, 7, 1)


def event_values(event: Event, place_of: Mapping[int, int]) -> dict[str, Any]:
    """The facts of one event, what is empty left out. `place_of`: the places of the request's events, by their id."""
    values = {name: plain(grounds_of(event) if name == "grounds" else getattr(event, name)) for name in FIELDS}
    told = {name: value for name, value in values.items() if value not in (None, "", [])}
    if event.from_institution is not None:
        told["from_institution"] = event.from_institution.code
    if event.about_id is not None:
        told["about"] = place_of[event.about_id]
    if event.struck_at is not None:
        told["struck"] = event.struck_why
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
        case Decimal():
            return str(value)
        case Institution():
            return value.code
        case EventKind():
            return value.value
        case _:
            return value


def draft_of(values: Mapping[str, Any], institution_of: Callable[[str], Institution]) -> EventDraft:
    """The draft of an event from the values that `event_values` gave, without what ties it to others or strikes it.

    Raises: `ValueError`, `TypeError` or `KeyError` for anything that the database would not take.
    """
    told = {name: typed(name, value, institution_of) for name, value in values.items() if name not in BESIDE}
    unknown = told.keys() - set(FIELDS)
    if unknown:
        raise ValueError(f"not facts of an event: {', '.join(sorted(unknown))}")
    draft = EventDraft(**told)
    refuse_impossible(draft, {name for name in ("about", "from_institution") if name in values})
    return draft


def typed(name: str, value: Any, institution_of: Callable[[str], Institution]) -> Any:
    """The value of one field, which must be of the field's own type."""
    if name not in FIELDS:
        raise ValueError(name)
    if name == "grounds":
        return tuple(Ground(str(ground), None if days is None else int(days)) for ground, days in value)
    wanted = next(kind for kind in get_args(TYPES[name]) or (TYPES[name],) if kind is not type(None))
    read: dict[Any, Callable[[Any], Any]] = {
        EventKind: EventKind,
        date: date.fromisoformat,
        Decimal: amount_of,
        Institution: institution_of,
    }
    if wanted in read:
        return read[wanted](value)
    if type(value) is not wanted:
        raise TypeError(f"{name}: {value!r}")
    return value


def amount_of(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        raise ValueError(text) from None


def refuse_impossible(draft: EventDraft, linked: set[str]) -> None:
    """Raises: `ValueError` for what the columns and the check constraints of `Event` refuse."""
    filled = {name for name in TYPED & set(CHECKED) if getattr(draft, name) not in (None, "")} | linked
    if filled - ALLOWED[draft.kind] or REQUIRED[draft.kind] - filled:
        raise ValueError(f"not what {draft.kind} tells")
    row = Event(**{name: getattr(draft, name) for name in CHECKED})
    left_to_others = [name.name for name in Event._meta.fields if name.name not in CHECKED or name.is_relation]  # noqa: SLF001
    try:
        row.clean_fields(exclude=left_to_others)
    except ValidationError as error:
        raise ValueError(str(error)) from error
    if impossible(draft):
        raise ValueError("contradicts itself")


def impossible(draft: EventDraft) -> bool:
    """The check constraints that look at more than one column, and the days that none may be before."""
    return any(
        (
            draft.happened_on < IN_FORCE,
            draft.sent_on is not None and draft.sent_on > draft.happened_on,
            draft.by is not None and draft.by < draft.happened_on,
            draft.days is not None and draft.until is not None,
            draft.order_due is not None and draft.order_days is not None,
            bool(draft.order_days) != bool(draft.order_counted_from),
            draft.amount is not None and draft.amount < 0,
            draft.kind in IN_WORDS and not draft.details,
            len({taken.ground for taken in draft.grounds}) < len(draft.grounds),
            any(len(taken.ground) > 12 or (taken.days or 0) < 0 for taken in draft.grounds),  # noqa: PLR2004
            bool(draft.grounds) and draft.kind is not EventKind.EXTENSION,
        )
    )
