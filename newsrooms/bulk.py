"""Thousands of rows of one action, straight into their table.

`bulk_create` asks each field of each row how it wants to be written, a dozen calls for every value: two thirds of the
time that an import takes. Here a field is asked once. The database's own constraints hold as ever.
"""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import orjson
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models
from django.utils import timezone

ENCODER = DjangoJSONEncoder()
Writer = Callable[[Any], Any]


def insert_all(model: type[models.Model], rows: Iterable[Mapping[str, Any]]) -> None:
    """Insert rows, each the values of every column by the field's `attname`; the moments of making are set here."""
    listed = list(rows)
    fields: list[Any] = [field for field in model._meta.concrete_fields if not field.primary_key]  # noqa: SLF001
    now = timezone.now()
    moments = {field.attname: now for field in fields if getattr(field, "auto_now_add", False) or is_auto_now(field)}
    writers = [(field.attname, writer_of(field)) for field in fields]
    fixed = {name: write(moments[name]) for name, write in writers if name in moments}
    values = [[fixed[name] if name in fixed else write(row[name]) for name, write in writers] for row in listed]
    quoted = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    table, places = connection.ops.quote_name(model._meta.db_table), ", ".join(["%s"] * len(fields))  # noqa: SLF001
    if values:
        with connection.cursor() as cursor:
            cursor.executemany(f"INSERT INTO {table} ({quoted}) VALUES ({places})", values)  # noqa: S608  # our names


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


def writer_of(field: Any) -> Writer:
    """How the database wants a value of this field."""
    match field:
        case models.DateTimeField():
            return connection.ops.adapt_datetimefield_value
        case models.DateField():
            return connection.ops.adapt_datefield_value
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


def as_json(value: Any) -> Any:
    """As the field's own encoder writes it, which is asked about days and moments alone."""
    return None if value is None else orjson.dumps(value, ENCODER.default, orjson.OPT_PASSTHROUGH_DATETIME).decode()


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
