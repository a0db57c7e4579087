"""The figures on top of the dashboard: one query for all of them, whatever the number of requests."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Subquery

from newsrooms.models import Membership
from requests_app.models import AccessRequest, Limit, Reminder
from requests_app.models.access_request import AccessRequestQuerySet
from requests_app.queries.address import Asked
from requests_app.queries.demand import COLUMNS, Demand, demand_of
from requests_app.queries.listing import CAP, CappedCount, closing_limits, in_view, narrowed


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
    """The rows of a ready-made view of the dashboard."""
    return in_view(scope_of(member), view, member, today, own=not member.oversees)


def ledger(member: Membership, asked: Asked, today: date) -> Ledger:
    """All figures of the page at once."""
    requests, own = scope_of(member), not member.oversees
    views = ("open", "overdue", "due", "closing", "complaints", "late_answers", "asked", "all")
    columns: dict[str, Any] = {view: CappedCount(in_scope(member, view, today)) for view in views}
    columns["listed"] = CappedCount(narrowed(in_scope(member, asked.view, today), asked, member, today))
    closing = closing_limits(member, today, own=own)
    week = date.fromordinal(today.toordinal() + 6)
    columns["closing_this_week"] = CappedCount(closing.filter(last_day__lte=week))
    columns["reminders"] = CappedCount(Reminder.objects.visible_to(member).due_by(today))
    columns["oldest_due"] = first_day(requests.overdue(today), "due_latest")
    columns["next_due"] = first_day(requests.due_soon(today), "due_latest")
    columns["first_closing"] = first_day(closing, "last_day")
    replies = Limit.objects.visible_to(member, own=own).replies_demanded()
    columns["replies"] = CappedCount(replies)
    columns |= {f"reply_{name}": Subquery(replies.values(column)[:1]) for name, column in COLUMNS.items()}
    figures: dict[str, Any] = dict(Membership.objects.visible_to(member).filter(pk=member.pk).values(**columns)[0])
    counted: dict[str, Any] = {name: Count(figures.pop(name)) for name in (*views, "listed")}
    first = {name: figures.pop(f"reply_{name}") for name in COLUMNS}
    demand = demand_of(first, figures["replies"], today) if figures["replies"] else None
    return Ledger(**counted, **figures, demand=demand)


def first_day(rows: Any, column: str) -> Subquery:
    return Subquery(rows.order_by(column).values(column)[:1])
