"""The way in: to one's newsroom, to another one's nothing."""

import pytest

from newsrooms.middleware import trusted_address
from tests.factories import MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("role", "place"), [("journalist", "/en/daily/"), ("editor", "/en/daily/overdue/"), ("admin", "/en/daily/overdue/")]
)
def test_the_front_door_leads_to_what_one_has_to_do(client, role, place):
    member = MembershipFactory(role=role, newsroom__slug="daily")
    client.force_login(member.user)

    page = client.get("/en/", follow=True)

    assert page.status_code == 200
    assert page.request["PATH_INFO"] == place


def test_who_belongs_to_no_newsroom_is_told_what_to_do(client):
    client.force_login(UserFactory())

    page = client.get("/en/")

    assert page.status_code == 200
    assert page.templates[0].name == "newsrooms/no_newsroom.html"


def test_who_belongs_to_two_may_switch(client):
    here = MembershipFactory(newsroom__name="A Daily")
    there = MembershipFactory(user=here.user, newsroom__name="B Weekly")
    client.force_login(here.user)

    page = client.get(here.home_url)

    assert f'href="{there.home_url}"' in page.content.decode()
    assert client.get(there.home_url).status_code == 200


def test_a_page_is_the_same_page_in_the_other_language_with_all_that_was_asked(client):
    member = MembershipFactory(role="editor", newsroom__slug="daily")
    client.force_login(member.user)

    page = client.get("/en/daily/overdue/?q=prisons&sort=-filed")

    assert page.context["other_language"]["url"].endswith("?q=prisons&sort=-filed")
    assert page.context["other_language"]["url"].startswith("/fr/daily/")
    assert client.get(page.context["other_language"]["url"]).status_code == 200


def test_nobody_signs_up_by_themselves(client):
    page = client.post("/en/account/signup/", {"email": "eve@x.example", "password1": "x" * 20, "password2": "x" * 20})

    assert page.status_code == 200
    assert not page.wsgi_request.user.is_authenticated


@pytest.mark.parametrize("demo", [True, False])
def test_one_click_signs_in_to_a_demo_account_in_the_demo_only(client, settings, demo):
    settings.DEMO = demo
    alice = MembershipFactory(user__email="journalist@demo.example")
    MembershipFactory(user__email="ada@daily.example")

    stranger = client.post("/en/account/demo/", {"email": "ada@daily.example"})
    page = client.post("/en/account/demo/", {"email": alice.user.email})

    assert stranger.status_code == 404
    assert page.status_code == (302 if demo else 404)
    assert client.get("/en/").status_code == 302
    assert ("_auth_user_id" in client.session) is demo


def test_pages_behind_sign_in_stay_in_no_cache(client):
    member = MembershipFactory()
    client.force_login(member.user)

    assert client.get(member.home_url)["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("proxies", "forwarded", "believed"),
    [
        (0, "198.51.100.9", "127.0.0.1"),
        (1, "198.51.100.9, 203.0.113.5", "203.0.113.5"),
        (2, "198.51.100.9, 203.0.113.5", "198.51.100.9"),
        (1, "not an address", None),
    ],
)
def test_a_forged_address_is_not_believed(rf, settings, proxies, forwarded, believed):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies

    assert trusted_address(rf.get("/", headers={"X-Forwarded-For": forwarded})) == believed
