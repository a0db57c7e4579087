import pytest

from newsrooms.today import today
from requests_app.actions.count_scorecards import count_scorecards
from requests_app.models import Institution, Scorecard
from tests.factories import MembershipFactory


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
def count(alice):
    """Count The Daily's scorecards here and now: by the code of the institution."""

    def counted():
        count_scorecards(alice.newsroom, today())
        cards = Scorecard.objects.filter(newsroom=alice.newsroom).select_related("institution")
        return {card.institution.code: card for card in cards}

    return counted


@pytest.fixture
def institution(db):
    return lambda slug: Institution.objects.get(slug=slug)
