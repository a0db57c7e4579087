import uuid
from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import Max

from newsrooms.audit import record
from newsrooms.models import Membership, Newsroom
from requests_app.actions.file_numbers import set_file_number
from requests_app.actions.tagging import tags_named, with_tags
from requests_app.drafts import RequestDraft
from requests_app.models import AccessRequest, Project
from requests_app.winding import wind


@transaction.atomic
def log_request(*, draft: RequestDraft, submission: uuid.UUID, by: Membership, today: date) -> AccessRequest:
    """Log a request, wind its clock, leave a trace. The same form sent twice gives the request that it made.

    Raises: `ClockError` where the facts contradict one another, and then nothing is saved.
    """
    return log_one(lock_newsroom(by), draft, submission, by, today)


@transaction.atomic
def log_requests(
    *, drafts: Sequence[RequestDraft], submission: uuid.UUID, by: Membership, today: date
) -> list[AccessRequest]:
    """Log what one form has asked of several institutions: a request each, all of them or none.

    Sent twice, it gives the requests that it made. Raises: `ClockError`, and then nothing is saved.
    """
    newsroom = lock_newsroom(by)
    first, *others = drafts
    return [
        log_one(newsroom, first, submission, by, today),
        *(log_one(newsroom, one, uuid.uuid5(submission, one.institution.slug), by, today) for one in others),
    ]


def lock_newsroom(by: Membership) -> Newsroom:
    """One reference at a time."""
    return Newsroom.objects.select_for_update(no_key=True).get(pk=by.newsroom_id)


def log_one(
    newsroom: Newsroom, draft: RequestDraft, submission: uuid.UUID, by: Membership, today: date
) -> AccessRequest:
    already, submission = made_before(newsroom, submission, by)
    if already is not None:
        return already

    year = draft.filed_on.year
    number = next_number(newsroom, year)
    access_request = AccessRequest(
        newsroom=newsroom,
        reference=f"{year}-{number:04d}",
        number=number,
        journalist=draft.journalist,
        requester_name=draft.requester_name,
        requester_organization=draft.requester_organization,
        institution=draft.institution,
        statute=draft.statute,
        file_number=draft.file_number,
        subject=draft.subject,
        text=draft.text,
        language=draft.language,
        filed_on=draft.filed_on,
        channel=draft.channel,
        received_on=draft.received_on,
        project=project_named(newsroom, draft.project_name),
        restricted=draft.restricted,
        logged_by=by.user,
        submission=submission,
    )
    wind(access_request, today)
    set_file_number(access_request, draft.file_number, since=draft.filed_on, by=by)
    access_request.tags.set(tags_named(newsroom, draft.tags))
    record(by, "request.logged", access_request, after=with_tags(access_request))
    return access_request


def made_before(newsroom: Newsroom, submission: uuid.UUID, by: Membership) -> tuple[AccessRequest | None, uuid.UUID]:
    """What the same form has made already, and the token to make something under."""
    same_form = AccessRequest.objects.filter(newsroom=newsroom, submission=submission)
    already = same_form.visible_to(by).first()
    if already is None and same_form.exists():  # restricted since, and no longer theirs to see: as if it were not there
        submission = uuid.uuid4()
    return already, submission


def next_number(newsroom: Newsroom, year: int) -> int:
    """The number after the newsroom's highest of that year. The caller holds the newsroom's lock."""
    of_year = AccessRequest.objects.filter(newsroom=newsroom, reference__startswith=f"{year}-")
    return (of_year.aggregate(highest=Max("number"))["highest"] or 0) + 1


def project_named(newsroom: Newsroom, name: str) -> Project | None:
    """The project of that name, made when it is new."""
    return Project.objects.get_or_create(newsroom=newsroom, name=name)[0] if name else None
