"""Above the dashboard's rows: what is lost if nothing is done, before what is merely oldest. Today is 1 April 2020."""

from datetime import date, timedelta

import pytest

from requests_app.queries.act_first import MOST, act_first, first_of
from tests.factories import AccessRequestFactory, MembershipFactory, extend, log

DASHBOARD = "/en/daily/overdue/"
TODAY = date(2020, 4, 1)


@pytest.fixture
def editor(alice):
    return MembershipFactory(newsroom=alice.newsroom, role="editor")


def closing_in(days, **fields):
    """A request that nobody answered, whose 60 days to complain end in so many days."""
    received = TODAY + timedelta(days=days - 90)
    return AccessRequestFactory(filed_on=received, received_on=received, **fields)


def first(member):
    return first_of(limit["access_request_id"] for limit in act_first(member, TODAY))


def test_a_window_that_closes_tomorrow_comes_before_a_request_300_days_late(client, alice, editor):
    AccessRequestFactory(member=alice, filed_on=date(2019, 4, 25))
    tomorrow = closing_in(1, member=alice)
    client.force_login(editor.user)

    page = client.get(DASHBOARD).context["page"]

    assert [row.access_request for row in page.above] == [tomorrow]
    assert page.above[0].standing.last_day == TODAY + timedelta(days=1)
    assert page.rows[0].standing.days_late > 300


def test_by_last_day_each_request_once_and_no_more_than_ten(alice, editor):
    days = [9, 0, 14, 3, 7, 1, 12, 5, 11, 2, 13, 8]
    made = {day: closing_in(day, member=alice) for day in days}
    extend(made[3], TODAY - timedelta(days=50), 1)  # a second limit of the same request

    assert first(editor) == [made[day].pk for day in sorted(days)[:MOST]]


def test_windows_that_are_over_or_far_are_not_there(alice, editor):
    closing_in(-1, member=alice)
    closing_in(15, member=alice)

    assert first(editor) == []


def test_a_reply_that_is_demanded_soon_is_there_but_not_once_it_is_answered(alice, editor):
    waiting, replied = AccessRequestFactory(member=alice), AccessRequestFactory(member=alice)
    for request in (waiting, replied):
        log(request, "reply_demanded", "2020-03-02", by=date(2020, 4, 6))
    log(replied, "reply", "2020-03-05")

    assert first(editor) == [waiting.pk]


def test_a_journalist_reads_only_own_requests_there_and_nobody_a_restricted_one_of_others(alice, editor):
    bob = MembershipFactory(newsroom=alice.newsroom)
    hers, his = closing_in(2, member=alice, restricted=True), closing_in(3, member=bob)
    closing_in(1, member=MembershipFactory())

    assert first(alice) == [hers.pk]
    assert first(bob) == [his.pk]
    assert first(editor) == [hers.pk, his.pk]


@pytest.mark.parametrize("query", ["?q=facial", "?view=closing", "?view=all", "?journalist=1"])
def test_it_stands_above_the_morning_page_alone(client, alice, editor, query):
    closing_in(1, member=alice)
    client.force_login(editor.user)

    assert "Act first" in client.get(DASHBOARD).content.decode()
    assert "Act first" not in client.get(DASHBOARD + query).content.decode()
