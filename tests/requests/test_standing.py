"""The one sentence that says how a request stands and what to do."""

from datetime import date

import pytest

from requests_app.drafts import Ground
from requests_app.standing import standing_of
from tests.factories import AccessRequestFactory, answer, extend


def standing(request, day):
    return standing_of(request, list(request.limits.all()), date.fromisoformat(day))


def sentence(request, day):
    return standing(request, day).sentence.replace("\xa0", " ")


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2020-03-01", "The answer is due on Wednesday 11 March 2020: 10 days left."),
        ("2020-03-10", "The answer is due on Wednesday 11 March 2020: 1 day left."),
        ("2020-03-11", "The answer is due today, Wednesday 11 March 2020."),
        (
            "2020-04-01",
            (
                "The institution has not answered. You may complain to the Commissioner until Sunday 10 May 2020: "
                "39 days left."
            ),
        ),
        (
            "2020-05-10",
            (
                "The institution has not answered. Today, Sunday 10 May 2020, is the last day to complain to the "
                "Commissioner."
            ),
        ),
        (
            "2020-05-11",
            (
                "The institution has not answered. The 60 days to complain ended on 10 May 2020; write to the "
                "institution, or file the request again."
            ),
        ),
    ],
)
def test_the_sentence_of_a_request_that_nobody_answers(request_of_alice, day, said):
    assert sentence(request_of_alice, day) == said


def test_the_sentence_after_an_answer(request_of_alice):
    answer(request_of_alice, "2020-03-20")

    assert sentence(request_of_alice, "2020-04-01") == (
        "The institution answered on Friday 20 March 2020, 9 days late. You may complain about the answer until "
        "Tuesday 19 May 2020."
    )
    assert sentence(request_of_alice, "2020-06-01") == "The institution answered on Friday 20 March 2020, 9 days late."


def test_two_readings_are_both_said(alice):
    two = AccessRequestFactory(member=alice, filed_on=date(2020, 1, 23))  # the 30th day is a Saturday

    assert sentence(two, "2020-02-10") == (
        "The answer is due on Saturday 22 or Monday 24 February 2020. It is late for certain from 25 February."
    )


def test_an_extension_without_a_length_has_no_day(request_of_alice):
    extend(request_of_alice, "2020-03-02", None, grounds=(Ground("9(1)(c)"),))

    shown = standing(request_of_alice, "2020-04-01")
    assert (shown.state, shown.days_late, shown.last_day) == ("extended", 0, None)
    assert "without a length" in shown.sentence


@pytest.mark.parametrize(
    ("day", "tone", "may_complain"),
    [
        ("2020-02-20", "quiet", False),
        ("2020-03-05", "soon", False),
        ("2020-03-12", "ink", True),
        ("2020-05-01", "ours", True),
        ("2020-05-11", "quiet", True),
    ],
)
def test_only_what_is_near_is_coloured(request_of_alice, day, tone, may_complain):
    shown = standing(request_of_alice, day)

    assert (shown.tone, shown.may_complain) == (tone, may_complain)
