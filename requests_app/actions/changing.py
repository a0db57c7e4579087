"""What the actions that change a request share: the lock, and the check that nobody else was there first."""

from newsrooms.models import Membership
from requests_app.models import AccessRequest


class ChangedMeanwhile(Exception):
    """Somebody changed the request after the form was opened: who and when stand on the `current` row."""

    def __init__(self, current: AccessRequest) -> None:
        super().__init__(f"{current.reference} is now at version {current.version}")
        self.current = current


def lock_for_change(access_request: AccessRequest, expected_version: int) -> AccessRequest:
    """The row, locked until the transaction ends.

    Raises: `ChangedMeanwhile` if it is no longer at the version that the form was made for.
    """
    locked = AccessRequest.objects.select_for_update(of=("self",)).get(pk=access_request.pk)
    if locked.version != expected_version:
        raise ChangedMeanwhile(locked)
    return locked


def mark_changed(access_request: AccessRequest, by: Membership) -> None:
    """Count the change, unsaved: forms made for the version before are told, and by whom."""
    access_request.version += 1
    access_request.changed_by = by.user
