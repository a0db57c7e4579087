from datetime import date

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from complaints.actions.approve_complaint import FileChanged, approve_complaint
from complaints.actions.changing import ChangedMeanwhile, NotAllowed, WrongStage, may_work_on
from complaints.actions.draft_complaint import draft_complaints
from complaints.actions.edit_complaint import edit_complaint
from complaints.actions.send_back_complaint import send_back_complaint
from complaints.actions.submit_complaint import submit_complaint
from complaints.enums import DELAYS, EDITABLE
from complaints.forms import ComplaintForm, StartForm
from complaints.letters.render import warm_up_soon
from complaints.models import Complaint
from complaints.readiness import NotReady
from complaints.suggesting import suggestions
from complaints.views.finding import complaints_on, get_request, pick
from complaints.views.page import Choice, complaint_form, complaint_page, form_as_typed, standing_of, start_page
from newsrooms.access import MemberRequest, for_member
from newsrooms.today import today as todays_date
from requests_app.models import AccessRequest
from requests_app.winding import clock_of

FOR_EDITORS = ("approve", "send_back")


@require_http_methods(["GET", "POST"])
@for_member
def complaint(request: MemberRequest, reference: str, number: int | None = None) -> HttpResponse:
    """A complaint on a request: read, edited, sent on. Without a number the newest, or the start of the first."""
    access_request = get_request(request.member, reference)
    made = complaints_on(request.member, access_request)
    if request.method == "POST" and not may_work_on(access_request, request.member):
        raise Http404
    today = todays_date()
    if not made and number is None:
        return start(request, access_request, made, today, anything=False)
    found = pick(made, number)
    typed = request.POST if "preview" in request.POST else request.typed_before
    if typed is None and request.method == "POST":
        return edit(request, found, today)
    warm_up_soon()
    standing = standing_of(found, today)
    form = form_as_typed(standing, today, typed) if typed else None
    return complaint_page(request, standing, today=today, form=form, siblings=made)


@require_http_methods(["GET", "POST"])
@for_member
def another_complaint(request: MemberRequest, reference: str) -> HttpResponse:
    """A complaint on another ground beside those that there are."""
    access_request = get_request(request.member, reference)
    if request.method == "POST" and not may_work_on(access_request, request.member):
        raise Http404
    made = complaints_on(request.member, access_request)
    return start(request, access_request, made, todays_date(), anything=True)


def start(
    request: MemberRequest, access_request: AccessRequest, made: list[Complaint], today: date, *, anything: bool
) -> HttpResponse:
    """What may be complained of, and the drafts of what is chosen; `anything`: also what no fact speaks for."""
    events = access_request.events.standing().in_order().select_related("access_request")
    choice = Choice(suggestions(clock_of(access_request, today), events, today, made, access_request.statute), made)
    if not may_work_on(access_request, request.member) or not (choice.supported or anything):
        status = 200 if request.method == "GET" else 409
        return start_page(request, access_request, choice, None, status=status)
    form = StartForm(
        request.POST or None,
        offered=choice.offered,
        asked=choice.asked,
        initial={"language": get_language() or request.member.newsroom.language, "grounds": choice.first},
    )
    if request.method != "POST" or not form.is_valid():
        return start_page(request, access_request, choice, form)
    chosen = form.chosen() or [one for one in choice.all if one.ground in DELAYS]
    if any(one.timing.refusal for one in chosen) or not chosen:
        return start_page(request, access_request, choice, form, status=409)
    data = form.cleaned_data
    try:
        drafted = draft_complaints(
            access_request=access_request,
            matters=[(one.ground, one.about) for one in chosen],
            language=data["language"],
            by=request.member,
            today=today,
            confirmed_uncertain=data.get("confirmed_uncertain", False),
            confirmed_out_of_time=data.get("confirmed_out_of_time", False),
        )
    except NotReady as refused:
        for check in refused.checks:
            form.add_error(check.field if check.field in form.fields else None, ValidationError(confirm_words()))
        return start_page(request, access_request, choice, form)
    messages.success(request, drafted_words(drafted))
    return redirect(drafted[0])


