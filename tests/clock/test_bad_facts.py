"""What is wrong with the facts is named: its code, its field, a sentence in either language."""

from datetime import date, datetime

import pytest

from requests_app.clock import ClockError, compute, read_facts
from requests_app.clock.errors import ContradictoryFacts, OutOfRange, UnknownStatute, UnreadableFacts
from requests_app.clock.facts import Facts
from requests_app.clock.wording import WORDS

TODAY = date(2020, 12, 1)
RECEIVED = {"received": "2020-02-10"}


def with_events(*events, **more):
    return {**RECEIVED, **more, "events": list(events)}


def event(kind, day="2020-02-20", **more):
    return {"type": kind, "date": day, **more}


BAD = [
    ("missing_field", "received", {}),
    ("missing_field", "received", {"received": None, "filed": None}),
    ("not_an_object", "", ["received"]),
    ("not_an_object", "", None),
    ("unknown_field", "recieved", {"recieved": "2020-02-10"}),
    ("unknown_statute", "statute", {**RECEIVED, "statute": "FOIA"}),
    ("unknown_statute", "statute", {**RECEIVED, "statute": ["ATIA"]}),
    ("unknown_value", "channel", {**RECEIVED, "channel": "pigeon"}),
    ("not_text", "id", {**RECEIVED, "id": 1.5}),
    ("not_text", "id", {**RECEIVED, "id": True}),
    ("not_a_date", "received", {"received": "2020-02-30"}),
    ("not_a_date", "received", {"received": "2019-02-29"}),
    ("not_a_date", "received", {"received": "20200210"}),
    ("not_a_date", "received", {"received": "2020-W07-1"}),
    ("not_a_date", "received", {"received": "20026-02-10"}),
    ("not_a_date", "received", {"received": ""}),
    ("not_a_date", "received", {"received": 20200210}),
    ("not_a_date", "received", {"received": datetime(2020, 2, 10)}),  # noqa: DTZ001
    ("not_a_date", "filed", {"filed": {"year": 2020}}),
    ("before_the_law", "received", {"received": "0202-02-10"}),
    ("before_the_law", "received", {"received": "1983-06-30"}),
    ("before_the_law", "filed", {"received": "1983-07-01", "filed": "1983-06-30"}),
    ("after_today", "received", {"received": "2020-12-02"}),
    ("after_today", "filed", {"filed": "2020-12-02"}),
    ("received_before_filed", "received", {"received": "2020-02-10", "filed": "2020-02-11"}),
    ("not_a_list", "events", {**RECEIVED, "events": {"type": "response"}}),
    ("not_an_object", "events[0]", with_events("response")),
    ("missing_field", "events[0].type", with_events({"date": "2020-02-20"})),
    ("unknown_event", "events[0].type", with_events(event("telegram"))),
    ("unknown_event", "events[0].type", with_events(event(7))),
    ("missing_field", "events[1].date", with_events(event("response"), {"type": "response"})),
    ("missing_field", "events[0].by", with_events(event("promise"))),
    ("unknown_field", "events[0].colour", with_events(event("response", colour="red"))),
    ("not_a_date", "events[0].date", with_events(event("response", "soon"))),
    ("unknown_value", "events[0].disposition", with_events(event("response", disposition="lost"))),
    ("before_receipt", "events[0].date", with_events(event("extension", "2020-02-09", days=30))),
    ("before_filing", "events[0].date", {"filed": "2020-02-10", "events": [event("response", "2020-02-09")]}),
    (
        "before_filing",
        "events[0].date",
        {**RECEIVED, "filed": "2020-02-07", "events": [event("fee_notice", "2020-02-06")]},
    ),
    ("before_receipt", "events[0].sent", with_events(event("response", "2020-02-11", sent="2020-02-09"))),
    (
        "before_receipt",
        "events[0].date",
        {**RECEIVED, "filed": "2020-02-07", "events": [event("response", "2020-02-08")]},
    ),
    ("after_today", "events[0].date", with_events(event("response", "2020-12-02"))),
    ("after_today", "events[0].date", with_events(event("response", "2020-12-02", sent="2020-02-10"))),
    ("after_today", "events[0].date", with_events(event("response", "9999-12-31"))),
    ("sent_after_arrival", "events[0].sent", with_events(event("response", sent="2020-02-21"))),
    ("sent_after_arrival", "events[0].sent", with_events(event("extension", sent="2020-02-21", days=30))),
    ("event_twice", "events[1]", with_events(event("transfer"), event("transfer"))),
    ("event_twice", "events[2]", with_events(event("transfer"), event("acknowledgement"), event("transfer"))),
    ("event_twice", "events[2]", with_events(event("acknowledgement"), event("transfer"), event("transfer"))),
    ("not_a_number", "events[0].days", with_events(event("extension", days="30"))),
    ("not_a_number", "events[0].days", with_events(event("extension", days=True))),
    ("not_a_number", "events[0].days", with_events(event("extension", days=1.5))),
    ("days_not_positive", "events[0].days", with_events(event("extension", days=0))),
    ("days_not_positive", "events[0].days", with_events(event("extension", days=-30))),
    ("past_last_year", "events[0].days", with_events(event("extension", days=10**9))),
    ("past_last_year", "events[0].days", with_events(event("extension", days=3_000_000))),
    ("past_last_year", "received", with_events(event("final_report", order_due_business_days=2_920_000))),
    (
        "two_lengths",
        "events[0].days",
        with_events(event("extension", days=90, grounds=[{"ground": "9(1)(a)", "days": 30}])),
    ),
    ("two_lengths", "events[0].until", with_events(event("extension", days=90, until="2020-06-01"))),
    ("until_too_early", "events[0].until", with_events(event("extension", until="2020-03-11"))),
    ("not_a_list", "events[0].grounds", with_events(event("extension", days=30, grounds="9(1)(a)"))),
    ("unknown_ground", "events[0].grounds[0]", with_events(event("extension", days=30, grounds=["9(1)(z)"]))),
    ("unknown_ground", "events[0].grounds[0]", with_events(event("extension", days=30, grounds=[9]))),
    (
        "unknown_ground",
        "events[0].grounds[1].ground",
        with_events(event("extension", grounds=["9(1)(a)", {"ground": "x"}])),
    ),
    ("missing_field", "events[0].grounds[0].ground", with_events(event("extension", grounds=[{"days": 3}]))),
    ("unknown_field", "events[0].grounds[0].length", with_events(event("extension", grounds=[{"length": 3}]))),
    (
        "days_not_positive",
        "events[0].grounds[0].days",
        with_events(event("extension", grounds=[{"ground": "9(1)(a)", "days": 0}])),
    ),
    (
        "not_true_or_false",
        "events[0].commissioner_told",
        with_events(event("extension", days=30, commissioner_told="no")),
    ),
    ("unknown_ground", "events[0].ground", with_events(event("complaint", ground="30(1)(z)"))),
    ("not_text", "events[0].to", with_events(event("transfer", to=3))),
    ("no_such_extension", "events[0].date", with_events(event("extension_withdrawn"))),
    (
        "no_such_extension",
        "events[1].of",
        with_events(event("extension", days=30), event("extension_struck", "2020-03-01", of="2020-02-21")),
    ),
    (
        "no_such_extension",
        "events[1].ground",
        with_events(event("extension", days=30), event("extension_struck", "2020-03-01", ground="9(1)(b)")),
    ),
    ("nothing_to_end", "events[0].date", with_events(event("clarification_answered"))),
    ("nothing_to_end", "events[0].date", with_events(event("resumption"))),
    (
        "nothing_to_end",
        "events[0].date",
        with_events(event("clarification_answered"), event("clarification_asked", "2020-02-22")),
    ),
    ("already_suspended", "events[1].date", with_events(event("suspension"), event("suspension", "2020-02-25"))),
    ("no_such_complaint", "events[0].complaint", with_events(event("final_report", complaint="c1"))),
    (
        "complaint_twice",
        "events[1].id",
        with_events(event("complaint", id="c"), event("complaint", "2020-03-01", id="c")),
    ),
    ("nothing_to_reopen", "events[0].date", with_events(event("reopened"))),
    ("by_before_date", "events[0].by", with_events(event("reply_demanded", by="2020-02-19"))),
]


