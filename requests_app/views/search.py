from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from newsrooms.access import MemberRequest, for_member
from requests_app.queries.searching import AskedFor, search


@require_GET
@for_member
def search_page(request: MemberRequest) -> HttpResponse:
    """Where "Find" leads: the whole newsroom, as far as one may see it."""
    asked = AskedFor.read(request.GET)
    return render(request, "requests_app/search.html", {"asked": asked, "found": search(request.member, asked)})
