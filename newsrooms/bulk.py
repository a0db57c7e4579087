"""Thousands of rows of one action, straight into their table.

`bulk_create` asks each field of each row how it wants to be written, a dozen calls for every value: two thirds of the
time that an import takes. Here a field is asked once. The database's own constraints hold as ever.
"""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cache
from itertools import chain
from typing import Any, TypeVar

import orjson
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models
from django.utils import timezone

ENCODER = DjangoJSONEncoder()
Writer = Callable[[Any], Any]
Row = TypeVar("Row", bound=models.Model)


def insert_all(model: type[models.Model], rows: Iterable[Mapping[str, Any]], *, at_once: int = 1) -> None:
    """Insert rows, each the values of every column by the field's `attname`; the moments of making are set here.

    A primary key that the database gives is left out. `at_once`: how many rows one statement inserts.
    """
    listed = list(rows)
    if not listed:
        return
    key: Any = model._meta.pk  # noqa: SLF001
    given = [key] if listed[0].get(key.attname) is not None else []
    fields = [*given, *(field for field in model._meta.concrete_fields if not field.primary_key)]  # noqa: SLF001
    now = timezone.now()
    moments = {field.attname for field in fields if getattr(field, "auto_now_add", False) or is_auto_now(field)}
    columns = [
        written(writer_of(field), [now]) * len(listed)
        if field.attname in moments
        else written(writer_of(field), [row[field.attname] for row in listed])
        for field in fields
    ]
    values = list(zip(*columns, strict=True))
    quoted = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    into = f"INSERT INTO {connection.ops.quote_name(model._meta.db_table)} ({quoted}) VALUES "  # noqa: S608, SLF001  # our names
    places = f"({', '.join(['%s'] * len(fields))})"
    with connection.cursor() as cursor:
        if at_once == 1:
            cursor.executemany(into + places, values)
            return
        for start in range(0, len(values), at_once):
            some = values[start : start + at_once]
            cursor.execute(into + ", ".join([places] * len(some)), [*chain.from_iterable(some)])


def written(write: Writer, values: list[Any]) -> list[Any]:
    """A whole column at once: a call for each value is what costs."""
    if write is unchanged:
        return values
    if write is as_text:
        return [value if type(value) is str or value is None else str(value) for value in values]
    if write is as_day:
        return [None if value is None else value.isoformat() for value in values]
    return list(map(write, values))


def is_auto_now(field: Any) -> bool:
    return bool(getattr(field, "auto_now", False))


def insert_with_ids(rows: Sequence[models.Model], there: models.QuerySet[Any], key: str) -> None:
    """Insert new instances; then each learns its id from `there`, by a column that no two of them share."""
    if not rows:
        return
    insert_all(type(rows[0]), [row.__dict__ for row in rows])
    ids = dict(there.values_list(key, "pk"))
    for row in rows:
        row.pk = ids[getattr(row, key)]
        row._state.adding = False  # noqa: SLF001  # Django documents it


def new(model: type[Row], values: dict[str, Any]) -> Row:
    """A row that is not saved, its columns by `attname`; as `model(…)`, which asks each field of each row."""
    row = model.__new__(model)
    own = {name: make() for name, make in made_anew(model).items() if name not in values}
    row.__dict__ |= blank(model) | own | values
    row._state = models.base.ModelState()  # noqa: SLF001  # Django documents it
    return row


@cache
def blank(model: type[models.Model]) -> dict[str, Any]:
    """What every new row of it begins with."""
    return {name: value for name, value in vars(model()).items() if name not in ("_state", *made_anew(model))}


@cache
def made_anew(model: type[models.Model]) -> dict[str, Callable[[], Any]]:
    """The columns of which each row has a value of its own from the start."""
    return {
        field.attname: field.get_default
        for field in model._meta.concrete_fields  # noqa: SLF001
        if field.has_default() and callable(field.default)
    }


def writer_of(field: Any) -> Writer:
    """How the database wants a value of this field."""
    match field:
        case models.DateTimeField():
            return connection.ops.adapt_datetimefield_value
        case models.DateField():
            return as_day
        case models.CharField() | models.TextField():
            return as_text
        case models.BooleanField() | models.IntegerField() | models.ForeignKey():
            return unchanged
        case models.JSONField():
            return as_json
        case _:
            return lambda value: field.get_db_prep_save(value, connection)


def unchanged(value: Any) -> Any:
    return value


def as_text(value: Any) -> Any:
    """A choice is written as its value."""
    return value if type(value) is str or value is None else str(value)


def as_day(value: Any) -> Any:
    """Both databases take a day as it is written."""
    return None if value is None else value.isoformat()


def as_json(value: Any) -> Any:
    """As the field's own encoder writes it, which is asked about days and moments alone."""
    if value is None:
        return None
    try:
        return orjson.dumps(value, plainly, orjson.OPT_PASSTHROUGH_DATETIME).decode()
    except TypeError:  # what it will not write and the field does: numbers as names, or beyond 64 bits
        return ENCODER.encode(value)


def plainly(value: Any) -> Any:
    """As the encoder's own `default`, which asks first about everything that is rarer than a day."""
    return value.isoformat() if type(value) is date else ENCODER.default(value)


@contextmanager
def without_collecting() -> Iterator[None]:
    """Many objects that all live until the end: looking for those to throw away costs a fifth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
