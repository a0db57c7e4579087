"""The reference case from the request to the finding: late by every reading, complained of late, well founded."""

import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest

from complaints.actions.approve_complaint import approve_complaint
from complaints.actions.draft_complaint import draft_complaint
from complaints.actions.export_letter import export_letter
from complaints.actions.send_complaint import send_complaint
from complaints.assembly import content_of, facts_of
from complaints.letters.plain import plain_letter
from complaints.models import Letter
from complaints.readiness import NotReady
from complaints.shelf import read
from requests_app.enums import ComplaintStage, EventKind, Outcome
from requests_app.winding import clock_of

pytestmark = pytest.mark.django_db

CASE = tomllib.loads(Path(__file__).with_name("reference_case.toml").read_text())
STEPS = {step["kind"]: step for step in CASE["step"]}
COMPLAINED, ANSWERED, REPORTED = (STEPS[kind]["on"] for kind in ("complaint", "response", "final_report"))


def test_only_the_day_of_the_request_is_published_and_every_other_is_marked_as_ours():
    assert CASE["received"] == date(2020, 2, 10)
    assert [step["kind"] for step in CASE["step"] if not (step["assumed"] and step["known"])] == []


@pytest.fixture
def the_case(world, on_day, log):
    """The complaint of the case, its letter made and sent on the day it was complained of."""
    on_day(COMPLAINED)
    complaint = draft_complaint(
        access_request=world.access_request,
        language="fr",
        by=world.alice,
        today=COMPLAINED,
        confirmed_out_of_time=True,
    )
    approve_complaint(complaint=complaint, expected_version=1, by=world.bob, today=COMPLAINED)
    export_letter(complaint=complaint, by=world.ada, today=COMPLAINED)
    complaint.refresh_from_db()
    send_complaint(
        complaint=complaint, sent_on=COMPLAINED, expected_version=complaint.version, by=world.alice, today=COMPLAINED
    )
    complaint.refresh_from_db()
    return complaint


def test_it_was_complained_of_late_and_a_person_had_to_say_so(world, on_day):
    on_day(COMPLAINED)
    with pytest.raises(NotReady):
        draft_complaint(access_request=world.access_request, language="fr", by=world.alice, today=COMPLAINED)


def test_its_letter_gives_the_days_and_claims_no_time_that_it_had_not(the_case, text_of):
    letter = Letter.objects.get(complaint=the_case)

    text = text_of(read(str(letter.file.name)))
    late = (COMPLAINED - date(2020, 3, 11)).days
    assert late == 429
    for words in [
        "Montréal, le 14 mai 2021",
        "L’institution l’a reçue le 10 février 2020.",
        "a expiré le 11 mars 2020",
        f"le retard est de {late} jours",
        "a pris fin le 10 mai 2020",
        "soit 369 jours après cette date",
    ]:
        assert words in text, words
    assert "elle est déposée dans ce délai" not in text


def test_it_is_carried_to_its_end_well_founded(world, the_case, log, on_day):
    today = on_day(REPORTED + timedelta(days=1))
    log(EventKind.REGISTERED, str(STEPS["registered"]["on"]), today, about=the_case.made, number="5821-00000")
    log(EventKind.RESPONSE, str(ANSWERED), today, disposition=STEPS["response"]["disposition"])
    log(EventKind.FINAL_REPORT, str(REPORTED), today, about=the_case.made, finding=CASE["outcome"])

    the_case.refresh_from_db()
    assert (the_case.stage, the_case.outcome) == (ComplaintStage.CLOSED, Outcome.WELL_FOUNDED)
    clock = clock_of(world.access_request, today)
    assert (clock.state, clock.answered_on) == ("answered_late", ANSWERED)
    assert clock.days_overdue == (ANSWERED - date(2020, 3, 11)).days
    delay = next(one for one in clock.limits if one.kind == "complaint_delay")
    assert (delay.last_day, delay.settled_on) == (date(2020, 5, 10), COMPLAINED)
    assert "complaint_late" in {warning.code for warning in clock.warnings}
    court = next(one for one in clock.limits if one.kind == "court_review")
    assert court.last_day == date(2022, 7, 6)  # 35 business days: Victoria Day and Canada Day are none


def test_its_letter_in_english_says_the_same_days(the_case):
    the_case.language = "en"

    text = plain_letter(content_of(facts_of(the_case, COMPLAINED, number="L-2021-0001")))
    for words in ("February 10, 2020", "ended on March 11, 2020", "429 days late", "369 days after that day"):
        assert words in text, words
