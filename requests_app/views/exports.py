from django.http import Http404, StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from newsrooms.access import MemberRequest, for_member
from newsrooms.today import today as todays_date
from requests_app.actions.export_requests import export_requests
from requests_app.exports.files import FORMATS
from requests_app.models import AccessRequest
from requests_app.models.access_request import AccessRequestQuerySet
from requests_app.queries.address import Asked
from requests_app.queries.dashboard import scope_of
from requests_app.queries.listing import in_order, in_view, narrowed


@require_POST
@for_member
def export_list(request: MemberRequest, file_format: str) -> StreamingHttpResponse:
    """The list of requests as a file; without a question, all that one may see. Sent as a form: it leaves a trace."""
    asked = Asked.read({"sort": "-filed", **request.GET.dict()}, view="all")
    return as_file(request, AccessRequest.objects.visible_to(request.member), asked, file_format)


@require_POST
@for_member
def export_overdue(request: MemberRequest, file_format: str) -> StreamingHttpResponse:
    """The list of the dashboard as a file."""
    return as_file(request, scope_of(request.member), Asked.read(request.GET), file_format)


def as_file(
    request: MemberRequest, requests: AccessRequestQuerySet, asked: Asked, file_format: str
) -> StreamingHttpResponse:
    if file_format not in FORMATS:
        raise Http404
    member, today = request.member, todays_date()
    found = narrowed(in_view(requests, asked.view, member, today), asked, member, today)
    both = request.GET.get("headings") == "both"
    pieces = export_requests(
        parts=in_order(found, asked, today),
        file_format=file_format,
        language="both" if both else get_language() or "en",
        asked={"list": request.resolver_match.url_name if request.resolver_match else "", "query": asked.query()},
        newsroom=member.newsroom,
        by=member,
        today=today,
    )
    name = f"{_('requests')}-{today.isoformat()}.{file_format}"
    return StreamingHttpResponse(
        pieces,
        content_type=FORMATS[file_format],
        headers={
            "Content-Disposition": content_disposition_header(as_attachment=True, filename=name) or "attachment",
            "Cache-Control": "private, no-store",
        },
    )
