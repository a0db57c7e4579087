"""What the actions on a complaint share: the lock, the version, the stage that lists show."""

from complaints.models import Complaint
from newsrooms.audit import record
from newsrooms.models import Membership, snapshot
from requests_app.actions.mark_complaint import mark_complaint
from requests_app.enums import ComplaintStage
from requests_app.models import AccessRequest


class ChangedMeanwhile(Exception):
    """Somebody else changed the complaint after the page was opened."""

    def __init__(self, current: Complaint) -> None:
        super().__init__(f"{current} is now at version {current.version}")
        self.current = current


class WrongStage(Exception):
    """The complaint has gone on, or back: this can no longer be done to it."""

    def __init__(self, current: Complaint) -> None:
        super().__init__(current.stage)
        self.current = current


class NotAllowed(Exception):
    """The role does not allow it. Pages answer as if there were nothing there."""


def may_work_on(complaint_or_request: Complaint | AccessRequest, member: Membership) -> bool:
    """Whether `member` may draft and edit: one's own requests, or the whole newsroom's for who oversees it."""
    if isinstance(complaint_or_request, Complaint):
        return complaint_or_request.access_request.may_be_changed_by(member)
    return complaint_or_request.may_be_changed_by(member)


def lock(complaint: Complaint, *, stages: list[ComplaintStage], expected_version: int | None = None) -> Complaint:
    """The row, locked until the transaction ends; its request before it, so that no two wait for each other.

    Raises: `WrongStage` where it is in none of `stages`, `ChangedMeanwhile` where its version is another.
    """
    AccessRequest.objects.select_for_update(of=("self",), no_key=True).get(pk=complaint.access_request_id)
    locked = (
        Complaint.objects.select_for_update(of=("self",), no_key=True)
        .select_related("newsroom", "access_request__institution", "access_request__newsroom", "about")
        .get(pk=complaint.pk)
    )
    if expected_version is not None and locked.version != expected_version:
        raise ChangedMeanwhile(locked)
    if locked.stage not in stages:
        raise WrongStage(locked)
    return locked


def confirm(complaint: Complaint, *, uncertain: bool, out_of_time: bool) -> None:
    """Keep that a person has read a warning and goes on; what was confirmed before stays so."""
    complaint.confirmed_uncertain |= uncertain
    complaint.confirmed_out_of_time |= out_of_time


def save_and_record(complaint: Complaint, *, action: str, by: Membership, before: dict[str, object]) -> None:
    """Write the row at its next version, show its stage on lists, leave the trace."""
    complaint.version += 1
    complaint.changed_by = by.user
    complaint.save()
    mark_newest(complaint)
    record(by, action, complaint, before=before, after=snapshot(complaint))


def mark_newest(complaint: Complaint) -> None:
    """Show the stage on lists, if no newer complaint stands there."""
    newest = Complaint.objects.filter(access_request=complaint.access_request).order_by("-number").first()
    if newest == complaint:
        mark_complaint(complaint.access_request, ComplaintStage(complaint.stage))
