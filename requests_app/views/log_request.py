from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from newsrooms.access import SAVED, MemberRequest, for_member
from newsrooms.dates import long_date
from newsrooms.models import Membership
from newsrooms.today import today as todays_date
from requests_app.actions.change_request import change_request as change
from requests_app.actions.log_request import log_requests as log
from requests_app.clock import Clock, ClockError, Law, compute, law
from requests_app.drafts import DatingFacts
from requests_app.enums import Channel, Statute
from requests_app.forms.fields import as_typed
from requests_app.forms.new_request_form import NewRequestForm, SimilarForm, institution_values, likely_values
from requests_app.forms.request_form import PreviewForm, RequestForm, values_of
from requests_app.models import AccessRequest, Institution
from requests_app.queries.similar import Similar, similar_to
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
    sent = request.POST or request.typed_before
    form = NewRequestForm(sent, initial=first_values(request, today), member=request.member, today=today)
    if request.method == "GET":
        named = "like" in request.GET or "institution" in request.GET
        form.fields["subject" if named else "institution"].widget.attrs["autofocus"] = True
    if request.typed_before or "preview" in request.POST or "add" in request.POST:
        more_rows = int("add" in request.POST)
        form = NewRequestForm(initial=as_typed(form), more_rows=more_rows, member=request.member, today=today)
        if more_rows and form.also_names:
            form.fields[form.also_names[-1]].widget.attrs["autofocus"] = True
    elif request.method == "POST" and form.is_valid():
        with errors_on(form):
            drafts = form.drafts()
            logged = log(drafts=drafts, submission=form.cleaned_data["submission"], by=request.member, today=today)
            return said(request, logged)
    typed = sent or form.initial
    context = {"form": form, "preview": preview_of(typed, today), "similar": similar_of(typed, request.member)}
    return render(request, "requests_app/log_request.html", context)


def first_values(request: MemberRequest, today: date) -> dict[str, Any]:
    """What the empty form is filled with; `?like=` and `?institution=` name what it shall be about."""
    requests = AccessRequest.objects.visible_to(request.member).select_related("institution", "project")
    reference = request.GET.get("like", "")[:20].replace("\x00", "")
    like = requests.filter(reference=reference).first() if reference else None
    last = requests.filter(logged_by=request.member.user_id).order_by("-pk").first()
    values = likely_values(request.member, today, last=last, like=like)
    slug = request.GET.get("institution", "")[:80].replace("\x00", "")
    asked = Institution.objects.visible_to(request.member).filter(slug=slug).first() if slug else None
    return values | (institution_values(asked) if asked else {})


def said(request: MemberRequest, logged: list[AccessRequest]) -> HttpResponse:
    """Say what was logged and what is like it; go to the request, to all of them, or to the next one to log."""
    messages.success(request, words_for(logged), extra_tags=SAVED)
    first = logged[0]
    found = similar_to(
        request.member,
        institutions=[one.institution for one in logged],
        subject=first.subject,
        filed_on=first.filed_on,
        file_number=first.file_number,
        but=logged,
    )
    if found:
        links = links_to([one.access_request for one in found])
        messages.warning(request, format_html(_("This may have been asked before: {requests}."), requests=links))
    if "another" in request.POST:
        return redirect(f"{reverse('log_request', args=[request.member.newsroom.slug])}?like={first.reference}")
    return redirect(first) if len(logged) == 1 else redirect("request_list", newsroom=request.member.newsroom.slug)


def words_for(logged: list[AccessRequest]) -> SafeString:
    first, due = logged[0], logged[0].due_latest
    if len(logged) > 1:
        return format_html(_("Logged {count} requests: {requests}."), count=len(logged), requests=links_to(logged))
    words = _("Logged as {request}. The answer is due on {day}.") if due else _("Logged as {request}.")
    return format_html(words, request=first.reference, day=long_date(due) if due else "")


def links_to(requests: list[AccessRequest]) -> SafeString:
    rows = ((one.get_absolute_url(), one.reference, one.institution.name()) for one in requests)
    return format_html_join(", ", '<a href="{}">{}</a> ({})', rows)


@require_POST
@for_member
def similar_requests(request: MemberRequest) -> HttpResponse:
    """What is here already and looks like the request that is being typed."""
    return render(request, "requests_app/_similar.html", {"similar": similar_of(request.POST, request.member)})


def similar_of(typed: Mapping[str, Any], member: Membership) -> list[Similar]:
    facts = SimilarForm(typed, member=member).facts()
    return similar_to(member, **facts) if facts else []


@require_http_methods(["GET", "POST"])
@for_member
def change_request(request: MemberRequest, reference: str) -> HttpResponse:
    """Correct the facts of a request."""
    access_request = get_own_request(request.member, reference)
    today = todays_date()
    sent = request.POST or request.typed_before
    form = RequestForm(sent, initial=values_of(access_request), member=request.member, today=today)
    if request.typed_before or "preview" in request.POST:
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
            messages.success(request, _("The facts are changed, and the dates with them."), extra_tags=SAVED)
            return redirect(access_request)
    context = {
        "form": form,
        "preview": preview_of(sent or form.initial, today),
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