@pytest.mark.parametrize(
    ("code", "field", "facts"), BAD, ids=[f"{code}-{index}" for index, (code, _, _) in enumerate(BAD)]
)
def test_what_is_wrong_is_named_with_its_code_its_field_and_a_sentence(code, field, facts):
    with pytest.raises(ClockError) as caught:
        compute(read_facts(facts), TODAY)

    error = caught.value
    assert (error.code, error.field) == (code, field)
    assert error.text("en") == str(error)
    assert "%(" not in error.text("en") + error.text("fr")
    assert "None" not in (error.text("en") + error.text("fr")).replace("“None”", "").replace("«\u00a0None\u00a0»", "")
    assert error.text("en") != error.text("fr")
    assert error.facts is facts or isinstance(error.facts, Facts)


KNOWN_STATUTES = "known are: ATIA, BC, PA, QC."


@pytest.mark.parametrize(
    ("sentence", "facts"),
    [
        ("received is missing.", {}),
        ("“list” is not an object with named fields.", ["received"]),
        ("“None” is not an object with named fields.", None),
        (f"“FOIA” is not a statute that is known here; {KNOWN_STATUTES}", {**RECEIVED, "statute": "FOIA"}),
        (f"“list” is not a statute that is known here; {KNOWN_STATUTES}", {**RECEIVED, "statute": ["ATIA"]}),
        (
            "events[0].grounds[0].x is not a field that is known here; known are: days, ground.",
            with_events(event("extension", grounds=[{"x": 3}])),
        ),
        ("“pigeon” is not allowed here; allowed are: online, email, mail.", {**RECEIVED, "channel": "pigeon"}),
        ("“1.5” is not text.", {**RECEIVED, "id": 1.5}),
        ("“2020-02-30” is not a date that exists; write it as 2020-02-10.", {"received": "2020-02-30"}),
        ("“dict” is not a date that exists; write it as 2020-02-10.", {"filed": {"year": 2020}}),
        ("The law was not in force on that day; its first day is 1 July 1983.", {"received": "1983-06-30"}),
        ("2 December 2020 is still to come (today is 1 December 2020).", {"received": "2020-12-02"}),
        ("2 December 2020 is still to come (today is 1 December 2020).", {"filed": "2020-12-02"}),
        (
            "The request cannot have been received on 10 February 2020: it was filed on 11 February 2020.",
            {**RECEIVED, "filed": "2020-02-11"},
        ),
        ("“dict” is not a list.", {**RECEIVED, "events": {"type": "response"}}),
        ("“response” is not an object with named fields.", with_events("response")),
        ("events[0].type is missing.", with_events({"date": "2020-02-20"})),
        (
            "“fax” is not a kind of event; known are: acknowledgement, extension, extension_withdrawn, extension_….",
            with_events(event("fax")),
        ),
        (
            "events[0].colour is not a field that is known here; known are: date, disposition, sent, type.",
            with_events(event("response", colour="red")),
        ),
        (
            "9 February 2020 is before the request was received, on 10 February 2020.",
            with_events(event("extension", "2020-02-09", days=30)),
        ),
        (
            "8 February 2020 is before the request was received, on 10 February 2020.",
            {**RECEIVED, "filed": "2020-02-07", "events": [event("response", "2020-02-08")]},
        ),
        (
            "6 February 2020 is before the request was filed, on 7 February 2020.",
            {**RECEIVED, "filed": "2020-02-07", "events": [event("fee_notice", "2020-02-06")]},
        ),
        (
            "2 December 2020 is still to come (today is 1 December 2020).",
            with_events(event("response", "2020-12-02", sent="2020-02-10")),
        ),
        (
            "A letter that arrived on 20 February 2020 cannot have been sent on 21 February 2020.",
            with_events(event("response", sent="2020-02-21")),
        ),
        (
            "A letter that arrived on 20 February 2020 cannot have been sent on 21 February 2020.",
            with_events(event("extension", sent="2020-02-21", days=30)),
        ),
        ("The same event of 20 February 2020 is told twice.", with_events(event("transfer"), event("transfer"))),
        ("“30” is not a whole number.", with_events(event("extension", days="30"))),
        ("A period must be at least one day, not -30.", with_events(event("extension", days=-30))),
        (
            "An extension to 11 March 2020 adds nothing: without it the limit is 11 March 2020.",
            with_events(event("extension", until="2020-03-11")),
        ),
        ("“9(1)(a)” is not a list.", with_events(event("extension", days=30, grounds="9(1)(a)"))),
        (
            "“9” is not a ground of this law; known are: 9(1)(a), 9(1)(b), 9(1)(c).",
            with_events(event("extension", days=30, grounds=[9])),
        ),
        (
            "events[0].grounds[0].length is not a field that is known here; known are: days, ground.",
            with_events(event("extension", grounds=[{"length": 3}])),
        ),
        ("“no” is neither true nor false.", with_events(event("extension", days=30, commissioner_told="no"))),
        ("“3” is not text.", with_events(event("transfer", to=3))),
        (
            "The period is suspended since 20 February 2020 already.",
            with_events(event("suspension"), event("suspension", "2020-02-25")),
        ),
        ("There is no earlier complaint “c1”.", with_events(event("final_report", complaint="c1"))),
        (
            "There is a complaint “7” already.",
            with_events(event("complaint", id=7), event("complaint", "2020-03-01", id=7)),
        ),
        (
            "19 February 2020 was past when the letter came, on 20 February 2020.",
            with_events(event("reply_demanded", by="2020-02-19")),
        ),
    ],
)
def test_the_sentence_repeats_what_was_found_and_says_what_would_do(sentence, facts):
    with pytest.raises(ClockError) as caught:
        compute(read_facts(facts), TODAY)

    assert caught.value.text("en") == sentence


