import uuid
from collections.abc import Iterable
from datetime import date

from django.db import transaction

from complaints.letters.grounds import ground_of
from complaints.models import Complaint
from newsrooms.models import Membership, snapshot
from requests_app.actions.log_event import log_event
from requests_app.drafts import EventDraft
from requests_app.enums import ComplaintStage, EventKind
from requests_app.models import Document

from .changing import NotAllowed, lock, may_work_on, save_and_record


@transaction.atomic
def send_complaint(
    *,
    complaint: Complaint,
    sent_on: date,
    expected_version: int,
    by: Membership,
    today: date,
    details: str = "",
    documents: Iterable[Document] = (),
) -> Complaint:
    """Record that the letter left, on `sent_on`: the clock counts the complaint as made. `documents` prove the day.

    Law: Access to Information Act, s. 31: what counts is the day on which it is made.
    Raises: `ChangedMeanwhile`, `WrongStage` before there is a letter, `NotAllowed`, `ClockError`.
    """
    if not may_work_on(complaint, by):
        raise NotAllowed
    locked = lock(complaint, stages=[ComplaintStage.EXPORTED], expected_version=expected_version)
    before = snapshot(locked)
    access_request = locked.access_request
    locked.made = log_event(
        access_request=access_request,
        draft=EventDraft(
            kind=EventKind.COMPLAINT,
            happened_on=sent_on,
            ground=ground_of(locked.ground, access_request.statute).section,
            details=details,
            submission=uuid.uuid4(),
        ),
        by=by,
        today=today,
        expected_version=access_request.version,
        documents=documents,
    )
    access_request.refresh_from_db()
    locked.stage = ComplaintStage.SENT
    save_and_record(locked, action="complaint.sent", by=by, before=before)
    return locked
