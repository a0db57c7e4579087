from datetime import date

from requests_app.clock import Extension, Pause, Readings
from requests_app.strip.story import Span, Stage, Track, story_of
from tests.strip.clocks import TODAY, by_hand, clock, limit, on


def spans(story, track):
    return [(span.start, span.end) for span in story.spans if span.track is track]


def test_before_the_due_day_time_has_run_and_time_is_left():
    story = story_of(clock("2026-11-02"), TODAY)

    assert story.spans == (
        Span(Track.ELAPSED, date(2026, 11, 2), TODAY),
        Span(Track.REMAINING, TODAY, date(2026, 12, 2)),
    )
    assert (story.earliest, story.latest) == (None, date(2026, 12, 2))


def test_nobody_need_think_of_complaining_before_anything_is_late():
    assert story_of(clock("2026-11-02"), TODAY).windows == ()


def test_two_readings_are_both_told():
    # Received Thu 29 October: the 30th day is Sat 28 November, the next working day Mon 30.
    story = story_of(clock("2026-10-29"), TODAY)

    assert (story.earliest, story.latest) == (date(2026, 11, 28), date(2026, 11, 30))


def test_late_begins_at_the_latest_reading_and_our_window_opens():
    story = story_of(
        clock(
            "2026-09-01",
            {"type": "clarification_asked", "date": "2026-09-09"},
            {"type": "clarification_answered", "date": "2026-09-24"},
        ),
        TODAY,
    )

    assert spans(story, Track.LATE) == [(date(2026, 10, 16), TODAY)]
    assert spans(story, Track.HOLD) == [(date(2026, 9, 9), date(2026, 9, 24))]
    assert spans(story, Track.ELAPSED) == [
        (date(2026, 9, 1), date(2026, 9, 9)),
        (date(2026, 9, 24), date(2026, 10, 16)),
    ]
    assert [(window.last_day, window.stage) for window in story.windows] == [(date(2026, 11, 30), Stage.OPEN)]


def test_a_hold_without_an_answer_has_no_end_and_makes_nobody_late():
    story = story_of(clock("2026-09-02", {"type": "clarification_asked", "date": "2026-09-20"}), TODAY)

    assert spans(story, Track.LATE) == []
    assert spans(story, Track.HOLD) == [(date(2026, 9, 20), TODAY)]
    assert (story.earliest, story.latest) == (date(2026, 10, 2), None)
    assert story.open_until is not None


def test_a_suspension_is_told_apart_from_a_hold():
    story = story_of(clock("2026-11-02", {"type": "suspension", "date": "2026-11-09"}), TODAY)

    assert spans(story, Track.SUSPENSION) == [(date(2026, 11, 9), TODAY)]
    assert (story.earliest, story.latest) == (None, None)


def test_an_extension_that_holds_follows_the_thirty_days():
    notice = {"type": "extension", "date": "2026-10-09", "days": 120, "grounds": ["9(1)(a)"]}
    story = story_of(clock("2026-09-14", notice), TODAY)

    assert spans(story, Track.EXTENSION) == [(date(2026, 10, 14), date(2027, 2, 11))]
    assert spans(story, Track.ELAPSED) == [(date(2026, 9, 14), date(2026, 10, 14))]


def test_an_extension_that_does_not_hold_stands_beside_what_is_there():
    notice = {"type": "extension", "date": "2026-10-30", "days": 60, "grounds": ["9(1)(a)"]}
    story = story_of(clock("2026-09-14", notice), TODAY)

    assert spans(story, Track.EXTENSION) == []
    assert len(spans(story, Track.FAILED_EXTENSION)) == 1
    assert len(spans(story, Track.LATE)) == 1


def test_an_extension_without_a_length_has_no_end():
    notice = {"type": "extension", "date": "2026-11-09", "grounds": ["9(1)(c)"]}
    story = story_of(clock("2026-10-14", notice), TODAY)

    ((_start, end),) = spans(story, Track.EXTENSION)
    assert end == story.open_until


def test_after_the_answer_nothing_runs():
    answer = {"type": "response", "date": "2026-10-25", "disposition": "full"}
    story = story_of(clock("2026-10-06", answer), TODAY)

    assert story.spans == (Span(Track.ELAPSED, date(2026, 10, 6), date(2026, 10, 25)),)
    assert story.answered == date(2026, 10, 25)


