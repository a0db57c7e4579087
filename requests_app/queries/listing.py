"""The list of requests: one page of the rows that the address asks for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import add
from typing import Any

from django.db.models import IntegerField, QuerySet, Subquery

from newsrooms.models import Membership
from requests_app.enums import State
from requests_app.models import AccessRequest, Limit, Reminder, Watch
from requests_app.models.access_request import AccessRequestQuerySet
from requests_app.queries.act_first import first_of
from requests_app.queries.address import Asked
from requests_app.queries.parts import DESK_VIEWS, behind, by_age, first_numbers, parts_of
from requests_app.queries.reading import Ends, limits_of, read, tags_of
from requests_app.search import matching
from requests_app.standing import standing_of
from requests_app.standing_base import WINDOW_CLOSING_DAYS, Standing
from requests_app.strip import RowFacts

LOOKUPS = {
    "journalist": "journalist",
    "institution": "institution__slug",
    "project": "project",
    "tag": "tags",
    "statute": "statute",
    "restricted": "restricted",
    "since": "filed_on__gte",
    "until": "filed_on__lte",
}
UNSET = (None, "")
CAP = 1_000  # counts above it are shown as "1,000+": an exact one would read them all


@dataclass(frozen=True, slots=True)
class Row:
    """One request of a list, with how it stands and its strip's facts."""

    access_request: AccessRequest
    standing: Standing
    strip: RowFacts
    tags: tuple[str, ...] = ()
    reminders: tuple[Reminder, ...] = ()


@dataclass(frozen=True, slots=True)
class ListPage:
    rows: list[Row]
    next_query: str
    above: list[Row]  # what stands above them
    starts_over: bool = False  # the row that it was to follow is not there


def in_view(
    requests: AccessRequestQuerySet, view: str, member: Membership, today: date, *, own: bool = False
) -> AccessRequestQuerySet:
    """The rows of a ready-made view, before the shelf is looked at; `own`: the requests are the member's own."""
    if view in DESK_VIEWS:
        return on_desk(requests, view, today)
    match view:
        case "closing":
            found = with_limits(requests, closing_limits(member, today, own=own), member, own=own)
        case "complaints":
            found = requests.with_open_complaint()
        case "late_answers":
            complained = AccessRequest.objects.visible_to(member, own=own).with_open_complaint()
            found = requests.answered_late().exclude(pk__in=complained.values("pk"))  # few: read once, in their index
        case "asked":
            asked = Limit.objects.visible_to(member, own=own).asked_of_us(today)
            found = with_limits(requests, asked, member, own=own)
        case "shelf":
            found = requests.on_shelf(today)
        case _:
            found = requests
    return found


def on_desk(requests: AccessRequestQuerySet, view: str, today: date) -> AccessRequestQuerySet:
    """What an answer is owed of."""
    match view:
        case "overdue":
            return requests.overdue(today)
        case "due":
            return requests.due_soon(today)
        case _:
            return requests.pending()


def with_limits(
    requests: AccessRequestQuerySet, limits: QuerySet[Limit], member: Membership, *, own: bool
) -> AccessRequestQuerySet:
    """Those of the requests that have one of the limits.

    Limits of one's own tell whose they are: their requests are asked for by their numbers, of which there are few, not
    looked for among all of one's own.
    """
    found = AccessRequest.objects.visible_to(member) if own else requests
    return found.filter(pk__in=limits.values("access_request"))


def closing_limits(member: Membership, today: date, *, own: bool = False) -> QuerySet[Limit]:
    """Limits to complain that close within the next fourteen days, soonest first."""
    last = date.fromordinal(today.toordinal() + WINDOW_CLOSING_DAYS)
    return Limit.objects.visible_to(member, own=own).closing(today, last).order_by("last_day", "pk")


def narrowed(requests: AccessRequestQuerySet, asked: Asked, member: Membership, today: date) -> AccessRequestQuerySet:
    """The rows that the filters and the search leave."""
    exact = {lookup: getattr(asked, name) for name, lookup in LOOKUPS.items()}
    requests = requests.filter(**{lookup: value for lookup, value in exact.items() if value not in UNSET})
    if asked.state:
        requests = requests.in_state(State(asked.state), today)
    if asked.watched:
        requests = requests.filter(pk__in=Watch.objects.visible_to(member).of(member).values("access_request"))
    if asked.q:
        requests = requests.filter(matching(asked.q))
    return requests


