"""Charts and scorecards in a browser: clean to axe on a desk and a phone, and read without an account or scripts."""

import pytest
from playwright.sync_api import expect

from newsrooms.today import today
from requests_app.actions.count_scorecards import count_scorecards
from requests_app.actions.publish_scorecard import turn_off_scorecard, turn_on_scorecard
from requests_app.models import PublicScorecard
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.test_every_page import DARK, assert_nothing_beside
from tests.factories import many_requests


@pytest.fixture
def counted(world):
    many_requests(6, member=world.alice)
    count_scorecards(world.alice.newsroom, today())
    turn_on_scorecard(by=world.admin)
    return world


@pytest.mark.parametrize("screen", [(DESKTOP, "en"), (PHONE | DARK, "fr")], ids=["desktop", "phone-dark"])
def test_nothing_is_found_on_charts_and_scorecards(new_page, sign_in, counted, axe, screen):
    size, language = screen
    visitor = new_page(size)
    sign_in(visitor, counted.admin.user)

    for address in (
        counted.address("overdue_charts", language),
        counted.address("scorecards", language),
        counted.address("institution", language, slug="rcmp-grc"),
        counted.address("scorecard_settings", language),
        PublicScorecard.objects.get().path(language),
    ):
        visitor.goto(address)
        axe(visitor)
        assert_nothing_beside(visitor)


def test_a_reader_without_account_and_scripts_sees_it_until_it_is_turned_off(no_js, counted):
    address = PublicScorecard.objects.get().path("en")
    no_js.goto(address)
    expect(no_js.get_by_role("heading", level=1)).to_have_text("How institutions answer The Rideau Ledger")
    expect(no_js.get_by_role("row", name="Royal Canadian Mounted Police")).to_contain_text("0 of 8")
    assert no_js.context.cookies() == []

    turn_off_scorecard(by=counted.admin)
    answer = no_js.goto(address)
    assert answer is not None
    assert answer.status == 404
