"""How the export asks: many numbers as one list, and values as the database has them."""

from typing import Any

import orjson
from django.db.models import ExpressionWrapper, F, Lookup, TextField, Value
from django.db.models.functions import Cast, Coalesce


class Among(Lookup):
    """For a filter: the number is one of many, sent as one list; as `__in` each of thousands is prepared by itself."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        column, parameters = self.process_lhs(compiler, connection)
        return f"{column} IN (SELECT value FROM json_each(%s))", [*parameters, orjson.dumps(self.rhs).decode()]  # noqa: S608

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        column, parameters = self.process_lhs(compiler, connection)
        return f"{column} = ANY(%s)", [*parameters, self.rhs]


def as_text(column: str) -> Cast:
    """A day as the file has it: read into an object and written out again, it would cost three times as much."""
    return Cast(column, TextField())


def or_nothing(column: str | Cast) -> Coalesce:
    return Coalesce(column, Value(""), output_field=TextField())


def as_it_is(column: str) -> "ExpressionWrapper[F]":
    """A truth or an amount as the database gives it, nothing called for each row to make more of it."""
    return ExpressionWrapper(F(column), TextField())