def in_order(requests: AccessRequestQuerySet, asked: Asked, today: date) -> list[AccessRequestQuerySet]:
    """All that a list shows on all its pages, in parts that follow one another."""
    return [part.rows for part in parts_of(requests, asked, today)]


def page_of(
    requests: AccessRequestQuerySet,
    asked: Asked,
    member: Membership,
    today: date,
    *,
    above: QuerySet[Any, Any] | None = None,
) -> ListPage:
    """One page of rows, by keyset: as quick in the middle of a long list as at its head. Quiet rows stand last.

    Those `above` (limits) are read with the others, and once where they are among them.
    """
    parts = parts_of(requests, asked, today)
    anchor = anchor_of(requests, asked)
    rest = [part.rows for part in parts] if anchor is None else behind(parts, anchor, asked, today)
    urgent, numbers = first_numbers(rest, asked.rows + 1, above)
    first = first_of(urgent)
    listed = numbers[: asked.rows]
    read_now = read(AccessRequest.objects.visible_to(member).filter(pk__in={*first, *listed}))
    rows = {row.access_request.pk: row for row in rows_of(read_now, today)}
    shown = [number for number in listed if number in rows]
    return ListPage(
        [rows[number] for number in shown],
        asked.query(after=shown[-1]) if shown and len(numbers) > asked.rows else "",
        [rows[number] for number in first if number in rows],
        starts_over=asked.after is not None and anchor is None,
    )


def anchor_of(requests: AccessRequestQuerySet, asked: Asked) -> AccessRequest | None:
    """The row that the address names as the last one seen. One that is not there (any more) means the first page."""
    return None if asked.after is None else requests.filter(pk=asked.after).for_list().first()


def rows_of(requests: Sequence[AccessRequest], today: date) -> list[Row]:
    """Rows with how they stand; the limits of all of them in one query, and the tags."""
    limits, tags = limits_of(requests), tags_of(requests)
    return [row_of(request, limits[request.pk], tags[request.pk], today) for request in requests]


def row_of(access_request: AccessRequest, limits: Sequence[Ends], tags: Sequence[str], today: date) -> Row:
    standing = standing_of(access_request, limits, today)
    shown = shown_limit(limits, today)
    return Row(
        access_request,
        standing,
        RowFacts(
            received=access_request.clock_starts_on,
            presumed=access_request.presumed,
            original_due=access_request.original_due,
            due_earliest=access_request.due_earliest,
            due_latest=access_request.due_latest,
            answered_on=access_request.answered_on,
            hold_from=access_request.hold_from,
            hold_to=access_request.hold_to,
            limit_kind=shown.kind if shown else None,
            limit_opens=shown.opens if shown else None,
            limit_last_day=shown.last_day if shown else None,
            phase=access_request.phase,
        ),
        tuple(tags),
    )


def shown_limit(limits: Sequence[Ends], today: date) -> Ends | None:
    """The limit drawn below the line of a row: the nearest that is open today, else the last that closed."""
    unsettled = [limit for limit in limits if limit.settled_on is None and limit.last_day and limit.opens]
    open_now = [limit for limit in unsettled if opens(limit) <= today <= closes(limit)]
    if open_now:
        return min(open_now, key=closes)
    return max((limit for limit in unsettled if closes(limit) < today), key=closes, default=None)


def opens(limit: Ends) -> date:
    return limit.opens or date.min


def closes(limit: Ends) -> date:
    return limit.last_day or date.max


def capped_count(requests: AccessRequestQuerySet, view: str, today: date) -> Any:
    """How many rows of a view there are, as a column; what is on the shelf is not passed by.

    By their order: it leads to the index that has the part in it.
    """
    if view in (*DESK_VIEWS, "shelf"):
        parts = [part.order_by("due_latest", "pk") for part in by_age(requests, view, today)]
        return reduce(add, map(CappedCount, parts))
    return CappedCount(requests)


class CappedCount(Subquery):
    """How many rows, counted no further than the cap: constant work however many there are."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) _capped)"
    output_field = IntegerField()

    def __init__(self, queryset: QuerySet[Any], of: str = "pk") -> None:
        super().__init__(queryset.values(of)[: CAP + 1])
