from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from complaints import shelf
from complaints.actions.changing import NotAllowed, WrongStage
from complaints.actions.export_letter import export_letter
from complaints.assembly import FactsChanged, facts_of, pdf_of
from complaints.models import Letter
from complaints.readiness import NotReady
from complaints.suggesting import timing_for
from complaints.views.finding import get_complaint
from complaints.views.page import complaint_page, standing_of
from newsrooms.access import MemberRequest, for_member
from newsrooms.pdf.press import PAGE_LIMIT, SECONDS, TooLong
from newsrooms.today import today as todays_date
from requests_app.winding import clock_of

# What changed since the approval, in words: the longest name that fits.
LABELS = {
    "about": gettext_lazy("What it is about"),
    "additional_facts": gettext_lazy("Further facts"),
    "additional_relief": gettext_lazy("Further relief"),
    "clock.due": gettext_lazy("Due date (counted, strict, practice)"),
    "clock.presumed": gettext_lazy("Receipt presumed"),
    "clock.received": gettext_lazy("Day of receipt"),
    "duty": gettext_lazy("duty"),
    "ground": gettext_lazy("Ground"),
    "happenings": gettext_lazy("Event"),
    "language": gettext_lazy("Language of the letter"),
    "letterhead": gettext_lazy("Letterhead"),
    "letterhead.logo": gettext_lazy("Logo"),
    "not_enclosed": gettext_lazy("Not enclosed"),
    "points": gettext_lazy("Points"),
    "practice": gettext_lazy("Published decisions"),
    "request.channel": gettext_lazy("How"),
    "request.file_number": gettext_lazy("Institution’s request number"),
    "request.filed_on": gettext_lazy("Filed on"),
    "request.institution": gettext_lazy("Institution"),
    "request.subject": gettext_lazy("Subject"),
    "request.text": gettext_lazy("Text of the request"),
    "requester": gettext_lazy("Requester"),
    "respond_by": gettext_lazy("Response asked by"),
    "signatory": gettext_lazy("Who signs"),
    "urgency": gettext_lazy("Urgency and harm"),
}


class DamagedLetter(Exception):
    """The file on the shelf is not the letter that was made."""


@require_GET
@for_member
def complaint_draft_pdf(request: MemberRequest, reference: str, number: int | None = None) -> HttpResponse:
    """The letter of today, marked DRAFT · ÉBAUCHE on every page."""
    complaint, today = get_complaint(request.member, reference, number), todays_date()
    clock = clock_of(complaint.access_request, today)
    if timing_for(complaint, clock, today).refusal:
        return redirect(complaint)  # its page says why there is no letter to see
    try:
        pdf = pdf_of(facts_of(complaint, today, clock=clock))
    except TooLong:
        messages.error(request, too_long())
        return redirect(complaint)
    return pdf_response(
        pdf, f"{complaint.access_request.reference}-{complaint.number}-draft-ebauche.pdf", as_attachment=False
    )


@require_GET
@for_member
def complaint_letter(request: MemberRequest, reference: str, number: int | None = None) -> HttpResponse:
    """The final letter, byte for byte as it was made."""
    complaint = get_complaint(request.member, reference, number)
    letter = get_object_or_404(Letter.objects.visible_to(request.member), complaint=complaint)
    pdf = shelf.read(str(letter.file.name))
    if shelf.sha256(pdf) != letter.sha256:
        raise DamagedLetter(letter.number)
    return pdf_response(pdf, f"{letter.number}.pdf", as_attachment=True)


@require_POST
@for_member
def export_complaint(request: MemberRequest, reference: str, number: int | None = None) -> HttpResponse:
    """Make the final letter, for today."""
    complaint, today = get_complaint(request.member, reference, number), todays_date()
    try:
        export_letter(
            complaint=complaint,
            by=request.member,
            today=today,
            confirmed_uncertain="confirmed_uncertain" in request.POST,
            confirmed_out_of_time="confirmed_out_of_time" in request.POST,
        )
    except NotAllowed:
        raise Http404 from None
    except WrongStage:
        messages.error(request, _("The complaint is not approved: no letter was made."))
    except TooLong:
        messages.error(request, too_long())
    except FactsChanged as changed:
        told = [(label_of(name), shown(was), shown(now)) for name, (was, now) in changed.differences.items()]
        return complaint_page(request, standing_of(complaint, today), today=today, differences=told, status=409)
    except NotReady as refused:
        for check in refused.checks:
            messages.error(request, check.text)
        return complaint_page(request, standing_of(complaint, today), today=today, status=409)
    return redirect(complaint)


def too_long() -> str:
    words = _(
        "The letter would have more than %(most)d pages, or take more than %(seconds)d seconds to make. Shorten what"
        " was added to it."
    )
    return words % {"most": PAGE_LIMIT, "seconds": SECONDS}


def label_of(name: str) -> str:
    """The words for a fact, by the longest part of its name that has any."""
    while name and name not in LABELS:
        name = name.rpartition(".")[0]
    return str(LABELS.get(name, _("The file")))


def shown(value: Any) -> str:
    """A fact as plain text."""
    match value:
        case None | "" | []:
            return "–"
        case dict():
            return " · ".join(shown(one) for key, one in value.items() if one not in (None, "", []) and key != "key")
        case list():
            return ", ".join(shown(one) for one in value)
        case _:
            return str(value)


def pdf_response(pdf: bytes, name: str, *, as_attachment: bool) -> HttpResponse:
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(as_attachment, name) or "inline"
    response["Referrer-Policy"] = "no-referrer"
    return response
