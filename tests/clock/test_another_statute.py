"""A statute is a file: one that says very little, written here, is counted without a word of code."""

from datetime import date

import pytest

from requests_app.clock import ClockError, compute, read_facts, to_dict
from requests_app.clock.law import laws, load_law
from tests.clock import by_hand

DAYS = b"""
rest_days = []
warned_days = []
standstill = []

[[holidays]]
en = "Discovery Day"
fr = "jour de la Decouverte"
month = 2
day = 3
from_year = 2021

[[holidays]]
en = "Friday before the feast of Saint John"
fr = "vendredi avant la Saint-Jean"
month = 6
day = 24
weekday = "friday"

[[recess]]
first = [7, 1]
last = [7, 31]

[[recess]]
first = [12, 28]
last = [1, 3]

[[recess]]
first = [5, 4]
last = [5, 4]
"""

STATUTE = b"""
code = "XX"
zone = "America/St_Johns"
verified = true
days = "days.toml"
complaint_grounds = {}

[name]
en = "An Act"
fr = "Une loi"

[reviewer]
en = "Commissioner"
fr = "Commissaire"

[acts.XX]
name = { en = "An Act", fr = "Une loi" }
label = { en = "s.", fr = "art." }
labels = { en = "ss.", fr = "art." }
address = { en = "https://example.org/en", fr = "https://example.org/fr" }

[[response]]
in_force_from = 2000-01-01
days = 20
unit = "business"
section = "16"
rests_on = "law"
source = "https://example.org"
checked_on = 2026-11-24
en = "%(from)s + %(days)s = %(to)s."
fr = "%(from)s + %(days)s = %(to)s."
"""


@pytest.fixture(autouse=True)
def _enacted(monkeypatch):
    monkeypatch.setitem(laws(), "XX", load_law(STATUTE, {"days.toml": DAYS}))


def clock(received, *events):
    return compute(read_facts({"statute": "XX", "received": received, "events": list(events)}), date(2026, 11, 25))


def test_its_days_are_counted():
    # Monday 1 February 2021; 3 February is a holiday: 20 business days end on Tuesday 2 March.
    assert clock("2021-02-01").due.counted == date(2021, 3, 2)
    assert clock("2020-02-03").due.counted == date(2020, 3, 2)


def test_a_recess_within_one_year_does_not_count():
    # Monday 28 June 2021: 29 and 30 June are two; 18 more from Monday 2 August end on Wednesday 25.
    assert clock("2021-06-28").due.counted == date(2021, 8, 25)
    # Monday 27 June 2022: 28 to 30 June are three; 17 more from Monday 1 August end on Tuesday 23.
    assert clock("2022-06-27").due.counted == date(2022, 8, 23)


def test_a_recess_over_the_new_year_does_not_count():
    # Monday 7 December 2020: 14 days to Friday 25; Monday 4 to Friday 8 January are five; the last is Monday 11.
    assert clock("2020-12-07").due.counted == date(2021, 1, 11)


def test_days_are_counted_to_the_end_of_the_calendar():
    received = date(9998, 12, 16)
    found = compute(read_facts({"statute": "XX", "received": received}), date(9999, 6, 1))

    assert found.due.counted == by_hand.count(received, 20, lambda day: day.weekday() < 5 and not is_recess(day))


def test_a_period_that_no_year_is_left_for_is_refused():
    # From 1 December 9999 there are 30 days, but no 20 business days.
    with pytest.raises(ClockError) as caught:
        compute(read_facts({"statute": "XX", "received": "9999-12-01"}), date(9999, 12, 31))

    assert (caught.value.code, caught.value.field) == ("past_last_year", "received")


def is_recess(day):
    return (day.month, day.day) >= (12, 28) or (day.month, day.day) <= (1, 3)


def test_a_recess_of_one_day_is_one_day():
    # Tuesday 6 April 2021: 19 days to Monday 3 May; Tuesday 4 May does not count.
    assert clock("2021-04-06").due.counted == date(2021, 5, 5)


def test_a_weekday_before_a_date_is_never_that_date_nor_more_than_a_week_before():
    # 24 June was a Friday in 2022, so 17 June; a Thursday in 2021, so 18 June; a Wednesday in 2026, so 19 June.
    kept = [day for day in (date(2022, 6, 17), date(2021, 6, 18), date(2026, 6, 19)) if laws()["XX"].is_holiday(day)]

    assert len(kept) == 3
    assert not any(laws()["XX"].is_holiday(date(2022, 6, day)) for day in (10, 24))


def test_what_it_does_not_know_is_recorded_and_moves_nothing():
    found = clock(
        "2021-02-01",
        {"type": "extension", "date": "2021-02-04", "days": 30},
        {"type": "transfer", "date": "2021-02-05"},
        {"type": "clarification_asked", "date": "2021-02-06"},
        {"type": "clarification_answered", "date": "2021-02-07"},
        {"type": "fee_notice", "date": "2021-02-08"},
        {"type": "reply_demanded", "date": "2021-02-09", "by": "2021-02-20"},
        {"type": "complaint", "date": "2021-03-09"},
        {"type": "final_report", "date": "2021-06-09", "order_due": "2021-07-01"},
    )

    assert found.due == clock("2021-02-01").due
    assert (found.state, found.deemed_refusal_on, found.days_overdue) == ("awaiting", None, 0)
    assert (found.limits, found.extensions) == ((), ())
    assert [step.rule for step in found.steps] == ["response"]
    assert [warning.code for warning in found.warnings] == ["unknown_to_this_law"] * 3
    assert [warning.text("en") for warning in found.warnings] == [
        f"What happened on {day} February 2021 is unknown to this law (An Act) and moves nothing." for day in (4, 5, 6)
    ]


def test_receipt_is_presumed_without_a_rule_for_it():
    found = compute(read_facts({"statute": "XX", "filed": "2021-02-01", "channel": "mail"}), date(2021, 2, 20))

    assert found.presumed
    assert found.due.practice == date(2021, 3, 2)
    assert [warning.code for warning in found.warnings] == ["presumed_receipt"]
    assert to_dict(found, "en")["steps"][0]["text"] == "1 February 2021 + 20 business days = 2 March 2021."
