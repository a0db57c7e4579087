from django.http import Http404
from django.shortcuts import get_object_or_404

from complaints.letters.grounds import BY_STATUTE
from complaints.models import Complaint
from newsrooms.models import Membership
from requests_app.models import AccessRequest


def get_request(member: Membership, reference: str) -> AccessRequest:
    """The access request, or 404: not there and not yours look the same."""
    found = AccessRequest.objects.visible_to(member).select_related("newsroom", "institution", "journalist")
    found = found.filter(statute__in=BY_STATUTE)  # no letter is made under another law
    return get_object_or_404(found, reference=reference)


def complaints_on(member: Membership, access_request: AccessRequest) -> list[Complaint]:
    """All complaints on the request, the newest first, their request and newsroom at hand."""
    found = Complaint.objects.visible_to(member).filter(access_request=access_request).order_by("-number")
    complaints = list(found.select_related("approved_by", "changed_by", "drafted_by", "about__superseded_by"))
    for complaint in complaints:
        complaint.access_request, complaint.newsroom = access_request, access_request.newsroom
    return complaints


def pick(complaints: list[Complaint], number: int | None) -> Complaint:
    """The one of this number; the newest where none is named. 404 where there is none."""
    found = (one for one in complaints if number in (None, one.number))
    complaint = next(found, None)
    if complaint is None:
        raise Http404
    return complaint


def get_complaint(member: Membership, reference: str, number: int | None = None) -> Complaint:
    return pick(complaints_on(member, get_request(member, reference)), number)
