from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from newsrooms.access import MemberRequest, for_member
from requests_app.queries.scorecards import AskedCards, cards


@require_GET
@for_member
def scorecards(request: MemberRequest) -> HttpResponse:
    """How the institutions that the newsroom deals with have answered it."""
    asked = AskedCards.read(request.GET)
    return render(request, "requests_app/scorecards.html", {"asked": asked, "cards": cards(request.member, asked)})
