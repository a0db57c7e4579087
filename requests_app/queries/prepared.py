"""Queries that Django writes once: to put the dashboard's figures into words anew costs more than to answer them.

Such a query is built with stand-ins for the member and for today. Its words are kept, and each time the stand-ins
among its values give way to what is asked for; a day keeps its distance from today.
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from newsrooms.models import Membership

STAND_IN = 9_000_000_000_000_000  # no row has such a number
TODAY = date(5000, 1, 1)
FARTHEST_DAYS = 1_000  # of a day that is counted from today
Build = Callable[[Membership, date], QuerySet[Any, Any]]


def answer(build: Build, member: Membership, today: date) -> Sequence[tuple[Any, ...]]:
    """What the query that `build` makes of a member and a day gives, as the database writes it."""
    sql, values = words_of(build, member.role, connection.vendor)
    numbers = {STAND_IN: member.newsroom_id, STAND_IN + 1: member.user_id, STAND_IN + 2: member.pk}
    with connection.cursor() as cursor:
        cursor.execute(sql, [filled(value, numbers, today) for value in values])
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


@cache
def words_of(build: Build, role: str, _vendor: str) -> tuple[str, tuple[Any, ...]]:
    anybody = Membership(pk=STAND_IN + 2, newsroom_id=STAND_IN, user_id=STAND_IN + 1, role=role)
    sql, values = build(anybody, TODAY).query.sql_with_params()
    return sql, tuple(as_day(value) if is_day(value) else value for value in values)


def filled(value: Any, numbers: dict[int, int], today: date) -> Any:
    if is_day(value):
        return connection.ops.adapt_datefield_value(today + (value - TODAY))
    return numbers.get(value, value) if type(value) is int else value


def is_day(value: Any) -> bool:
    """A day that was counted from the stand-in: SQLite has it as a text."""
    if isinstance(value, str) and value[:2] in ("49", "50"):
        try:
            value = date.fromisoformat(value)
        except ValueError:
            return False
    return isinstance(value, date) and abs(value - TODAY) < timedelta(days=FARTHEST_DAYS)


def as_day(value: Any) -> date | None:
    """A day as either database writes it."""
    return date.fromisoformat(value) if isinstance(value, str) else value
