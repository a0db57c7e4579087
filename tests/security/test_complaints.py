"""An approval is of what was read; a letter is made once, by those who may, and of a length that can be printed."""

from datetime import date

import pytest
from django.urls import reverse

from complaints.actions.approve_complaint import approve_complaint
from complaints.models import Complaint, Letter
from newsrooms.models import AuditEntry
from requests_app.enums import EventKind
from tests.factories import AccessRequestFactory, log

from .conftest import a_complaint

pytestmark = pytest.mark.django_db


def address(name, complaint):
    request = complaint.access_request
    return reverse(name, args=[request.newsroom.slug, request.reference])


def actions():
    return list(AuditEntry.objects.order_by("pk").values_list("action", flat=True))


def test_what_came_after_the_page_was_opened_is_not_approved_unread(late, complaint, editor, visit):
    opened = a_complaint(complaint, then="approve", additional_facts="Called twice.")
    log(late, EventKind.FOLLOW_UP, "2020-03-20", details="Asked again.")

    answer = visit(editor).post(complaint.get_absolute_url(), opened)

    kept = Complaint.objects.get()
    assert answer.status_code == 302
    assert (kept.stage, kept.additional_facts) == ("draft", "Called twice.")
    assert "complaint.approved" not in actions()
    page = visit(editor).get(complaint.get_absolute_url()).content.decode()
    late.refresh_from_db()
    assert f'name="file_version" value="{late.version}"' in page


def test_read_again_it_is_approved(late, complaint, editor, visit):
    log(late, EventKind.FOLLOW_UP, "2020-03-20", details="Asked again.")
    complaint.access_request.refresh_from_db()

    visit(editor).post(complaint.get_absolute_url(), a_complaint(complaint, then="approve"))

    assert Complaint.objects.get().stage == "approved"


def test_two_approvals_are_one(complaint, editor, admin, visit):
    typed = a_complaint(complaint, then="approve")

    first, second = (visit(member).post(complaint.get_absolute_url(), typed) for member in (editor, admin))

    assert (first.status_code, second.status_code) == (302, 409)
    assert actions().count("complaint.approved") == 1
    assert Complaint.objects.get().approved_by == editor.user


def test_a_name_as_long_as_a_requesters_may_sign(alice, visit):
    request = AccessRequestFactory(member=alice, requester_name="R" * 150)

    answer = visit(alice).post(
        reverse("complaint", args=[request.newsroom.slug, request.reference]), {"language": "en"}
    )

    assert answer.status_code == 302
    name = Complaint._meta.get_field("signatory_name")
    assert len(Complaint.objects.get().signatory_name) <= (name.max_length or 0)


@pytest.fixture
def endless(late, complaint, alice, monkeypatch):
    """A letter of more pages than are printed."""
    monkeypatch.setattr("newsrooms.pdf.press.LINES_A_PAGE", 0.01)
    return complaint


def test_a_letter_that_is_too_long_is_said_to_be_and_not_tried(endless, alice, admin, editor, visit):
    alices = visit(alice)
    assert alices.get(address("complaint_draft_pdf", endless))["Location"] == endless.get_absolute_url()
    assert "more than 100 pages" in alices.get(endless.get_absolute_url()).content.decode()

    approve_complaint(complaint=endless, expected_version=1, by=editor, today=date(2020, 4, 1))
    admins = visit(admin)
    assert admins.post(address("export_complaint", endless)).status_code == 302
    assert "more than 100 pages" in admins.get(endless.get_absolute_url()).content.decode()
    assert (Complaint.objects.get().stage, Letter.objects.count()) == ("approved", 0)


@pytest.mark.parametrize("who", ["alice", "editor"])
def test_only_an_admin_makes_a_letter_whatever_is_posted(complaint, editor, visit, who, request):
    approve_complaint(complaint=complaint, expected_version=1, by=editor, today=date(2020, 4, 1))

    answer = visit(request.getfixturevalue(who)).post(
        address("export_complaint", complaint), {"role": "admin", "confirmed_uncertain": "on"}
    )

    assert answer.status_code == 404
    assert not Letter.objects.exists()


def test_the_stage_is_set_by_no_field(complaint, alice, visit):
    forged = {"stage": "approved", "approved_by": alice.user_id, "approved_on": "2020-04-01", "facts_digest": "0" * 64}

    visit(alice).post(complaint.get_absolute_url(), a_complaint(complaint, **forged))

    kept = Complaint.objects.get()
    assert (kept.stage, kept.approved_by, kept.facts_digest) == ("draft", None, "")
