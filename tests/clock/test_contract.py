"""The shape of a clock as JSON and as objects, its sentences, and that docs/clock.md names all of it."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from requests_app.clock import EVENTS, Readings, compute, law, long_date, read_facts, to_dict
from requests_app.clock.reading import CHANNELS, DISPOSITIONS, FIELDS
from requests_app.clock.wording import WORDS, counted
from tests.clock import whole

DOCS = Path(__file__).parents[2] / "docs" / "clock.md"
WORKED = {
    "id": "x",
    "received": "2023-11-23",
    "events": [
        {"type": "extension", "date": "2023-12-01", "days": 30, "grounds": ["9(1)(a)"]},
        {"type": "clarification_asked", "date": "2023-12-05"},
    ],
}


@pytest.fixture
def clock():
    return compute(read_facts(WORKED), date(2024, 2, 1))


def test_a_clock_as_json_has_the_fields_of_the_contract(clock):
    found = to_dict(clock, "en")

    assert list(found) == [
        "id", "state", "presumed", "original_due", "due", "deemed_refusal_on", "days_overdue", "extensions", "limits",
        "steps", "warnings", "law_version",
    ]  # fmt: skip
    assert found["original_due"] == {"counted": "2023-12-23", "strict": "2023-12-23", "practice": None}
    assert list(found["extensions"][0]) == ["date", "days", "due", "holds", "why"]
    assert list(found["limits"][0]) == ["kind", "ground", "section", "opens", "last_day", "open"]
    assert list(found["steps"][0]) == ["section", "rests_on", "rule", "from", "days", "to", "text"]
    assert list(found["warnings"][0]) == ["code", "text"]
    assert found["law_version"] == law("ATIA").version


def test_objects_say_more_than_json(clock):
    assert clock.phase == "on_hold"
    assert clock.received == date(2023, 11, 23)
    assert [(one.kind, one.from_date, one.to_date, one.accepted) for one in clock.pauses] == [
        ("hold", date(2023, 12, 5), None, False)
    ]
    assert clock.extensions[0].grounds == ("9(1)(a)",)
    assert clock.extensions[0].sent is None
    assert clock.extensions[0].why == "holds"
    assert clock.extensions[0].due == Readings(date(2024, 1, 22), date(2024, 1, 22), date(2024, 1, 22))


def test_steps_run_from_receipt_to_limit_each_with_its_section(clock):
    assert [(step.rule, step.section, step.rests_on) for step in clock.steps] == [
        ("response", "7", "law"),
        ("extension", "9(1)", "law"),
        ("complaint_delay", "31", "law"),
        ("complaint_extension", "31", "law"),
    ]
    assert clock.steps[0].source == "https://laws-lois.justice.gc.ca/eng/acts/A-1/section-7.html"
    assert (clock.steps[0].from_date, clock.steps[0].days, clock.steps[0].to_date) == (
        date(2023, 11, 23),
        30,
        date(2023, 12, 23),
    )


def test_moves_are_steps_of_their_own_with_the_name_of_the_day():
    found = compute(read_facts({"received": "2019-02-01"}), date(2019, 4, 1))

    assert [step.rule for step in found.steps] == ["response", "moved_by_law", "silence", "complaint_delay"]
    assert found.steps[1].text("en") == (
        "3 March 2019 is a holiday (Sunday), so the limit moves to the next day that is not one: 4 March 2019."
    )
    assert found.steps[1].text("fr") == (
        "Le 3 mars 2019 est un jour férié (dimanche); l’échéance est reportée "
        "au premier jour non férié suivant\u00a0: 4 mars 2019."
    )


def test_the_first_step_is_one_plain_sentence_in_each_language():
    step = compute(read_facts({"received": "2020-02-10"}), date(2020, 4, 1)).steps[0]

    assert step.text("en") == (
        "The institution had 30 days after receipt to answer: 10 February 2020 + 30 days = 11 March 2020."
    )
    assert step.text("fr") == (
        "L’institution dispose de 30\u00a0jours suivant la réception pour répondre\u00a0: "
        "10 février 2020 + 30\u00a0jours = 11 mars 2020."
    )


@pytest.mark.parametrize(
    ("day", "english", "french"),
    [
        (date(2020, 3, 1), "1 March 2020", "1er mars 2020"),
        (date(2020, 8, 11), "11 August 2020", "11 août 2020"),
        (date(2021, 12, 31), "31 December 2021", "31 décembre 2021"),
    ],
)
def test_dates_are_written_as_each_language_does(day, english, french):
    assert long_date(day, "en") == english
    assert long_date(day, "fr") == french


@pytest.mark.parametrize(
    ("days", "unit", "english", "french"),
    [
        (0, "calendar", "0 days", "0\u00a0jour"),
        (1, "calendar", "1 day", "1\u00a0jour"),
        (2, "calendar", "2 days", "2\u00a0jours"),
        (29_200, "calendar", "29,200 days", "29\u00a0200\u00a0jours"),
        (1, "business", "1 business day", "1\u00a0jour ouvrable"),
        (35, "business", "35 business days", "35\u00a0jours ouvrables"),
    ],
)
def test_days_are_counted_as_each_language_does(days, unit, english, french):
    assert counted(days, unit, "en") == english
    assert counted(days, unit, "fr") == french


def test_readings_say_whom_they_protect():
    early, middle, late = date(2020, 1, 1), date(2020, 1, 2), date(2020, 1, 3)

    same, apart, held, none = (
        Readings(early, early, early),
        Readings(early, middle, late),
        Readings(early, middle, None),
        Readings(None, None, None),
    )

    assert [one.against_institution for one in (same, apart, held, none)] == [early, late, None, None]
    assert [one.for_requester for one in (same, apart, held, none)] == [early, early, early, None]
    assert [one.latest for one in (same, apart, held, none)] == [early, late, middle, None]
    assert [one.differ for one in (same, apart, held, none)] == [False, True, True, False]
    assert Readings(early, early, late).differ
    assert Readings(None, early, early).against_institution is None
    assert Readings(early, None, early).against_institution is None


def told(*events, today=date(2020, 12, 1), **more):
    return compute(read_facts({"received": "2020-02-10", "events": list(events), **more}), today)


def test_an_answer_in_time_leaves_no_word_of_silence():
    found = told({"type": "response", "date": "2020-03-11"})

    assert found.state == "answered"
    assert "silence" not in [step.rule for step in found.steps]


def test_whoever_gives_up_ends_the_hold():
    found = told({"type": "clarification_asked", "date": "2020-02-20"}, {"type": "abandoned", "date": "2020-02-27"})

    assert [(one.from_date, one.to_date) for one in found.pauses] == [(date(2020, 2, 20), date(2020, 2, 27))]
    assert found.due.practice == date(2020, 3, 18)


@pytest.mark.parametrize(
    ("event", "warned"),
    [
        ({"type": "acknowledgement", "date": "2020-02-12"}, False),
        ({"type": "promise", "date": "2020-02-12", "by": "2020-03-01"}, False),
        ({"type": "complaint", "date": "2020-02-18"}, True),
    ],
)
def test_only_a_sign_of_life_from_the_institution_acknowledges(event, warned):
    found = told(event, filed="2020-02-10", today=date(2020, 2, 20))

    assert ("no_acknowledgement" in [warning.code for warning in found.warnings]) is warned


def test_that_receipt_is_presumed_is_said_first():
    found = told({"type": "transfer", "date": "2020-04-20"}, received=None, filed="2020-02-10")

    assert [warning.code for warning in found.warnings] == ["presumed_receipt", "transfer_late"]


@pytest.mark.parametrize(("complaint", "reviewable"), [("delay", True), ("other", False)])
def test_a_report_opens_the_court_for_the_complaint_that_it_names(complaint, reviewable):
    found = told(
        {"type": "complaint", "date": "2020-03-13", "id": "delay", "ground": "30(1)(a)"},
        {"type": "complaint", "date": "2020-03-16", "id": "other", "ground": "30(1)(f)"},
        {"type": "final_report", "date": "2020-10-01", "complaint": complaint},
    )

    assert ("court_review" in [limit.kind for limit in found.limits]) is reviewable


@pytest.mark.parametrize(
    "kept", json.loads(whole.FILE.read_text(encoding="utf-8")), ids=lambda kept: kept["facts"].get("id")
)
def test_a_whole_clock_says_what_was_read_and_kept(kept):
    assert whole.answered(kept["facts"]) == kept["clock"]


def test_the_documentation_names_every_field_and_every_code():
    text = re.sub(r"```.*?```", "", DOCS.read_text(encoding="utf-8"), flags=re.DOTALL)
    documented = set(re.findall(r"`([^`]+)`", text))

    fields = {"received", *FIELDS, *CHANNELS, *DISPOSITIONS}
    for kind, (_, readers) in EVENTS.items():
        fields |= {kind, *readers}
    clock = to_dict(compute(read_facts(WORKED), date(2024, 2, 1)), "en")
    for value in (
        clock,
        clock["due"],
        clock["extensions"][0],
        clock["limits"][0],
        clock["steps"][0],
        clock["warnings"][0],
    ):
        fields |= set(value)
    rules = {one for code in ("ATIA", "PA", "QC", "BC") for one in law(code).rules}
    kinds = {
        limit.kind
        for code in ("ATIA", "PA", "QC", "BC")
        for one in law(code).rules.values()
        for limit in one.all
        if hasattr(limit, "kind")
    }

    assert (fields | rules | kinds | set(WORDS["errors"]) | set(WORDS["warnings"])) - documented == set()
    assert {"ATIA", "PA", "QC", "BC", "error", "code", "field", "text", "0", "1"} <= documented
