"""Whatever the facts, there is a drawing of them, inside its frame and well formed."""

import re
from datetime import date, timedelta

from hypothesis import given, reject
from hypothesis import strategies as st

from requests_app.clock import Clock, ClockError, Extension, Limit, Pause, Readings, compute, read_facts
from requests_app.strip import RowFacts, full_strip, letter_strip, row_strip
from tests.strip.clocks import parsed

DAYS = st.dates(date(1983, 7, 1), date(2110, 1, 1))
NEAR = st.integers(0, 900).map(lambda days: date(2024, 1, 1) + timedelta(days))
MAYBE = st.none() | NEAR | DAYS
KINDS = ["extension", "clarification_asked", "clarification_answered", "suspension", "resumption", "transfer"]
KINDS += ["interim_release", "response", "abandoned", "complaint", "final_report", "reply_demanded", "reply"]
READINGS = st.builds(Readings, MAYBE, MAYBE, MAYBE)
LIMIT_KINDS = ["complaint_delay", "complaint_extension", "court_review", "order", "order_effective", "reply", "<b>"]

ANY_CLOCK = st.builds(
    Clock,
    id=st.none(),
    state=st.sampled_from(["awaiting", "extended", "on_hold", "suspended", "deemed_refusal", "answered", "abandoned"]),
    phase=st.just("open"),
    presumed=st.booleans(),
    received=NEAR | DAYS,
    answered_on=MAYBE,
    original_due=READINGS,
    due=READINGS,
    deemed_refusal_on=st.none(),
    days_overdue=st.just(0),
    extensions=st.lists(
        st.builds(
            Extension,
            date=NEAR,
            sent=st.none(),
            days=st.none() | st.integers(0, 29_200),
            grounds=st.just(()),
            due=READINGS,
            holds=st.booleans(),
            why=st.just("holds"),
        ),
        max_size=3,
    ).map(tuple),
    pauses=st.lists(
        st.builds(Pause, st.sampled_from(["hold", "suspension"]), NEAR, MAYBE, accepted=st.booleans()), max_size=3
    ).map(tuple),
    limits=st.lists(
        st.builds(
            Limit, st.sampled_from(LIMIT_KINDS), st.none(), st.just("31"), NEAR | DAYS, MAYBE, st.booleans(), MAYBE
        ),
        max_size=9,
    ).map(tuple),
    steps=st.just(()),
    warnings=st.just(()),
    law_version=st.just("test"),
)
ANY_ROW = st.builds(
    RowFacts,
    received=MAYBE,
    presumed=st.booleans(),
    original_due=MAYBE,
    due_earliest=MAYBE,
    due_latest=MAYBE,
    answered_on=MAYBE,
    hold_from=MAYBE,
    hold_to=MAYBE,
    limit_kind=st.none() | st.sampled_from(LIMIT_KINDS),
    limit_opens=MAYBE,
    limit_last_day=MAYBE,
    phase=st.none() | st.sampled_from(["open", "abandoned"]),
)


@st.composite
def told_events(draw):
    received = draw(NEAR)
    events = []
    for days in sorted(draw(st.lists(st.integers(1, 400), max_size=5))):
        event = {"type": draw(st.sampled_from(KINDS)), "date": (received + timedelta(days)).isoformat()}
        if event["type"] == "extension":
            event |= {"grounds": ["9(1)(a)"], "days": draw(st.integers(1, 29_200))}
        if event["type"] == "response":
            event["disposition"] = "partial"
        if event["type"] == "complaint":
            event |= {"id": "c", "ground": "30(1)(a)"}
        if event["type"] == "reply_demanded":
            event["by"] = (received + timedelta(days + 20)).isoformat()
        events.append(event)
    return {"received": received.isoformat(), "events": events}


def assert_stands_in_its_frame(markup):
    drawing = parsed(markup)
    for element in drawing.iter():
        for name in ("x", "x1", "x2", "cx", "width"):
            value = element.get(name, "")
            if value.endswith("%"):
                assert -1e-9 <= float(value[:-1]) <= 100
        if element.get("width", "").endswith("%") and element.get("x", "").endswith("%"):
            assert float(element.get("x")[:-1]) + float(element.get("width")[:-1]) <= 100.11
    assert not re.search(r"\b(nan|inf|None)\b|%\(", markup)


@given(ANY_CLOCK, NEAR | DAYS, st.sampled_from(["en", "fr"]), st.text(max_size=20))
def test_any_clock_has_a_drawing(clock, today, language, title):
    title = "".join(character for character in title if character.isprintable())
    strip = full_strip(clock, today, language, title=f"{title}<i>&", describedby='"><i>')

    assert_stands_in_its_frame(strip.markup)
    assert "<i>" not in strip.markup
    for line in strip.key:
        parsed(line.swatch)
        assert line.word
        assert "%(" not in line.text


@given(ANY_CLOCK, NEAR | DAYS, st.sampled_from(["en", "fr"]))
def test_any_clock_can_stand_in_a_letter(clock, today, language):
    assert_stands_in_its_frame(letter_strip(clock, today, language))


@given(told_events(), NEAR | DAYS)
def test_whatever_the_engine_says_can_be_drawn(told, today):
    try:
        clock = compute(read_facts(told), today)
    except ClockError:
        reject()  # these facts contradict each other

    assert_stands_in_its_frame(full_strip(clock, today, "en").markup)
    assert_stands_in_its_frame(full_strip(clock, today, "fr", reference_width=320).markup)
    assert_stands_in_its_frame(letter_strip(clock, today, "en"))


@given(ANY_ROW, NEAR | DAYS)
def test_any_row_has_a_drawing_and_none_is_long(facts, today):
    markup = row_strip(facts, today)

    assert_stands_in_its_frame(markup)
    assert len(markup) < 1600
