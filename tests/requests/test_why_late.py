"""Why a request is late stands in its row, from the stored clock. Today is 1 April 2020."""

import uuid
from datetime import date

import pytest

from requests_app.enums import LateWhy
from requests_app.models import AccessRequest
from tests.factories import AccessRequestFactory, MembershipFactory, answer, extend, log

TODAY = date(2020, 4, 1)
DASHBOARD = "/en/daily/overdue/"
LATE_LONG = date(2020, 1, 6)  # due on 5 February


@pytest.fixture
def late(alice):
    return AccessRequestFactory(member=alice, filed_on=LATE_LONG)


def nothing(_request):
    return None


def heard_from(request):
    log(request, "acknowledgement", "2020-01-13")


def extended(request):
    extend(request, "2020-01-30", 30)  # to 6 March


def extended_too_late(request):
    extend(request, "2020-02-20", 30)


def extended_and_withdrawn(request):
    notice = extend(request, "2020-01-30", 30)
    log(request, "extension_withdrawn", "2020-02-03", about=notice)


def held(request):
    log(request, "clarification_asked", "2020-01-13", accepted=True)
    log(request, "clarification_answered", "2020-01-15", accepted=True)


def suspended(request):
    log(request, "suspension", "2020-01-13")
    log(request, "resumption", "2020-01-20")


def sent_in_part(request):
    log(request, "interim_release", "2020-02-27")


@pytest.mark.parametrize(
    ("history", "why", "words"),
    [
        (nothing, LateWhy.SILENCE, "nothing heard"),
        (heard_from, LateWhy.SILENCE, "silent since 13\u00a0Jan."),
        (extended, LateWhy.EXTENSION_OVER, "extension has run out"),
        (extended_too_late, LateWhy.EXTENSION_FAILED, "extension does not hold"),
        (extended_and_withdrawn, LateWhy.EXTENSION_WITHDRAWN, "extension withdrawn"),
        (held, LateWhy.HOLD_OVER, "hold has ended"),
        (suspended, LateWhy.SUSPENSION_OVER, "suspension has ended"),
        (sent_in_part, LateWhy.INTERIM, "interim release only"),
    ],
)
def test_a_late_row_says_why(client, late, history, why, words):
    history(late)

    late.refresh_from_db()
    assert late.late_why == why
    assert late.days_overdue(TODAY) > 0
    assert f'<span class="late-why">{words}</span>' in client.get(DASHBOARD).content.decode()


def test_every_reason_is_tried_above():
    reasons = test_a_late_row_says_why.pytestmark[0].args[1]

    assert {why for _history, why, _words in reasons} == set(LateWhy)


def test_an_answer_that_came_late_says_so_and_what_is_in_time_says_nothing(client, alice, late):
    answer(late, "2020-02-20")
    AccessRequestFactory(member=alice, filed_on=date(2020, 3, 20))

    page = client.get(f"{DASHBOARD}?view=all").content.decode()

    assert page.count('class="late-why"') == 1
    assert '<span class="late-why">answered late</span>' in page


def test_the_reason_costs_no_query(client, alice, django_assert_max_num_queries):
    costs = []
    for number in (1, 4):
        for _ in range(number):
            extended_too_late(AccessRequestFactory(member=alice, filed_on=LATE_LONG))
        with django_assert_max_num_queries(12) as queries:
            client.get(DASHBOARD)
        costs.append(len(queries))

    assert costs[0] == costs[1]


# A follow-up lets the row be


def test_a_follow_up_quiets_the_row_for_a_fortnight_and_an_answer_to_it_wakes_it(client, alice):
    followed = AccessRequestFactory(member=alice, filed_on=date(2020, 2, 10))
    other = AccessRequestFactory(member=alice, filed_on=date(2020, 2, 12))
    log(followed, "follow_up", "2020-03-30", details="Where does it stand?")

    page = client.get(DASHBOARD)
    assert [row.access_request for row in page.context["page"].rows] == [other, followed]
    assert "Quiet until Mon.\u00a013\u00a0April" in page.content.decode()
    log(followed, "acknowledgement", "2020-04-01")
    followed.refresh_from_db()
    assert followed.quiet_until is None


def test_it_stays_in_sight_where_a_limit_of_ours_ends_sooner(alice):
    closing = AccessRequestFactory(member=alice, filed_on=date(2020, 1, 10))  # the 60 days end on 9 April
    log(closing, "follow_up", "2020-04-01", details="Where does it stand?")

    closing.refresh_from_db()
    assert closing.quiet_until == date(2020, 4, 8)


def test_one_of_long_ago_or_on_what_is_answered_quiets_nothing(alice, late):
    log(late, "follow_up", "2020-02-12", details="Where does it stand?")
    answer(late, "2020-03-30")
    log(late, "follow_up", "2020-04-01", details="Is that all?")

    assert not AccessRequest.objects.exclude(quiet_until=None).exists()


def test_a_longer_quiet_time_stays(alice):
    request = AccessRequestFactory(member=alice, filed_on=date(2020, 3, 20))
    AccessRequest.objects.update(quiet_until=date(2020, 5, 20), quiet_why="On leave")
    request.refresh_from_db()
    log(request, "follow_up", "2020-04-01", details="Where does it stand?")

    request.refresh_from_db()
    assert (request.quiet_until, request.quiet_why) == (date(2020, 5, 20), "On leave")


def test_what_a_quiet_time_that_is_over_was_for_is_said_of_no_other(alice):
    request = AccessRequestFactory(member=alice, filed_on=date(2020, 2, 10))
    AccessRequest.objects.update(quiet_until=date(2020, 3, 20), quiet_why="On leave")
    request.refresh_from_db()
    log(request, "follow_up", "2020-03-30", details="Where does it stand?")

    request.refresh_from_db()
    assert (request.quiet_until, request.quiet_why) == (date(2020, 4, 13), "")


def test_a_quiet_time_that_is_over_is_not_told_as_one_to_come(client, late):
    AccessRequest.objects.update(quiet_until=date(2020, 3, 20))
    sent = {"happened_on": "2020-02-12", "details": "Asked.", "submission": str(uuid.uuid4()), "version": late.version}

    page = client.post(f"{late.get_absolute_url()}log/follow-up/", sent, follow=True).content.decode()

    assert "Logged." in page
    assert "Quiet until" not in page


def test_what_is_let_be_is_not_to_be_acted_on_first(client, alice):
    client.force_login(MembershipFactory(newsroom=alice.newsroom, role="editor").user)
    closing = AccessRequestFactory(member=alice, filed_on=date(2020, 1, 10))
    assert [row.access_request for row in client.get(DASHBOARD).context["page"].above] == [closing]

    AccessRequest.objects.update(quiet_until=date(2020, 4, 3))

    page = client.get(DASHBOARD).context
    assert page["page"].above == []
    assert page["ledger"].closing.value == page["ledger"].overdue.value == 1
