"""What an export writes into a cell, an import reads out of it again."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from requests_app.exchange import draft_of, values_of_events
from requests_app.models import Event, Institution
from requests_app.sheets.columns import BY_NAME, COLUMNS, guard, read_events, unguard, write_events
from tests.factories import AccessRequestFactory, extend, log

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "  =1", '"=1', "'=1", "'\tx", "＝1", "\n=1"]


def test_names_and_headings_are_each_there_once():
    assert len(BY_NAME) == len(COLUMNS)
    for language in ("en", "fr"):
        assert len({column.heading(language) for column in COLUMNS}) == len(COLUMNS)


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_begins_like_a_formula(text):
    assert guard(text).startswith("'")
    assert unguard(guard(text)) == text


@given(st.text(alphabet=st.sampled_from(list("'\"=+-@\t\r\n ＝ab")) | st.characters(codec="utf-8"), max_size=12))
def test_what_is_guarded_comes_back(text):
    file = io.StringIO(newline="")
    csv.writer(file).writerow([guard(text)])
    file.seek(0)

    assert unguard(next(csv.reader(file), [""])[0] if text else "") == text


def test_long_histories_go_on_in_the_next_cell():
    events = [{"kind": "note", "happened_on": "2026-01-05", "details": "é" * 20_000}] * 3

    cells = write_events(events)

    assert max(map(len, cells)) <= 32_767
    assert read_events(cells) == events


@pytest.mark.parametrize("text", ["[", "{}", "[1]", "x"])
def test_other_text_is_refused(text):
    with pytest.raises(ValueError, match=r"."):
        read_events([text])


@pytest.mark.django_db
def test_an_event_comes_back_as_it_was(on_day):
    on_day("2020-04-01")
    made = AccessRequestFactory()
    log(
        made,
        "acknowledgement",
        "2020-02-14",
        received_on=date(2020, 2, 11),
        file_number="A-2020-1",
        dated_on=date(2020, 2, 12),
    )
    note = log(made, "note", "2020-02-20", details="They called.")
    extend(made, "2020-03-02", 60, commissioner_told=False, sent_on=date(2020, 3, 1))
    log(made, "note", "2020-02-20", details="They wrote.", corrects=note)

    values = read_events(write_events(values_of_events(made.events.all())))

    assert [one.get("corrects") for one in values] == [None, None, None, 1]
    for event, one in zip(made.events.order_by("pk"), values, strict=True):
        draft = draft_of(one, lambda slug: Institution.objects.get(slug=slug))
        for name in ("kind", "happened_on", "sent_on", "dated_on", "details", "received_on", "file_number", "days"):
            assert getattr(draft, name) == getattr(event, name)
        assert draft.commissioner_told == event.commissioner_told
        assert [(one.ground, one.days) for one in draft.grounds] == list(event.grounds.values_list("ground", "days"))
    assert Event.objects.count() == 4


@pytest.mark.parametrize(
    "values",
    [
        {"kind": "riot", "happened_on": "2026-01-05"},
        {"kind": "note", "happened_on": "5 January"},
        {"kind": "note", "happened_on": "2026-01-05", "details": 3},
        {"kind": "note", "happened_on": "2026-01-05", "submission": "x"},
        {"kind": "note"},
    ],
)
def test_values_that_are_none_of_an_event_are_refused(values):
    with pytest.raises((ValueError, TypeError, KeyError)):
        draft_of(values, lambda slug: Institution.objects.get(slug=slug))
