from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from newsrooms.access import MemberRequest, for_member
from newsrooms.dates import long_date
from newsrooms.today import today as todays_date
from requests_app.actions.quiet_request import LimitInTheWay, wake_request
from requests_app.actions.quiet_request import quiet_request as quiet
from requests_app.forms.day_forms import QuietForm
from requests_app.views.conflicts import errors_on
from requests_app.views.finding import get_own_request


@require_http_methods(["GET", "POST"])
@for_member
def quiet_request(request: MemberRequest, reference: str) -> HttpResponse:
    """Let a request be until a day, or have it back now."""
    access_request = get_own_request(request.member, reference)
    if "wake" in request.POST:
        wake_request(access_request=access_request, by=request.member)
        messages.success(request, _("The request is back among the others."))
        return redirect(access_request)
    today = todays_date()
    values = {
        "until": access_request.quiet_until,
        "why": access_request.quiet_why,
        "version": access_request.version,
    }
    form = QuietForm(request.POST or None, initial=values, today=today)
    if form.is_valid():
        with errors_on(form):
            try:
                quiet(
                    access_request=access_request,
                    until=form.cleaned_data["until"],
                    why=form.cleaned_data["why"],
                    by=request.member,
                    today=today,
                    expected_version=form.cleaned_data["version"],
                )
            except LimitInTheWay as refusal:
                form.refuse(refusal)
            else:
                words = _("Quiet until %(day)s: after the others in every list. What comes in ends it sooner.")
                messages.success(request, words % {"day": long_date(form.cleaned_data["until"])})
                return redirect(access_request)
    return render(request, "requests_app/quiet.html", {"form": form, "access_request": access_request})
