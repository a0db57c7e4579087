from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from newsrooms.access import MemberRequest, for_member
from newsrooms.today import today as todays_date
from requests_app.clock import Clock, ClockWarning, law
from requests_app.enums import LETTERS_UNDER
from requests_app.forms.people_forms import WatcherForm
from requests_app.models import Reminder
from requests_app.models.access_request import PENDING
from requests_app.offers import offers
from requests_app.queries.documents import documents_of, with_documents
from requests_app.queries.file_numbers import earlier_numbers
from requests_app.queries.people import watchers_of
from requests_app.queries.strands import strands_of
from requests_app.queries.timeline import Entry, timeline
from requests_app.standing import standing_of
from requests_app.strip import full_strip
from requests_app.views.finding import get_request
from requests_app.winding import clock_of


@require_GET
@for_member
def request_page(request: MemberRequest, reference: str) -> HttpResponse:
    """One request: how it stands, its clock, what happened, what came to be logged."""
    access_request = get_request(request.member, reference)
    today = todays_date()
    clock = clock_of(access_request, today)
    standing = standing_of(access_request, clock.limits, today)
    may_change = access_request.may_be_changed_by(request.member)
    strands = strands_of(access_request, request.member, today)
    entries = timeline(access_request, clock, today, [row.access_request for row in strands])
    watchers = watchers_of(access_request, request.member)
    documents = documents_of(access_request)
    strip = full_strip(clock, today, get_language() or "en", title=standing.sentence, describedby="clock-key")
    context = {
        "access_request": access_request,
        "clock": clock,
        "law": law(access_request.statute),
        "standing": standing,
        "may_draft": may_change and standing.may_complain and access_request.statute in LETTERS_UNDER,
        "warnings": warnings_of(clock),
        "strip": strip,
        "earlier_numbers": earlier_numbers(access_request),
        "entries": with_documents(entries, documents),
        "loose_documents": documents.get(None, []),
        "strands": strands,
        "may_transfer": law(access_request.statute).transfer.on(access_request.filed_on) is not None,
        "offers": offers(clock, standing_kinds(entries)) if may_change else None,
        "may_change": may_change,
        "is_quiet": access_request.is_quiet(today),
        "is_on_shelf": access_request.is_on_shelf(today),
        "may_be_shelved": access_request.phase in PENDING,
        "reminders": Reminder.objects.visible_to(request.member).waiting().filter(access_request=access_request),
        "watchers": watchers,
        "watches": any(one.user_id == request.member.user_id for one in watchers),
        "watcher_form": WatcherForm(member=request.member) if request.member.oversees else None,
        "log_what_came_url": "#came" if may_change else "",
    }
    return render(request, "requests_app/request.html", context)


def standing_kinds(entries: list[Entry]) -> list[str]:
    return [entry.event.kind for entry in entries if entry.event and not entry.superseded]


def warnings_of(clock: Clock) -> list[ClockWarning]:
    """What must be looked at; that nothing was heard says already that receipt is presumed."""
    codes = {warning.code for warning in clock.warnings}
    return [one for one in clock.warnings if one.code != "presumed_receipt" or "no_acknowledgement" not in codes]
