"""The parts of a request, wherever one looks from: the first request and all that went on by itself."""

from datetime import date

from django.db.models import Q

from newsrooms.models import Membership
from requests_app.models import AccessRequest
from requests_app.queries.listing import Row, rows_of


def strands_of(access_request: AccessRequest, member: Membership, today: date) -> list[Row]:
    """The other parts that the member may see, the first request on top."""
    first = access_request.strand_of_id or access_request.pk
    parts = AccessRequest.objects.visible_to(member).filter(Q(pk=first) | Q(strand_of=first))
    others = list(parts.exclude(pk=access_request.pk).for_list().order_by("pk"))
    return rows_of(others, today) if others else []
