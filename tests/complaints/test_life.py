"""A complaint once its letter is made: sent, registered, reported or ended; each step an event on the clock."""

import html
import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse
from django.utils.translation import override

from complaints.actions.changing import NotAllowed, WrongStage
from complaints.actions.draft_complaint import draft_complaint
from complaints.actions.send_complaint import send_complaint
from newsrooms.models import AuditEntry
from requests_app.actions.strike_event import strike_event
from requests_app.drafts import Ground
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


def shown(client, world, language="en"):
    client.force_login(world.alice.user)
    text = client.get(page(world, "complaint", language)).content.decode()
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).replace("\u00a0", " ").split())


def confirmation(day="Wed, 1 Apr 2020 09:30:00 -0400", name="confirmation.eml"):
    mail = (
        f"From: greffe@oic-ci.gc.ca\r\nTo: alice@lapresse.example\r\nDate: {day}\r\nSubject: 5820\r\n\r\nReceived.\r\n"
    )
    return SimpleUploadedFile(name, mail.encode())


def test_the_registrys_confirmation_proves_the_day_and_the_page_says_so(world, letter_made, client, run_jobs):
    client.force_login(world.alice.user)
    told = {"happened_on": "2020-04-01", "details": "", "version": letter_made.version, "files": confirmation()}
    assert client.post(page(world, "complaint_sent"), told).status_code == 302
    run_jobs()

    now(letter_made)
    assert [paper.name for paper in letter_made.made.documents.all()] == ["confirmation.eml"]
    text = shown(client, world)
    assert "That it was made on 1 April 2020 is proved by: confirmation.eml" in text
    assert "wants a look" not in text


def test_a_confirmation_of_another_day_is_said(world, letter_made, client, run_jobs, on_day):
    on_day("2020-04-03")
    client.force_login(world.alice.user)
    files = confirmation("Fri, 3 Apr 2020 09:30:00 -0400")
    told = {"happened_on": "2020-04-01", "details": "", "version": letter_made.version, "files": files}
    client.post(page(world, "complaint_sent"), told)
    run_jobs()

    assert "The e-mail is of 3 April 2020, the complaint is logged as made on 1 April 2020" in shown(client, world)


def test_a_file_dropped_beside_a_wrong_day_is_not_lost(world, letter_made, client):
    client.force_login(world.alice.user)
    told = {"happened_on": "", "details": "", "version": letter_made.version, "files": confirmation()}

    answer = client.post(page(world, "complaint_sent"), told)
    kept = world.access_request.documents.get()
    assert f'name="documents" value="{kept.pk}"' in answer.content.decode()
    again = {"happened_on": "2020-04-01", "version": letter_made.version, "documents": [kept.pk]}
    client.post(page(world, "complaint_sent"), again)
    kept.refresh_from_db()
    assert now(letter_made)[0] == ComplaintStage.SENT
    assert kept.event_id == letter_made.made_id


def test_without_proof_the_page_asks_for_it(world, sent, client):
    assert "Nothing proves yet that it was made on 1 April 2020" in shown(client, world)


def test_what_follows_a_report_is_told_with_its_days(world, sent, log, client, on_day):
    later = on_day("2021-05-12")
    log(EventKind.REGISTERED, "2020-04-09", later, about=sent.made, number="5820-00001")
    log(EventKind.INVESTIGATION_NOTICE, "2020-04-20", later, about=sent.made)
    log(EventKind.REPRESENTATIONS_ASKED, "2021-01-10", later, about=sent.made, by=date(2021, 5, 31))
    log(EventKind.INITIAL_REPORT, "2021-02-01", later, about=sent.made, by=date(2021, 5, 20))
    text = shown(client, world)
    assert "Representations are asked for by 31 May 2021." in text
    assert "The institution must say by 20 May 2021 what it will do." in text

    log(EventKind.REPRESENTATIONS_MADE, "2021-03-01", later, about=sent.made)
    log(EventKind.COMPLIANCE_NOTICE, "2021-03-05", later, about=sent.made, accepted=True)
    log(EventKind.FINAL_REPORT, "2021-05-10", later, about=sent.made, finding="well_founded", order_days=30,
        order_counted_from="report")  # fmt: skip
    text = shown(client, world)
    assert "it will comply" in text
    assert "Representations are asked for" not in text
    for words in [
        "The last day to apply to the Federal Court is 29 June 2021.",
        "The order is to be obeyed by 22 June 2021.",
        "The order takes effect on 30 June 2021 if nobody has applied to the Court (s. 36.1(4)).",
        "The Commissioner may publish the report from 30 June 2021",
    ]:
        assert words in text, words

    much_later = on_day("2021-09-01")
    log(EventKind.COURT_APPLICATION, "2021-06-20", much_later, number="T-1-21")
    assert "Application to the Court file T-1-21" in shown(client, world)
    assert "to apply to the Federal Court" not in shown(client, world)
    log(EventKind.REPORT_PUBLISHED, "2021-08-20", much_later, about=sent.made, number="2021 OIC 20")
    text = shown(client, world)
    assert "published as 2021 OIC 20" in text
    assert "may publish" not in text


def test_what_an_institution_was_to_say_and_has_not_is_said_where_requests_are_listed(world, sent, log, client, on_day):
    later = on_day("2020-08-03")
    log(EventKind.INITIAL_REPORT, "2020-07-01", later, about=sent.made, by=date(2020, 7, 31))
    client.force_login(world.alice.user)

    text = client.get(world.access_request.get_absolute_url()).content.decode().replace("\u00a0", " ")
    assert "was to say by Friday 31 July 2020 what it will do" in text


def test_an_answer_after_the_letter_is_said_before_it_is_sent(world, letter_made, log, client):
    log(EventKind.RESPONSE, "2020-04-01", disposition="partial")

    assert "Unless this letter was sent before, there is no silence left to complain of" in shown(client, world)


def test_an_answer_after_the_complaint_says_what_goes_on(world, sent, log, client):
    log(EventKind.RESPONSE, "2020-04-01", disposition="partial")

    assert "goes on until the Commissioner reports or it is withdrawn" in shown(client, world)


def test_a_letter_that_waits_past_its_last_day_says_so(world, letter_made, client, on_day):
    on_day("2020-05-13")

    assert "The last safe day to complain was Sunday 10 May 2020" in shown(client, world)


def test_an_extension_that_was_withdrawn_can_be_complained_of_no_more(world, log, client):
    facts = {"days": 60, "grounds": (Ground("9(1)(a)"),), "right_to_complain_stated": True, "commissioner_told": True}
    log(EventKind.EXTENSION, "2020-03-09", **facts)
    notice = world.access_request.events.get(kind=EventKind.EXTENSION)
    draft_complaint(
        access_request=world.access_request, language="en", by=world.alice, today=TODAY, ground="extension",
        about=notice,
    )  # fmt: skip
    log(EventKind.EXTENSION_WITHDRAWN, "2020-03-20", about=notice)

    assert "has withdrawn this extension: the time limit stands without it" in shown(client, world)


def test_the_page_of_a_complaint_asks_a_fixed_number_of_queries(
    world, sent, log, client, django_assert_max_num_queries
):
    client.force_login(world.alice.user)
    log(EventKind.REGISTERED, "2020-04-01", about=sent.made, number="5820-00001")
    client.get(page(world, "complaint"))
    with django_assert_max_num_queries(20, connection=connection):
        client.get(page(world, "complaint"))
