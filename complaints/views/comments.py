"""What colleagues say of a draft, beside it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from complaints.actions.changing import NotAllowed, WrongStage
from complaints.actions.discuss import reopen_comment, resolve_comment, write_comment
from complaints.comment_form import CommentForm
from complaints.enums import DISCUSSED
from complaints.models import Comment, Complaint
from complaints.views.finding import get_complaint
from newsrooms.access import MemberRequest, for_member
from newsrooms.models import Membership


@dataclass(frozen=True)
class Said:
    """One comment as the page shows it, its moments in the newsroom's zone."""

    comment: Comment
    at: datetime
    resolved_at: datetime | None


@dataclass(frozen=True)
class Discussion:
    """All that was said of a complaint, what is open first; `form`: where one may still say something."""

    open: list[Said]
    resolved: list[Said]
    form: CommentForm | None


def discussion_of(complaint: Complaint, member: Membership, form: CommentForm | None = None) -> Discussion:
    zone = ZoneInfo(complaint.newsroom.time_zone)
    comments = (
        Comment.objects.visible_to(member).filter(complaint=complaint).select_related("written_by", "resolved_by")
    )
    said = [
        Said(one, localtime(one.written_at, zone), localtime(one.resolved_at, zone) if one.resolved_at else None)
        for one in comments
    ]
    return Discussion(
        open=[one for one in said if one.resolved_at is None],
        resolved=[one for one in said if one.resolved_at is not None],
        form=(form or CommentForm()) if complaint.stage in DISCUSSED else None,
    )


@require_POST
@for_member
def comment_complaint(request: MemberRequest, reference: str, number: int | None = None) -> HttpResponse:
    """Say something of a draft."""
    complaint = get_complaint(request.member, reference, number)
    form = CommentForm(request.POST)
    if not form.is_valid():
        return answer(request, complaint, form)
    try:
        write_comment(complaint=complaint, by=request.member, **form.cleaned_data)
    except NotAllowed:
        raise Http404 from None
    except WrongStage as gone_on:
        complaint.stage = gone_on.current.stage
        if not request.htmx:
            messages.error(request, gone())
        return answer(request, complaint, error=gone())
    return answer(request, complaint)


@require_POST
@for_member
def settle_comment(request: MemberRequest, reference: str, number: int, comment_id: int) -> HttpResponse:
    """A comment is dealt with, or not after all."""
    complaint = get_complaint(request.member, reference, number)
    comments = Comment.objects.visible_to(request.member).filter(complaint=complaint).select_related("complaint")
    comment = get_object_or_404(comments, pk=comment_id)
    settle = reopen_comment if request.POST.get("do") == "reopen" else resolve_comment
    try:
        settle(comment=comment, by=request.member)
    except NotAllowed:
        raise Http404 from None
    return answer(request, complaint)


def gone() -> str:
    return _("The letter has been made meanwhile: nothing can be said of the draft any more.")


def answer(
    request: MemberRequest, complaint: Complaint, form: CommentForm | None = None, error: str = ""
) -> HttpResponse:
    """The comments alone, for a page that stays as it is with what is typed in it; else the way back to the page."""
    if not request.htmx and form is None:
        return redirect(f"{complaint.get_absolute_url()}#comments")
    context: dict[str, Any] = {
        "discussion": discussion_of(complaint, request.member, form),
        "complaint": complaint,
        "access_request": complaint.access_request,
        "error": error,
    }
    page = "complaints/_comments.html" if request.htmx else "complaints/comment.html"
    return render(request, page, context)
