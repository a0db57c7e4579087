"""The projects of a newsroom, with how much of each one sees."""

from django.db.models import F, OuterRef

from newsrooms.models import Membership
from requests_app.models import AccessRequest, Project
from requests_app.models.project import ProjectQuerySet
from requests_app.queries.listing import CappedCount


def projects_of(member: Membership) -> ProjectQuerySet:
    """Open ones first, by name; the counts are of requests that `member` may see."""
    requests = AccessRequest.objects.visible_to(member).filter(project=OuterRef("pk"))
    return (
        Project.objects.visible_to(member)
        .annotate(waiting=CappedCount(requests.pending()), requests=CappedCount(requests))
        .order_by(F("closed_on").desc(nulls_first=True), "name")
    )
