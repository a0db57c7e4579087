import uuid
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from newsrooms.access import SAVED, MemberRequest, for_member
from newsrooms.dates import long_date
from newsrooms.today import today as todays_date
from requests_app.actions.log_event import log_event as log
from requests_app.changes import Change, change_with
from requests_app.clock import compute
from requests_app.enums import TOLD_KINDS, EventKind
from requests_app.forms.events import FORMS, EventForm
from requests_app.forms.fields import as_typed
from requests_app.models import AccessRequest, Event
from requests_app.queries.address import number_or_none
from requests_app.queries.documents import lines_of
from requests_app.views.conflicts import errors_on
from requests_app.views.finding import get_own_request
from requests_app.views.uploads import days_of, documents_with
from requests_app.winding import clock_events, facts_of


@require_http_methods(["GET", "POST"])
@for_member
def log_event(request: MemberRequest, reference: str, kind: EventKind) -> HttpResponse:
    """Log what came in."""
    return event_page(request, get_own_request(request.member, reference), kind)


@require_http_methods(["GET", "POST"])
@for_member
def correct_event(request: MemberRequest, reference: str, event_id: int) -> HttpResponse:
    """Say what an earlier entry should have said; the old one stays, struck through."""
    access_request = get_own_request(request.member, reference)
    events = Event.objects.visible_to(request.member).filter(access_request=access_request)
    event = get_object_or_404(events, pk=event_id).standing()  # somebody may have corrected it while the page was open
    if event.struck_at is not None:
        messages.warning(request, _("That entry is struck out. Put it back first, then correct it."))
        return redirect(access_request)
    return event_page(request, access_request, EventKind(event.kind), corrects=event)


def event_page(
    request: MemberRequest, access_request: AccessRequest, kind: EventKind, corrects: Event | None = None
) -> HttpResponse:
    today = todays_date()
    form_class = FORMS[kind]
    initial = form_class.known(access_request) if corrects is None else form_class.values_of(corrects)
    documents = documents_with(request, access_request)
    days = {name: day for name, day in days_of(documents).items() if name in form_class.base_fields}
    initial = {"happened_on": today} | initial | days | {"submission": uuid.uuid4(), "version": access_request.version}
    about: Any = {"access_request": access_request, "member": request.member, "today": today, "corrects": corrects}
    form = form_class(request.POST or request.typed_before, initial=initial, **about)
    if request.method == "POST" and "preview" not in request.POST and form.is_valid():
        with errors_on(form):
            log(
                access_request=access_request,
                draft=form.draft(),
                by=request.member,
                today=today,
                expected_version=form.cleaned_data["version"],
                corrects=corrects,
                documents=documents,
            )
            access_request.refresh_from_db()
            messages.success(request, said_after(access_request, kind, today), extra_tags=SAVED)
            return redirect(access_request)
    judged = form if form.is_bound else form_class(as_if_typed(initial), **about)
    change = change_of(judged, access_request, today, corrects)
    if request.typed_before or "preview" in request.POST:
        form = form_class(initial=as_typed(form), **about)
    context = {
        "form": form,
        "access_request": access_request,
        "kind": kind,
        "corrects": corrects,
        "draft_page": f"{access_request.reference}:{corrects.pk if corrects else kind}",
        "change": change,
        "documents": lines_of(documents),
    }
    return render(request, "requests_app/log_event.html", context)


@require_POST
@for_member
def preview_event(request: MemberRequest, reference: str, kind: EventKind) -> HttpResponse:
    """What the event would change, while the form is being filled in. Saves nothing."""
    access_request = get_own_request(request.member, reference)
    today = todays_date()
    corrects = access_request.events.filter(pk=number_or_none(request.POST.get("corrects")) or 0).first()
    form = FORMS[kind](
        request.POST, access_request=access_request, member=request.member, today=today, corrects=corrects
    )
    context = {
        "change": change_of(form, access_request, today, corrects),
        "access_request": access_request,
        "kind": kind,
    }
    return render(request, "requests_app/_change.html", context)


def as_if_typed(initial: dict[str, Any]) -> dict[str, Any]:
    """What a form starts with, to be judged before anything is typed: many kinds ask no more than the day."""
    return {name: "" if value is None else value for name, value in initial.items() if value is not False}


def change_of(form: EventForm, access_request: AccessRequest, today: date, corrects: Event | None) -> Change | None:
    """The clock before and after; None for kinds that the clock does not read."""
    if form.kind in TOLD_KINDS:
        return None
    events = clock_events(access_request)
    if form.is_bound and form.is_valid():
        return change_with(form.draft(), access_request=access_request, events=events, today=today, corrects=corrects)
    wrong = [error for name, errors in form.errors.items() if form.data.get(name) for error in errors]
    before = compute(facts_of(access_request, events), today)
    return Change(before, error=str(wrong[0]) if wrong else "")


def said_after(access_request: AccessRequest, kind: EventKind, today: date) -> str:
    """What stands on top of the request's page once it is logged."""
    if kind == EventKind.EXTENSION:
        return said_after_extension(access_request)
    if kind == EventKind.FOLLOW_UP and access_request.quiet_until and access_request.is_quiet(today):
        words = _("Logged. Quiet until %(day)s: after the others in every list. What comes in ends it sooner.")
        return words % {"day": long_date(access_request.quiet_until)}
    due = access_request.due_latest
    if access_request.answered_on or due is None:
        return _("Logged.")
    return _("Logged. The answer is due on %(day)s.") % {"day": long_date(due)}


def said_after_extension(access_request: AccessRequest) -> str:
    """An extension is complained of within its own days, and an interim release asked for meanwhile."""
    window = access_request.limits.filter(kind="complaint_extension", settled_on=None).order_by("opens", "pk").last()
    if window is None or window.last_day is None:
        return _("Logged.")
    return _(
        "Logged. The extension itself can be complained of until %(day)s and never after. Meanwhile, ask the "
        "institution for an interim release of what is ready."
    ) % {"day": long_date(window.last_day)}
