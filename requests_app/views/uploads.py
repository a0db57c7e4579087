"""Files that came with a form: each is taken in by itself, and each says how it went."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from newsrooms.access import MemberRequest
from newsrooms.uploads import TOO_LARGE, TOO_MUCH_AT_ONCE, let_pass
from requests_app.actions.attach_document import Attached, attach_document
from requests_app.documents.kinds import Refused
from requests_app.documents.limits import FILE_BYTES, FILES_AT_ONCE, MEGABYTE, REQUEST_BYTES
from requests_app.documents.names import clean_name
from requests_app.documents.wording import refusal
from requests_app.models import AccessRequest, Document, Event
from requests_app.queries.address import number_or_none

FILES = "files"
CHOSEN = "documents"  # those taken in already, carried along until the form is right
MOST_CARRIED = 200
LET_PASS = {
    TOO_LARGE: Refused("too_large", most=FILE_BYTES // MEGABYTE),
    TOO_MUCH_AT_ONCE: Refused("too_much_at_once", files=FILES_AT_ONCE, most=REQUEST_BYTES // MEGABYTE),
}


@dataclass(frozen=True)
class Outcome:
    """What became of one file: a document, or the sentence why not. `notice`: it is here, or elsewhere, already."""

    name: str
    document: Document | None = None
    error: str = ""
    notice: str = ""
    is_new: bool = False


def take_in(request: MemberRequest, access_request: AccessRequest, event: Event | None = None) -> list[Outcome]:
    """Keep each file of the form on the request; one that is refused keeps none of the others out."""
    outcomes = [taken(request, access_request, event, file) for file in request.FILES.getlist(FILES)]
    return outcomes + [Outcome(clean_name(name), error=refusal(LET_PASS[reason])) for name, reason in let_pass(request)]


def taken(request: MemberRequest, access_request: AccessRequest, event: Event | None, file: Any) -> Outcome:
    name = clean_name(file.name or "")
    try:
        attached = attach_document(access_request=access_request, file=file, name=name, by=request.member, event=event)
    except Refused as refused:
        return Outcome(name, error=refusal(refused))
    document = attached.document
    document.access_request, document.newsroom = access_request, access_request.newsroom
    return Outcome(name, document, notice=notice_of(attached), is_new=attached.is_new)


def notice_of(attached: Attached) -> str:
    """That the same bytes are there already, under this request or another that one may see."""
    if not attached.is_new:
        if attached.document.name:
            return _("The same file is here already, as “%(name)s”.") % {"name": attached.document.name}
        return _("The same file is here already.")
    if attached.elsewhere:
        references = ", ".join(other.reference for other in attached.elsewhere[:5])
        return _("The same file is also on %(references)s.") % {"references": references}
    return ""


def tell(request: HttpRequest, outcomes: list[Outcome]) -> None:
    """The same as messages, for the page that comes next."""
    tell_troubles(request, outcomes)
    if kept := sum(outcome.is_new for outcome in outcomes):
        words = ngettext("%(kept)d document is kept.", "%(kept)d documents are kept.", kept)
        messages.success(request, words % {"kept": kept})


def tell_troubles(request: HttpRequest, outcomes: list[Outcome]) -> None:
    """What was refused or is known, for a page that shows the rest."""
    for outcome in outcomes:
        if outcome.error:
            messages.error(request, _("%(name)s: %(sentence)s") % {"name": outcome.name, "sentence": outcome.error})
        elif outcome.notice:
            messages.info(request, _("%(name)s: %(sentence)s") % {"name": outcome.name, "sentence": outcome.notice})


def documents_with(request: MemberRequest, access_request: AccessRequest) -> list[Document]:
    """The documents that a form or an address carries along; the files that came with the form are among them."""
    if request.method == "POST":
        outcomes = take_in(request, access_request)
        tell_troubles(request, outcomes)
        fresh = [outcome.document.pk for outcome in outcomes if outcome.document]
        asked = request.POST.getlist(CHOSEN)
    else:
        fresh, asked = [], (request.typed_before or request.GET).getlist(CHOSEN)
    keys = [number for key in asked[:MOST_CARRIED] if (number := number_or_none(key)) is not None]
    documents = Document.objects.visible_to(request.member).filter(access_request=access_request)
    found = list(documents.filter(pk__in=[*fresh, *keys]).kept().for_list())
    for document in found:
        document.access_request, document.newsroom = access_request, access_request.newsroom
    return found


def days_of(documents: list[Document]) -> dict[str, date]:
    """The days that the headers of a mail among them tell, under the names of the event's form."""
    for document in documents:
        mail = getattr(document, "mail", None)
        if mail is not None:
            days = {"sent_on": mail.sent_on, "happened_on": mail.arrived_on or mail.sent_on}
            return {name: day for name, day in days.items() if day is not None}
    return {}
