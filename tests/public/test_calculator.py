from datetime import date

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils.html import escape

from newsrooms.models import AuditEntry

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def first_of_april(on_day):
    on_day("2020-04-01")


def calculate(client, **facts):
    return client.get(reverse("calculator"), facts)


def test_the_reference_case_is_dated_without_an_account(client):
    page = calculate(client, received="2020-02-10").content.decode()

    assert "the answer was due on Wednesday\u00a011\u00a0March\u00a02020." in page
    assert "Sunday\u00a010\u00a0May\u00a02020" in page
    assert "laws-lois.justice.gc.ca/eng/acts/A-1/section-7.html" in page


def test_an_extension_in_time_moves_the_due_date_from_receipt(client):
    page = calculate(
        client, received="2019-02-01", notice="2019-03-01", notice_days="565", notice_ground="9(1)(a)"
    ).content.decode()

    assert "Friday\u00a018\u00a0September\u00a02020" in page  # 2021 OIC 32


def test_a_report_dates_the_way_to_the_court(client):
    answer = calculate(
        client, received="2024-01-10", complained="2024-03-01", report="2024-09-06", on="2024-10-01"
    ).content.decode()

    assert "Tuesday\u00a029\u00a0October\u00a02024" in answer  # 35 business days; 30 September and 14 October are none


def test_a_law_that_is_not_verified_says_so(client):
    assert "have not been verified" in calculate(client, received="2020-02-10", statute="QC").content.decode()
    assert "have not been verified" not in calculate(client, received="2020-02-10", statute="PA").content.decode()


@pytest.mark.parametrize(
    ("facts", "field", "sentence"),
    [
        ({"received": ""}, "received", "On which day did the institution receive the request?"),
        ({"received": "2020-02-30"}, "received", "There is no such day: 2020-02-30."),
        ({"received": "20026-02-10"}, "received", "The year 20026 does not exist yet"),
        ({"received": "0202-02-10"}, "received", "The year 0202 cannot be right"),
        (
            {"received": "2020-02-10", "notice": "2020-02-01", "notice_days": "5"},
            "notice",
            "before the request was received",
        ),
        ({"received": "2020-02-10", "notice": "2020-02-20", "notice_days": "-1"}, "notice_days", ""),
        ({"received": "2020-02-10", "notice": "2020-02-20", "notice_days": "1000000000"}, "notice_days", ""),
        ({"received": "2020-02-10", "answer": "2020-02-01"}, "answer", "before the request was received"),
        ({"received": "2020-02-10", "resumed": "2020-03-01"}, "resumed", ""),
    ],
)
def test_a_slip_is_named_beside_its_field_and_what_was_typed_stays(client, facts, field, sentence):
    answer = calculate(client, **facts)

    assert answer.status_code == 200
    assert any(sentence in error for error in answer.context["form"].errors[field])
    for value in facts.values():
        assert not value or f'value="{escape(value)}"' in answer.content.decode()


def test_nothing_typed_is_stored_and_no_cookie_is_set(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = calculate(client, received="2020-02-10")

    assert not answer.cookies
    assert not Session.objects.exists()
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize("statute", ["ATIA", "PA", "QC", "BC", "nonsense"])
def test_every_law_answers_for_every_century_that_a_field_takes(client, statute):
    for received in (date(1983, 7, 1), date(2099, 12, 31), date(9999, 12, 31)):
        assert calculate(client, received=received.isoformat(), statute=statute).status_code == 200
