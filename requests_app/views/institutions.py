from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from newsrooms.access import MemberRequest, for_member
from requests_app.institutions.matching import OFFERED, Matcher

LISTED = 400


@require_GET
@for_member
def institution_search(request: MemberRequest) -> HttpResponse:
    """The type-ahead's answer as JSON; asked without it, a plain page of the same list."""
    typed = request.GET.get("q", "")[:200].replace("\x00", "")
    matcher = Matcher(request.member.newsroom)
    if request.get_preferred_type(["text/html", "application/json"]) != "application/json":
        found = matcher.offer(typed, LISTED)
        return render(request, "requests_app/institutions.html", {"institutions": found, "typed": typed})
    here = get_language() or "en"
    other = "en" if here == "fr" else "fr"
    return JsonResponse(
        {
            "results": [
                {
                    "value": institution.slug,
                    "label": institution.name(here),
                    "initials": institution.abbreviation(here),
                    "other": institution.name(other) if institution.name_en != institution.name_fr else "",
                    "other_initials": institution.abbreviation(other),
                    "other_lang": other,
                }
                for institution in matcher.offer(typed, OFFERED)
            ]
        }
    )
