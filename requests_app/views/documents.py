import logging

from csp.constants import NONE
from csp.decorators import csp
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from newsrooms.access import MemberRequest, for_member
from requests_app.documents import shelf
from requests_app.documents.kinds import KINDS, Refused
from requests_app.documents.names import disposition, download_name
from requests_app.documents.wording import refusal
from requests_app.enums import EventKind
from requests_app.forms.document_forms import AttachmentsForm, ProvesForm
from requests_app.models import AccessRequest, Document, Event, MailHeaders
from requests_app.queries.address import number_or_none
from requests_app.queries.documents import Line, lines_of
from requests_app.views.finding import get_document, get_kept_document, get_own_request, get_request
from requests_app.views.uploads import Outcome, take_in, tell

logger = logging.getLogger(__name__)

# What comes as a letter or mail, by how often it comes.
LOGGED_AS = (
    EventKind.RESPONSE,
    EventKind.EXTENSION,
    EventKind.ACKNOWLEDGEMENT,
    EventKind.INTERIM_RELEASE,
)
SHOWN_CHARACTERS = 20_000
# What a document is served under: it may load nothing, run nothing and stand in no frame.
CLOSED = {directive: [NONE] for directive in ("default-src", "base-uri", "form-action", "frame-ancestors")}


@require_http_methods(["GET", "POST"])
@for_member
def add_documents(request: MemberRequest, reference: str) -> HttpResponse:
    """Add files to a request, or to one of its events; a script sends them one by one and gets a line for each."""
    access_request = get_own_request(request.member, reference)
    event = event_asked(request, access_request)
    if request.method == "POST":
        outcomes = take_in(request, access_request, event)
        if request.htmx:
            lines = {"lines": told(outcomes), "carried": "carried" in request.POST}
            return render(request, "requests_app/_taken_in.html", lines)
        tell(request, outcomes)
        if outcomes:
            return redirect(access_request)
    context = {"access_request": access_request, "event": event, "nothing_chosen": request.method == "POST"}
    return render(request, "requests_app/add_documents.html", context)


def event_asked(request: MemberRequest, access_request: AccessRequest) -> Event | None:
    """The event that the files are to prove; what stands in its place if it was corrected meanwhile."""
    asked = (request.POST if request.method == "POST" else request.GET).get("event", "")
    if not asked:
        return None
    events = Event.objects.visible_to(request.member).filter(access_request=access_request)
    return get_object_or_404(events, pk=number_or_none(asked) or 0).standing()


def told(outcomes: list[Outcome]) -> list[tuple[Outcome, Line | None]]:
    """Each outcome, with the line of its document."""
    lines = iter(lines_of(outcome.document for outcome in outcomes if outcome.document))
    return [(outcome, next(lines) if outcome.document else None) for outcome in outcomes]


@require_GET
@for_member
def document_line(request: MemberRequest, reference: str, document_id: int) -> HttpResponse:
    """The line of a document, asked for again while it is being read."""
    access_request = get_request(request.member, reference)
    (line,) = lines_of([get_document(access_request, request.member, document_id)])
    return render(request, "requests_app/_document_line.html", {"line": line, "carried": "carried" in request.GET})


@require_GET
@for_member
def document_page(request: MemberRequest, reference: str, document_id: int) -> HttpResponse:
    """One document: what it is, what it proves, what is written in it."""
    access_request = get_request(request.member, reference)
    return document_answer(request, get_document(access_request, request.member, document_id))


def document_answer(
    request: MemberRequest,
    document: Document,
    *,
    proves: ProvesForm | None = None,
    attachments: AttachmentsForm | None = None,
) -> HttpResponse:
    """The page of a document, with the form that was not right, if one was sent."""
    access_request = document.access_request
    (line,) = lines_of([document])
    may_change = access_request.may_be_changed_by(request.member)
    mail = MailHeaders.objects.visible_to(request.member).filter(document=document).first()
    kept = kept_from(document, mail)
    if mail is not None and may_change:
        attachments = attachments or AttachmentsForm(mail=mail, kept={line.document.sha256 for line in kept})
    context = {
        "access_request": access_request,
        "document": document,
        "line": line,
        "text": document.text[:SHOWN_CHARACTERS],
        "cut": document.cut or len(document.text) > SHOWN_CHARACTERS,
        "mail": mail,
        "kept_from_mail": kept,
        "not_kept": not_kept(mail),
        "kinds": LOGGED_AS,
        "may_change": may_change,
        "proves": (proves or ProvesForm(document=document)) if may_change else None,
        "attachments": attachments,
    }
    return render(request, "requests_app/document.html", context)


def kept_from(document: Document, mail: MailHeaders | None) -> list[Line]:
    """The lines of the documents that hung on a mail, or came to its request another way."""
    hashes = [one["sha256"] for one in mail.attachments] if mail else []
    documents = list(document.access_request.documents.filter(sha256__in=hashes).for_list())
    for one in documents:
        one.access_request, one.newsroom = document.access_request, document.newsroom
    return lines_of(documents)


def not_kept(mail: MailHeaders | None) -> list[tuple[str, str]]:
    """The attachments that are not offered, each with its sentence."""
    hung = mail.attachments if mail else []
    return [(one["name"], refusal(Refused(one["refused"], **one["params"]))) for one in hung if one["refused"]]


@require_GET
@csp(CLOSED)
@for_member
def download_document(request: MemberRequest, reference: str, document_id: int) -> HttpResponseBase:
    """The file as it came, for the disk and not for the browser."""
    document = get_kept_document(get_request(request.member, reference), request.member, document_id)
    name = download_name(document.name, document.kind)
    return the_file(request, document, KINDS[document.kind].media_type, disposition("attachment", name))


@require_GET
@csp(CLOSED)
@for_member
def view_document(request: MemberRequest, reference: str, document_id: int) -> HttpResponseBase:
    """A PDF that was read and does nothing but be read, in the browser's own viewer."""
    document = get_kept_document(get_request(request.member, reference), request.member, document_id)
    if not document.viewable:
        raise Http404
    name = download_name(document.name, document.kind)
    return the_file(request, document, KINDS["pdf"].media_type, disposition("inline", name))


@require_GET
@csp(CLOSED)
@for_member
def document_thumbnail(request: MemberRequest, reference: str, document_id: int) -> HttpResponseBase:
    """The small picture that was drawn anew from a picture."""
    document = get_kept_document(get_request(request.member, reference), request.member, document_id)
    name = shelf.thumbnail_of(document.newsroom_id, document.sha256)
    if not document.pictured or not shelf.is_there(name):
        raise Http404
    return streamed(name, KINDS["jpg"].media_type)


def the_file(request: MemberRequest, document: Document, media_type: str, shown_as: str) -> HttpResponseBase:
    """The file itself; should it be lost, its page, which says so."""
    name = shelf.name_of(document.newsroom_id, document.sha256)
    if not shelf.is_there(name):
        logger.error("The file of document %s (SHA-256 %s) is lost", document.pk, document.sha256)
        lost = _("The file is not where it was kept. Tell who looks after the server: a backup may hold it.")
        messages.error(request, lost)
        return redirect(document)
    response = streamed(name, media_type)
    response["Content-Length"] = str(document.size)
    response["Content-Disposition"] = shown_as
    return response


def streamed(name: str, media_type: str) -> StreamingHttpResponse:
    """A file of the shelf, in no cache and telling no other site where it was opened."""
    response = StreamingHttpResponse(shelf.chunks_of(name), content_type=media_type)
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response
