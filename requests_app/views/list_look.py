from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from newsrooms.access import MemberRequest, for_member
from requests_app.actions.save_view import set_look
from requests_app.queries.address import Asked, columns_of, columns_told, size_of
from requests_app.views.selecting import LISTS


@require_POST
@for_member
def list_look(request: MemberRequest, of: str) -> HttpResponse:
    """The columns of a list and the rows of its pages, from now on; they stand in the address too, to be sent."""
    if of not in LISTS:
        raise Http404
    columns = columns_of(".".join(request.POST.getlist("columns")) or columns_told(()))
    rows = size_of(request.POST.get("rows"))
    set_look(of=of, columns=columns_told(columns), rows=rows, by=request.member)
    asked = Asked.read(request.GET, view="all" if of == "request_list" else "open")
    return redirect(reverse(of, args=[request.member.newsroom.slug]) + asked.query(columns=columns, rows=rows))