def test_facts_that_were_not_read_are_judged_alike():
    with pytest.raises(UnknownStatute) as unknown:
        compute(Facts(received=date(2020, 2, 10), statute="FOIA"), TODAY)
    with pytest.raises(ClockError) as missing:
        compute(Facts(), TODAY)

    assert unknown.value.field == "statute"
    assert str(unknown.value) == f"“FOIA” is not a statute that is known here; {KNOWN_STATUTES}"
    assert (missing.value.code, missing.value.field) == ("missing_field", "received")


def test_errors_are_one_tree_in_three_branches():
    branches = (UnreadableFacts, OutOfRange, ContradictoryFacts)
    codes = {
        error.code for branch in branches for error in descendants(branch) if error.__module__ == ClockError.__module__
    }

    assert codes == set(WORDS["errors"]) | {"unknown_value"}


def descendants(kind):
    for child in kind.__subclasses__():
        yield child
        yield from descendants(child)


def test_a_long_or_unprintable_value_is_shortened_in_the_sentence():
    with pytest.raises(ClockError) as caught:
        read_facts({"received": "\x1b[31m" + "9" * 10_000})

    assert "\x1b" not in caught.value.text("en")
    assert caught.value.text("en").startswith(f"“\ufffd[31m{'9' * 54}…” is")


