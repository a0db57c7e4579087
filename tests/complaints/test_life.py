"""A complaint once its letter is made: sent, registered, reported or ended; each step an event on the clock."""

from datetime import date

import pytest
from django.db import connection
from django.urls import reverse
from django.utils.translation import override

from complaints.actions.changing import NotAllowed, WrongStage
from complaints.actions.draft_complaint import draft_complaint
from complaints.actions.send_complaint import send_complaint
from newsrooms.models import AuditEntry
from requests_app.actions.strike_event import strike_event
from requests_app.enums import ComplaintStage, EventKind, Finding
from requests_app.winding import clock_of

from .conftest import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(world, letter_made):
    return send_complaint(
        complaint=letter_made, sent_on=TODAY, expected_version=letter_made.version, by=world.alice, today=TODAY
    )


def now(complaint):
    complaint.refresh_from_db()
    complaint.access_request.refresh_from_db()
    return complaint.stage, complaint.outcome, complaint.access_request.complaint_stage


def test_a_letter_that_was_sent_is_a_complaint_made_on_the_clock(world, sent):
    event = sent.made

    assert (event.kind, event.ground, event.happened_on) == (EventKind.COMPLAINT, "30(1)(a)", TODAY)
    delay = [one for one in clock_of(sent.access_request, TODAY).limits if one.kind == "complaint_delay"]
    assert [one.settled_on for one in delay] == [TODAY]
    assert now(sent) == (ComplaintStage.SENT, "", ComplaintStage.SENT)
    assert AuditEntry.objects.filter(action="complaint.sent", target_id=sent.pk).count() == 1


def test_nothing_is_sent_before_there_is_a_letter(world):
    complaint = draft_complaint(access_request=world.access_request, language="en", by=world.alice, today=TODAY)

    with pytest.raises(WrongStage):
        send_complaint(complaint=complaint, sent_on=TODAY, expected_version=1, by=world.alice, today=TODAY)


def test_a_colleague_who_may_not_change_the_request_sends_nothing(world, letter_made):
    with pytest.raises(NotAllowed):
        send_complaint(complaint=letter_made, sent_on=TODAY, expected_version=3, by=world.carol, today=TODAY)


def test_the_commissioners_steps_take_the_complaint_with_them(world, sent, log):
    later = date(2021, 6, 1)
    log(EventKind.REGISTERED, "2020-04-09", today=later, about=sent.made, number="5820-00001")
    assert now(sent) == (ComplaintStage.REGISTERED, "", ComplaintStage.REGISTERED)

    log(EventKind.FINAL_REPORT, "2021-05-10", today=later, about=sent.made, finding=Finding.WELL_FOUNDED)
    assert now(sent) == (ComplaintStage.CLOSED, "well_founded", ComplaintStage.CLOSED)


@pytest.mark.parametrize(
    ("kind", "outcome"),
    [
        (EventKind.RESOLVED, "resolved"),
        (EventKind.DISCONTINUED, "discontinued"),
        (EventKind.INADMISSIBLE, "inadmissible"),
    ],
)
def test_an_end_without_a_finding_is_an_outcome_of_its_own(world, sent, log, kind, outcome):
    log(kind, "2020-06-01", today=date(2020, 6, 2), about=sent.made)

    assert now(sent) == (ComplaintStage.CLOSED, outcome, ComplaintStage.CLOSED)


def test_a_step_struck_out_takes_the_complaint_back(world, sent, log):
    log(EventKind.REGISTERED, "2020-04-01", about=sent.made, number="5820-00001")
    world.access_request.refresh_from_db()
    strike_event(
        event=world.access_request.events.get(kind=EventKind.REGISTERED),
        why="Another file",
        by=world.alice,
        today=TODAY,
        expected_version=world.access_request.version,
    )

    assert now(sent)[0] == ComplaintStage.SENT


def test_a_complaint_logged_on_the_request_is_the_letter_that_waited(world, letter_made, log):
    log(EventKind.COMPLAINT, "2020-04-01", ground="30(1)(a)")

    assert now(letter_made)[0] == ComplaintStage.SENT
    assert letter_made.made.kind == EventKind.COMPLAINT


def test_after_its_end_the_same_ground_may_be_complained_of_again(world, sent, log):
    log(EventKind.DISCONTINUED, "2020-04-01", about=sent.made)
    again = draft_complaint(access_request=world.access_request, language="en", by=world.alice, today=TODAY)

    assert again.number == sent.number + 1


def page(world, name, language="en", **kwargs):
    with override(language):
        return reverse(name, args=["la-presse", world.access_request.reference])


def test_it_is_marked_as_sent_on_its_page(world, letter_made, client):
    client.force_login(world.alice.user)
    letter_made.refresh_from_db()
    told = {"happened_on": "2020-04-01", "details": "Confirmation 123", "version": letter_made.version}

    assert client.post(page(world, "complaint_sent"), told).status_code == 302
    shown = client.get(page(world, "complaint", "fr")).content.decode()
    assert "1er avril 2020" in shown.replace("\u00a0", " ")
    assert now(letter_made)[0] == ComplaintStage.SENT


@pytest.mark.parametrize("day", ["2020-04-02", "2020-03-31", "", "yesterday"])
def test_a_day_that_cannot_be_is_said_beside_the_field_and_kept(world, letter_made, client, day):
    client.force_login(world.alice.user)
    told = {"happened_on": day, "details": "By courier", "version": letter_made.version}

    shown = client.post(page(world, "complaint_sent"), told)
    assert shown.status_code == 200
    assert b"field__error" in shown.content
    assert b"By courier" in shown.content
    assert now(letter_made)[0] == ComplaintStage.EXPORTED


def test_the_page_of_a_complaint_asks_a_fixed_number_of_queries(
    world, sent, log, client, django_assert_max_num_queries
):
    client.force_login(world.alice.user)
    log(EventKind.REGISTERED, "2020-04-01", about=sent.made, number="5820-00001")
    client.get(page(world, "complaint"))
    with django_assert_max_num_queries(20, connection=connection):
        client.get(page(world, "complaint"))
