"""The trail: one entry for each action, and nothing that the database lets anybody change."""

import json
import uuid
from datetime import date

import pytest
from django.core.serializers.json import DjangoJSONEncoder
from django.db import DatabaseError, connection, transaction
from django.utils.translation import gettext_lazy

from newsrooms.actions.accept_invitation import accept_invitation
from newsrooms.actions.create_newsroom import create_newsroom
from newsrooms.actions.invite import invite
from newsrooms.audit import client_address, record
from newsrooms.models import AuditEntry, Invitation, Role, snapshot
from requests_app.actions.change_request import change_request
from requests_app.actions.log_event import log_event
from requests_app.actions.log_request import log_request
from requests_app.clock import ClockError
from requests_app.drafts import EventDraft, RequestDraft
from requests_app.enums import EventKind
from requests_app.models import AccessRequest, Event, Institution
from tests.factories import AccessRequestFactory, MembershipFactory, log

pytestmark = pytest.mark.django_db
TODAY = date(2020, 4, 1)


@pytest.fixture(autouse=True)
def first_of_april(on_day):
    on_day(TODAY)


def draft_of(member, **changed):
    facts = {
        "institution": Institution.objects.get(slug="rcmp-grc"),
        "subject": "Facial recognition",
        "filed_on": date(2020, 2, 10),
        "channel": "online",
        "language": "en",
        "journalist": member.user,
        "requester_name": "Alice Martin",
    }
    return RequestDraft(**{**facts, **changed})


def create():
    create_newsroom(name="The Ledger", admin_email="ada@ledger.example")


def ask_in(alice):
    invite(newsroom=alice.newsroom, email="bob@ledger.example", role=Role.JOURNALIST, by=alice)


def join(alice):
    invite(newsroom=alice.newsroom, email="bob@ledger.example", role=Role.JOURNALIST, by=alice)
    accept_invitation(invitation=Invitation.objects.get(), first_name="Bob", password="twelve characters")


def log_it(alice):
    log_request(draft=draft_of(alice), submission=uuid.uuid4(), by=alice, today=TODAY)


def change_it(alice):
    made = log_request(draft=draft_of(alice), submission=uuid.uuid4(), by=alice, today=TODAY)
    changed = draft_of(alice, subject="Clearview AI")
    change_request(access_request=made, draft=changed, by=alice, today=TODAY, expected_version=1)


def note_it(alice):
    made = log_request(draft=draft_of(alice), submission=uuid.uuid4(), by=alice, today=TODAY)
    draft = EventDraft(kind=EventKind.NOTE, happened_on=TODAY, details="They called.")
    log_event(access_request=made, draft=draft, by=alice, today=TODAY, expected_version=1)


def correct_it(alice):
    note_it(alice)
    made, wrong = AccessRequest.objects.get(), Event.objects.get()
    draft = EventDraft(kind=EventKind.NOTE, happened_on=TODAY, details="We called.")
    log_event(access_request=made, draft=draft, by=alice, today=TODAY, expected_version=2, corrects=wrong)


@pytest.mark.parametrize(
    ("act", "entries"),
    [
        (ask_in, ["invitation.made"]),
        (join, ["invitation.made", "invitation.accepted"]),
        (log_it, ["request.logged"]),
        (change_it, ["request.logged", "request.changed"]),
        (note_it, ["request.logged", "event.logged"]),
        (correct_it, ["request.logged", "event.logged", "event.corrected"]),
    ],
)
def test_each_action_leaves_one_entry(act, entries):
    act(MembershipFactory())

    assert list(AuditEntry.objects.order_by("pk").values_list("action", flat=True)) == entries


def test_a_new_newsroom_and_its_first_invitation_are_told_as_done_on_the_command_line():
    create()

    told = AuditEntry.objects.order_by("pk").values_list("action", "actor_name")
    assert list(told) == [("newsroom.created", "command line"), ("invitation.made", "command line")]
    assert not AuditEntry.objects.exclude(actor=None).exists()


def test_an_entry_tells_who_did_it_where_and_what_was_before_and_after():
    alice = MembershipFactory()
    token = client_address.set("203.0.113.7")

    change_it(alice)

    client_address.reset(token)
    entry = AuditEntry.objects.get(action="request.changed")
    assert (entry.actor, entry.newsroom, entry.address) == (alice.user, alice.newsroom, "203.0.113.7")
    assert entry.before is not None
    assert entry.after is not None
    assert entry.before["subject"] == "Facial recognition"
    assert entry.after["subject"] == "Clearview AI"
    assert "filed_on" not in entry.after  # what did not change


def test_what_the_trail_keeps_may_have_numbers_for_keys():
    alice = MembershipFactory()

    record(alice, "sheet.answered", alice, after={"columns": {2: "filed_on"}, "on": TODAY})

    entry = AuditEntry.objects.get(action="sheet.answered")
    assert entry.after == {"columns": {"2": "filed_on"}, "on": "2020-04-01"}


def test_an_event_tells_the_dates_that_it_moved():
    alice = MembershipFactory()
    request = AccessRequestFactory(member=alice, received_on=None)
    log(request, "acknowledgement", "2020-02-20", received_on=date(2020, 2, 17), file_number="A-1")

    entry = AuditEntry.objects.get()

    assert entry.before is not None
    assert entry.after is not None
    assert (entry.before["received_on"], entry.after["received_on"]) == (None, "2020-02-17")
    assert entry.after["original_due"] == "2020-03-18"


def test_an_action_that_is_refused_leaves_none():
    alice = MembershipFactory()
    request = AccessRequestFactory(member=alice)

    with pytest.raises(ClockError):
        log(request, "response", "2020-02-03", disposition="full")

    assert not AuditEntry.objects.exists()
    assert not Event.objects.exists()


def test_secrets_are_not_in_the_trail():
    join(MembershipFactory())
    member = MembershipFactory()

    told = str(list(AuditEntry.objects.values_list("before", "after")))
    assert Invitation.objects.get().token_hash not in told
    assert "password" not in snapshot(member.user)


REFUSED = {
    "update": "UPDATE newsrooms_auditentry SET action = 'nothing'",
    "delete": "DELETE FROM newsrooms_auditentry",
}
REFUSED |= (
    {"insert or replace": "INSERT OR REPLACE INTO newsrooms_auditentry SELECT * FROM newsrooms_auditentry"}
    if connection.vendor == "sqlite"
    else {"truncate": "TRUNCATE newsrooms_auditentry"}
)


@pytest.mark.parametrize("way", REFUSED)
def test_the_database_refuses_any_change_of_the_trail(way):
    log_it(MembershipFactory())
    before = list(AuditEntry.objects.values())
    connection.check_constraints()  # else PostgreSQL names the foreign keys that wait for this transaction's end

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(REFUSED[way])

    assert list(AuditEntry.objects.values()) == before


def test_the_orm_cannot_change_it_either():
    log_it(MembershipFactory())
    entry = AuditEntry.objects.get()

    for change in (entry.save, entry.delete, AuditEntry.objects.all().delete):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            change()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        AuditEntry.objects.update(actor_name="nobody")
    assert AuditEntry.objects.get().actor_name == entry.actor_name


def test_values_are_kept_as_django_would_write_them():
    alice = MembershipFactory()
    told = {"orders": {3: "day first"}, "number": 2**70, "on": TODAY, "word": gettext_lazy("Saved."), "none": None}

    record(alice, "sheet.answered", alice.newsroom, after=told)

    kept = AuditEntry.objects.get(action="sheet.answered").after
    assert kept == json.loads(DjangoJSONEncoder().encode(told))
