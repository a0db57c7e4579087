"""Many numbers as one value of a query; and queries whose SQL is made once, for what is asked at every save.

To make the SQL of a queryset takes several times what asking it does.
"""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

import orjson
from django.db import connection
from django.db.models import Lookup, QuerySet

PLACE = [-1]  # in the place of the numbers while the SQL is made: no row has it


class Among(Lookup):
    """For a filter: the number is one of many, sent as one list; as `__in` each of thousands is prepared by itself."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        column, parameters = self.process_lhs(compiler, connection)
        return f"{column} IN (SELECT value FROM json_each(%s))", [*parameters, sent(self.rhs)]  # noqa: S608

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        column, parameters = self.process_lhs(compiler, connection)
        return f"{column} = ANY(%s)", [*parameters, sent(self.rhs)]


def sent(numbers: Sequence[int]) -> Any:
    """The list as the database takes it."""
    return list(numbers) if connection.vendor == "postgresql" else orjson.dumps(numbers).decode()


class Prepared:
    """The values of a queryset as plain tuples, for the numbers that it is narrowed to by `Among`.

    What comes is what the database gives: for numbers, texts and days, which need no reading.
    """

    def __init__(self, narrowed: Callable[[Sequence[int]], QuerySet[Any, Any]]) -> None:
        self.narrowed = narrowed

    @cached_property
    def made(self) -> tuple[str, tuple[Any, ...]]:
        sql, parameters = self.narrowed(PLACE).query.sql_with_params()
        return sql, tuple(parameters)

    def asked(self, numbers: Sequence[int]) -> tuple[str, list[Any]]:
        """The SQL and its parameters, for `raw`, when rows of a model are wanted."""
        sql, parameters = self.made
        place, given = sent(PLACE), sent(numbers)
        return sql, [given if one == place else one for one in parameters]

    def __call__(self, numbers: Sequence[int]) -> list[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(*self.asked(numbers))
            return list(cursor.fetchall())
