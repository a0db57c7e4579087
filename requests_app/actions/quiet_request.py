from datetime import date

from django.db import transaction

from newsrooms.audit import record
from newsrooms.models import Membership, snapshot
from requests_app.actions.changing import lock, mark_changed, refuse_stale
from requests_app.models import AccessRequest, Limit


class LimitInTheWay(Exception):
    """A limit of ours ends before the quiet time would: the row must be seen in time."""

    def __init__(self, limit: Limit) -> None:
        super().__init__(f"{limit.kind} ends on {limit.last_day}")
        self.limit = limit


@transaction.atomic
def quiet_request(
    *, access_request: AccessRequest, until: date, why: str, by: Membership, today: date, expected_version: int
) -> AccessRequest:
    """Let a request stand after the others in every list until that day.

    Raises: `LimitInTheWay`, `ChangedMeanwhile`; and then nothing has changed.
    """
    locked = lock(access_request)
    refuse_stale(locked, expected_version)
    limit = locked.limits.ending_by(until, today).first()
    if limit is not None:
        raise LimitInTheWay(limit)
    return _set(locked, until, why, by, "request.quieted")


@transaction.atomic
def wake_request(*, access_request: AccessRequest, by: Membership) -> AccessRequest:
    """End the quiet time now. Twice is as good as once."""
    locked = lock(access_request)
    return locked if locked.quiet_until is None else _set(locked, None, "", by, "request.woken")


def _set(locked: AccessRequest, until: date | None, why: str, by: Membership, action: str) -> AccessRequest:
    before = snapshot(locked)
    locked.quiet_until, locked.quiet_why = until, why
    mark_changed(locked, by)
    locked.save(update_fields=["quiet_until", "quiet_why", "version", "changed_by", "changed_at"])
    record(by, action, locked, before=before, after=snapshot(locked))
    return locked
