"""What is true of every history, found by trying many."""

from datetime import date, timedelta
from itertools import permutations

import orjson
import pytest
import time_machine
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from requests_app.clock import ClockError, codes, compute, law, read_facts, to_dict
from requests_app.clock.reading import EVENTS
from tests.clock import by_hand

FIRST, LAST = date(1983, 7, 1), date(2120, 12, 31)
TODAY = date(2121, 12, 31)
NO_DEADLINE = settings(deadline=None)
receipts = st.dates(FIRST, LAST)
offsets = st.integers(0, 120)
statutes = st.sampled_from(codes())


def clock(received, *events, today=TODAY, **more):
    return compute(read_facts({"received": received, "events": list(events), **more}), today)


def days(readings):
    return (readings.counted, readings.strict, readings.practice)


def test_every_day_from_1983_to_2120_gives_the_same_as_counting_by_hand():
    day = FIRST
    while day <= LAST:
        last = day + timedelta(days=30)
        assert days(clock(day).due) == (
            last,
            by_hand.move(last, by_hand.is_holiday),
            by_hand.move(last, by_hand.is_rest_day),
        )
        day += timedelta(days=1 if day.month == 12 else 4)


@settings(NO_DEADLINE, max_examples=300)
@given(
    st.dates(date(2019, 6, 21), LAST),
    st.tuples(st.integers(1, 120), st.integers(0, 90)),
    st.one_of(st.none(), offsets),
    st.integers(1, 400),
)
def test_a_suspension_and_an_extension_give_the_same_as_counting_by_hand(received, pause, notice, length):
    start = received + timedelta(days=pause[0])
    stop = start + timedelta(days=pause[1])
    events = [{"type": "suspension", "date": start}, {"type": "resumption", "date": stop}]
    given_on = None if notice is None else received + timedelta(days=notice)
    if given_on:
        events.append({"type": "extension", "date": given_on, "days": length, "grounds": ["9(1)(a)"]})

    due = clock(received, *events).due

    by_law = by_hand.due_by_hand(received, (start, stop), given_on, length, by_hand.is_holiday)
    practice = by_hand.due_by_hand(received, (start, stop), given_on, length, by_hand.is_rest_day)
    assert days(due) == (
        by_law,
        by_hand.move(by_law, by_hand.is_holiday),
        by_hand.move(practice, by_hand.is_rest_day),
    )


@settings(NO_DEADLINE, max_examples=300)
@given(st.dates(date(2020, 9, 14), LAST), st.integers(1, 150))
def test_business_days_are_those_counted_by_hand(reported, length):
    received = reported - timedelta(days=400)
    report = {"type": "final_report", "date": reported, "order_due_business_days": length}

    limits = {one.kind: one.last_day for one in clock(received, report).limits}

    assert limits["order"] == by_hand.count(reported, length, by_hand.is_business_day)
    assert limits["court_review"] == by_hand.count(reported, 35, by_hand.is_business_day)
    assert limits["order_effective"] == by_hand.count(reported, 36, by_hand.is_business_day)


@NO_DEADLINE
@given(statutes, st.dates(date(1993, 10, 4), LAST), st.integers(1, 60))
def test_a_later_receipt_never_gives_an_earlier_due_date(statute, received, later):
    first = clock(received, statute=statute).due
    second = clock(received + timedelta(days=later), statute=statute).due

    assert all(one <= other for one, other in zip(days(first), days(second), strict=True))


@NO_DEADLINE
@given(receipts, st.integers(0, 60), st.integers(1, 29_200))
def test_an_extension_never_shortens(received, notice, length):
    given_on = received + timedelta(days=notice)
    without = clock(received).due
    with_it = clock(received, {"type": "extension", "date": given_on, "days": length, "grounds": ["9(1)(a)"]})

    assert all(one <= other for one, other in zip(days(without), days(with_it.due), strict=True))
    assert with_it.extensions[0].holds == (given_on <= without.practice)


@st.composite
def histories(draw, statutes=statutes):
    """A request under any statute with up to eight events of any kind, most of them possible."""
    statute = draw(statutes)
    received = draw(st.dates(date(2016, 1, 1), date(2026, 1, 1)))
    grounds, complaints = list(law(statute).extension_grounds), list(law(statute).complaint_grounds)

    def event():
        kind = draw(st.sampled_from(sorted(EVENTS)))
        when = received + timedelta(days=draw(st.integers(0, 200)))
        more = {
            "extension": {"days": draw(st.integers(1, 90)), "grounds": [draw(st.sampled_from(grounds))]},
            "complaint": {"ground": draw(st.sampled_from(complaints))},
            "response": {"sent": max(received, when - timedelta(days=draw(st.integers(0, 3))))},
            "clarification_asked": {"accepted": draw(st.booleans())},
            "reply_demanded": {"by": when},
            "representations_asked": {"by": when},
            "promise": {"by": when},
            "final_report": {"order_due_business_days": draw(st.integers(1, 99))},
        }
        return {"type": kind, "date": when, **more.get(kind, {})}

    return {"statute": statute, "received": received, "events": [event() for _ in range(draw(st.integers(0, 8)))]}


