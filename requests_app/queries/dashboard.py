"""The figures on top of the dashboard: one query for all of them, whatever the number of requests."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet, Subquery
from django.db.models.functions import Coalesce

from newsrooms.models import Membership
from requests_app.models import AccessRequest, Limit, Reminder
from requests_app.models.access_request import AccessRequestQuerySet
from requests_app.queries.address import VIEWS, Asked
from requests_app.queries.demand import COLUMNS, Demand, demand_of
from requests_app.queries.listing import CAP, CappedCount, capped_count, closing_limits, in_view, narrowed
from requests_app.queries.prepared import answer, as_day

DAYS = ("oldest_due", "next_due", "first_closing")
FIGURES = (
    *VIEWS,
    *("closing_this_week", "reminders", "oldest_due", "next_due", "first_closing", "replies"),
    *(f"reply_{name}" for name in COLUMNS),
)


@dataclass(frozen=True, slots=True)
class Count:
    """A figure, capped: above the cap it is "1,000+"."""

    value: int

    @property
    def shown(self) -> int:
        return min(self.value, CAP)

    @property
    def is_capped(self) -> bool:
        return self.value > CAP


@dataclass(frozen=True, slots=True)
class Ledger:
    """The four tiles, each with the one fact that makes it concrete, and the size of the list below."""

    open: Count
    overdue: Count
    due: Count
    closing: Count
    complaints: Count
    late_answers: Count
    asked: Count
    shelf: Count
    all: Count
    listed: Count
    closing_this_week: int
    reminders: int
    oldest_due: date | None
    next_due: date | None
    first_closing: date | None
    replies: int
    demand: Demand | None

    def oldest_days(self, today: date) -> int:
        return (today - self.oldest_due).days if self.oldest_due else 0


def scope_of(member: Membership) -> AccessRequestQuerySet:
    """Whose requests the dashboard watches: the whole newsroom's for editors and admins, else one's own."""
    return AccessRequest.objects.visible_to(member, own=not member.oversees)


def in_scope(member: Membership, view: str, today: date) -> AccessRequestQuerySet:
    """The rows of a ready-made view of the dashboard, before the shelf is looked at."""
    return in_view(scope_of(member), view, member, today, own=not member.oversees)


def ledger(member: Membership, asked: Asked, today: date) -> Ledger:
    """All figures of the page at once; the size of the list below is one of them unless it is narrowed."""
    figures: dict[str, Any] = dict(zip(FIGURES, answer(figures_row, member, today)[0], strict=True))
    for name in DAYS:
        figures[name] = as_day(figures[name])
    counted: dict[str, Any] = {name: Count(figures.pop(name)) for name in VIEWS}
    first = {name: figures.pop(f"reply_{name}") for name in COLUMNS}
    first["last_day"] = as_day(first["last_day"])
    demand = demand_of(first, figures["replies"], today) if figures["replies"] else None
    listed = Count(how_many(member, asked, today)) if asked.narrowed else counted[asked.view]
    return Ledger(**counted, **figures, listed=listed, demand=demand)


def figures_row(member: Membership, today: date) -> QuerySet[Any, Any]:
    """One row of all of them, beside that of the member, which is at hand."""
    columns = figures_of(member, today)
    row = Membership.objects.visible_to(member).filter(pk=member.pk)
    return row.values_list(*(columns[name] for name in FIGURES))


def figures_of(member: Membership, today: date) -> dict[str, Any]:
    own = not member.oversees
    columns = {view: capped_count(in_scope(member, view, today), view, today) for view in VIEWS}
    closing = closing_limits(member, today, own=own)
    week = date.fromordinal(today.toordinal() + 6)
    # Counted where they are found: asked for by their limits, their requests would all be looked up first.
    columns["closing"] = CappedCount(closing.order_by().distinct(), of="access_request")
    columns["closing_this_week"] = CappedCount(closing.order_by().filter(last_day__lte=week))
    columns["reminders"] = CappedCount(Reminder.objects.visible_to(member).due_by(today))
    old, recent, _undated = in_scope(member, "overdue", today).off_shelf_by_age(today, late=True)
    columns["oldest_due"] = Coalesce(first_day(old, "due_latest"), first_day(recent, "due_latest"))
    columns["next_due"] = first_day(in_scope(member, "due", today).off_shelf_by_age(today)[1], "due_latest")
    columns["first_closing"] = first_day(closing, "last_day")
    replies = Limit.objects.visible_to(member, own=own).replies_demanded()
    columns["replies"] = CappedCount(replies)
    return columns | {f"reply_{name}": Subquery(replies.values(column)[:1]) for name, column in COLUMNS.items()}


def how_many(member: Membership, asked: Asked, today: date) -> int:
    """The size of the list that is asked for."""
    found = narrowed(in_scope(member, asked.view, today), asked, member, today)
    row = Membership.objects.visible_to(member).filter(pk=member.pk)
    size: int = row.values_list(capped_count(found, asked.view, today))[0][0]
    return size


def first_day(rows: Any, column: str) -> Subquery:
    return Subquery(rows.order_by(column).values(column)[:1])
