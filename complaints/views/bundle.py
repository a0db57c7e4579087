from dataclasses import dataclass
from typing import Any

from csp.constants import NONE
from csp.decorators import csp
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from complaints.actions.ask_bundle import ask_bundle
from complaints.assembly import FactsChanged, facts_of_letter
from complaints.bundles.gathering import documents_of, placed
from complaints.forms import LooseForm
from complaints.letters.content import Enclosure, enclosures
from complaints.models import Bundle, Complaint, Letter
from complaints.views.finding import get_complaint
from newsrooms.access import MemberRequest, for_member
from newsrooms.jobs import jobs_of
from newsrooms.models import Job, JobState, Membership, Trouble
from requests_app.documents import shelf
from requests_app.models import Document

# Why a bundle could not be made.
TROUBLES = {
    "facts_changed": gettext_lazy(
        "The file no longer says what the letter says: something was changed since. Set it right, then try again."
    ),
    "too_long": gettext_lazy("The slips and texts of the bundle would be too many pages."),
    "file_lost": gettext_lazy("A document is not where it was kept. Tell who looks after the server."),
    "purged": gettext_lazy("A document was purged while the bundle was being made."),
    Trouble.UNEXPECTED: Trouble.UNEXPECTED.label,
    Trouble.INTERRUPTED: Trouble.INTERRUPTED.label,
}
# Why the pages of a document are attached but not shown.
NOT_SHOWN = {
    "password": gettext_lazy("a password locks it"),
    "damaged": gettext_lazy("it is damaged"),
    "pages": gettext_lazy("it has too many pages"),
    "fonts": gettext_lazy("it does not carry its own fonts"),
    "letters": gettext_lazy("it does not say which letters it shows"),
    "colours": gettext_lazy("its colours are made for a press"),
    "layers": gettext_lazy("it has layers that can be hidden"),
    "drawing": gettext_lazy("it holds what an archive PDF does not allow"),
}
NOTHING_LOADED = {directive: [NONE] for directive in ("default-src", "base-uri", "form-action", "frame-ancestors")}


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands with the newest bundle of a letter."""

    address: str
    bundle: Bundle | None
    job: Job | None

    @property
    def is_being_made(self) -> bool:
        return self.job is not None and self.job.is_open

    @property
    def trouble(self) -> str:
        failed = self.job is not None and self.job.state == JobState.FAILED
        return str(TROUBLES.get(self.job.error, Trouble.UNEXPECTED.label)) if failed and self.job else ""

    @property
    def not_shown(self) -> list[tuple[str, str]]:
        told = self.bundle.not_shown if self.bundle else []
        return [(number, str(NOT_SHOWN.get(code, NOT_SHOWN["drawing"]))) for number, code in told]


def bundle_standing(letter: Letter, complaint: Complaint, member: Membership) -> Standing:
    """For the page of a complaint: two queries."""
    bundle = Bundle.objects.visible_to(member).filter(letter=letter).order_by("-pk").first()
    jobs = jobs_of(member.newsroom, bundle.subject) if bundle is not None and not bundle.is_made else []
    request = complaint.access_request
    address = reverse("complaint_bundle", args=[request.newsroom.slug, request.reference, complaint.number])
    return Standing(address, bundle, jobs[0] if jobs else None)


@require_http_methods(["GET", "POST"])
@for_member
def complaint_bundle(request: MemberRequest, reference: str, number: int) -> HttpResponse:
    """What will be in the bundle of a letter, and having it made."""
    complaint, letter = get_letter(request.member, reference, number)
    try:
        papers = enclosures(facts_of_letter(letter))
    except FactsChanged:
        messages.error(request, str(TROUBLES["facts_changed"]))
        return redirect(complaint)
    standing = bundle_standing(letter, complaint, request.member)
    documents = documents_of(complaint.access_request)
    last = standing.bundle.loose if standing.bundle else {}
    form = LooseForm(request.POST or None, papers=papers, documents=documents.get("", []), last=last)
    if request.method == "POST" and form.is_valid():
        ask_bundle(letter=letter, loose=form.loose(), by=request.member)
        return redirect(standing.address)
    context = {
        "complaint": complaint,
        "access_request": complaint.access_request,
        "letter": letter,
        "standing": standing,
        "form": form,
        "rows": rows_of(papers, placed(papers, documents, {int(pk): key for pk, key in last.items()})),
    }
    return render(request, "complaints/bundle.html", context)


def rows_of(
    papers: tuple[Enclosure, ...], documents: dict[str, list[Document]]
) -> list[tuple[Enclosure, list[Document]]]:
    return [(paper, documents[paper.key]) for paper in papers]


@require_GET
@csp(NOTHING_LOADED)
@for_member
def download_bundle(request: MemberRequest, reference: str, number: int) -> HttpResponseBase:
    """The newest bundle that was made, byte for byte."""
    _complaint, letter = get_letter(request.member, reference, number)
    made = Bundle.objects.visible_to(request.member).filter(letter=letter).exclude(file="").order_by("-pk").first()
    if made is None or not shelf.is_there(str(made.file)):
        raise Http404
    name = f"{letter.number}-" + _("bundle") + ".pdf"
    headers: dict[str, Any] = {
        "Content-Length": str(made.size),
        "Content-Disposition": content_disposition_header(as_attachment=True, filename=name) or "attachment",
        "Cache-Control": "private, no-store",
        "Referrer-Policy": "no-referrer",
    }
    return StreamingHttpResponse(shelf.chunks_of(str(made.file)), content_type="application/pdf", headers=headers)


def get_letter(member: Membership, reference: str, number: int) -> tuple[Complaint, Letter]:
    """The complaint and its letter, or 404: not there, not yours and not an admin's look the same."""
    complaint = get_complaint(member, reference, number)
    letter = get_object_or_404(Letter.objects.visible_to(member), complaint=complaint)
    letter.complaint = complaint
    return complaint, letter
