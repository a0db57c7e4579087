"""The law by cases: every case of tests/cases/ is answered as its source, or as its reason, says."""

import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest

from requests_app.clock import compute, read_facts

FOLDER = Path(__file__).parent.parent / "cases"
TODAY = date(2026, 11, 25)
READINGS = ("counted", "strict", "practice")
CASES = [case for path in sorted(FOLDER.glob("*.toml")) for case in tomllib.loads(path.read_text())["case"]]
REPRODUCIBLE = [case for case in CASES if "not_reproducible" not in case]


def clocks_of(case):
    """One clock for each receipt day and each place of the hold that the case leaves open."""
    for received in case.get("received_any_of", [case.get("received")]):
        for extra in extra_events(case, received):
            facts = {key: case[key] for key in ("statute", "filed", "channel") if key in case}
            facts |= {"received": received, "events": [*extra, *case["events"]]}
            yield compute(read_facts(facts), case.get("today", TODAY))


def extra_events(case, received):
    if "extension_days" in case:
        notice = received + timedelta(days=10)
        yield [{"type": "extension", "date": notice, "days": case["extension_days"], "grounds": ["9(1)(a)"]}]
    elif "hold_days" in case:
        for start in range(31):
            asked = received + timedelta(days=start)
            answered = asked + timedelta(days=case["hold_days"])
            yield [{"type": "clarification_asked", "date": asked}, {"type": "clarification_answered", "date": answered}]
    else:
        yield []


def said(clock, key, stated):
    """What the clock says to `key`, in the shape in which the case states it."""
    name, _, reading = key.rpartition("_")
    if key in ("due", "original_due"):
        return stated if stated in [getattr(getattr(clock, key), one) for one in READINGS] else getattr(clock, key)
    if reading in READINGS:
        return getattr(getattr(clock, name), reading)
    found = {
        "due_null": lambda: [one for one in READINGS if getattr(clock.due, one) is None],
        "due_month_day": lambda: f"{clock.due.practice:%m-%d}",
        "deemed_refusal": lambda: clock.deemed_refusal_on is not None,
        "holds": lambda: [one.holds for one in clock.extensions],
        "extension_days": lambda: [one.days for one in clock.extensions],
        "warnings": lambda: [code for code in stated if code in {one.code for one in clock.warnings}],
        "no_warnings": lambda: [code for code in stated if code not in {one.code for one in clock.warnings}],
        "no_limits": lambda: [kind for kind in stated if kind not in {one.kind for one in clock.limits}],
        "limits": lambda: [limit for limit in stated if any(agrees(one, limit) for one in clock.limits)],
        "steps": lambda: [step for step in stated if any(agrees(one, step) for one in clock.steps)],
    }
    return found[key]() if key in found else getattr(clock, key)


def agrees(found, stated):
    names = {"to": "to_date"}
    empty = {"none": None, "": None}
    return all(getattr(found, names.get(key, key)) == empty.get(value, value) for key, value in stated.items())


@pytest.mark.parametrize("case", REPRODUCIBLE, ids=lambda case: case["id"])
def test_a_case_is_answered_as_its_source_says(case):
    for clock in clocks_of(case):
        answer = {key: said(clock, key, stated) for key, stated in case["expected"].items()}
        assert answer == case["expected"]


@pytest.mark.parametrize("case", [one for one in CASES if "departs" in one], ids=lambda case: case["id"])
def test_a_departure_has_its_reason_and_is_still_one(case):
    departs = {key: stated for key, stated in case["departs"].items() if key != "reason"}

    assert case["departs"]["reason"]
    for clock in clocks_of(case):
        assert all(said(clock, key, stated) != stated for key, stated in departs.items())


def test_every_case_has_a_source_and_a_lesson_and_a_name_of_its_own():
    assert all(case["source"] and case["teaches"] for case in CASES)
    assert len({case["id"] for case in CASES}) == len(CASES)


def test_what_cannot_be_reproduced_says_why():
    assert [case["id"] for case in CASES if "not_reproducible" in case] == ["2022-OIC-29", "2022-OIC-53"]
