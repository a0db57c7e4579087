from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from newsrooms.access import MemberRequest, for_member
from newsrooms.models import Membership
from requests_app.actions.watch import SeesItNot, stop_watching
from requests_app.actions.watch import watch as begin
from requests_app.forms.people_forms import WatcherForm
from requests_app.views.finding import get_request


@require_POST
@for_member
def watch(request: MemberRequest, reference: str) -> HttpResponse:
    """Watch a request or stop it: oneself, or, for who oversees the newsroom, a colleague."""
    access_request = get_request(request.member, reference)
    watcher = chosen(request)
    if watcher is None:
        messages.error(request, _("Choose a colleague."))
    elif "stop" in request.POST:
        stop_watching(access_request=access_request, watcher=watcher, by=request.member)
        messages.success(request, _("%(name)s watches it no more.") % {"name": watcher.user})
    else:
        try:
            begin(access_request=access_request, watcher=watcher, by=request.member)
            messages.success(request, _("%(name)s watches it.") % {"name": watcher.user})
        except SeesItNot:
            words = _("%(name)s may not see this request. It is restricted, and to watch it would not change that.")
            messages.error(request, words % {"name": watcher.user})
    return redirect(access_request)


def chosen(request: MemberRequest) -> Membership | None:
    """Whom the button is about; None where nobody was chosen."""
    if "watcher" not in request.POST:
        return request.member
    if not request.member.oversees:
        raise Http404
    form = WatcherForm(request.POST, member=request.member)
    return form.cleaned_data["watcher"] if form.is_valid() else None
