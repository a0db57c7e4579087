from django.http import Http404
from django.shortcuts import get_object_or_404

from newsrooms.models import Membership
from requests_app.models import AccessRequest


def get_request(member: Membership, reference: str) -> AccessRequest:
    """The access request, or 404: not there and not yours look the same."""
    found = AccessRequest.objects.visible_to(member).select_related("newsroom", "institution", "journalist", "project")
    return get_object_or_404(found, reference=reference.replace("\x00", ""))


def get_own_request(member: Membership, reference: str) -> AccessRequest:
    """The access request to be changed: a colleague's may be read, and its forms are not there."""
    access_request = get_request(member, reference)
    if not access_request.may_be_changed_by(member):
        raise Http404
    return access_request
