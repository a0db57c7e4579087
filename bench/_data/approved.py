"""A newsroom with many approved complaints, each of a request of its own with the same story: letters of two pages.

The first is logged, drafted and approved by the product's own actions; the others are copies of its rows.
"""

import uuid
from datetime import date, timedelta
from typing import Any


def newsroom() -> tuple[Any, Any]:
    """Its admin, and its one request."""
    from newsrooms.models import Membership, Newsroom, User  # noqa: PLC0415
    from requests_app.actions.log_request import log_request  # noqa: PLC0415
    from requests_app.drafts import RequestDraft  # noqa: PLC0415
    from requests_app.models import Institution  # noqa: PLC0415

    house = Newsroom.objects.create(
        name="The Bench", slug="the-bench", language="en", street="17 Canal Walk", city="Ottawa", province="ON",
        postal_code="K1P 0X9", telephone="613 555-0100", email="access@bench.example",
    )  # fmt: skip
    user = User.objects.create_user("ada@bench.example", first_name="Ada", last_name="Roy")
    ada = Membership.objects.create(user=user, newsroom=house, role="admin")
    draft = RequestDraft(
        institution=Institution.objects.get(abbr_en="RCMP"),
        subject="Facial recognition",
        text="All records on the use of facial recognition since 1 January 2019. " * 4,
        filed_on=today() - timedelta(days=62),
        received_on=today() - timedelta(days=60),
        channel="online",
        language="en",
        journalist=user,
        requester_name="Ada Roy",
        file_number="A-2026-00001",
    )
    request = log_request(draft=draft, submission=uuid.uuid4(), by=ada, today=today())
    log(request, ada, "acknowledgement", 57)
    for days in (25, 20, 15, 10, 5):
        log(request, ada, "follow_up", days)
    request.refresh_from_db()
    return ada, request


def log(request: Any, ada: Any, kind: str, days_ago: int) -> Any:
    from requests_app.actions.log_event import log_event  # noqa: PLC0415
    from requests_app.drafts import EventDraft  # noqa: PLC0415
    from requests_app.enums import EventKind  # noqa: PLC0415

    request.refresh_from_db()
    draft = EventDraft(kind=EventKind(kind), happened_on=today() - timedelta(days=days_ago), details="x")
    return log_event(access_request=request, draft=draft, by=ada, today=today(), expected_version=request.version)


def approve(request: Any, ada: Any) -> Any:
    from complaints.actions.approve_complaint import approve_complaint  # noqa: PLC0415
    from complaints.actions.draft_complaint import draft_complaint  # noqa: PLC0415
    from complaints.models import Complaint  # noqa: PLC0415

    drafted = draft_complaint(access_request=request, language="en", by=ada, today=today())
    Complaint.objects.filter(pk=drafted.pk).update(signatory_name="Ada Roy")
    return approve_complaint(complaint=drafted, expected_version=drafted.version, by=ada, today=today())


def many(how_many: int) -> Any:
    """So many approved complaints of one newsroom; its admin."""
    from complaints.assembly import digest, facts_of, stable_facts  # noqa: PLC0415
    from complaints.models import Complaint  # noqa: PLC0415
    from requests_app.models import AccessRequest, Event  # noqa: PLC0415

    ada, request = newsroom()
    complaint = approve(request, ada)
    events = list(request.events.order_by("pk"))
    requests = [
        copy(AccessRequest, request, number=1000 + n, reference=f"2026-{1000 + n}", submission=uuid.uuid4())
        for n in range(how_many - 1)
    ]
    AccessRequest.objects.bulk_create(requests, batch_size=200)
    Event.objects.bulk_create(
        [
            copy(Event, event, access_request_id=other.pk, submission=uuid.uuid4())
            for other in requests
            for event in events
        ],
        batch_size=200,
    )
    copies = []
    for other in requests:
        one = copy(Complaint, complaint, access_request_id=other.pk)
        told = stable_facts(facts_of(one, today()))
        one.approved_facts, one.facts_digest = told, digest(told)
        copies.append(one)
    Complaint.objects.bulk_create(copies, batch_size=100)
    return ada


def copy(model: Any, row: Any, **other: Any) -> Any:
    values = {field.attname: getattr(row, field.attname) for field in model._meta.concrete_fields if field.name != "id"}  # noqa: SLF001
    return model(**values | other)


def today() -> date:
    from newsrooms.today import today as todays_date  # noqa: PLC0415

    return todays_date()
