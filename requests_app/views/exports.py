from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from newsrooms.access import MemberRequest, for_member
from newsrooms.pdf.press import TooLong
from newsrooms.today import today as todays_date
from requests_app.actions.export_requests import export_requests
from requests_app.actions.print_list import print_list
from requests_app.exports.files import FORMATS
from requests_app.exports.paper import MOST_ROWS, PrintedList
from requests_app.models import AccessRequest
from requests_app.models.access_request import AccessRequestQuerySet
from requests_app.queries.address import Asked
from requests_app.queries.dashboard import scope_of
from requests_app.queries.filters import filters_said, named
from requests_app.queries.listing import in_order, in_view, narrowed

PDF = "pdf"


@require_POST
@for_member
def export_list(request: MemberRequest, file_format: str) -> HttpResponseBase:
    """The list of requests as a file; without a question, all that one may see. Sent as a form: it leaves a trace."""
    asked = Asked.read({"sort": "-filed", **request.GET.dict()}, view="all")
    return as_file(request, AccessRequest.objects.visible_to(request.member), asked, file_format)


@require_POST
@for_member
def export_overdue(request: MemberRequest, file_format: str) -> HttpResponseBase:
    """The list of the dashboard as a file."""
    return as_file(request, scope_of(request.member), Asked.read(request.GET), file_format)


def as_file(
    request: MemberRequest, requests: AccessRequestQuerySet, asked: Asked, file_format: str
) -> HttpResponseBase:
    if file_format not in (*FORMATS, PDF):
        raise Http404
    member, today = request.member, todays_date()
    found = narrowed(in_view(requests, asked.view, member, today), asked, member, today)
    if file_format == PDF:
        return on_paper(request, in_order(found, asked, today), asked, today)
    both = request.GET.get("headings") == "both"
    pieces = export_requests(
        parts=in_order(found, asked, today),
        file_format=file_format,
        language="both" if both else get_language() or "en",
        asked=told_of(request, asked),
        newsroom=member.newsroom,
        by=member,
        today=today,
    )
    return StreamingHttpResponse(pieces, content_type=FORMATS[file_format], headers=headers(file_format, today))


def on_paper(request: MemberRequest, parts: list[AccessRequestQuerySet], asked: Asked, today: date) -> HttpResponseBase:
    """The list as a PDF; one that is too long for paper says so in its place."""
    member = request.member
    requests = [one for part in parts for one in part.for_list()[: MOST_ROWS + 1]]
    printed = PrintedList(requests, asked.view, filters_said(asked, named(member, asked)), member.oversees)
    try:
        pdf = print_list(
            printed=printed,
            language=get_language() or "en",
            asked=told_of(request, asked),
            by=member,
            today=today,
        )
    except TooLong:
        words = _("A PDF takes up to %(most)d requests: narrow the list by a filter, or take it as CSV or Excel.")
        messages.error(request, words % {"most": MOST_ROWS})
        shown = "overdue" if told_of(request, asked)["list"] == "export_overdue" else "request_list"
        return redirect(reverse(shown, args=[member.newsroom.slug]) + asked.query())
    return HttpResponse(pdf, content_type="application/pdf", headers=headers(PDF, today))


def told_of(request: MemberRequest, asked: Asked) -> dict[str, str]:
    """What the trail keeps of the question."""
    return {"list": (request.resolver_match and request.resolver_match.url_name) or "", "query": asked.query()}


def headers(file_format: str, today: date) -> dict[str, str]:
    name = _("requests") + f"-{today.isoformat()}.{file_format}"
    return {
        "Content-Disposition": content_disposition_header(as_attachment=True, filename=name) or "attachment",
        "Cache-Control": "private, no-store",
    }
