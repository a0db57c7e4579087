from django.http import Http404
from django.shortcuts import get_object_or_404

from complaints.models import Complaint
from newsrooms.models import Membership
from requests_app.enums import Statute
from requests_app.models import AccessRequest


def get_request(member: Membership, reference: str) -> AccessRequest:
    """The access request, or 404: not there and not yours look the same."""
    found = AccessRequest.objects.visible_to(member).select_related("newsroom", "institution", "journalist")
    found = found.filter(statute=Statute.ATIA)  # letters under other laws come later
    return get_object_or_404(found, reference=reference)


def find_complaint(member: Membership, access_request: AccessRequest) -> Complaint | None:
    """The newest complaint on the request, its request and newsroom at hand."""
    found = Complaint.objects.visible_to(member).filter(access_request=access_request)
    complaint = found.select_related("approved_by", "changed_by", "drafted_by").first()
    if complaint is not None:
        complaint.access_request, complaint.newsroom = access_request, access_request.newsroom
    return complaint


def get_complaint(member: Membership, reference: str) -> Complaint:
    complaint = find_complaint(member, get_request(member, reference))
    if complaint is None:
        raise Http404
    return complaint
