from django.shortcuts import get_object_or_404

from newsrooms.models import Membership
from requests_app.models import AccessRequest


def get_request(member: Membership, reference: str) -> AccessRequest:
    """The access request, or 404: not there and not yours look the same."""
    found = AccessRequest.objects.visible_to(member).select_related("newsroom", "institution", "journalist", "project")
    return get_object_or_404(found, reference=reference)
