"""A form that is sent after the session has ended comes back after sign-in, to the one who typed it alone."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from newsrooms.kept import MOST, signature
from requests_app.models import AccessRequest, Event
from tests.factories import AccessRequestFactory, MembershipFactory

pytestmark = pytest.mark.django_db
NEW = "/en/daily/requests/new/"


@pytest.fixture
def alice(on_day):
    on_day("2020-04-01")
    return MembershipFactory(newsroom__slug="daily")


@pytest.fixture
def typed(alice):
    return {
        "institution": "Health Canada",
        "subject": "Masks destroyed",
        "filed_on": "2020-03-02",
        "channel": "mail",
        "text": "All of it.",
        "submission": "5d2a5fb4-8f8b-4c62-9d55-111111111111",
        "kept_for": signature(alice.user),
    }


def test_what_was_typed_is_shown_again_after_signing_in_and_nothing_is_saved(client, alice, typed):
    sent = client.post(NEW, typed)
    client.force_login(alice.user)
    page = client.get(NEW)

    form = page.context["form"]
    assert sent.url == f"/en/account/login/?next={NEW}"
    assert {name: form[name].value() for name in typed if name in form.fields} == {
        name: value for name, value in typed.items() if name != "kept_for"
    }
    assert (form.errors, form.more_is_open) == ({}, True)
    assert "You had been signed out." in page.content.decode()
    assert not AccessRequest.objects.exists()


def test_it_is_shown_once(client, alice, typed):
    client.post(NEW, typed)
    client.force_login(alice.user)
    client.get(NEW)

    assert not client.get(NEW).context["form"]["subject"].value()


def test_another_page_on_the_way_does_not_take_it(client, alice, typed):
    client.post(NEW, typed)
    client.force_login(alice.user)
    client.get("/en/daily/requests/")

    assert client.get(NEW).context["form"]["subject"].value() == "Masks destroyed"


def test_an_event_comes_back_with_its_boxes(client, alice):
    url = f"{AccessRequestFactory(member=alice).get_absolute_url()}log/extension/"
    client.post(url, {"grounds": ["9(1)(a)", "9(1)(b)"], "days": "60", "kept_for": signature(alice.user)})
    client.force_login(alice.user)

    form = client.get(url).context["form"]
    assert (form["grounds"].value(), form["days"].value()) == (["9(1)(a)", "9(1)(b)"], "60")
    assert not Event.objects.exists()


def test_whoever_else_signs_in_there_gets_nothing_and_it_is_gone(client, alice, typed):
    bob = MembershipFactory(newsroom=alice.newsroom)
    client.post(NEW, typed)
    client.force_login(bob.user)

    assert not client.get(NEW).context["form"]["subject"].value()
    assert "kept" not in client.session


@pytest.mark.parametrize("kept_for", ["", "1", "1:made-up", "\x00"])
def test_a_form_that_no_page_of_ours_made_is_not_kept(client, typed, kept_for):
    client.post(NEW, {**typed, "kept_for": kept_for})

    assert not Session.objects.exists()


def test_a_form_that_is_too_long_is_not_kept(client, typed):
    client.post(NEW, {**typed, "text": "x" * MOST})

    assert not Session.objects.exists()


def test_a_preview_asked_for_meanwhile_is_not_kept(client, typed):
    client.post("/en/daily/requests/new/preview/", typed, headers={"hx-request": "true"})

    assert not Session.objects.exists()


def test_the_token_against_forgery_is_still_asked_for(typed):
    assert Client(enforce_csrf_checks=True).post(NEW, typed).status_code == 403
    assert not Session.objects.exists()
