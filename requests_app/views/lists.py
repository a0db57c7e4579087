from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from newsrooms.access import MemberRequest, for_member
from newsrooms.today import today as todays_date
from requests_app.models import AccessRequest, ListLook, OpeningView
from requests_app.queries.act_first import act_first
from requests_app.queries.address import Asked, columns_of, size_of
from requests_app.queries.dashboard import in_scope, ledger
from requests_app.queries.filters import choices, filters_said, is_same_view, looks, named, passed_over, sortings
from requests_app.queries.home import home as home_of
from requests_app.queries.listing import in_view, narrowed, page_of


@require_GET
@for_member
def home(request: MemberRequest) -> HttpResponse:
    """What to do now: own requests for a journalist, the dashboard for who answers for the newsroom."""
    if request.member.oversees:
        return redirect("overdue", newsroom=request.member.newsroom.slug)
    shown = home_of(request.member, todays_date())
    return render(request, "requests_app/home.html", {"home": shown, "reply_demanded": shown.demand})


@require_GET
@for_member
def overdue(request: MemberRequest) -> HttpResponse:
    """The overdue dashboard. The list alone when a filter asks for it."""
    opening = None if request.GET else OpeningView.objects.visible_to(request.member).select_related("view").first()
    if opening is not None:
        return redirect(request.path + opening.view.query)
    today = todays_date()
    asked = as_looked_at(Asked.read(request.GET), request, "overdue")
    found = narrowed(in_scope(request.member, asked.view, today), asked, request.member, today)
    first = act_first(request.member, today) if asked.opens_the_day else None
    figures, offered = ledger(request.member, asked, today), choices(request.member, asked, today)
    page = page_of(found, asked, request.member, today, above=first)
    context = {
        "asked": asked,
        "ledger": figures,
        "reply_demanded": figures.demand,
        "oldest_days": figures.oldest_days(today),
        "choices": offered,
        "kept": next((query for query, _name in offered.views if is_same_view(query, asked)), ""),
        "looks": looks(asked, with_journalist=request.member.oversees),
        "filters": filters_said(asked, offered),
        "sortings": sortings(with_journalist=request.member.oversees),
        "page": page,
        "passed_over": passed_over(asked, request.GET, page),
    }
    response = render(request, "requests_app/overdue.html", context)
    response["HX-Push-Url"] = request.path + asked.query()  # the address without the fields that are empty
    return response


@require_GET
@for_member
def request_list(request: MemberRequest) -> HttpResponse:
    """Every request that one may see, newest first; where "Find" leads."""
    today = todays_date()
    asked = as_looked_at(Asked.read({"sort": "-filed", **request.GET.dict()}, view="all"), request, "request_list")
    requests = AccessRequest.objects.visible_to(request.member)
    found = narrowed(in_view(requests, asked.view, request.member, today), asked, request.member, today)
    page = page_of(found, asked, request.member, today)
    context = {
        "asked": asked,
        "filters": filters_said(replace(asked, q=""), named(request.member, asked)),  # what is searched is the head
        "page": page,
        "passed_over": passed_over(asked, request.GET, page),
        "looks": looks(asked, with_journalist=True),
    }
    return render(request, "requests_app/request_list.html", context)


def as_looked_at(asked: Asked, request: MemberRequest, of: str) -> Asked:
    """With the columns and rows that the member has chosen for the list, where the address names none."""
    if "columns" in request.GET and "rows" in request.GET:
        return asked
    look = ListLook.objects.visible_to(request.member).filter(list=of).first()
    if look is None:
        return asked
    return replace(
        asked,
        columns=asked.columns if "columns" in request.GET else columns_of(look.columns),
        rows=asked.rows if "rows" in request.GET else size_of(look.rows),
    )
