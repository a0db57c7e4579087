import pytest

from tests.factories import AccessRequestFactory, MembershipFactory


@pytest.fixture
def alice(db, on_day):
    """A journalist of The Daily; today is 1 April 2020."""
    on_day("2020-04-01")
    return MembershipFactory(newsroom__slug="daily", user__last_name="Martin")


@pytest.fixture
def client(client, alice):
    """Alice's browser."""
    client.force_login(alice.user)
    return client


@pytest.fixture
def logged(alice):
    """A request of Alice's with what the test is about."""

    def make(subject="Facial recognition", **fields):
        return AccessRequestFactory(member=alice, subject=subject, **fields)

    return make


@pytest.fixture
def find(client):
    """What the search page finds: requests in their order."""

    def ask(q, **query):
        page = client.get("/en/daily/search/", {"q": q, **query})
        assert page.status_code == 200
        return [hit.access_request for hit in page.context["found"].hits]

    return ask
