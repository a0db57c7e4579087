from collections.abc import Mapping

from django.db import transaction

from newsrooms.audit import entry_of, record_all
from newsrooms.models import Membership, snapshot
from requests_app.actions.bulk import NotTheirs, keep, lock_all, save_changed
from requests_app.enums import BulkKind
from requests_app.models import AccessRequest, BulkChange


@transaction.atomic
def hand_over(*, held: Mapping[int, int], to: Membership, by: Membership) -> BulkChange:
    """Give requests to a colleague: all or none. `held` tells of each whose it was when it was chosen.

    Those that are the colleague's already stay as they are. Raises: `NotTheirs` where another has one meanwhile, or
    where it is not for `by` to give; and then nothing has changed.
    """
    locked = lock_all(held, by)
    given = [one for one in locked if one.journalist_id != to.user_id]
    elsewhere = [one for one in given if one.journalist_id != held[one.pk] or not one.may_be_changed_by(by)]
    if elsewhere:
        raise NotTheirs(elsewhere)
    rows = [[one.pk, one.journalist_id] for one in given]
    assign({one.pk: to.user_id for one in given}, given, by)
    return keep(BulkKind.ASSIGN, held, {"to": to.user_id}, rows, by)


def assign(journalists: Mapping[int, int], locked: list[AccessRequest], by: Membership) -> None:
    """Write whose each is from now on, and the trace of it."""
    before = {one.pk: snapshot(one) for one in locked}
    for access_request in locked:
        access_request.journalist_id = journalists[access_request.pk]
    save_changed(locked, by, "journalist")
    record_all(entry_of(by, "request.handed_over", one, before=before[one.pk], after=snapshot(one)) for one in locked)
