from dataclasses import asdict
from datetime import date

from django.db import transaction

from complaints.assembly import ground_now
from complaints.drafts import ComplaintDraft
from complaints.enums import EDITABLE
from complaints.models import Complaint
from newsrooms.models import Membership, snapshot
from requests_app.winding import clock_of

from .changing import NotAllowed, lock, may_work_on, save_and_record


@transaction.atomic
def edit_complaint(
    *, complaint: Complaint, draft: ComplaintDraft, expected_version: int, by: Membership, today: date
) -> Complaint:
    """Change the free parts; the ground follows the facts.

    Raises: `ChangedMeanwhile`, `WrongStage` once it is approved, `NotAllowed`; and then nothing is saved.
    """
    if not may_work_on(complaint, by):
        raise NotAllowed
    locked = lock(complaint, stages=EDITABLE, expected_version=expected_version)
    before = snapshot(locked)
    for name, value in asdict(draft).items():
        setattr(locked, name, list(value) if isinstance(value, tuple) else value)
    locked.ground = ground_now(locked, clock_of(locked.access_request, today))
    save_and_record(locked, action="complaint.edited", by=by, before=before)
    return locked
