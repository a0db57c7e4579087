from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from newsrooms.access import MemberRequest, for_member
from requests_app.actions.link_document import link_document
from requests_app.actions.purge_documents import purge_documents
from requests_app.actions.take_attachments import Taken, take_attachments
from requests_app.documents.wording import refusal
from requests_app.forms.document_forms import AttachmentsForm, ProvesForm, PurgeForm
from requests_app.models import MailHeaders
from requests_app.queries.documents import family_of
from requests_app.views.documents import document_answer
from requests_app.views.finding import get_document, get_kept_document, get_own_request, get_request


@require_POST
@for_member
def link(request: MemberRequest, reference: str, document_id: int) -> HttpResponse:
    """Say which event a document proves."""
    access_request = get_own_request(request.member, reference)
    document = get_document(access_request, request.member, document_id)
    form = ProvesForm(request.POST, document=document)
    if not form.is_valid():
        return document_answer(request, document, proves=form)
    link_document(document=document, event=form.cleaned_data["event"], by=request.member)
    messages.success(request, _("Saved."))
    return redirect(document)


@require_POST
@for_member
def keep_attachments(request: MemberRequest, reference: str, document_id: int) -> HttpResponse:
    """Keep chosen attachments of a mail as documents beside it."""
    access_request = get_own_request(request.member, reference)
    document = get_kept_document(access_request, request.member, document_id)
    mail = get_object_or_404(MailHeaders.objects.visible_to(request.member), document=document)
    form = AttachmentsForm(request.POST, mail=mail)
    if not form.is_valid():
        return document_answer(request, document, attachments=form)
    tell(request, take_attachments(mail=document, chosen=form.chosen(), by=request.member))
    return redirect(document)


def tell(request: MemberRequest, taken: Taken) -> None:
    """Each refused attachment by name, the kept ones together."""
    for name, refused in taken.refused:
        messages.error(request, _("%(name)s: %(sentence)s") % {"name": name, "sentence": refusal(refused)})
    if kept := len(taken.attached):
        words = ngettext("%(kept)d attachment is kept.", "%(kept)d attachments are kept.", kept)
        messages.success(request, words % {"kept": kept})


@require_http_methods(["GET", "POST"])
@for_member
def purge(request: MemberRequest, reference: str, document_id: int) -> HttpResponse:
    """Take away a document that exposes a source."""
    if not request.member.manages_newsroom:
        raise Http404
    access_request = get_request(request.member, reference)
    document = get_kept_document(access_request, request.member, document_id)
    family = family_of(document, request.member)
    form = PurgeForm(request.POST or None, family=family)
    if form.is_valid():
        purge_documents(documents=[document, *form.going_too()], reason=form.cleaned_data["reason"], by=request.member)
        messages.success(request, _("The document is purged: its file, text and picture are gone."))
        return redirect(access_request)
    context = {"access_request": access_request, "document": document, "form": form, "family": family}
    return render(request, "requests_app/purge_document.html", context)
