import uuid

import pytest

from tests.factories import AccessRequestFactory, MembershipFactory


@pytest.fixture
def alice(db, on_day):
    """A journalist of The Daily; today is 1 April 2020."""
    on_day("2020-04-01")
    return MembershipFactory(newsroom__slug="daily", user__last_name="Martin")


@pytest.fixture
def request_of_alice(alice):
    """Received on 10 February 2020, due on 11 March: 21 days late."""
    return AccessRequestFactory(member=alice)


@pytest.fixture
def client(client, alice):
    """Alice's browser."""
    client.force_login(alice.user)
    return client


@pytest.fixture
def typed(alice):
    """A form for logging a request, filled in; change what the test is about."""

    def fill(**changed):
        answers = {
            "institution": "Royal Canadian Mounted Police",
            "subject": "Facial recognition",
            "filed_on": "2020-02-10",
            "channel": "online",
            "language": "en",
            "requester_name": "Alice Martin",
            "journalist": str(alice.user_id),
            "submission": str(uuid.uuid4()),
        }
        return {**answers, **changed}

    return fill
