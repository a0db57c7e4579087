import uuid
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from newsrooms.access import MemberRequest, for_member
from newsrooms.dates import long_date
from newsrooms.today import today as todays_date
from requests_app.actions.log_event import log_event as log
from requests_app.clock import Clock, ClockError, Extension, compute
from requests_app.drafts import DatingFacts, EventDraft
from requests_app.enums import CLOCK_KINDS, EventKind
from requests_app.forms.event_forms import FORMS, EventForm
from requests_app.forms.fields import as_typed
from requests_app.models import AccessRequest, Event
from requests_app.queries.listing import number_or_none
from requests_app.strip import Strip, full_strip
from requests_app.views.conflicts import errors_on
from requests_app.views.finding import get_own_request
from requests_app.winding import clock_events, facts_of

PREVIEW_WIDTH = 320


@dataclass(frozen=True)
class Change:
    """What an event that is still being typed would change."""

    before: Clock
    after: Clock | None = None
    strip: Strip | None = None
    extension: Extension | None = None
    error: str = ""

    @property
    def moves(self) -> bool:
        return self.after is not None and self.after.due != self.before.due


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
    return event_page(request, access_request, EventKind(event.kind), corrects=event)


def event_page(
    request: MemberRequest, access_request: AccessRequest, kind: EventKind, corrects: Event | None = None
) -> HttpResponse:
    today = todays_date()
    form_class = FORMS[kind]
    initial = {"happened_on": today} if corrects is None else form_class.values_of(corrects)
    initial |= {"submission": uuid.uuid4(), "version": access_request.version}
    form = form_class(request.POST or None, initial=initial, access_request=access_request, today=today)
    if request.method == "POST" and "preview" not in request.POST and form.is_valid():
        with errors_on(form):
            log(
                access_request=access_request,
                draft=form.draft(),
                by=request.member,
                today=today,
                expected_version=form.cleaned_data["version"],
                corrects=corrects,
            )
            access_request.refresh_from_db()
            messages.success(request, said_after(access_request))
            return redirect(access_request)
    change = change_of(form, access_request, today, corrects)
    if "preview" in request.POST:
        form = form_class(initial=as_typed(form), access_request=access_request, today=today)
    context = {
        "form": form,
        "access_request": access_request,
        "kind": kind,
        "corrects": corrects,
        "change": change,
    }
    return render(request, "requests_app/log_event.html", context)


@require_POST
@for_member
def preview_event(request: MemberRequest, reference: str, kind: EventKind) -> HttpResponse:
    """What the event would change, while the form is being filled in. Saves nothing."""
    access_request = get_own_request(request.member, reference)
    today = todays_date()
    form = FORMS[kind](request.POST, access_request=access_request, today=today)
    corrects = access_request.events.filter(pk=number_or_none(request.POST.get("corrects")) or 0).first()
    context = {
        "change": change_of(form, access_request, today, corrects),
        "access_request": access_request,
        "kind": kind,
    }
    return render(request, "requests_app/_change.html", context)


def change_of(form: EventForm, access_request: AccessRequest, today: date, corrects: Event | None) -> Change | None:
    """The clock before and after; None for kinds that the clock does not read."""
    if form.kind not in CLOCK_KINDS:
        return None
    events = clock_events(access_request)
    before = compute(facts_of(access_request, events), today)
    if not form.is_bound or not form.is_valid():
        wrong = [error for name, errors in form.errors.items() if form.data.get(name) for error in errors]
        return Change(before, error=str(wrong[0]) if wrong else "")
    return change_with(form, access_request, [event for event in events if event != corrects], before, today)


def change_with(
    form: EventForm, access_request: AccessRequest, others: list[Event], before: Clock, today: date
) -> Change:
    draft = form.draft()
    redated = DatingFacts(
        statute=access_request.statute,
        filed_on=access_request.filed_on,
        channel=access_request.channel,
        received_on=draft.received_on or access_request.received_on,
    )
    language = get_language() or "en"
    standing: list[Event | EventDraft] = sorted([*others, draft], key=happened_on)
    try:
        after = compute(facts_of(redated, standing), today)
    except ClockError as error:
        return Change(before, error=error.text(language))
    judged = [extension for extension in after.extensions if extension.date == draft.happened_on]
    return Change(
        before,
        after,
        full_strip(after, today, language, reference_width=PREVIEW_WIDTH),
        judged[-1] if draft.kind == EventKind.EXTENSION and judged else None,
    )


def happened_on(event: Event | EventDraft) -> date:
    return event.happened_on


def said_after(access_request: AccessRequest) -> str:
    due = access_request.due_latest
    if access_request.answered_on or due is None:
        return _("Logged.")
    return _("Logged. The answer is due on %(day)s.") % {"day": long_date(due)}
