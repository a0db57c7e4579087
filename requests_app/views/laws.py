from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from newsrooms.access import MemberRequest, for_member
from requests_app.actions.switch_regime import switch_regime
from requests_app.clock import codes, law
from requests_app.models.regime import statutes_for
from requests_app.winding import outdated_clocks


@require_http_methods(["GET", "POST"])
@for_member
def laws(request: MemberRequest) -> HttpResponse:
    """The laws that the newsroom counts by; what is not verified is turned on here, by an admin, knowing so."""
    if not request.member.manages_newsroom:
        raise Http404
    if request.method == "POST":
        statute = request.POST.get("statute", "")
        if statute not in codes() or law(statute).verified:
            raise Http404
        switch_regime(statute=statute, on=request.POST.get("turn") == "on", by=request.member)
        messages.success(request, _("Saved."))
        return redirect("laws", newsroom=request.member.newsroom.slug)
    context = {
        "laws": sorted((law(code) for code in codes()), key=lambda one: not one.verified),
        "turned_on": statutes_for(request.member),
        "outdated": outdated_clocks(),
    }
    return render(request, "requests_app/laws.html", context)
