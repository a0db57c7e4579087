import uuid
from datetime import date
from itertools import count, islice
from typing import Any

from factory.declarations import LazyAttribute, LazyFunction, Sequence, SubFactory
from factory.django import DjangoModelFactory

from newsrooms.models import Membership
from newsrooms.today import today
from requests_app.models import AccessRequest, FileNumber, Institution, Limit
from requests_app.search import index_request, index_requests
from requests_app.winding import wind

from .people import MembershipFactory

RECEIVED = date(2020, 2, 10)
DUE = date(2020, 3, 11)
FURTHER_NUMBERS = count(100_000)  # above those of the factory itself


class AccessRequestFactory(DjangoModelFactory):
    """An open request to the RCMP, filed and received on 10 February 2020 and due on 11 March 2020.

    `member` is whose it is; without one, a new journalist of a newsroom of their own.
    """

    class Meta:
        model = AccessRequest

    class Params:
        member = SubFactory(MembershipFactory)

    newsroom = LazyAttribute(lambda made: made.member.newsroom)
    journalist = LazyAttribute(lambda made: made.member.user)
    logged_by = LazyAttribute(lambda made: made.journalist)
    number = Sequence(lambda number: number + 1)
    reference = LazyAttribute(lambda made: f"{made.filed_on.year}-{made.number:04d}")
    institution = LazyFunction(lambda: Institution.objects.get(slug="rcmp-grc"))
    requester_name = "Alice Martin"
    subject = "Facial recognition"
    language = "en"
    channel = "online"
    filed_on = RECEIVED
    received_on = LazyAttribute(lambda made: made.filed_on)

    @classmethod
    def _create(cls, *_model_and_args, **fields):
        access_request = AccessRequest(**fields)
        wind(access_request, today())
        if access_request.file_number:
            FileNumber.objects.create(
                newsroom=access_request.newsroom,
                access_request=access_request,
                institution=access_request.institution,
                number=access_request.file_number,
                since=access_request.filed_on,
                told_by=access_request.logged_by,
            )
        index_request(access_request)
        return access_request


def many_requests(how_many: int, *, member: Membership, **fields: Any) -> list[AccessRequest]:
    """Requests like one another, with their stored dates and limits, in a few queries."""
    first: AccessRequest = AccessRequestFactory.create(member=member, **fields)
    limits = list(Limit.objects.filter(access_request=first))
    copies = []
    for number in islice(FURTHER_NUMBERS, how_many - 1):
        other = AccessRequest.objects.get(pk=first.pk)
        other.pk, other.submission = None, uuid.uuid4()
        other.number = number
        other.reference = f"{other.filed_on.year}-{other.number:04d}"
        copies.append(other)
    others = AccessRequest.objects.bulk_create(copies)
    Limit.objects.bulk_create(
        Limit(**{**values_of(limit), "access_request_id": other.pk}) for other in others for limit in limits
    )
    index_requests(other.pk for other in others)
    return [first, *others]


def values_of(limit: Limit) -> dict[str, Any]:
    return {field.attname: getattr(limit, field.attname) for field in Limit._meta.concrete_fields if field.name != "id"}
