from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from newsrooms.access import MemberRequest, for_member
from newsrooms.today import today as todays_date
from requests_app.models import AccessRequest
from requests_app.queries.dashboard import choices, ledger, scope_of
from requests_app.queries.home import home as home_of
from requests_app.queries.listing import Asked, in_view, narrowed, page_of


@require_GET
@for_member
def home(request: MemberRequest) -> HttpResponse:
    """What to do now: own requests for a journalist, the dashboard for who answers for the newsroom."""
    if request.member.oversees:
        return redirect("overdue", newsroom=request.member.newsroom.slug)
    return render(request, "requests_app/home.html", {"home": home_of(request.member, todays_date())})


@require_GET
@for_member
def overdue(request: MemberRequest) -> HttpResponse:
    """The overdue dashboard. The list alone when a filter asks for it."""
    today = todays_date()
    asked = Asked.read(request.GET)
    found = narrowed(in_view(scope_of(request.member), asked.view, request.member, today), asked)
    context = {
        "asked": asked,
        "ledger": ledger(request.member, asked, today),
        "choices": choices(request.member),
        "page": page_of(found, asked, today),
    }
    return render(request, "requests_app/overdue.html", context)


@require_GET
@for_member
def request_list(request: MemberRequest) -> HttpResponse:
    """Every request that one may see, newest first; where "Find" leads."""
    today = todays_date()
    asked = Asked.read({"sort": "-filed", **request.GET.dict()}, view="all")
    requests = AccessRequest.objects.visible_to(request.member)
    found = narrowed(in_view(requests, asked.view, request.member, today), asked)
    return render(request, "requests_app/request_list.html", {"asked": asked, "page": page_of(found, asked, today)})