@pytest.mark.parametrize(("length", "shown"), [(60, "9" * 60), (61, "9" * 59 + "…")])
def test_up_to_sixty_characters_are_repeated(length, shown):
    with pytest.raises(ClockError) as caught:
        read_facts({"received": "9" * length})

    assert caught.value.text("en").startswith(f"“{shown}” is")


def test_whoever_reads_a_log_sees_the_field():
    with pytest.raises(ClockError) as caught:
        read_facts({})

    assert repr(caught.value) == "MissingField('received')"


def test_dates_may_be_given_as_dates():
    assert read_facts({"received": date(2020, 2, 10)}) == read_facts(RECEIVED)


def test_what_is_null_is_as_if_it_were_not_there():
    assert read_facts({**RECEIVED, "filed": None, "id": None, "channel": None, "events": None}) == read_facts(RECEIVED)
    assert read_facts(with_events(event("transfer", to=None))) == read_facts(with_events(event("transfer")))


def test_the_29th_of_february_exists_in_a_leap_year():
    assert compute(read_facts({"received": "2020-02-29"}), TODAY).due.counted == date(2020, 3, 30)


def test_a_resumption_may_be_known_before_its_day():
    # 20 February to 15 December are 299 days; 11 March 2020 + 299 = 4 January 2021.
    facts = read_facts(with_events(event("suspension"), event("resumption", "2020-12-15")))

    assert compute(facts, TODAY).due.counted == date(2021, 1, 4)


def test_what_happens_on_the_day_of_filing_of_receipt_or_today_is_in_order():
    facts = {
        "filed": "2020-02-10",
        "received": "2020-02-10",
        "events": [event("response", "2020-02-10", sent="2020-02-10")],
    }

    assert compute(read_facts(facts), date(2020, 2, 10)).state == "answered"


def test_a_letter_of_the_day_of_filing_may_come_before_receipt():
    facts = read_facts({**RECEIVED, "filed": "2020-02-07", "events": [event("acknowledgement", "2020-02-07")]})

    assert compute(facts, TODAY).due.counted == date(2020, 3, 11)


def test_the_first_day_of_the_law_is_one_of_its_days():
    assert compute(read_facts({"received": "1983-07-01"}), TODAY).due.counted == date(1983, 7, 31)


def test_a_reply_may_be_demanded_for_the_same_day():
    found = compute(read_facts(with_events(event("reply_demanded", by="2020-02-20"))), TODAY)

    assert found.limits[-1].last_day == date(2020, 2, 20)
    assert found.warnings == ()


def test_a_code_is_the_name_of_its_error():
    class LetterLostAtSea(ContradictoryFacts):
        pass

    assert LetterLostAtSea.code == "letter_lost_at_sea"
