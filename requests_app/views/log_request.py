from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from newsrooms.access import MemberRequest, for_member
from newsrooms.dates import long_date
from newsrooms.today import today as todays_date
from requests_app.actions.change_request import change_request as change
from requests_app.actions.log_request import log_request as log
from requests_app.clock import Clock, ClockError, Law, compute, law
from requests_app.drafts import DatingFacts
from requests_app.enums import Channel, Statute
from requests_app.forms.fields import as_typed
from requests_app.forms.request_form import PreviewForm, RequestForm, blank_values, values_of
from requests_app.models import AccessRequest, Institution
from requests_app.strip import Strip, full_strip
from requests_app.views.conflicts import errors_on
from requests_app.views.finding import get_own_request
from requests_app.winding import facts_of

PREVIEW_WIDTH = 320


@dataclass(frozen=True)
class Preview:
    """The due date of a request that is still being typed, or what is wrong with its dates."""

    clock: Clock | None = None
    strip: Strip | None = None
    error: str = ""
    law: Law | None = None


@require_http_methods(["GET", "POST"])
@for_member
def log_request(request: MemberRequest) -> HttpResponse:
    """Log a request: four answers are enough."""
    today = todays_date()
    slug = request.GET.get("institution", "")[:80].replace("\x00", "")
    asked = Institution.objects.visible_to(request.member).filter(slug=slug).first()
    initial = blank_values(request.member, today, asked)
    form = RequestForm(request.POST or None, initial=initial, member=request.member, today=today)
    if request.method == "GET" and asked is None:
        form.fields["institution"].widget.attrs["autofocus"] = True
    if "preview" in request.POST:
        form = RequestForm(initial=as_typed(form), member=request.member, today=today)
    elif request.method == "POST" and form.is_valid():
        with errors_on(form):
            access_request = log(
                draft=form.draft(), submission=form.cleaned_data["submission"], by=request.member, today=today
            )
            return logged(request, access_request)
    context = {"form": form, "preview": preview_of(request.POST or form.initial, today)}
    return render(request, "requests_app/log_request.html", context)


def logged(request: MemberRequest, access_request: AccessRequest) -> HttpResponse:
    """Say until when the answer is due; go to the request, or to the next one to log."""
    due = access_request.due_latest
    words = _("Logged as %(reference)s. The answer is due on %(day)s.")
    messages.success(
        request, words % {"reference": access_request.reference, "day": long_date(due)} if due else _("Logged.")
    )
    if "another" in request.POST:
        return redirect("log_request", newsroom=request.member.newsroom.slug)
    return redirect(access_request)


@require_http_methods(["GET", "POST"])
@for_member
def change_request(request: MemberRequest, reference: str) -> HttpResponse:
    """Correct the facts of a request."""
    access_request = get_own_request(request.member, reference)
    today = todays_date()
    form = RequestForm(request.POST or None, initial=values_of(access_request), member=request.member, today=today)
    if "preview" in request.POST:
        form = RequestForm(initial=as_typed(form), member=request.member, today=today)
    elif request.method == "POST" and form.is_valid():
        with errors_on(form):
            change(
                access_request=access_request,
                draft=form.draft(),
                by=request.member,
                today=today,
                expected_version=form.cleaned_data["version"] or 0,
            )
            messages.success(request, _("The facts are changed, and the dates with them."))
            return redirect(access_request)
    context = {
        "form": form,
        "preview": preview_of(request.POST or form.initial, today),
        "access_request": access_request,
    }
    return render(request, "requests_app/log_request.html", context)


@require_POST
@for_member
def preview_request(request: MemberRequest) -> HttpResponse:
    """The due date with its reasons, while the form is being filled in. Saves nothing."""
    preview = preview_of(request.POST, todays_date())
    return render(request, "requests_app/_preview.html", {"preview": preview})


def preview_of(typed: Mapping[str, Any], today: date) -> Preview:
    form = PreviewForm(typed, today=today)
    if not form.is_valid():
        wrong = [error for field, errors in form.errors.items() if typed.get(field) for error in errors]
        return Preview(error=str(wrong[0]) if wrong else "")
    data = form.cleaned_data
    language = get_language() or "en"
    try:
        facts = DatingFacts(
            statute=data["statute"] or Statute.ATIA,
            filed_on=data["filed_on"],
            channel=data["channel"] or Channel.ONLINE,
            received_on=data["received_on"],
        )
        clock = compute(facts_of(facts), today)
    except ClockError as error:
        return Preview(error=error.text(language))
    strip = full_strip(clock, today, language, reference_width=PREVIEW_WIDTH)
    return Preview(clock, strip, law=law(facts.statute))
