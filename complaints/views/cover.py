"""One cover letter over the complaints that go to the Commissioner together."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from complaints.actions.tell_cover import tell_cover
from complaints.cover_form import CoverForm
from complaints.covering import chosen_of, cover_of, cover_pdf, last_days, waiting
from complaints.letters.facts import Signatory
from complaints.models import BatchItem, Complaint
from complaints.views.letter import pdf_response, too_long
from newsrooms.access import MemberRequest, for_member
from newsrooms.models import Membership
from newsrooms.pdf.press import TooLong
from newsrooms.today import today as todays_date
from requests_app.queries.address import number_or_none


@require_http_methods(["GET", "POST"])
@for_member
def cover_letter(request: MemberRequest) -> HttpResponse:
    """The letters that wait to be sent, and the cover letter of those that are checked."""
    member, today = request.member, todays_date()
    if not member.may_export_letters:
        raise Http404
    offered = waiting(member)
    initial = first_values(request, offered, member)
    form = CoverForm(request.POST or request.typed_before, offered=offered, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            return made(form, offered, member, today)
        except TooLong:
            form.add_error(None, ValidationError(too_long()))
    days, checked = last_days(offered, today), form["complaints"].value() or []
    rows = [(one, days[one.pk], str(one.pk) in checked) for one in offered]
    return render(request, "complaints/cover_letter.html", {"form": form, "rows": rows})


def made(form: CoverForm, offered: list[Complaint], member: Membership, today: date) -> HttpResponse:
    """The PDF. Raises: `TooLong`."""
    data = form.cleaned_data
    chosen = chosen_of(offered, data["complaints"])
    signatory = Signatory(name=data["signatory_name"], title=data["signatory_title"])
    content = cover_of(chosen, language=data["language"], signatory=signatory, by=member, today=today)
    pdf = cover_pdf(content)
    tell_cover(complaints=chosen, language=data["language"], by=member)
    return pdf_response(pdf, _("cover-letter") + f"-{today.isoformat()}.pdf", as_attachment=True)


def first_values(request: MemberRequest, offered: list[Complaint], member: Membership) -> dict[str, Any]:
    """What is checked at first: the complaints of one request or of one batch, as the address asks; else all."""
    newsroom, chosen = member.newsroom, offered
    if of_request := request.GET.get("request"):
        chosen = [one for one in offered if one.access_request.reference == of_request]
    elif batch := number_or_none(request.GET.get("batch")):
        items = set(BatchItem.objects.visible_to(member).filter(batch=batch).values_list("complaint", flat=True))
        chosen = [one for one in offered if one.pk in items]
    return {
        "complaints": [str(one.pk) for one in chosen],
        "language": get_language() or newsroom.language,
        "signatory_name": newsroom.signatory_name or member.user.get_full_name(),
        "signatory_title": newsroom.signatory_title if newsroom.signatory_name else "",
    }
