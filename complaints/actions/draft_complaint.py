from datetime import date

from django.db import transaction

from complaints.assembly import ground_for
from complaints.models import Complaint
from complaints.readiness import Check, NotReady, Weight, timing_of
from newsrooms.audit import record
from newsrooms.models import Membership, snapshot
from requests_app.actions.mark_complaint import mark_complaint
from requests_app.enums import ComplaintStage
from requests_app.models import AccessRequest
from requests_app.winding import clock_of

from .changing import NotAllowed, may_work_on


@transaction.atomic
def draft_complaint(
    *,
    access_request: AccessRequest,
    language: str,
    by: Membership,
    today: date,
    confirmed_uncertain: bool = False,
    confirmed_out_of_time: bool = False,
) -> Complaint:
    """Begin the complaint that the facts give, complete without typing; the one that is already open, if there is one.

    Raises: `NotReady` while the institution is late on no reading, or where a warning is not confirmed; `NotAllowed`.
    """
    if not may_work_on(access_request, by):
        raise NotAllowed
    locked = AccessRequest.objects.select_for_update(of=("self",), no_key=True).get(pk=access_request.pk)
    already = Complaint.objects.visible_to(by).open().filter(access_request=locked).first()
    if already is not None:
        return already

    clock = clock_of(locked, today)
    timing = timing_of(clock, today)
    stopping = [Check("not_late", Weight.STOPS, timing.refusal)] if timing.refusal else []
    if timing.uncertain and not confirmed_uncertain:
        stopping.append(Check("uncertain", Weight.CONFIRM, timing.uncertain, "confirmed_uncertain"))
    if timing.out_of_time and not confirmed_out_of_time:
        stopping.append(Check("out_of_time", Weight.CONFIRM, timing.out_of_time, "confirmed_out_of_time"))
    if stopping:
        raise NotReady(stopping)

    newsroom = by.newsroom
    complaint = Complaint.objects.create(
        newsroom=newsroom,
        access_request=locked,
        ground=ground_for(clock),
        language=language,
        signatory_name=newsroom.signatory_name or locked.requester_name,
        signatory_title=newsroom.signatory_title if newsroom.signatory_name else "",
        confirmed_uncertain=confirmed_uncertain,
        confirmed_out_of_time=confirmed_out_of_time,
        drafted_by=by.user,
        changed_by=by.user,
    )
    mark_complaint(locked, ComplaintStage.DRAFT)
    record(by, "complaint.drafted", complaint, after=snapshot(complaint))
    return complaint
