"""The unit of a period is the law's to say: the Act as if each of its periods were in business days."""

import re
from datetime import date, timedelta

import pytest

from requests_app.clock import compute, read_facts
from requests_app.clock.law import FOLDER, laws, load_law
from tests.clock import by_hand

RECEIVED = date(2023, 2, 1)
FILES = {path.name: path.read_bytes() for path in FOLDER.glob("*.toml")}


def rewritten(without=""):
    """The Act with its code and its units changed, and without one of its rules."""
    blocks = re.split(r"(?=^\[\[)", FILES["atia.toml"].decode(), flags=re.MULTILINE)
    kept = [in_business_days(block) for block in blocks if not (without and block.startswith(f"[[{without}]]"))]
    return "".join(kept).replace('code = "ATIA"', 'code = "YY"').replace("[acts.ATIA]", "[acts.YY]").encode()


def in_business_days(block):
    if not block.startswith("[[") or block.startswith("[[extension.grounds]]"):
        return block
    head, _, rest = block.partition("\n")
    return f'{head}\nunit = "business"\n' + re.sub(r"^unit = .*\n", "", rest, flags=re.MULTILINE)


def business(day, days):
    return by_hand.count(day, days, by_hand.is_business_day)


def business_days(first, until):
    return sum(by_hand.is_business_day(first + timedelta(days=number)) for number in range((until - first).days))


@pytest.fixture(autouse=True)
def _enacted(monkeypatch):
    monkeypatch.setitem(laws(), "YY", load_law(rewritten(), FILES))


def clock(*events, today=date(2026, 11, 25), received=RECEIVED, **more):
    return compute(read_facts({"statute": "YY", "received": received, "events": list(events), **more}), today)


def codes(found):
    return [warning.code for warning in found.warnings]


def step(found, rule):
    return next(one for one in found.steps if one.rule == rule)


def test_the_answer_and_the_complaint_about_silence():
    found = clock()

    due = business(RECEIVED, 30)
    assert found.due.counted == found.due.practice == due
    assert found.deemed_refusal_on == due + timedelta(days=1)
    assert [(one.opens, one.last_day) for one in found.limits] == [(due + timedelta(days=1), business(due, 60))]


def test_silence_about_receipt_is_worth_a_word_after_seven():
    last = business(RECEIVED, 7)

    assert "no_acknowledgement" not in codes(clock(filed=RECEIVED, today=last))
    assert "no_acknowledgement" in codes(clock(filed=RECEIVED, today=last + timedelta(days=1)))


def test_a_rule_that_was_repealed_is_none_any_more(monkeypatch):
    repealed = rewritten().replace(b"[[acknowledgement]]\n", b"[[acknowledgement]]\nin_force_until = 2010-12-31\n")
    monkeypatch.setitem(laws(), "YY", load_law(repealed, FILES))

    assert "no_acknowledgement" in codes(clock(filed=date(2010, 12, 31), received=None, today=date(2011, 2, 1)))
    assert "no_acknowledgement" not in codes(clock(filed=date(2011, 1, 1), received=None, today=date(2011, 3, 1)))


def test_what_was_mailed_is_presumed_to_arrive_after_ten():
    found = clock(filed=RECEIVED, received=None, channel="mail")

    assert found.due.counted == business(RECEIVED, 30)
    assert found.due.practice == business(business(RECEIVED, 10), 30)


def test_an_extension_is_added_and_a_complaint_about_it_counted():
    told = date(2023, 2, 8)

    found = clock({"type": "extension", "date": told, "days": 20, "grounds": ["9(1)(a)"]})

    assert found.due.counted == found.due.practice == business(business(RECEIVED, 30), 20)
    assert [one.last_day for one in found.limits if one.kind == "complaint_extension"] == [business(told, 60)]


