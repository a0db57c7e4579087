"""What the actions on several requests at once share: all are locked and allowed, or nothing is done."""

from collections.abc import Collection, Sequence
from typing import Any

from django.utils import timezone

from newsrooms.models import Membership
from requests_app.actions.changing import mark_changed
from requests_app.enums import BulkKind
from requests_app.models import AccessRequest, BulkChange

MOST = 400  # requests at once: a form takes 1,000 fields, and each of them is two


class NotTheirs(Exception):
    """One of the requests is not there, no longer as it was, or not for this person to change."""

    def __init__(self, which: Sequence[AccessRequest] = ()) -> None:
        super().__init__(", ".join(one.reference for one in which))
        self.which = which


def lock_all(requests: Collection[int], by: Membership) -> list[AccessRequest]:
    """The rows, locked until the transaction ends, always in the same order.

    Raises: `NotTheirs` where `by` does not see all of them.
    """
    locked = list(
        AccessRequest.objects.visible_to(by)
        .filter(pk__in=requests)
        .select_for_update(of=("self",), no_key=True)
        .order_by("pk")
    )
    if len(locked) != len(set(requests)):
        raise NotTheirs
    return locked


def lock_to_change(requests: Collection[int], by: Membership) -> list[AccessRequest]:
    """The same. Raises: `NotTheirs` where `by` may not change all of them, too."""
    locked = lock_all(requests, by)
    others = [one for one in locked if not one.may_be_changed_by(by)]
    if others:
        raise NotTheirs(others)
    return locked


def save_changed(requests: Sequence[AccessRequest], by: Membership, *fields: str) -> None:
    """Write those columns of all of them in few queries, each row at its next version. The trail is the caller's."""
    now = timezone.now()
    for access_request in requests:
        mark_changed(access_request, by)
        access_request.changed_at = now
    AccessRequest.objects.bulk_update(requests, [*fields, "version", "changed_by", "changed_at"])


def keep(kind: BulkKind, asked: Collection[int], what: dict[str, Any], rows: list[Any], by: Membership) -> BulkChange:
    """Note what was done; of the same form sent twice, where nothing was left to do, what the first one has done."""
    if not rows and (before := same_as_last(kind, asked, what, by)):
        return before
    return BulkChange.objects.create(
        newsroom=by.newsroom, kind=kind, asked=sorted(set(asked)), what=what, rows=rows, made_by=by.user
    )


def same_as_last(kind: BulkKind, asked: Collection[int], what: dict[str, Any], by: Membership) -> BulkChange | None:
    """What one has done last, where it is this and still stands."""
    last = BulkChange.objects.visible_to(by).order_by("-pk").first()
    is_this = last and (last.kind, last.asked, last.what, last.undone_at) == (kind, sorted(set(asked)), what, None)
    return last if is_this else None
