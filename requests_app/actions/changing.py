"""What the actions that change a request share: the lock, and the check that nobody else was there first."""

from django.db.models import F

from newsrooms.models import Membership
from newsrooms.prepared import Among, Prepared
from requests_app.models import AccessRequest

LOCKED = Prepared(
    lambda requests: AccessRequest.objects.select_for_update(of=("self",), no_key=True).filter(Among(F("pk"), requests))
)


class ChangedMeanwhile(Exception):
    """Somebody changed the request after the form was opened: who and when stand on the `current` row."""

    def __init__(self, current: AccessRequest) -> None:
        super().__init__(f"{current.reference} is now at version {current.version}")
        self.current = current


def lock(access_request: AccessRequest) -> AccessRequest:
    """The row, locked until the transaction ends."""
    (locked,) = AccessRequest.objects.raw(*LOCKED.asked([access_request.pk]))
    return locked


def refuse_stale(locked: AccessRequest, expected_version: int) -> None:
    """Raises: `ChangedMeanwhile` if the row is no longer at the version that the form was made for."""
    if locked.version != expected_version:
        raise ChangedMeanwhile(locked)


def mark_changed(access_request: AccessRequest, by: Membership) -> None:
    """Count the change, unsaved: forms made for the version before are told, and by whom."""
    access_request.version += 1
    access_request.changed_by = by.user