def test_what_held_by_law_is_added_in_the_window_without_a_notice_of_practice():
    # Monday 3 July 2023 is a day of rest in lieu of Canada Day, no holiday: on the 4th only practice may still extend.
    received = next(day for day in (date(2023, 5, number) for number in range(1, 31)) if business(day, 30) == LIEU)
    # A hold of two business days runs in practice alone.
    hold = (
        {"type": "clarification_asked", "date": "2023-06-05"},
        {"type": "clarification_answered", "date": "2023-06-07"},
    )
    twenty = {"type": "extension", "days": 20, "grounds": ["9(1)(a)"]}

    found = clock(*hold, {**twenty, "date": date(2023, 6, 8)}, {**twenty, "date": date(2023, 7, 4)}, received=received)

    first, second = business(LIEU, 22), business(LIEU, 42)
    assert [one.why for one in found.extensions] == ["holds", "in_practice_only"]
    assert [one.opens for one in found.limits if one.kind == "complaint_delay"] == [
        by_hand.move(day, by_hand.is_rest_day) + timedelta(days=1) for day in (first, second)
    ]


LIEU = date(2023, 7, 3)


def test_an_extension_to_a_day_has_the_length_from_the_limit_to_it():
    until = date(2023, 5, 1)

    found = clock({"type": "extension", "date": date(2023, 2, 8), "until": until, "grounds": ["9(1)(a)"]})

    assert found.extensions[0].days == business_days(business(RECEIVED, 30) + timedelta(days=1), until) + 1
    assert step(found, "extension").days == found.extensions[0].days


def test_the_estimate_for_third_parties():
    told = date(2023, 2, 8)

    found = clock({"type": "extension", "date": told, "grounds": ["9(1)(c)"]})

    assert found.due.practice is None
    assert step(found, "extension_estimate").to_date == business(told, 50)


def test_where_the_law_lets_nobody_guess_there_is_no_estimate(monkeypatch):
    monkeypatch.setitem(laws(), "YY", load_law(rewritten(without="extension_estimate"), FILES))

    found = clock({"type": "extension", "date": date(2023, 2, 8), "grounds": ["9(1)(c)"]})

    assert found.due.practice is None
    assert "extension_estimate" not in [one.rule for one in found.steps]


@pytest.mark.parametrize(
    ("stops", "ends"), [("suspension", "resumption"), ("clarification_asked", "clarification_answered")]
)
def test_a_pause_gives_back_the_business_days_that_it_took(stops, ends):
    # In 2020 the limits of the Court stood still; the institution's did not.
    received, asked, answered = date(2020, 2, 24), date(2020, 3, 3), date(2020, 4, 27)

    found = clock({"type": stops, "date": asked}, {"type": ends, "date": answered}, received=received)

    lost = business_days(asked, answered)
    assert found.due.practice == found.original_due.practice == business(business(received, 30), lost)
    assert [one.days for one in found.steps if one.from_date == asked] == [lost]


def test_a_transfer_is_late_after_fifteen():
    last = business(RECEIVED, 15)

    assert "transfer_late" not in codes(clock({"type": "transfer", "date": last}))
    assert "transfer_late" in codes(clock({"type": "transfer", "date": last + timedelta(days=1)}))


def test_a_period_may_end_on_the_last_business_day_of_a_year():
    # The recess of the Court begins on 21 December; Wednesday 20 December 2023 is the last day that counts.
    received = next(day for day in (date(2023, 11, number) for number in range(1, 30)) if ends_with_the_year(day))

    assert clock(received=received).due.counted == date(2023, 12, 20)


def ends_with_the_year(received):
    return business(received, 30) == date(2023, 12, 20)


def test_a_limit_of_the_court_does_not_run_while_limits_stand_still():
    # 13 March to 13 September 2020 do not count.
    found = clock({"type": "inadmissible", "date": date(2020, 3, 2)}, received=date(2020, 1, 6))

    # Tuesday 3 to Thursday 12 March are eight of the thirty.
    assert found.limits[-1].last_day == business(date(2020, 9, 13), 22)


def test_nor_where_it_began_in_the_year_before(monkeypatch):
    longer = rewritten().replace(b'starts = ["inadmissible"]\ndays = 30', b'starts = ["inadmissible"]\ndays = 90')
    monkeypatch.setitem(laws(), "YY", load_law(longer, FILES))
    told = date(2019, 12, 2)

    found = clock({"type": "inadmissible", "date": told}, received=date(2019, 11, 4))

    before = business_days(told + timedelta(days=1), date(2020, 3, 13))
    assert found.limits[-1].last_day == business(date(2020, 9, 13), 90 - before)
