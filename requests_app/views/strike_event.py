from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from newsrooms.access import SAVED, MemberRequest, for_member
from newsrooms.dates import long_date_plain
from newsrooms.today import today as todays_date
from requests_app.actions.strike_event import AnotherFirst
from requests_app.actions.strike_event import put_back_event as put_back
from requests_app.actions.strike_event import strike_event as strike
from requests_app.changes import Change, change_without
from requests_app.clock import ClockError
from requests_app.enums import TOLD_KINDS
from requests_app.forms.fields import as_typed
from requests_app.forms.strike_form import StrikeForm
from requests_app.models import AccessRequest, Event
from requests_app.views.conflicts import errors_on
from requests_app.views.finding import get_own_request
from requests_app.winding import clock_events


@require_http_methods(["GET", "POST"])
@for_member
def strike_event(request: MemberRequest, reference: str, event_id: int) -> HttpResponse:
    """Strike out what was logged by mistake, and say why; it stays to be read."""
    access_request = get_own_request(request.member, reference)
    event = find_event(request, access_request, event_id).standing()
    if event.struck_at is not None:
        return redirect(access_request)
    form = StrikeForm(request.POST or request.typed_before, initial={"version": access_request.version})
    if request.method == "POST" and "preview" not in request.POST and form.is_valid():
        with errors_on(form):
            try:
                strike(
                    event=event,
                    why=form.cleaned_data["why"],
                    by=request.member,
                    today=todays_date(),
                    expected_version=form.cleaned_data["version"],
                )
            except AnotherFirst as refusal:
                words = _("“%(entry)s” of %(day)s refers to this entry: strike that one out first.")
                form.add_error(None, ValidationError(words, params=named(refusal.entry)))
            else:
                messages.success(request, _("Struck out. It stays readable, and can be put back."), extra_tags=SAVED)
                return redirect(access_request)
    if request.typed_before or "preview" in request.POST:
        form = StrikeForm(initial=as_typed(form))
    change = change_of(event, access_request)
    context = {"form": form, "access_request": access_request, "event": event, "change": change}
    return render(request, "requests_app/strike_event.html", context)


@require_POST
@for_member
def put_back_event(request: MemberRequest, reference: str, event_id: int) -> HttpResponse:
    """Let an entry that was struck out count again."""
    access_request = get_own_request(request.member, reference)
    try:
        put_back(event=find_event(request, access_request, event_id), by=request.member, today=todays_date())
    except AnotherFirst as refusal:
        words = _("The entry refers to “%(entry)s” of %(day)s, which is struck out: put that one back first.")
        messages.error(request, words % named(refusal.entry))
    except ClockError as error:
        messages.error(request, _("It cannot be put back. %(why)s") % {"why": error.text(get_language() or "en")})
    else:
        messages.success(request, _("Put back: it counts again."))
    return redirect(access_request)


def find_event(request: MemberRequest, access_request: AccessRequest, event_id: int) -> Event:
    events = Event.objects.visible_to(request.member).filter(access_request=access_request)
    return get_object_or_404(events, pk=event_id)


def named(event: Event) -> dict[str, str]:
    return {"entry": event.get_kind_display(), "day": long_date_plain(event.happened_on)}


def change_of(event: Event, access_request: AccessRequest) -> Change | None:
    """The clock with and without it; None for kinds that the clock does not read."""
    if event.kind in TOLD_KINDS:
        return None
    return change_without(
        event, access_request=access_request, events=clock_events(access_request), today=todays_date()
    )
