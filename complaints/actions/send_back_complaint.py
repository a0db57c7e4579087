from django.db import transaction

from complaints.models import Complaint
from newsrooms.models import Membership, snapshot
from requests_app.enums import ComplaintStage

from .changing import NotAllowed, lock, save_and_record


@transaction.atomic
def send_back_complaint(*, complaint: Complaint, note: str, expected_version: int, by: Membership) -> Complaint:
    """Return it to its drafter, with a note. An approval falls with it.

    Raises: `ChangedMeanwhile`, `WrongStage` once the letter is made, `NotAllowed` but to editors and admins.
    """
    if not by.may_approve_complaints:
        raise NotAllowed
    stages = [ComplaintStage.IN_REVIEW, ComplaintStage.APPROVED]
    locked = lock(complaint, stages=stages, expected_version=expected_version)
    before = snapshot(locked)
    locked.stage = ComplaintStage.DRAFT
    locked.review_note = note
    locked.approved_by = locked.approved_on = None
    locked.approved_facts, locked.facts_digest = {}, ""
    save_and_record(locked, action="complaint.sent_back", by=by, before=before)
    return locked
