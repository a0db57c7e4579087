import re
from datetime import date
from typing import Any

import pytest

from requests_app.strip import RowFacts, row_scale, row_strip
from requests_app.strip.row import place_of
from tests.strip.clocks import TODAY, parsed


def drawn(**facts):
    return [
        (element.get("class"), element.get("x"), element.get("width"))
        for element in parsed(row_strip(RowFacts(**facts), TODAY)).iter("rect")
    ]


def bars(**facts):
    return {css for css, _x, _width in drawn(**facts)}


LATE: dict[str, Any] = {
    "received": date(2026, 9, 1),
    "original_due": date(2026, 10, 16),
    "due_latest": date(2026, 10, 16),
}
OPEN: dict[str, Any] = {
    "received": date(2026, 11, 2),
    "original_due": date(2026, 12, 2),
    "due_latest": date(2026, 12, 2),
}


@pytest.mark.parametrize(("days", "place"), [(-365, 0.1), (-90, 30.9), (-30, 48.8), (0, 66.7), (60, 95.1), (79, 100.0)])
def test_the_scale_is_the_one_under_the_head(days, place):
    assert place_of(days) == pytest.approx(place, abs=0.1)


def test_far_away_is_held_at_the_edges():
    assert (place_of(-10_000), place_of(10_000)) == (0.0, 100.0)


def test_of_an_open_request_time_has_run_and_time_is_left():
    assert bars(**OPEN) == {"st-elapsed", "st-remaining"}


def test_late_ends_at_today():
    late = next(bar for bar in drawn(**LATE) if bar[0] == "st-late")

    assert float(late[1][:-1]) + float(late[2][:-1]) == pytest.approx(66.67, abs=0.11)


def test_a_late_answer_ends_the_lateness():
    assert bars(**LATE, answered_on=date(2026, 11, 2)) == {"st-elapsed", "st-late", "st-answer"}


def test_an_early_answer_leaves_nothing_running():
    extended = {**OPEN, "due_latest": date(2027, 1, 2)}

    assert bars(**extended, answered_on=date(2026, 11, 20)) == {"st-elapsed", "st-answer"}


def test_what_was_abandoned_is_not_late():
    assert bars(**LATE, phase="abandoned") == {"st-elapsed"}


def test_an_extension_is_hatched():
    assert bars(**{**OPEN, "due_latest": date(2027, 1, 2)}) == {"st-elapsed", "st-remaining", "st-extension"}


def test_two_readings_have_two_ticks():
    markup = row_strip(RowFacts(**LATE, due_earliest=date(2026, 10, 1)), TODAY)

    assert (markup.count("st-early"), markup.count("st-due")) == (1, 1)


def test_a_hold_of_today_ends_at_today_and_nothing_is_late():
    markup = row_strip(
        RowFacts(
            received=date(2026, 9, 1),
            original_due=date(2026, 10, 1),
            due_earliest=date(2026, 10, 1),
            hold_from=date(2026, 9, 9),
        ),
        TODAY,
    )

    assert "st-hold" in markup
    assert "st-late" not in markup
    assert "st-early" in markup


def test_an_extension_without_a_length_leaves_the_row():
    markup = row_strip(RowFacts(received=date(2026, 10, 14), original_due=date(2026, 11, 13)), TODAY)

    assert "st-extension" in markup
    assert markup.count("st-cut") == 1


def test_what_lies_beyond_the_edges_is_cut():
    long_ago: dict[str, Any] = {
        "received": date(2020, 2, 10),
        "original_due": date(2020, 3, 11),
        "due_latest": date(2104, 3, 17),
    }

    assert row_strip(RowFacts(**long_ago), TODAY).count("st-cut") == 2


def test_a_window_is_spent_up_to_today_and_left_to_its_stop():
    window: dict[str, Any] = {
        "limit_kind": "complaint_delay",
        "limit_opens": date(2026, 10, 17),
        "limit_last_day": date(2026, 11, 30),
    }

    assert bars(**LATE, **window) >= {"st-spent", "st-left", "st-stop"}


def test_a_court_window_is_striped():
    window: dict[str, Any] = {
        "limit_kind": "court_review",
        "limit_opens": date(2026, 11, 7),
        "limit_last_day": date(2027, 1, 15),
    }

    assert "st-court" in bars(**LATE, **window)


def test_a_closed_window_is_dashed():
    window: dict[str, Any] = {
        "limit_kind": "complaint_delay",
        "limit_opens": date(2026, 8, 1),
        "limit_last_day": date(2026, 9, 30),
    }

    assert bars(**window) == {"st-shut", "st-grey"}


def test_a_window_that_opens_after_its_last_safe_day_has_only_its_stop():
    window: dict[str, Any] = {
        "limit_kind": "complaint_other",
        "limit_opens": date(2026, 12, 5),
        "limit_last_day": date(2026, 12, 1),
    }

    assert bars(**window) == {"st-stop"}


def test_nobody_need_think_of_complaining_before_anything_is_late():
    window: dict[str, Any] = {
        "limit_kind": "complaint_delay",
        "limit_opens": date(2026, 12, 3),
        "limit_last_day": date(2027, 1, 31),
    }

    assert bars(**OPEN, due_earliest=date(2026, 12, 2), **window) == {"st-elapsed", "st-remaining"}


def test_a_request_of_which_nothing_is_known_draws_today_alone():
    assert re.findall(r'class="(.*?)"', row_strip(RowFacts(), TODAY)) == ["strip-row", "st-line"]


def test_a_presumed_receipt_is_dotted():
    assert "st-early" in row_strip(RowFacts(**OPEN, presumed=True), TODAY)


def test_it_is_hidden_from_readers_since_the_cells_say_it():
    assert 'aria-hidden="true"' in row_strip(RowFacts(**OPEN), TODAY)
    assert 'aria-hidden="true"' in row_scale("fr")


def test_the_head_names_the_lines_of_the_column():
    head = parsed(row_scale("en"))

    assert [(text.get("x"), text.text) for text in head] == [
        ("0.0%", "1 y"),
        ("30.9%", "90 d"),
        ("66.67%", "today"),
        ("95.1%", "60 d"),
    ]
