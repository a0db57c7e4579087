from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from newsrooms.models import Membership
from requests_app.actions.hand_over import assign
from requests_app.actions.tag_requests import retag, tags_of
from requests_app.actions.watch import begin_all, stop_all, watched_among
from requests_app.enums import BulkKind
from requests_app.models import AccessRequest, BulkChange

Requests = Sequence[AccessRequest]


class TooLateToUndo(Exception):
    """The day is over, or it was taken back before."""


@dataclass(frozen=True, slots=True)
class TakenBack:
    """On which requests it was taken back, and which somebody has changed since: those stay as they are."""

    back: list[AccessRequest]
    kept: list[AccessRequest]


@transaction.atomic
def undo_bulk(*, change: BulkChange, by: Membership, now: datetime) -> TakenBack:
    """Take back what was done to several requests, where it still stands. What was changed since is never overwritten.

    It may be taken back from requests that are no longer to be seen, too: who gives the own restricted request away by
    mistake sees it no more.
    Raises: `TooLateToUndo`.
    """
    locked_change = BulkChange.objects.select_for_update(of=("self",), no_key=True).get(pk=change.pk)
    if not locked_change.may_be_undone(now):
        raise TooLateToUndo
    rows = AccessRequest.objects.filter(newsroom=by.newsroom_id, pk__in=numbers_of(locked_change))
    locked = list(rows.select_for_update(of=("self",), no_key=True).order_by("pk"))
    match locked_change.kind:
        case BulkKind.ASSIGN:
            back = give_back(locked_change, locked, by)
        case BulkKind.TAG:
            back = untag(locked_change, locked, by)
        case BulkKind.WATCH:
            back = stop_all(locked, by)
        case _:
            back = watch_again(locked, by)
    locked_change.undone_at = now
    locked_change.save(update_fields=["undone_at"])
    return TakenBack(back=back, kept=[one for one in locked if one not in back])


def numbers_of(change: BulkChange) -> list[int]:
    return [row[0] if isinstance(row, list) else row for row in change.rows]


def watch_again(locked: Requests, by: Membership) -> list[AccessRequest]:
    """Those that one still sees, and has not taken up again oneself."""
    seen = AccessRequest.objects.visible_to(by).filter(pk__in=[one.pk for one in locked])
    away = set(seen.values_list("pk", flat=True)) - watched_among(locked, by)
    back = [one for one in locked if one.pk in away]
    begin_all(back, by)
    return back


def give_back(change: BulkChange, locked: Requests, by: Membership) -> list[AccessRequest]:
    """To whose they were, those that the colleague still has."""
    before: dict[int, int] = dict(change.rows)
    back = [
        one
        for one in locked
        if one.journalist_id == change.what["to"] and (by.oversees or before[one.pk] == by.user_id)
    ]
    assign(before, back, by)
    return back


def untag(change: BulkChange, locked: Requests, by: Membership) -> list[AccessRequest]:
    """The tags off that it put on, and those back that it took off, where they still are as it left them."""
    given = {pk: (set(got), set(lost)) for pk, got, lost in change.rows}
    held = tags_of(locked)
    back = [
        one
        for one in locked
        if one.may_be_changed_by(by) and given[one.pk][0] <= held[one.pk] and not given[one.pk][1] & held[one.pk]
    ]
    retag([(one, given[one.pk][1], given[one.pk][0]) for one in back], held, by)
    return back
