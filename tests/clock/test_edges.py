"""On the day, the day before and the day after: where one rule ends and the next begins."""

from datetime import date

import pytest

from requests_app.clock import compute, read_facts

TODAY = date(2026, 11, 25)
# 10 February 2020 + 30 = Wednesday 11 March; a complaint about silence from the 12th to 10 May.
RECEIVED = "2020-02-10"


def clock(*events, received=RECEIVED, today=TODAY, statute="ATIA"):
    return compute(
        read_facts({"statute": statute, "received": received, "events": [dict(one) for one in events]}), today
    )


def event(kind, day, **more):
    return {"type": kind, "date": day, **more}


def settled(found):
    return {limit.kind: limit.settled_on for limit in found.limits if limit.settled_on is not None}


def codes(found):
    return [warning.code for warning in found.warnings]


@pytest.mark.parametrize(
    ("day", "uses", "warned"),
    [
        ("2020-03-11", False, []),  # nothing is late yet: no complaint about silence
        ("2020-03-12", True, []),
        ("2020-05-10", True, []),
        ("2020-05-11", True, ["complaint_late"]),
    ],
)
def test_a_complaint_about_silence_on_its_first_and_last_day(day, uses, warned):
    found = clock(event("complaint", day, ground="30(1)(a)"))

    assert settled(found) == ({"complaint_delay": date.fromisoformat(day)} if uses else {})
    assert codes(found) == warned


def test_a_complaint_before_the_latest_reading_is_premature():
    # Saturday 14 March by law, Monday 16 in practice.
    found = clock(event("complaint", "2020-03-16", ground="30(1)(a)"), received="2020-02-13")

    assert codes(found) == ["complaint_premature"]


def test_on_the_day_of_a_late_answer_one_complains_of_the_answer():
    found = clock(event("response", "2020-04-01"), event("complaint", "2020-04-01", ground="30(1)(a)"))

    assert settled(found) == {"complaint_delay": date(2020, 4, 1), "complaint_refusal": date(2020, 4, 1)}


def test_a_second_complaint_about_silence_changes_nothing():
    found = clock(
        event("complaint", "2020-03-13", ground="30(1)(a)"), event("complaint", "2020-03-20", ground="30(1)(a)")
    )

    assert settled(found) == {"complaint_delay": date(2020, 3, 13)}


def test_a_complaint_uses_up_the_limit_of_its_ground_alone():
    found = clock(
        event("extension", "2020-02-20", days=30, grounds=["9(1)(a)"]),
        event("fee_notice", "2020-02-25"),
        event("complaint", "2020-03-02", ground="30(1)(c)"),
    )

    assert settled(found) == {"complaint_extension": date(2020, 3, 2)}


def test_a_reply_of_the_same_day_is_a_reply():
    found = clock(event("reply_demanded", "2020-02-20", by="2020-03-01"), event("reply", "2020-02-20"))

    assert settled(found) == {"reply": date(2020, 2, 20)}


NINETY = event(
    "extension", "2020-02-20", days=90, grounds=[{"ground": "9(1)(a)", "days": 30}, {"ground": "9(1)(b)", "days": 60}]
)
NINETY_FOR_ONE = event("extension", "2020-02-20", days=90, grounds=[{"ground": "9(1)(a)", "days": 90}, "9(1)(b)"])


@pytest.mark.parametrize(
    ("notice", "undone", "days", "due"),
    [
        (NINETY, {"ground": "9(1)(a)"}, 60, date(2020, 5, 10)),
        (NINETY, {"ground": "9(1)(b)"}, 30, date(2020, 4, 10)),
        (NINETY_FOR_ONE, {"ground": "9(1)(b)"}, 90, date(2020, 6, 9)),
    ],
)
def test_a_ground_that_is_withdrawn_takes_its_own_days_with_it(notice, undone, days, due):
    found = clock(notice, event("extension_withdrawn", "2020-03-02", **undone))

    (extension,) = found.extensions
    assert (extension.days, extension.holds, extension.why) == (days, True, "holds_in_part")
    assert found.due.counted == due


@pytest.mark.parametrize(("kind", "why"), [("extension_withdrawn", "withdrawn"), ("extension_struck", "struck")])
def test_a_notice_that_is_undone_adds_nothing(kind, why):
    found = clock(NINETY, event(kind, "2020-03-02"))

    assert [(one.holds, one.why) for one in found.extensions] == [(False, why)]
    assert found.due.counted == date(2020, 3, 11)


def test_a_notice_without_a_flaw_holds_in_whole():
    assert [(one.days, one.why) for one in clock(NINETY).extensions] == [(90, "holds")]


def test_a_notice_may_arrive_on_the_day_it_was_sent():
    found = clock(event("extension", "2020-02-20", sent="2020-02-20", days=30, grounds=["9(1)(a)"]))

    assert found.extensions[0].holds


def test_a_notice_on_the_day_to_which_practice_moves_the_limit_opens_two_windows():
    # 13 February + 30 = Saturday 14 March; Monday 16 in practice, when the notice comes: + 30 = Monday 13 April
    # (Easter Monday), in practice Tuesday 14.
    notice = event("extension", "2020-03-16", days=30, grounds=["9(1)(a)"])

    found = clock(notice, received="2020-02-13")
    stopped = clock(notice, event("suspension", "2020-03-20"), received="2020-02-13")

    assert found.extensions[0].why == "in_practice_only"
    assert [(one.opens, one.last_day) for one in found.limits if one.kind == "complaint_delay"] == [
        (date(2020, 3, 17), date(2020, 5, 13)),
        (date(2020, 4, 15), date(2020, 6, 12)),
    ]
    assert [one.opens for one in stopped.limits if one.kind == "complaint_delay"] == [date(2020, 3, 17)]


