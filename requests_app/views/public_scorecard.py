import hashlib

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from newsrooms.access import MemberRequest, for_member
from requests_app.actions.publish_scorecard import (
    let_engines_list_scorecard,
    renew_scorecard,
    turn_off_scorecard,
    turn_on_scorecard,
)
from requests_app.models import PublicScorecard
from requests_app.queries.public_scorecard import public_page


@require_http_methods(["GET", "POST"])
@for_member
def scorecard_settings(request: MemberRequest) -> HttpResponse:
    """Whether readers are shown a scorecard, and where: an admin turns it on and off, and gives it another address."""
    member = request.member
    if not member.manages_newsroom:
        raise Http404
    if request.method == "POST":
        match request.POST.get("do"):
            case "on":
                turn_on_scorecard(by=member)
            case "renew":
                renew_scorecard(by=member)
            case "engines":
                let_engines_list_scorecard(allowed=request.POST.get("allowed") == "1", by=member)
            case "off":
                turn_off_scorecard(by=member)
            case _:
                raise Http404
        messages.success(request, _("Saved."))
        return redirect("scorecard_settings", newsroom=member.newsroom.slug)
    shown = PublicScorecard.objects.visible_to(member).select_related("turned_on_by").first()
    base = settings.PUBLIC_URL.rstrip("/")
    addresses = {language: base + shown.path(language) for language in ("en", "fr")} if shown else {}
    return render(request, "requests_app/scorecard_settings.html", {"shown": shown, "addresses": addresses})


@require_GET
def public_scorecard(request: HttpRequest, token: str) -> HttpResponse:
    """For readers, without an account. A cache asks each time whether it still holds, so it is gone when turned off."""
    page = public_page(token)
    if page is None:
        raise Http404
    response = render(request, "requests_app/public_scorecard.html", {"page": page})
    response["ETag"] = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    if request.headers.get("If-None-Match") == response["ETag"]:
        response = HttpResponseNotModified(headers={"ETag": response["ETag"]})
    response["Cache-Control"] = "public, no-cache"
    response["Referrer-Policy"] = "no-referrer"
    if not page.in_search_engines:
        response["X-Robots-Tag"] = "noindex, nofollow"
    return response
