"""Who may see what: the one door to rows, and the roles behind it."""

import pytest

from newsrooms.models import AuditEntry, Membership
from requests_app.models import AccessRequest, Event, Limit, Project
from tests.factories import AccessRequestFactory, MembershipFactory, log

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def first_of_april(on_day):
    on_day("2020-04-01")


@pytest.fixture
def alice():
    return MembershipFactory()


def of_the_newsroom(alice, role="journalist"):
    return MembershipFactory(newsroom=alice.newsroom, role=role)


def seen_by(member):
    return set(AccessRequest.objects.visible_to(member))


@pytest.mark.parametrize("role", ["journalist", "editor", "admin"])
def test_everybody_of_the_newsroom_sees_its_open_requests(alice, role):
    hers = AccessRequestFactory(member=alice)

    assert seen_by(of_the_newsroom(alice, role)) == {hers}


@pytest.mark.parametrize("role", ["journalist", "editor", "admin"])
def test_nobody_of_another_newsroom_sees_them(alice, role):
    AccessRequestFactory(member=alice)

    assert seen_by(MembershipFactory(role=role)) == set()


@pytest.mark.parametrize(("role", "sees"), [("journalist", False), ("editor", True), ("admin", True)])
def test_a_restricted_request_is_for_its_journalist_and_for_who_oversees_the_newsroom(alice, role, sees):
    hers = AccessRequestFactory(member=alice, restricted=True)

    assert seen_by(alice) == {hers}
    assert seen_by(of_the_newsroom(alice, role)) == ({hers} if sees else set())


def test_a_restricted_request_is_for_those_named_on_it(alice):
    bob, carol = of_the_newsroom(alice), of_the_newsroom(alice)
    hers = AccessRequestFactory(member=alice, restricted=True)
    hers.named.add(bob.user)

    assert seen_by(bob) == {hers}
    assert seen_by(carol) == set()


def test_being_named_does_not_lead_into_another_newsroom(alice):
    charlie = MembershipFactory()
    hers = AccessRequestFactory(member=alice)
    hers.named.add(charlie.user)

    assert seen_by(charlie) == set()


def test_a_journalist_of_two_newsrooms_sees_in_each_its_own(alice):
    elsewhere = MembershipFactory(user=alice.user)
    here, there = AccessRequestFactory(member=alice), AccessRequestFactory(member=elsewhere)

    assert seen_by(alice) == {here}
    assert seen_by(elsewhere) == {there}


@pytest.mark.parametrize("model", [Event, Limit])
def test_what_belongs_to_a_request_is_seen_by_those_who_see_the_request(alice, model):
    hers = AccessRequestFactory(member=alice, restricted=True)
    log(hers, "note", "2020-03-02", details="A source called.")

    assert model.objects.visible_to(alice).exists()
    assert not model.objects.visible_to(of_the_newsroom(alice)).exists()
    assert not model.objects.visible_to(MembershipFactory(role="admin")).exists()


def test_the_trail_is_for_the_newsrooms_admins_alone(alice):
    log(AccessRequestFactory(member=alice), "note", "2020-03-02", details="A source called.")

    seen = {
        role: AuditEntry.objects.visible_to(of_the_newsroom(alice, role)).count()
        for role in ("journalist", "editor", "admin")
    }
    assert seen == {"journalist": 0, "editor": 0, "admin": 1}
    assert not AuditEntry.objects.visible_to(MembershipFactory(role="admin")).exists()


def test_people_and_the_projects_of_requests_one_sees_are_the_newsrooms_own(alice):
    bob = of_the_newsroom(alice)
    MembershipFactory()
    project = Project.objects.create(newsroom=alice.newsroom, name="Housing")
    AccessRequestFactory(member=alice, project=project)

    assert set(Membership.objects.visible_to(alice)) == {alice, bob}
    assert list(Project.objects.visible_to(bob)) == [project]
    assert not Project.objects.visible_to(MembershipFactory()).exists()


@pytest.mark.parametrize(
    ("role", "may"),
    [
        ("journalist", {"oversees": False, "sees_restricted": False, "approves": False, "exports": False}),
        ("editor", {"oversees": True, "sees_restricted": True, "approves": True, "exports": False}),
        ("admin", {"oversees": True, "sees_restricted": True, "approves": True, "exports": True}),
    ],
)
def test_what_each_role_may(role, may):
    member = MembershipFactory(role=role)

    assert may == {
        "oversees": member.oversees,
        "sees_restricted": member.sees_restricted,
        "approves": member.may_approve_complaints,
        "exports": member.may_export_letters,
    }


def test_a_role_taken_away_is_gone_with_the_next_page(client, alice):
    editor = of_the_newsroom(alice, "editor")
    hers = AccessRequestFactory(member=alice, restricted=True)
    client.force_login(editor.user)
    before = client.get(hers.get_absolute_url()).status_code

    Membership.objects.filter(pk=editor.pk).update(role="journalist")
    demoted = client.get(hers.get_absolute_url()).status_code
    Membership.objects.filter(pk=editor.pk).delete()
    removed = client.get(alice.newsroom.get_absolute_url()).status_code

    assert (before, demoted, removed) == (200, 404, 404)


def test_an_account_that_is_closed_leads_nowhere(client, alice):
    client.force_login(alice.user)
    alice.user.is_active = False
    alice.user.save()

    page = client.get(alice.newsroom.get_absolute_url())

    assert page.status_code == 302
    assert page.url.startswith("/en/account/login/")
