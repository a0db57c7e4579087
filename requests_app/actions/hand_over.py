from collections.abc import Sequence

from django.db import transaction

from newsrooms.audit import record
from newsrooms.models import Membership, snapshot
from requests_app.actions.changing import mark_changed
from requests_app.models import AccessRequest

CHANGED = ["journalist", "version", "changed_by", "changed_at"]


class NotTheirs(Exception):
    """One of the requests is no longer whose it was, or not for this person to hand over."""


@transaction.atomic
def hand_over(*, requests: Sequence[int], of: int, to: Membership, by: Membership) -> list[AccessRequest]:
    """Give requests of one person (`of`) to a colleague: all or none.

    Raises: `NotTheirs`, and then nothing has changed.
    """
    locked = list(
        AccessRequest.objects.visible_to(by)
        .filter(pk__in=requests)
        .select_for_update(of=("self",), no_key=True)
        .order_by("pk")
    )
    may_all = all(one.journalist_id == of and one.may_be_changed_by(by) for one in locked)
    if len(locked) != len(set(requests)) or not may_all:
        raise NotTheirs
    for access_request in locked:
        before = snapshot(access_request)
        access_request.journalist = to.user
        mark_changed(access_request, by)
        access_request.save(update_fields=CHANGED)
        record(by, "request.handed_over", access_request, before=before, after=snapshot(access_request))
    return locked
