"""An entry that was struck out in the newsroom that a sheet comes from is struck out here too."""

import csv
import io
import json
from typing import Any

import pytest

from requests_app.exchange import values_of_events
from requests_app.models import AccessRequest, FileNumber
from requests_app.sheets.columns import write_events

TOLD: list[dict[str, Any]] = [
    {"kind": "acknowledgement", "happened_on": "2020-02-12", "file_number": "A-2020-1", "struck": "Another file."},
    {"kind": "extension", "happened_on": "2020-03-02", "days": 60, "grounds": [["9(1)(a)", None]], "struck": "Ours?"},
    {"kind": "response", "happened_on": "2020-03-20", "disposition": "full", "struck": "Another file."},
    {"kind": "note", "happened_on": "2020-03-20", "details": "They called."},
]


def sheet_of(events):
    file = io.StringIO(newline="")
    csv.writer(file).writerows(
        [["Institution", "Subject", "Filed on", "Events"], ["RCMP", "Masks", "2020-02-10", *write_events(events)]]
    )
    return file.getvalue()


def test_it_comes_in_struck_out_and_counts_for_nothing(bring_in, admin):
    told = bring_in(sheet_of(TOLD))

    request = AccessRequest.objects.get()
    assert told["counts"]["import"] == 1
    assert (told["rows"][0]["values"]["answered"], request.phase, request.extended) == (None, "open", False)
    assert not FileNumber.objects.standing().exists()
    events = list(request.events.order_by("pk"))
    assert [event.struck_why for event in events] == ["Another file.", "Ours?", "Another file.", ""]
    assert {event.struck_by for event in events} == {admin.user, None}
    assert [one.get("struck") for one in values_of_events(events)] == [one.get("struck") for one in TOLD]


@pytest.mark.parametrize("why", ["", True, "x" * 301])
def test_a_reason_that_is_none_is_asked_about(bring_in, why):
    told = bring_in(sheet_of([{**TOLD[3], "struck": why}]), "--dry-run")

    assert told["rows"][0]["reasons"] == ["events_unreadable"], json.dumps(told)
