from django.http import Http404
from django.shortcuts import get_object_or_404

from newsrooms.models import Membership
from requests_app.models import AccessRequest, Document


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


def get_document(access_request: AccessRequest, member: Membership, document_id: int) -> Document:
    """A document of this request, without its text; or 404."""
    documents = Document.objects.visible_to(member).filter(access_request=access_request).for_list()
    document = get_object_or_404(documents, pk=document_id)
    document.access_request, document.newsroom = access_request, access_request.newsroom
    return document


def get_kept_document(access_request: AccessRequest, member: Membership, document_id: int) -> Document:
    """The same, its file still there: one that was purged has nothing to give."""
    document = get_document(access_request, member, document_id)
    if document.is_purged:
        raise Http404
    return document
