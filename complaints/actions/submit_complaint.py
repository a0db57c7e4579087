from datetime import date

from django.db import transaction

from complaints.assembly import ground_now
from complaints.models import Complaint
from complaints.readiness import Check, NotReady, Weight
from complaints.suggesting import timing_for
from newsrooms.models import Membership, snapshot
from requests_app.enums import ComplaintStage
from requests_app.winding import clock_of

from .changing import NotAllowed, lock, may_work_on, save_and_record


@transaction.atomic
def submit_complaint(*, complaint: Complaint, expected_version: int, by: Membership, today: date) -> Complaint:
    """Give the draft to an editor. What is still missing is for them to see; being late on no reading stops it.

    Raises: `NotReady`, `ChangedMeanwhile`, `WrongStage`, `NotAllowed`.
    """
    if not may_work_on(complaint, by):
        raise NotAllowed
    locked = lock(complaint, stages=[ComplaintStage.DRAFT], expected_version=expected_version)
    before = snapshot(locked)
    clock = clock_of(locked.access_request, today)
    timing = timing_for(locked, clock, today)
    if timing.refusal:
        raise NotReady([Check("not_late", Weight.STOPS, timing.refusal)])
    locked.ground = ground_now(locked, clock)
    locked.stage = ComplaintStage.IN_REVIEW
    locked.review_note = ""
    save_and_record(locked, action="complaint.submitted", by=by, before=before)
    return locked
