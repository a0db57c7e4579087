from datetime import date

from django.db import transaction

from complaints.assembly import digest, facts_of, ground_now, stable_facts
from complaints.enums import EDITABLE
from complaints.models import Complaint
from complaints.readiness import checks_of, require
from complaints.suggesting import timing_for
from newsrooms.models import Membership, snapshot
from requests_app.enums import ComplaintStage
from requests_app.winding import clock_of

from .changing import NotAllowed, confirm, lock, save_and_record


class FileChanged(Exception):
    """Something was logged or corrected on the request after the approver's page was opened."""


@transaction.atomic
def approve_complaint(
    *,
    complaint: Complaint,
    expected_version: int,
    by: Membership,
    today: date,
    expected_file_version: int | None = None,
    confirmed_uncertain: bool = False,
    confirmed_out_of_time: bool = False,
) -> Complaint:
    """Put an editor's name to it, and keep what they have read: the export is held to it.

    Raises: `NotReady` where something is missing or unconfirmed, `FileChanged` where the request is no longer as the
    approver read it, `ChangedMeanwhile`, `WrongStage`, `NotAllowed`.
    """
    if not by.may_approve_complaints:
        raise NotAllowed
    locked = lock(complaint, stages=EDITABLE, expected_version=expected_version)
    if expected_file_version is not None and locked.access_request.version != expected_file_version:
        raise FileChanged
    before = snapshot(locked)
    confirm(locked, uncertain=confirmed_uncertain, out_of_time=confirmed_out_of_time)
    clock = clock_of(locked.access_request, today)
    locked.ground = ground_now(locked, clock)
    facts = facts_of(locked, today, clock=clock)
    require(checks_of(locked, facts, timing_for(locked, clock, today)))
    told = stable_facts(facts)
    locked.stage = ComplaintStage.APPROVED
    locked.approved_by, locked.approved_on = by.user, today
    locked.approved_facts, locked.facts_digest = told, digest(told)
    save_and_record(locked, action="complaint.approved", by=by, before=before)
    return locked
