"""What a list shows, in parts that follow one another, each read along an index.

A page from the middle costs what the first one does, and what is out of sight costs nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import F, OrderBy, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from requests_app.models import AccessRequest
from requests_app.models.access_request import AccessRequestQuerySet
from requests_app.queries.address import SORTS, Asked

DESK_VIEWS = ("open", "overdue", "due")  # what there is to do: without what is on the shelf
VIEWS_BY_LIMITS = ("closing", "asked")  # found by limits of ours, not by what the institution owes
# Of the parts of these views by age: whether all or none of the rows have a due date, None where some do.
ABOVE = -1  # the place of what stands above the first part
HAVE_DAYS = {"open": (True, True, False), "overdue": (True, True), "due": (True,), "shelf": (True, None)}


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the rows of a list; all of those let be until a day, or none."""

    rows: AccessRequestQuerySet
    is_quiet: bool = False
    has_day: bool | None = None  # whether all of them have the day that the list is sorted by; None: some do


def parts_of(requests: AccessRequestQuerySet, asked: Asked, today: date) -> list[Part]:
    """All that a list shows on all its pages, in its order. What is let be comes last."""
    quiet = requests.quiet(today)
    if asked.view in DESK_VIEWS:
        quiet = quiet.off_shelf(today)
    parts = [*awake(requests.awake(today), asked, today), Part(quiet, is_quiet=True)]
    return [replace(part, rows=ordered(part, asked)) for part in parts]


def ordered(part: Part, asked: Asked) -> AccessRequestQuerySet:
    """The few that something else than their order finds are sorted then: an index by their order would be walked."""
    is_few = part.is_quiet or asked.view in VIEWS_BY_LIMITS
    return part.rows.order_by(*(order_of_few(asked) if is_few else order(asked)))


def by_age(requests: AccessRequestQuerySet, view: str, today: date) -> list[AccessRequestQuerySet]:
    """What a view shows of these rows, on the shelf or off it, in parts of which each is found in an index."""
    match view:
        case "open":
            return requests.off_shelf_by_age(today)
        case "overdue":  # what has no due date is not late
            return requests.off_shelf_by_age(today, late=True)[:2]
        case "due":
            return requests.off_shelf_by_age(today)[1:2]
        case "shelf":
            return requests.on_shelf_by_age(today)
        case _:
            return [requests]


def awake(requests: AccessRequestQuerySet, asked: Asked, today: date) -> list[Part]:
    """By days late, those with and without a due date apart; where some are on the shelf, by age too."""
    if asked.sort != "late":
        return [Part(requests.off_shelf(today) if asked.view in DESK_VIEWS else requests)]
    if asked.view in (*DESK_VIEWS, "shelf"):
        parts = [
            Part(rows, has_day=has_day)
            for rows, has_day in zip(by_age(requests, asked.view, today), HAVE_DAYS[asked.view], strict=True)
        ]
    else:
        parts = [
            Part(requests.exclude(due_latest=None), has_day=True),
            Part(requests.filter(due_latest=None), has_day=False),
        ]
    return parts[::-1] if asked.descending else parts


def order(asked: Asked) -> list[OrderBy]:
    sort = SORTS[asked.sort]
    if asked.descending:
        return [F(sort.field).desc(nulls_first=True if sort.nullable else None), F("pk").desc()]
    return [F(sort.field).asc(nulls_last=True if sort.nullable else None), F("pk").asc()]


def order_of_few(asked: Asked) -> list[OrderBy]:
    """The same order, in words that no index has."""
    sort = SORTS[asked.sort]
    if not sort.is_day:
        return order(asked)
    day = Coalesce(F(sort.field), Value(date.max))
    return [day.desc(), F("pk").desc()] if asked.descending else [day.asc(), F("pk").asc()]


def behind(parts: Sequence[Part], anchor: AccessRequest, asked: Asked, today: date) -> list[AccessRequestQuerySet]:
    """What is left of the parts behind the anchor."""
    value: Any = reduce(getattr, SORTS[asked.sort].field.split("__"), anchor)
    if anchor.is_quiet(today):
        return [beyond(part, anchor, value, asked) for part in parts if part.is_quiet]
    rest = []
    for part in parts:
        if part.is_quiet:
            rest.append(part.rows)
        elif part.has_day is None or part.has_day == (value is not None):
            rest.append(beyond(part, anchor, value, asked))
        elif part.has_day == asked.descending:  # those without a day stand last, and first the other way
            rest.append(part.rows)
    return rest


def beyond(part: Part, anchor: AccessRequest, value: Any, asked: Asked) -> AccessRequestQuerySet:
    """Those of the part that the anchor stands in which stand behind it."""
    sort = SORTS[asked.sort]
    than = "lt" if asked.descending else "gt"
    behind_pk = Q(**{f"pk__{than}": anchor.pk})
    if value is None:
        empty = Q(**{sort.field: None})
        return part.rows.filter((empty & behind_pk) | (~empty if asked.descending else Q(pk=None)))
    further = Q(**{f"{sort.field}__{than}": value}) | (Q(**{sort.field: value}) & behind_pk)
    if sort.nullable and part.has_day is None and not asked.descending:
        return part.rows.filter(further | Q(**{sort.field: None}))
    bound = Q(**{f"{sort.field}__{than}e": value})  # an index is entered by it, not by what stands on both sides of OR
    return part.rows.filter(bound, further)


def first_numbers(
    parts: Sequence[AccessRequestQuerySet], how_many: int, above: QuerySet[Any, Any] | None
) -> tuple[list[int], list[int]]:
    """The numbers of what stands `above`, and of the first rows of all the parts, in their order. One query."""
    pieces: list[str] = []
    values: list[Any] = []
    found = [] if above is None else [(ABOVE, above)]
    for place, rows in [*found, *enumerate(part.values("id")[:how_many] for part in parts)]:
        try:
            sql, params = rows.query.sql_with_params()
        except EmptyResultSet:
            continue
        one = f"part_{place + 1}"
        pieces.append(f"SELECT {place} AS place, ROW_NUMBER() OVER () AS turn, {one}.* FROM ({sql}) AS {one}")  # noqa: S608
        values += params
    if not pieces:
        return [], []
    with connection.cursor() as cursor:
        cursor.execute(f"{' UNION ALL '.join(pieces)} ORDER BY place, turn", values)
        numbers = [(place, number) for place, _turn, number in cursor.fetchall()]
    return [n for place, n in numbers if place == ABOVE], [n for place, n in numbers if place != ABOVE][:how_many]
