from collections.abc import Callable
from functools import cache
from typing import Any

from django.db.models import Count
from django.http import HttpRequest

from complaints.models import Comment, Complaint
from newsrooms.models import Membership

# Where people look for what there is to do.
TOLD_ON = {"home", "overdue", "complaint_list"}


def comments_waiting(request: HttpRequest) -> dict[str, Callable[[], Any]]:
    """The drafts on which a colleague has said something to this person, with how much. Asked for where it is told."""
    member: Membership | None = getattr(request, "member", None)
    page = request.resolver_match.url_name if request.resolver_match else ""
    return {"comments_waiting": cache(lambda: waiting_for(member) if member and page in TOLD_ON else [])}


def waiting_for(member: Membership) -> list[tuple[Complaint, int]]:
    counted = Comment.objects.waiting_for(member).values("complaint").annotate(count=Count("pk")).order_by()
    counts = {row["complaint"]: row["count"] for row in counted}
    if not counts:
        return []
    complaints = Complaint.objects.visible_to(member).filter(pk__in=counts).select_related("access_request__newsroom")
    return [(complaint, counts[complaint.pk]) for complaint in complaints]
