import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from newsrooms.access import MemberRequest, for_member
from newsrooms.dates import long_date
from newsrooms.today import today as todays_date
from requests_app.actions.remind import delete_reminder, finish_reminder, move_reminder, set_reminder
from requests_app.forms.day_forms import ReminderForm
from requests_app.models import Reminder
from requests_app.views.finding import get_request


@require_GET
@for_member
def reminders(request: MemberRequest) -> HttpResponse:
    """One's own reminders that still wait, the next day first."""
    waiting = Reminder.objects.visible_to(request.member).waiting().select_related("access_request__institution")
    return render(request, "requests_app/reminders.html", {"reminders": waiting})


@require_http_methods(["GET", "POST"])
@for_member
def remind(request: MemberRequest, reference: str) -> HttpResponse:
    """Ask me again on …: for whoever sees the request."""
    access_request = get_request(request.member, reference)
    form = ReminderForm(request.POST or None, initial={"submission": uuid.uuid4()}, today=todays_date())
    if form.is_valid():
        reminder = set_reminder(
            access_request=access_request,
            day=form.cleaned_data["day"],
            words=form.cleaned_data["words"],
            submission=form.cleaned_data["submission"],
            by=request.member,
        )
        messages.success(request, _("You will be asked again on %(day)s.") % {"day": long_date(reminder.day)})
        return redirect(access_request)
    return render(request, "requests_app/reminder.html", {"form": form, "access_request": access_request})


@require_http_methods(["GET", "POST"])
@for_member
def reminder(request: MemberRequest, reminder_id: int) -> HttpResponse:
    """Move a reminder of one's own, have done with it, or take it away."""
    own = Reminder.objects.visible_to(request.member).select_related("access_request__newsroom")
    found = get_object_or_404(own, pk=reminder_id)
    is_moved = "done" not in request.POST and "delete" not in request.POST
    values = {"day": found.day, "words": found.words}
    form = ReminderForm(request.POST if request.POST and is_moved else None, initial=values, today=todays_date())
    if "done" in request.POST:
        finish_reminder(reminder=found, by=request.member)
        messages.success(request, _("Done."))
    elif "delete" in request.POST:
        delete_reminder(reminder=found, by=request.member)
        messages.success(request, _("The reminder is deleted."))
    elif form.is_valid():
        move_reminder(reminder=found, day=form.cleaned_data["day"], words=form.cleaned_data["words"], by=request.member)
        messages.success(request, _("You will be asked again on %(day)s.") % {"day": long_date(found.day)})
    else:
        context = {"form": form, "access_request": found.access_request, "reminder": found}
        return render(request, "requests_app/reminder.html", context)
    return redirect(found.access_request)
