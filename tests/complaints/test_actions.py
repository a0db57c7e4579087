"""Draft, edit, submit, send back, approve, export: who may, when, and what is left behind."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from complaints import shelf
from complaints.actions.approve_complaint import approve_complaint
from complaints.actions.changing import ChangedMeanwhile, NotAllowed, WrongStage
from complaints.actions.draft_complaint import draft_complaint
from complaints.actions.edit_complaint import edit_complaint
from complaints.actions.export_letter import export_letter
from complaints.actions.send_back_complaint import send_back_complaint
from complaints.actions.submit_complaint import submit_complaint
from complaints.assembly import FactsChanged
from complaints.drafts import ComplaintDraft
from complaints.models import Complaint, Letter
from complaints.readiness import NotReady
from newsrooms.models import AuditEntry, Membership, Newsroom
from requests_app.enums import EventKind

from .conftest import TODAY

pytestmark = pytest.mark.django_db
TYPED = ComplaintDraft(language="en", signatory_name="Alice Roy", additional_facts="They promised 15 March.")


def draft(world, today=TODAY, **confirmed):
    return draft_complaint(access_request=world.access_request, language="fr", by=world.alice, today=today, **confirmed)


def approved(world, today=TODAY):
    complaint = draft(world, today)
    return approve_complaint(complaint=complaint, expected_version=1, by=world.bob, today=today)


def codes(refused):
    return [check.code for check in refused.value.checks]


@pytest.mark.parametrize("today", [date(2020, 3, 10), date(2020, 3, 11)])
def test_no_complaint_while_late_on_no_reading(world, today):
    with pytest.raises(NotReady) as refused:
        draft(world, today)
    assert codes(refused) == ["not_late"]
    assert Complaint.objects.count() == 0


def test_it_is_ready_on_the_first_day_late_without_typing(world):
    complaint = approved(world, date(2020, 3, 12))

    assert complaint.stage == "approved"
    assert world.access_request.complaints.get().ground == "delay"


def test_late_on_some_readings_only_asks_to_confirm(world):
    # Received on 23 November 2023: the 30th day is Saturday 23 December, in practice Wednesday 27.
    world.access_request.filed_on = world.access_request.received_on = date(2023, 11, 23)
    world.access_request.save()
    today = date(2023, 12, 26)

    with pytest.raises(NotReady) as refused:
        draft(world, today)
    assert codes(refused) == ["uncertain"]
    assert draft(world, today, confirmed_uncertain=True).confirmed_uncertain


def test_after_the_last_safe_day_asks_to_confirm(world):
    with pytest.raises(NotReady) as refused:
        draft(world, date(2020, 5, 11))
    assert codes(refused) == ["out_of_time"]
    assert draft(world, date(2020, 5, 11), confirmed_out_of_time=True).pk


def test_an_answer_ends_it(world, log):
    log(EventKind.RESPONSE, "2020-03-30", disposition="full")

    with pytest.raises(NotReady) as refused:
        draft(world)
    assert "answered" in refused.value.checks[0].text


def test_one_open_complaint_per_request(world):
    assert draft(world) == draft(world)
    assert Complaint.objects.count() == 1


def test_only_its_journalist_or_those_who_oversee_may_draft(world):
    with pytest.raises(NotAllowed):
        draft_complaint(access_request=world.access_request, language="fr", by=world.carol, today=TODAY)


def test_an_edit_of_a_stale_page_changes_nothing(world):
    complaint = draft(world)
    edit_complaint(complaint=complaint, draft=TYPED, expected_version=1, by=world.alice, today=TODAY)

    with pytest.raises(ChangedMeanwhile):
        edit_complaint(
            complaint=complaint, draft=ComplaintDraft(language="fr"), expected_version=1, by=world.bob, today=TODAY
        )
    complaint.refresh_from_db()
    assert (complaint.language, complaint.additional_facts, complaint.version) == ("en", TYPED.additional_facts, 2)


def test_a_journalist_may_not_approve_nor_an_editor_export(world):
    complaint = draft(world)
    with pytest.raises(NotAllowed):
        approve_complaint(complaint=complaint, expected_version=1, by=world.alice, today=TODAY)
    approve_complaint(complaint=complaint, expected_version=1, by=world.bob, today=TODAY)
    for member in (world.alice, world.bob):
        with pytest.raises(NotAllowed):
            export_letter(complaint=complaint, by=member, today=TODAY)


def test_another_signs_only_with_an_authorization(world):
    complaint = draft(world)
    by_bob = ComplaintDraft(language="fr", signatory_name="Bob Roy")
    edit_complaint(complaint=complaint, draft=by_bob, expected_version=1, by=world.alice, today=TODAY)

    with pytest.raises(NotReady) as refused:
        approve_complaint(complaint=complaint, expected_version=2, by=world.bob, today=TODAY)
    assert codes(refused) == ["authorization"]


def test_an_incomplete_letterhead_stops_the_approval(world):
    Newsroom.objects.filter(slug="la-presse").update(street="")
    complaint = draft(world)
    complaint = Complaint.objects.get(pk=complaint.pk)

    with pytest.raises(NotReady) as refused:
        approve_complaint(complaint=complaint, expected_version=1, by=world.bob, today=TODAY)
    assert codes(refused) == ["letterhead"]


def test_sent_back_it_may_be_edited_again(world):
    complaint = submit_complaint(complaint=draft(world), expected_version=1, by=world.alice, today=TODAY)
    complaint = send_back_complaint(complaint=complaint, note="Dates?", expected_version=2, by=world.bob)

    assert (complaint.stage, complaint.review_note) == ("draft", "Dates?")
    world.access_request.refresh_from_db()
    assert world.access_request.complaint_stage == "draft"


def test_approved_it_may_not_be_edited(world):
    complaint = approved(world)

    with pytest.raises(WrongStage):
        edit_complaint(complaint=complaint, draft=TYPED, expected_version=2, by=world.bob, today=TODAY)


def test_the_letter_is_numbered_dated_and_kept(world):
    letter = export_letter(complaint=approved(world), by=world.ada, today=date(2020, 4, 2))

    assert (letter.number, letter.dated_on, letter.language) == ("L-2020-0001", date(2020, 4, 2), "fr")
    assert shelf.sha256(shelf.read(str(letter.file.name))) == letter.sha256
    world.access_request.refresh_from_db()
    assert world.access_request.complaint_stage == "exported"


def test_exported_twice_it_is_the_same_letter(world):
    complaint = approved(world)

    first = export_letter(complaint=complaint, by=world.ada, today=TODAY)
    second = export_letter(complaint=complaint, by=world.ada, today=date(2020, 4, 20))
    assert first == second
    assert Letter.objects.count() == 1


def test_no_letter_before_the_approval(world):
    with pytest.raises(WrongStage):
        export_letter(complaint=draft(world), by=world.ada, today=TODAY)


def test_no_letter_when_the_facts_changed_since_the_approval(world, log):
    complaint = approved(world)
    log(EventKind.FOLLOW_UP, "2020-03-31", details="asked again")

    with pytest.raises(FactsChanged) as refused:
        export_letter(complaint=complaint, by=world.ada, today=TODAY)
    assert [name.partition(".")[0] for name in refused.value.differences] == ["happenings"]
    assert Letter.objects.count() == 0


def test_no_letter_once_the_institution_has_answered(world, log):
    complaint = approved(world)
    log(EventKind.RESPONSE, "2020-04-01", disposition="full")

    with pytest.raises(NotReady):
        export_letter(complaint=complaint, by=world.ada, today=TODAY)


def test_a_day_passing_is_no_changed_fact(world):
    complaint = approved(world)

    assert export_letter(complaint=complaint, by=world.ada, today=date(2020, 5, 10)).dated_on == date(2020, 5, 10)


def test_after_the_last_day_the_export_asks_again(world):
    complaint = approved(world)

    with pytest.raises(NotReady):
        export_letter(complaint=complaint, by=world.ada, today=date(2020, 5, 11))
    letter = export_letter(complaint=complaint, by=world.ada, today=date(2020, 5, 11), confirmed_out_of_time=True)
    assert letter.dated_on == date(2020, 5, 11)


def test_a_failure_leaves_nothing_behind(world, monkeypatch):
    complaint = approved(world)
    monkeypatch.setattr("complaints.actions.export_letter.save_and_record", lambda *_args, **_facts: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        export_letter(complaint=complaint, by=world.ada, today=TODAY)
    assert Letter.objects.count() == 0
    assert Complaint.objects.get().stage == "approved"


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE complaints_letter SET sha256 = ''",
        "DELETE FROM complaints_letter",
        "INSERT OR REPLACE INTO complaints_letter SELECT * FROM complaints_letter",
    ],
)
def test_a_letter_is_never_changed(world, change):
    if connection.vendor != "sqlite" and "REPLACE" in change:
        pytest.skip("SQLite's own words")
    letter = export_letter(complaint=approved(world), by=world.ada, today=TODAY)

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)
    assert Letter.objects.get().sha256 == letter.sha256


def test_each_step_leaves_its_trace(world):
    complaint = draft(world)
    edit_complaint(complaint=complaint, draft=TYPED, expected_version=1, by=world.alice, today=TODAY)
    submit_complaint(complaint=complaint, expected_version=2, by=world.alice, today=TODAY)
    send_back_complaint(complaint=complaint, note="", expected_version=3, by=world.bob)
    approve_complaint(complaint=complaint, expected_version=4, by=world.bob, today=TODAY)
    export_letter(complaint=complaint, by=world.ada, today=TODAY)

    entries = AuditEntry.objects.exclude(action__startswith="request").order_by("pk")
    actions = list(entries.values_list("action", "actor__first_name"))
    assert actions == [
        ("complaint.drafted", "Alice"),
        ("complaint.edited", "Alice"),
        ("complaint.submitted", "Alice"),
        ("complaint.sent_back", "Bob"),
        ("complaint.approved", "Bob"),
        ("letter.exported", "Ada"),
        ("complaint.exported", "Ada"),
    ]


def test_every_newsroom_counts_its_own_letters(world):
    assert export_letter(complaint=approved(world), by=world.ada, today=TODAY).number == "L-2020-0001"
    theirs = Membership.objects.get(pk=world.charlie.pk)

    assert not Letter.objects.visible_to(theirs).exists()
    assert not Letter.objects.visible_to(world.bob).exists()
