from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from newsrooms.access import MemberRequest, for_member
from newsrooms.today import today as todays_date
from requests_app.actions.shelve_request import shelve_request, take_off_shelf
from requests_app.forms.day_forms import ShelfForm
from requests_app.models.access_request import PENDING
from requests_app.views.conflicts import errors_on
from requests_app.views.finding import get_own_request


@require_http_methods(["GET", "POST"])
@for_member
def shelf(request: MemberRequest, reference: str) -> HttpResponse:
    """Put a request on the shelf, or have it back."""
    access_request = get_own_request(request.member, reference)
    today = todays_date()
    if "back" in request.POST:
        take_off_shelf(access_request=access_request, by=request.member, today=today)
        messages.success(request, _("The request is back among the others."))
        return redirect(access_request)
    values = {"why": access_request.shelved_why, "version": access_request.version}
    form = ShelfForm(request.POST or None, initial=values)
    if form.is_valid():
        with errors_on(form):
            shelved = shelve_request(
                access_request=access_request,
                why=form.cleaned_data["why"],
                by=request.member,
                today=today,
                expected_version=form.cleaned_data["version"],
            )
            if shelved.is_on_shelf(today):
                messages.success(request, _("On the shelf: out of the way, and counted. What comes in brings it back."))
            return redirect(access_request)
    context = {
        "form": form,
        "access_request": access_request,
        "is_on_shelf": access_request.is_on_shelf(today),
        "may_be_put": access_request.phase in PENDING,
    }
    return render(request, "requests_app/shelf.html", context)