def drafted_words(drafted: list[Complaint]) -> str:
    if len(drafted) == 1:
        return _("Drafted from the facts. Read it, then send it to review.")
    return _("%(count)d complaints drafted, one for each ground. Read each, then send it to review.") % {
        "count": len(drafted)
    }


def confirm_words() -> str:
    return _("Say that you have read the warning, or come back on another day.")


def edit(request: MemberRequest, found: Complaint, today: date) -> HttpResponse:
    """Save what was typed, then go on as the button says. Nothing typed is lost, whatever is refused."""
    if request.POST.get("then") in FOR_EDITORS and not request.member.may_approve_complaints:
        raise Http404
    standing = standing_of(found, today)
    if found.stage not in EDITABLE:
        messages.warning(request, _("The complaint has been approved meanwhile and can no longer be edited."))
        return complaint_page(request, standing, today=today, status=409)
    form = complaint_form(standing, today, request.POST)
    if not form.is_valid():
        return complaint_page(request, standing, today=today, form=form)
    try:
        version = form.cleaned_data["version"]
        saved = edit_complaint(
            complaint=found, draft=form.draft(), expected_version=version, by=request.member, today=today
        )
        return go_on(request, saved, form, today)
    except ChangedMeanwhile as conflict:
        return both_texts(request, conflict.current, form, today)
    except WrongStage:
        messages.warning(request, _("The complaint has gone on meanwhile and can no longer be edited."))
        return redirect(found)


def go_on(request: MemberRequest, saved: Complaint, form: ComplaintForm, today: date) -> HttpResponse:
    """What the pressed button asks for beyond saving."""
    asked, member = request.POST.get("then", "save"), request.member
    try:
        match asked:
            case "review":
                submit_complaint(complaint=saved, expected_version=saved.version, by=member, today=today)
                messages.success(request, _("Sent to review."))
            case "approve":
                approve_complaint(
                    complaint=saved,
                    expected_version=saved.version,
                    expected_file_version=form.cleaned_data["file_version"],
                    by=member,
                    today=today,
                )
                messages.success(request, _("Approved."))
            case "send_back":
                note = form.cleaned_data["review_note"]
                send_back_complaint(complaint=saved, note=note, expected_version=saved.version, by=member)
                messages.success(request, _("Sent back to its drafter."))
            case _:
                messages.success(request, _("Saved."))
    except NotAllowed:
        raise Http404 from None
    except FileChanged:
        messages.error(request, _("Somebody changed this complaint meanwhile. Look at it again."))
    except NotReady as refused:
        messages.error(request, _("Saved, but it cannot go on yet: see what is to check."))
        return refused_page(request, saved, refused, today)
    return redirect(saved)


def refused_page(request: MemberRequest, saved: Complaint, refused: NotReady, today: date) -> HttpResponse:
    """What stops it, beside the field that puts it right."""
    standing = standing_of(saved, today)
    data = request.POST.copy()
    data["version"], data["file_version"] = str(saved.version), str(saved.access_request.version)
    form = complaint_form(standing, today, data)
    for check in refused.checks:
        form.add_error(check.field if check.field in form.fields else None, ValidationError(check.text))
    return complaint_page(request, standing, today=today, form=form)


def both_texts(request: MemberRequest, current: Complaint, form: ComplaintForm, today: date) -> HttpResponse:
    """Somebody else was there first: their text beside ours, and ours saved only when the button is pressed again."""
    standing = standing_of(current, today)
    data = request.POST.copy()
    data["version"], data["file_version"] = str(current.version), str(current.access_request.version)
    mine = complaint_form(standing, today, data)
    names = (
        *("language", "urgency", "additional_facts", "additional_relief", "respond_by"),
        *("signatory_name", "signatory_title"),
    )
    conflict = [
        (str(form.fields[name].label), str(getattr(current, name) or "–"), str(form.cleaned_data[name] or "–"))
        for name in names
        if (getattr(current, name) or "") != (form.cleaned_data[name] or "")
    ]
    return complaint_page(request, standing, today=today, form=mine, conflict=conflict or [("", "", "")], status=409)
