"""Saved views: the dashboard as it was asked for, under a name; one's own or shared, one to open the day with."""

import pytest

from newsrooms.models import AuditEntry
from requests_app.models import SavedView
from tests.factories import AccessRequestFactory, MembershipFactory

DASHBOARD = "/en/daily/overdue/"
VIEWS = "/en/daily/overdue/views/"
HELD = "?view=open&state=on_hold&sort=-filed"


@pytest.fixture
def bob(alice):
    return MembershipFactory(newsroom=alice.newsroom)


def save(client, query=HELD, **typed):
    return client.post(VIEWS + query, {"name": "On hold", **typed})


def test_a_view_keeps_what_was_asked_for_and_stands_among_the_tabs(client, alice):
    answer = save(client)

    assert answer["Location"] == DASHBOARD + HELD
    assert [view.query for view in SavedView.objects.visible_to(alice)] == [HELD]
    page = client.get(answer["Location"]).content.decode()
    assert 'aria-current="page" dir="auto">On hold</a>' in page
    assert AuditEntry.objects.filter(action="view.saved").count() == 1


def test_the_same_name_again_replaces_ones_own_view(client, alice):
    save(client)
    save(client, "?view=all&sort=late")

    assert [view.query for view in SavedView.objects.visible_to(alice)] == ["?view=all&sort=late"]


def test_a_view_without_a_name_is_asked_for_one(client):
    answer = save(client, name=" ")

    assert answer.status_code == 200
    assert "Give the view a name." in answer.content.decode()
    assert not SavedView.objects.exists()


def test_the_day_opens_with_the_view_that_was_chosen_until_it_is_not(client):
    save(client, opens="on")
    view = SavedView.objects.get()

    assert client.get(DASHBOARD)["Location"] == DASHBOARD + HELD
    assert client.get(DASHBOARD + "?view=overdue").status_code == 200
    client.post(f"{VIEWS}{view.pk}/", {"opens": "0"})
    assert client.get(DASHBOARD).status_code == 200


def test_colleagues_use_a_shared_view_but_only_an_editor_may_forget_it_besides_its_owner(client, alice, bob):
    save(client, name="Mine")
    save(client, shared="on")
    shared = SavedView.objects.get(name="On hold")
    client.force_login(bob.user)

    assert list(SavedView.objects.visible_to(bob)) == [shared]
    assert client.post(f"{VIEWS}{shared.pk}/", {"forget": "1"}).status_code == 404
    client.force_login(MembershipFactory(newsroom=alice.newsroom, role="editor").user)
    assert client.post(f"{VIEWS}{shared.pk}/", {"forget": "1"}).status_code == 302
    assert not SavedView.objects.filter(pk=shared.pk).exists()


def test_a_view_no_longer_shared_does_not_open_the_day_of_a_colleague(client, alice, bob):
    save(client, shared="on")
    shared = SavedView.objects.get()
    client.force_login(bob.user)
    client.post(f"{VIEWS}{shared.pk}/", {"opens": "1"})
    assert client.get(DASHBOARD).status_code == 302
    client.force_login(alice.user)
    save(client)
    client.force_login(bob.user)

    assert client.get(DASHBOARD).status_code == 200


def test_a_view_of_an_institution_that_is_gone_says_so_and_shows_the_way_out(client, alice):
    AccessRequestFactory(member=alice)

    page = client.get(DASHBOARD + "?institution=gone").content.decode()

    assert "Only requests to an institution that is not in the list" in page
    assert "No request matches these filters." in page
