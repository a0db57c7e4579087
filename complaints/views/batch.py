"""Letters made together: choosing the complaints, how far they are, the letters as one ZIP."""

import uuid
from dataclasses import dataclass

from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from complaints.actions.begin_batch import NothingToMake, begin_batch, stop_batch, take_up_batch
from complaints.actions.take_letters import take_letters
from complaints.models import BatchItem, Complaint, LetterBatch
from complaints.models.batch import LetterBatchQuerySet
from newsrooms.access import MemberRequest, for_member
from newsrooms.jobs import jobs_of
from newsrooms.models import Membership
from newsrooms.today import today as todays_date
from requests_app.enums import ComplaintStage
from requests_app.queries.address import number_or_none

SHOWN = 500  # complaints to choose among by a box; all that are approved go by one button
BATCHES = 10
HINDERED_SHOWN = 200


@require_http_methods(["GET", "POST"])
@for_member
def choose_letters(request: MemberRequest) -> HttpResponse:
    """All approved complaints, and the making of their letters together."""
    member = request.member
    if not member.may_export_letters:
        raise Http404
    if request.method == "POST":
        return begin(request)
    approved = Complaint.objects.visible_to(member).filter(stage=ComplaintStage.APPROVED)
    rows = list(approved.for_list().order_by("access_request__due_latest", "pk")[: SHOWN + 1])
    context = {
        "complaints": rows[:SHOWN],
        "count": len(rows) if len(rows) <= SHOWN else approved.count(),
        "submission": uuid.uuid4(),
        "batches": counted(LetterBatch.objects.visible_to(member))[:BATCHES],
    }
    return render(request, "complaints/choose_letters.html", context)


def begin(request: MemberRequest) -> HttpResponse:
    numbers = {number_or_none(typed) for typed in request.POST.getlist("id")}
    chosen = {number for number in numbers if number is not None}
    everything = request.POST.get("make") == "all"
    try:
        submission = uuid.UUID(request.POST.get("submission", ""))
    except ValueError:
        submission = uuid.uuid4()
    if not chosen and not everything:
        messages.info(request, _("Check the complaints first whose letters are to be made."))
        return redirect("choose_letters", newsroom=request.member.newsroom.slug)
    try:
        batch = begin_batch(complaints=None if everything else chosen, submission=submission, by=request.member)
    except NothingToMake:
        messages.error(request, _("None of these complaints is approved any more: no letter was made."))
        return redirect("choose_letters", newsroom=request.member.newsroom.slug)
    return redirect(batch)


def counted(batches: LetterBatchQuerySet) -> LetterBatchQuerySet:
    """Each with how many letters were asked for, are made, and could not be made."""
    made = Count("items", filter=Q(items__letter__isnull=False))
    hindered = Count("items", filter=~Q(items__hindrance=""))
    found = batches.select_related("newsroom", "asked_by").order_by("-pk")
    return found.annotate(count=Count("items"), made=made, hindered=hindered)


@dataclass(frozen=True, slots=True)
class Going:
    """How it stands with a batch."""

    count: int
    made: int
    hindered: int
    stopped: bool
    at_work: bool

    @property
    def waiting(self) -> int:
        return self.count - self.made - self.hindered

    @property
    def goes_on(self) -> bool:
        return self.at_work and self.waiting > 0 and not self.stopped

    @property
    def may_be_taken_up(self) -> bool:
        return not self.goes_on and (self.waiting > 0 or self.hindered > 0)


@require_http_methods(["GET", "POST"])
@for_member
def letter_batch(request: MemberRequest, batch: int) -> HttpResponse:
    """How far the letters are; stopped here and taken up again."""
    found = get_batch(request.member, batch)
    if request.method == "POST":
        match request.POST.get("do"):
            case "stop":
                stop_batch(batch=found, by=request.member)
            case "go_on":
                take_up_batch(batch=found, by=request.member)
            case _:
                pass
        return redirect(found)
    hindered = BatchItem.objects.visible_to(request.member).filter(batch=found).exclude(hindrance="")
    request_of = "complaint__access_request"
    context = {
        "batch": found,
        "going": going_of(found, request.member),
        "hindered": hindered.select_related(f"{request_of}__newsroom", f"{request_of}__institution")[:HINDERED_SHOWN],
    }
    return render(request, "complaints/letter_batch.html", context)


def going_of(batch: LetterBatch, member: Membership) -> Going:
    counts = BatchItem.objects.visible_to(member).filter(batch=batch)
    told = counts.aggregate(
        count=Count("pk"),
        made=Count("pk", filter=Q(letter__isnull=False)),
        hindered=Count("pk", filter=~Q(hindrance="")),
    )
    at_work = any(job.is_open for job in jobs_of(member.newsroom, batch.subject))
    return Going(told["count"], told["made"], told["hindered"], batch.stopped, at_work)


@require_POST
@for_member
def letters_zip(request: MemberRequest, batch: int) -> HttpResponseBase:
    """The letters as they come, in one ZIP; asked again it has all that is made by then. A form: it leaves a trace."""
    found = get_batch(request.member, batch)
    pieces = take_letters(batch=found, language=get_language() or "en", by=request.member, today=todays_date())
    name = _("letters") + f"-{found.pk}.zip"
    headers = {
        "Content-Disposition": content_disposition_header(as_attachment=True, filename=name) or "attachment",
        "Cache-Control": "private, no-store",
        "X-Accel-Buffering": "no",  # or a proxy would keep the first letters until the last is made
    }
    return StreamingHttpResponse(pieces, content_type="application/zip", headers=headers)


def get_batch(member: Membership, batch: int) -> LetterBatch:
    """The batch, or 404: not there, not yours and not an admin's look the same."""
    batches = LetterBatch.objects.visible_to(member).select_related("newsroom", "asked_by")
    return get_object_or_404(batches, pk=batch)
