from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from complaints.models import Complaint
from newsrooms.access import MemberRequest, for_member

ROWS = 50


@require_GET
@for_member
def complaint_list(request: MemberRequest) -> HttpResponse:
    """The newsroom's complaints, newest first; older ones by keyset."""
    complaints = Complaint.objects.visible_to(request.member).for_list().order_by("-pk")
    before = request.GET.get("before", "")
    if before.isdecimal() and len(before) < 19:  # noqa: PLR2004 (what a database key can be)
        complaints = complaints.filter(pk__lt=int(before))
    rows = list(complaints[: ROWS + 1])
    context = {"complaints": rows[:ROWS], "before": rows[ROWS - 1].pk if len(rows) > ROWS else None}
    return render(request, "complaints/complaint_list.html", context)
