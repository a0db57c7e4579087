"""A statute is a file: one that says very little, written here, is counted without a word of code."""

from datetime import date

import pytest

from requests_app.clock import compute, read_facts, to_dict
from requests_app.clock.law import laws, load_law

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

[[recess]]
first = [7, 1]
last = [7, 31]
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


def test_receipt_is_presumed_without_a_rule_for_it():
    found = compute(read_facts({"statute": "XX", "filed": "2021-02-01", "channel": "mail"}), date(2021, 2, 20))

    assert found.presumed
    assert found.due.practice == date(2021, 3, 2)
    assert [warning.code for warning in found.warnings] == ["presumed_receipt"]
    assert to_dict(found, "en")["steps"][0]["text"] == "1 February 2021 + 20 business days = 2 March 2021."
