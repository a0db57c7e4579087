"""A newsroom with one late request and its complaint; a newsroom beside it. Today is 1 April 2020."""

import uuid

import pytest
from django.test import Client

from complaints.actions.draft_complaint import draft_complaint
from newsrooms.models import Membership
from tests.factories import AccessRequestFactory, MembershipFactory, NewsroomFactory

LETTERHEAD = {"street": "17 Canal Walk", "city": "Ottawa", "postal_code": "K1P 0X9", "email": "access@daily.example"}


@pytest.fixture
def today(on_day):
    return on_day("2020-04-01")


@pytest.fixture
def alice(db, today):
    return MembershipFactory(newsroom=NewsroomFactory(**LETTERHEAD))


@pytest.fixture
def editor(alice):
    return MembershipFactory(newsroom=alice.newsroom, role="editor")


@pytest.fixture
def admin(alice):
    return MembershipFactory(newsroom=alice.newsroom, role="admin")


@pytest.fixture
def late(alice):
    """Alice's request, due on 11 March 2020."""
    return AccessRequestFactory(member=alice, requester_name=alice.user.get_full_name())


@pytest.fixture
def complaint(late, alice, today):
    return draft_complaint(access_request=late, language="en", by=alice, today=today)


@pytest.fixture
def visit():
    """`visit(member)`: a browser in which that person is signed in; what breaks is an answer of 500."""

    def signed_in(member: Membership | None = None) -> Client:
        client = Client(raise_request_exception=False)
        if member is not None:
            client.force_login(member.user)
        return client

    return signed_in


def a_request(member, **typed):
    return {
        "institution": "RCMP",
        "subject": "Facial recognition",
        "filed_on": "2020-02-10",
        "channel": "online",
        "language": "en",
        "statute": "ATIA",
        "requester_name": "Alice Martin",
        "journalist": member.user_id,
        "submission": str(uuid.uuid4()),
        **typed,
    }


def a_complaint(complaint, **typed):
    return {
        "language": "en",
        "signatory_name": complaint.access_request.requester_name,
        "enclosed": ["request"],
        "shown": "request",
        "version": complaint.version,
        "file_version": complaint.access_request.version,
        **typed,
    }
