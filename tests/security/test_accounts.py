"""Whose an account is, and what is left behind at a desk."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.account.urls import urlpatterns as every_account_page
from django.core.cache import cache
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from newsrooms.actions.accept_invitation import InvitationUsed, accept_invitation
from newsrooms.actions.invite import invite
from newsrooms.models import AuditEntry, Invitation, Membership, Role, User
from newsrooms.urls import ACCOUNT_PAGES

from .conftest import a_complaint

pytestmark = pytest.mark.django_db
PASSWORD = "a long walk along the canal"


@pytest.fixture(autouse=True)
def no_counts():
    cache.clear()
    yield
    cache.clear()


def test_of_allauths_pages_only_the_named_ones_are_there():
    shut = {page.name for page in every_account_page} - ACCOUNT_PAGES - {"account_login"}

    assert {"account_email", "account_confirm_email", "account_confirm_login_code"} <= shut
    for name in shut:
        with pytest.raises(NoReverseMatch):
            reverse(name)


def test_nobody_takes_an_address_that_they_have_not_proved(alice, visit):
    alice.user.set_password(PASSWORD)
    alice.user.save()
    alices = visit()
    alices.post(reverse("account_login"), {"login": alice.user.email, "password": PASSWORD})
    before = alice.user.email

    for action in ("action_add", "action_primary"):
        assert alices.post("/en/account/email/", {action: "1", "email": "victim@daily.example"}).status_code == 404

    assert User.objects.get(pk=alice.user_id).email == before
    assert not EmailAddress.objects.filter(email="victim@daily.example").exists()


@pytest.mark.parametrize("elsewhere", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:x"])
def test_signing_in_and_out_leads_nowhere_else(alice, visit, elsewhere):
    alice.user.set_password(PASSWORD)
    alice.user.save()
    alices = visit()

    into = alices.post(reverse("account_login"), {"login": alice.user.email, "password": PASSWORD, "next": elsewhere})
    out = alices.post(reverse("account_logout"), {"next": elsewhere})

    assert (into.status_code, into["Location"]) == (302, reverse("front_door"))
    assert (out.status_code, out["Location"]) == (302, reverse("account_login"))


def test_failed_sign_ins_stay_counted_however_many_other_accounts_are_tried(alice, visit):
    def try_a_wrong_one(address):
        return visit().post(
            reverse("account_login"), {"login": alice.user.email, "password": "wrong"}, REMOTE_ADDR=address
        )

    for number in range(5):
        try_a_wrong_one(f"10.0.0.{number}")
    for number in range(310):
        cache.set(f"another-account-{number}", 1, 300)

    told = try_a_wrong_one("10.0.1.1").content.decode()
    assert "Too many tries" in told


def test_a_role_that_was_taken_away_does_not_come_back_by_an_older_link(alice):
    def link(role):
        return invite(newsroom=alice.newsroom, email="bob@daily.example", role=role, by=None)

    older, newer = link(Role.ADMIN), link(Role.JOURNALIST)
    now = timezone.now()
    bob = accept_invitation(invitation=Invitation.objects.usable(newer, now).get(), first_name="Bob", password=PASSWORD)

    assert not Invitation.objects.usable(older, timezone.now()).exists()
    with pytest.raises(InvitationUsed):
        accept_invitation(invitation=Invitation.objects.get(role=Role.ADMIN), user=bob.user)
    assert Membership.objects.get(user=bob.user).role == Role.JOURNALIST


def test_another_role_by_a_new_link_is_told_with_the_one_before(alice):
    invite(newsroom=alice.newsroom, email=alice.user.email, role=Role.EDITOR, by=None)
    accept_invitation(invitation=Invitation.objects.get(), user=alice.user)

    entry = AuditEntry.objects.get(action="invitation.accepted")
    assert (entry.before, entry.after) == ({"role": "journalist"}, {"role": "editor"})


def test_a_link_that_runs_out_while_the_form_is_open_is_refused(alice):
    invite(newsroom=alice.newsroom, email="bob@daily.example", role=Role.ADMIN, by=None)
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

    with pytest.raises(InvitationUsed):
        accept_invitation(invitation=Invitation.objects.get(), first_name="Bob", password=PASSWORD)
    assert not User.objects.filter(email="bob@daily.example").exists()


def test_an_account_made_in_this_moment_by_another_link_is_no_error(alice, visit, monkeypatch):
    token = invite(newsroom=alice.newsroom, email=alice.user.email, role=Role.EDITOR, by=None)
    address = reverse("join", args=[token])
    monkeypatch.setattr("newsrooms.views.invitation.has_account", lambda _: False)

    answer = visit().post(address, {"first_name": "A", "last_name": "M", "password": PASSWORD})

    assert (answer.status_code, answer["Location"]) == (302, address)
    assert Invitation.objects.get().accepted_at is None


def test_the_page_of_an_invitation_stays_in_no_cache(alice, visit):
    token = invite(newsroom=alice.newsroom, email="bob@daily.example", role=Role.EDITOR, by=None)

    assert "no-store" in visit().get(reverse("join", args=[token]))["Cache-Control"]


def test_no_cookie_holds_what_a_page_had_to_say(editor, complaint, visit):
    editors = visit(editor)
    editors.post(complaint.get_absolute_url(), a_complaint(complaint, additional_facts="The minister’s brother."))

    assert set(editors.cookies) <= {"session", "csrf"}
    assert "Saved." in editors.get(complaint.get_absolute_url()).content.decode()


@pytest.mark.parametrize("change", ["removed", "journalist", "inactive"])
def test_power_that_is_taken_away_is_gone_with_the_next_request(admin, visit, change):
    admins, page = visit(admin), reverse("laws", args=[admin.newsroom.slug])
    assert admins.get(page).status_code == 200

    if change == "removed":
        admin.delete()
    elif change == "inactive":
        User.objects.filter(pk=admin.user_id).update(is_active=False)
    else:
        Membership.objects.filter(pk=admin.pk).update(role=change)

    assert admins.get(page).status_code == (302 if change == "inactive" else 404)
