from datetime import date

from django.db import transaction

from newsrooms.audit import record
from newsrooms.models import Membership, snapshot
from requests_app.actions.changing import lock, mark_changed, refuse_stale
from requests_app.enums import Shelf
from requests_app.models import AccessRequest
from requests_app.models.access_request import PENDING
from requests_app.winding import clock_events, clock_of, set_shelf


@transaction.atomic
def shelve_request(
    *, access_request: AccessRequest, why: str, by: Membership, today: date, expected_version: int
) -> AccessRequest:
    """Put on the shelf what nothing can be done about any more. Answered meanwhile, it stays where it is.

    Raises: `ChangedMeanwhile`; and then nothing has changed.
    """
    locked = lock(access_request)
    refuse_stale(locked, expected_version)
    if locked.phase not in PENDING:
        return locked
    before = snapshot(locked)
    locked.shelf, locked.shelved_from, locked.shelved_why = Shelf.PUT, today, why
    return _saved(locked, by, "request.shelved", before)


@transaction.atomic
def take_off_shelf(*, access_request: AccessRequest, by: Membership, today: date) -> AccessRequest:
    """Have it back among the others. What goes to the shelf by itself is kept off it from now on.

    Twice is as good as once.
    """
    locked = lock(access_request)
    if not locked.is_on_shelf(today):
        return locked
    before = snapshot(locked)
    locked.shelf = Shelf.KEPT
    set_shelf(locked, clock_of(locked, today), clock_events(locked))
    if locked.is_on_shelf(today):
        locked.shelf, locked.shelved_from = Shelf.TAKEN_BACK, None
    return _saved(locked, by, "request.taken_off_shelf", before)


def _saved(locked: AccessRequest, by: Membership, action: str, before: dict[str, object]) -> AccessRequest:
    mark_changed(locked, by)
    locked.save(update_fields=["shelf", "shelved_from", "shelved_why", "version", "changed_by", "changed_at"])
    record(by, action, locked, before=before, after=snapshot(locked))
    return locked