def test_a_late_answer_ends_the_lateness():
    answer = {"type": "response", "date": "2026-10-05", "disposition": "partial"}
    story = story_of(clock("2026-07-06", answer), TODAY)

    assert spans(story, Track.LATE) == [(date(2026, 8, 5), date(2026, 10, 5))]


def test_what_was_abandoned_is_not_late():
    story = story_of(clock("2026-09-02", {"type": "abandoned", "date": "2026-09-20"}), TODAY)

    assert spans(story, Track.LATE) == []
    assert spans(story, Track.REMAINING) == []


def test_windows_that_overlap_lie_in_lanes_and_those_that_do_not_share_one():
    limits = (
        limit("complaint_extension", date(2026, 6, 2), date(2026, 8, 1)),
        limit("complaint_refusal", date(2026, 9, 30), date(2026, 11, 29)),
        limit("reply", date(2026, 11, 10), date(2026, 12, 1)),
    )
    story = story_of(by_hand(on(date(2026, 6, 1)), received=date(2026, 5, 2), limits=limits), TODAY)

    assert [(window.kind, window.lane) for window in story.windows] == [
        ("complaint_extension", 0),
        ("complaint_refusal", 0),
        ("reply", 1),
    ]
    assert story.lanes() == 2


def test_how_a_window_stands_today():
    limits = (
        limit("complaint_refusal", date(2026, 8, 1), date(2026, 9, 30)),
        limit("complaint_extension", date(2026, 9, 1), date(2026, 10, 31), settled_on=date(2026, 9, 9)),
        limit("complaint_delay", date(2026, 12, 2), date(2026, 11, 28)),
        limit("court_review", date(2026, 11, 25), date(2027, 1, 15)),
        limit("reply", date(2026, 11, 24), date(2026, 11, 24)),
    )
    story = story_of(by_hand(Readings(date(2026, 9, 1), date(2026, 9, 1), date(2026, 12, 1)), limits=limits), TODAY)

    assert {window.kind: window.stage for window in story.windows} == {
        "complaint_refusal": Stage.CLOSED,
        "complaint_extension": Stage.SETTLED,
        "complaint_delay": Stage.CROSSED,
        "court_review": Stage.COMING,
        "reply": Stage.OPEN,
    }


def test_what_can_still_be_lost_is_never_crowded_out():
    over = [limit("complaint_refusal", date(2026, month, 1), date(2026, month, 20)) for month in range(1, 10)]
    story = story_of(by_hand(on(TODAY), limits=(*over, limit("reply", TODAY, date(2026, 12, 1)))), TODAY)

    assert len(story.windows) == 6
    assert "reply" in {window.kind for window in story.windows}


def test_a_limit_that_the_law_does_not_set_is_not_drawn():
    story = story_of(by_hand(on(TODAY), limits=(limit("complaint_refusal", TODAY, None),)), TODAY)

    assert story.windows == ()


def test_an_order_binds_the_institution_and_is_no_window_of_ours():
    story = story_of(by_hand(on(TODAY), limits=(limit("order", TODAY, date(2026, 12, 18)),)), TODAY)

    assert story.windows == ()
    assert [order.day for order in story.orders] == [date(2026, 12, 18)]


def test_two_extensions_follow_each_other():
    first = Extension(date(2026, 9, 20), None, 30, (), on(date(2026, 11, 1)), holds=True, why="holds")
    second = Extension(date(2026, 9, 25), None, 30, (), on(date(2026, 12, 1)), holds=True, why="holds")
    due = on(date(2026, 12, 1))
    drawn = by_hand(
        due, original_due=on(date(2026, 10, 2)), received=date(2026, 9, 2), state="extended", extensions=(first, second)
    )

    assert spans(story_of(drawn, TODAY), Track.EXTENSION) == [
        (date(2026, 10, 2), date(2026, 11, 1)),
        (date(2026, 11, 1), date(2026, 12, 1)),
    ]


def test_a_hold_of_tomorrow_is_not_drawn():
    pause = Pause("hold", date(2026, 11, 25), date(2026, 11, 30), accepted=False)
    story = story_of(by_hand(on(date(2026, 12, 2)), pauses=(pause,)), TODAY)

    assert spans(story, Track.HOLD) == []