def clock_or_error(history, today=TODAY):
    try:
        return compute(read_facts(history), today)
    except ClockError as error:
        return error


@settings(NO_DEADLINE, max_examples=300)
@given(histories())
def test_any_history_has_a_clock_or_a_named_error(history):
    found = clock_or_error(history)
    if isinstance(found, ClockError):
        assert found.code
        assert found.field
        return

    for readings in (found.due, found.original_due):
        dated = [day for day in days(readings) if day]
        assert dated == sorted(dated)
        assert readings.strict is None or not law(history["statute"]).is_holiday(readings.strict)
        assert readings.practice is None or not law(history["statute"]).is_rest_day(readings.practice)
    for language in ("en", "fr"):
        assert b"%(" not in orjson.dumps(to_dict(found, language))
    assert found.days_overdue >= 0
    assert (found.deemed_refusal_on is None) or (found.due.against_institution < found.deemed_refusal_on)


@settings(NO_DEADLINE, max_examples=300)
@given(histories(), st.dates(date(2027, 1, 1), date(2060, 1, 1)))
@example({"received": date(2020, 2, 10), "events": []}, date(2027, 1, 1))
def test_what_is_stored_does_not_depend_on_today(history, today):
    one, other = (clock_or_error(history, day) for day in (today, TODAY))
    assume(not isinstance(one, ClockError))

    assert (one.phase, one.due, one.original_due, one.received) == (
        other.phase,
        other.due,
        other.original_due,
        other.received,
    )
    assert (one.deemed_refusal_on, one.answered_on, one.pauses) == (
        other.deemed_refusal_on,
        other.answered_on,
        other.pauses,
    )
    stored = [[(a.kind, a.opens, a.last_day, a.settled_on) for a in found.limits] for found in (one, other)]
    assert stored[0] == stored[1]


SAME_DAY: list[dict[str, object]] = [
    {"type": "acknowledgement"},
    {"type": "extension", "days": 60, "grounds": ["9(1)(a)"]},
    {"type": "interim_release"},
    {"type": "clarification_asked"},
    {"type": "transfer"},
]


@pytest.mark.parametrize("offset", [0, 10, 29, 30, 31, 32, 45])
def test_the_order_of_events_of_one_day_does_not_matter(offset):
    # 30 January 2020 + 30 = Saturday 29 February: in practice Monday 2 March, the 32nd day.
    received = date(2020, 1, 30)
    on = received + timedelta(days=offset)

    found = [clock(received, *({**one, "date": on} for one in order)) for order in permutations(SAME_DAY)]

    assert {(one.state, one.due, one.original_due, one.deemed_refusal_on) for one in found} == {
        (found[0].state, found[0].due, found[0].original_due, found[0].deemed_refusal_on)
    }
    assert {frozenset(one.limits) for one in found} == {frozenset(found[0].limits)}


def test_events_may_be_told_in_any_order_of_days():
    events = [
        {"type": "clarification_asked", "date": "2020-02-20"},
        {"type": "clarification_answered", "date": "2020-02-25"},
        {"type": "extension", "date": "2020-03-13", "days": 60, "grounds": ["9(1)(a)"]},
        {"type": "response", "date": "2020-07-01"},
    ]
    found = [clock("2020-02-10", *order) for order in permutations(events)]

    assert {(one.state, one.due, one.limits, one.steps) for one in found} == {
        (found[0].state, found[0].due, found[0].limits, found[0].steps)
    }


@NO_DEADLINE
@given(histories())
def test_the_wall_clock_is_never_read(history):
    answers = []
    for moment in ("1990-01-01", "2026-11-25", "2199-12-31"):
        with time_machine.travel(moment, tick=False):
            found = clock_or_error(history)
            answers.append(str(found) if isinstance(found, ClockError) else to_dict(found, "fr"))

    assert answers[0] == answers[1] == answers[2]


def test_a_clock_is_the_same_each_time_and_cannot_be_changed():
    one, other = clock("2020-02-10"), clock("2020-02-10")

    assert one == other
    with pytest.raises(AttributeError):
        one.state = "answered"


def test_readings_have_no_order():
    with pytest.raises(TypeError):
        assert clock("2020-02-10").due < clock("2020-02-11").due
