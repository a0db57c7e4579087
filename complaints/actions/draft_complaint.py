from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction

from complaints.assembly import ground_now
from complaints.enums import Duty, Ground
from complaints.models import Complaint
from complaints.readiness import Check, NotReady, Timing, Weight
from complaints.suggesting import same_ground, timing_for
from newsrooms.audit import record
from newsrooms.models import Membership, snapshot
from requests_app.actions.mark_complaint import mark_complaint
from requests_app.enums import ComplaintStage, EventKind, Statute
from requests_app.models import AccessRequest, Event
from requests_app.winding import clock_of

from .changing import NotAllowed, may_work_on


@transaction.atomic
def draft_complaints(
    *, access_request: AccessRequest, matters: Sequence[tuple[str, Event | None]], **common: Any
) -> list[Complaint]:
    """Several grounds of one request, each its own complaint: all of them or none.

    `matters`: each a ground and what it is about; `common`: the rest of what `draft_complaint` takes.
    Raises: as `draft_complaint`.
    """
    return [
        draft_complaint(access_request=access_request, ground=ground, about=about, **common)
        for ground, about in matters
    ]


@transaction.atomic
def draft_complaint(
    *,
    access_request: AccessRequest,
    language: str,
    by: Membership,
    today: date,
    ground: str = Ground.DELAY,
    about: Event | None = None,
    confirmed_uncertain: bool = False,
    confirmed_out_of_time: bool = False,
) -> Complaint:
    """Begin a complaint on one ground; the one that is already open on it, if there is one.

    About silence it is complete without typing. `about`: the notice or the answer complained of, on other grounds.
    Raises: `NotReady` where it would be premature or a warning is not confirmed; `NotAllowed`.
    """
    if not may_work_on(access_request, by):
        raise NotAllowed
    locked = AccessRequest.objects.select_for_update(of=("self",), no_key=True).get(pk=access_request.pk)
    mine = list(Complaint.objects.visible_to(by).filter(access_request=locked))
    already = next((one for one in mine if one.is_open and same_ground(one.ground, ground)), None)
    if already is not None:
        return already

    clock = clock_of(locked, today)
    number = max((one.number for one in mine), default=0) + 1
    complaint = begun(locked, number=number, ground=ground, language=language, by=by)
    complaint.about, complaint.duty = about, duty_of(about) if ground == Ground.OTHER else ""
    complaint.confirmed_uncertain = confirmed_uncertain
    complaint.confirmed_out_of_time = confirmed_out_of_time
    complaint.ground = ground_now(complaint, clock)
    require_confirmed(complaint, timing_for(complaint, clock, today))
    complaint.save()
    mark_complaint(locked, ComplaintStage.DRAFT)
    record(by, "complaint.drafted", complaint, after=snapshot(complaint))
    return complaint


def begun(access_request: AccessRequest, *, number: int, ground: str, language: str, by: Membership) -> Complaint:
    """A complaint, unsaved, with who signs where nobody has said otherwise."""
    newsroom, signatory = by.newsroom, by.newsroom.signatory_name
    if access_request.statute == Statute.PRIVACY_ACT:
        signatory = ""  # the individual's own
    return Complaint(
        newsroom=newsroom,
        access_request=access_request,
        number=number,
        ground=ground,
        language=language,
        signatory_name=signatory or access_request.requester_name,
        signatory_title=newsroom.signatory_title if signatory else "",
        drafted_by=by.user,
        changed_by=by.user,
    )


def require_confirmed(complaint: Complaint, timing: Timing) -> None:
    stopping = [Check("not_late", Weight.STOPS, timing.refusal)] if timing.refusal else []
    if timing.uncertain and not complaint.confirmed_uncertain:
        stopping.append(Check("uncertain", Weight.CONFIRM, timing.uncertain, "confirmed_uncertain"))
    if timing.out_of_time and not complaint.confirmed_out_of_time:
        stopping.append(Check("out_of_time", Weight.CONFIRM, timing.out_of_time, "confirmed_out_of_time"))
    if stopping:
        raise NotReady(stopping)


def duty_of(about: Event | None) -> str:
    """The duty that what happened points to; none where nothing does."""
    duties = {EventKind.TRANSFER: Duty.TRANSFER, EventKind.CLARIFICATION_ASKED: Duty.HOLD}
    return duties.get(EventKind(about.kind), "") if about else ""