def test_beyond_its_cap_an_extension_is_one_of_practice_whatever_follows():
    # British Columbia, s. 10: 30 business days at most by the institution itself; more by leave, s. 10(2).
    over = event("extension", "2023-02-08", days=40, grounds=["10(1)(a)"])
    by_leave = event("extension", "2023-02-10", days=20, grounds=["10(2)"])

    found = clock(over, by_leave, received="2023-02-01", statute="BC")

    assert [one.why for one in found.extensions] == ["over_cap", "holds"]
    assert len([one for one in found.limits if one.kind == "complaint_delay"]) == 2


def test_nobody_is_late_while_a_fee_is_waited_for():
    fee = event("fee_notice", "2023-02-06")

    found = clock(
        fee, event("extension", "2023-02-08", days=40, grounds=["10(1)(a)"]), received="2023-02-01", statute="BC"
    )

    assert found.due.counted is found.due.practice is None
    assert "complaint_delay" not in [one.kind for one in found.limits]


def test_each_question_has_its_own_answer():
    found = clock(
        event("clarification_asked", "2020-02-14"),
        event("clarification_answered", "2020-02-17", accepted=True),
        event("clarification_asked", "2020-02-20"),
        event("clarification_answered", "2020-02-24"),
    )

    assert [one.accepted for one in found.pauses] == [True, False]
    assert found.due.counted == date(2020, 3, 14)
    assert found.due.practice == date(2020, 3, 18)


def test_a_second_transfer_is_worth_a_word():
    found = clock(event("transfer", "2020-02-17"), event("transfer", "2020-02-19"))

    assert [warning.text("en") for warning in found.warnings] == [
        "The request had been transferred before; the law allows it once."
    ]


def test_whoever_receives_a_transfer_may_extend_anew():
    # British Columbia, s. 11: the period starts again, and with it what s. 10(1) allows: 30 business days.
    notice = {"days": 30, "grounds": ["10(1)(a)"]}

    found = clock(
        event("extension", "2023-02-03", **notice),
        event("transfer", "2023-02-08"),
        event("extension", "2023-02-10", **notice),
        received="2023-02-01",
        statute="BC",
    )

    assert [one.why for one in found.extensions] == ["holds", "holds"]


@pytest.mark.parametrize(("today", "is_open"), [((3, 11), False), ((3, 12), True), ((5, 10), True), ((5, 11), False)])
def test_a_limit_is_open_from_its_first_day_to_its_last(today, is_open):
    assert [one.open for one in clock(today=date(2020, *today)).limits] == [is_open]


def test_a_second_extension_to_a_day_is_counted_from_the_first():
    found = clock(
        event("extension", "2020-02-20", days=30, grounds=["9(1)(a)"]),
        event("extension", "2020-03-02", until="2020-05-10", grounds=["9(1)(b)"]),
    )

    # 11 March + 30 = 10 April; from there to 10 May are 30 more.
    sums = [(step.from_date, step.days, step.to_date) for step in found.steps if step.rule == "extension"]
    assert sums == [(date(2020, 3, 11), 30, date(2020, 4, 10)), (date(2020, 4, 10), 30, date(2020, 5, 10))]


def test_the_window_without_a_notice_of_practice_keeps_the_hold_and_what_held():
    # In practice a hold of a week makes 14 March Saturday 21; with the 30 days that held, Monday 20 April.
    thirty = {"days": 30, "grounds": ["9(1)(a)"]}

    found = clock(
        event("clarification_asked", "2020-02-17"),
        event("clarification_answered", "2020-02-24"),
        event("extension", "2020-02-26", **thirty),
        event("extension", "2020-03-18", **thirty),
        received="2020-02-13",
    )

    assert [one.why for one in found.extensions] == ["holds", "in_practice_only"]
    assert next(one.opens for one in found.limits if one.kind == "complaint_delay") == date(2020, 4, 21)


def test_a_limit_that_ends_on_the_first_day_of_the_standstill_goes_on_after_it():
    # 12 February 2020 + 30 = 13 March, the first of 185 days that do not count.
    found = clock(event("inadmissible", "2020-02-12"), received="2020-01-06")

    assert found.limits[-1].last_day == date(2020, 9, 14)


def test_an_extension_without_a_length_leaves_no_date_whatever_else_is_added():
    found = clock(
        event("extension", "2020-02-20", grounds=["9(1)(c)"]),
        event("extension", "2020-02-25", days=30, grounds=["9(1)(a)"]),
    )

    assert found.due.counted is found.due.practice is None


def test_a_cap_is_over_all_notices_together():
    notices = [
        event("extension", f"2023-02-0{day}", days=days, grounds=["10(1)(a)"])
        for day, days in ((6, 10), (7, 10), (8, 20))
    ]

    found = clock(*notices, received="2023-02-01", statute="BC")

    assert [one.why for one in found.extensions] == ["holds", "holds", "over_cap"]
