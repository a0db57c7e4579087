"""The scorecard that readers are shown: on and off at once, and nothing in it tells of fewer than five requests."""

import re
from datetime import date

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from newsrooms.models import AuditEntry
from requests_app.actions.publish_scorecard import renew_scorecard, turn_off_scorecard, turn_on_scorecard
from requests_app.models import Institution, PublicScorecard
from requests_app.scorecards.suppression import FEWEST, Shown, part_of
from tests.factories import AccessRequestFactory, MembershipFactory, answer, many_requests

SETTINGS = "/en/daily/settings/scorecard/"


@pytest.fixture
def admin(alice):
    return MembershipFactory(newsroom=alice.newsroom, role="admin")


@pytest.fixture
def shown(admin):
    return turn_on_scorecard(by=admin)


@pytest.fixture
def reader(client, shown):
    client.logout()
    return client


def text_of(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.content.decode()))


def asked(alice, slug, *answers, waiting=0):
    institution = Institution.objects.get(slug=slug)
    for day in answers:
        answer(AccessRequestFactory(member=alice, institution=institution), day)
    if waiting:
        many_requests(waiting, member=alice, institution=institution)


@given(st.integers(0, 60).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_what_is_shown_fits_at_least_four_numbers_unless_it_is_of_five_or_more(numbers):
    part, whole = numbers
    same = [other for other in range(whole + 1) if part_of(other, whole) == part_of(part, whole)]

    if part_of(part, whole).shown == Shown.EXACTLY:
        assert whole >= FEWEST
        assert all(count == 0 or count >= FEWEST for count in (part, whole - part))
    elif whole >= FEWEST:
        assert len(same) >= 4


def test_readers_see_institutions_with_five_requests_that_fell_due_and_no_others(reader, alice, shown, count):
    asked(alice, "rcmp-grc", *["2020-03-01"] * 5, waiting=5)
    asked(alice, "hc-sc", "2020-03-01", waiting=3)
    AccessRequestFactory(member=alice, institution=Institution.objects.get(slug="hc-sc"), filed_on=date(2020, 3, 20))
    count()
    page = text_of(reader.get(shown.path("en")))

    assert "How institutions answer The Daily" in page
    assert "Access to information requests received since 2020, as counted on 1 April 2020." in page
    assert "Royal Canadian Mounted Police 5 of 10 · 50% in time Median wait 20 days Published" in page
    assert "28.6%, 2018-2019 answers within the first 30 days · share from the comment" in page
    assert "Service Performance (open.canada.ca" in page
    assert "Health Canada" not in page


def test_few_are_said_in_words(reader, alice, shown, count):
    asked(alice, "rcmp-grc", "2020-03-01", "2020-03-02", waiting=9)
    asked(alice, "tc", *["2020-03-01"] * 9, waiting=2)
    asked(alice, "hc-sc", *["2020-03-01"] * 5, waiting=1)
    asked(alice, "dnd-mdn", waiting=6)
    count()
    page = text_of(reader.get(shown.path("en")))

    assert "Royal Canadian Mounted Police fewer than 5 of 11 " in page
    assert "Transport Canada all but fewer than 5 of 11 " in page
    assert "Health Canada some of 6 in time Median wait – " in page  # of six, the median would tell that it is most
    assert "National Defence 0 of 6 · 0% in time" in page


def test_no_subject_no_journalist_and_no_restricted_request_is_in_it(reader, alice, shown, count):
    asked(alice, "rcmp-grc", waiting=6)
    count()
    before = reader.get(shown.path("en")).content
    many_requests(7, member=alice, restricted=True)
    many_requests(7, member=alice, restricted=True, institution=Institution.objects.get(slug="hc-sc"))
    count()
    page = reader.get(shown.path("en")).content

    assert page == before
    assert b"Facial recognition" not in page
    assert b"Martin" not in page


def test_in_french(reader, alice, shown, count):
    asked(alice, "rcmp-grc", *["2020-03-01"] * 5, waiting=5)
    count()
    page = reader.get(shown.path("fr"))

    assert shown.path("fr") == f"/fr/bulletin/{shown.token}/"
    assert "Gendarmerie royale du Canada 5 sur 10 · 50 % dans le délai Attente médiane 20 jours" in text_of(page)


def test_it_is_asked_for_by_nobody_but_search_engines_only_where_the_newsroom_lets_them(reader, admin, shown):
    page = reader.get(shown.path("en"))
    assert page["X-Robots-Tag"] == "noindex, nofollow"
    assert b'<meta name="robots" content="noindex, nofollow">' in page.content
    assert page["Referrer-Policy"] == "no-referrer"

    reader.force_login(admin.user)
    reader.post(SETTINGS, {"do": "engines", "allowed": "1"})
    reader.logout()
    page = reader.get(shown.path("en"))
    assert "X-Robots-Tag" not in page
    assert b"noindex" not in page.content


def test_a_cache_must_ask_each_time_and_is_told_that_nothing_changed(reader, shown):
    page = reader.get(shown.path("en"))
    again = reader.get(shown.path("en"), headers={"If-None-Match": page["ETag"]})

    assert page["Cache-Control"] == "public, no-cache"
    assert (again.status_code, again.content) == (304, b"")


def test_turned_off_it_is_gone_at_once_and_turned_on_again_it_is_elsewhere(reader, admin, shown):
    before = shown.path("en")
    tag = reader.get(before)["ETag"]
    turn_off_scorecard(by=admin)

    assert reader.get(before, headers={"If-None-Match": tag}).status_code == 404
    after = turn_on_scorecard(by=admin).path("en")
    assert after != before
    assert (reader.get(before).status_code, reader.get(after).status_code) == (404, 200)


def test_another_address_makes_the_one_before_open_nothing(reader, admin, shown):
    before = shown.path("en")
    renew_scorecard(by=admin)

    assert reader.get(before).status_code == 404
    assert reader.get(PublicScorecard.objects.get().path("en")).status_code == 200


def test_the_address_has_128_bits_that_are_not_in_the_database(shown):
    assert len(shown.token) == 22
    stored = PublicScorecard.objects.values().get()
    assert shown.token not in {str(value) for value in stored.values()}


def test_with_another_key_the_address_opens_nothing_and_the_admin_is_told(client, admin, shown, settings):
    client.force_login(admin.user)
    settings.SECRET_KEY = "another key of this server"
    client.force_login(admin.user)

    assert "opens nothing any more" in client.get(SETTINGS).content.decode()
    assert client.get(PublicScorecard.objects.get().path("en")).status_code == 404


def test_an_admin_turns_it_on_renews_it_and_turns_it_off_and_each_leaves_a_trace(client, admin):
    client.force_login(admin.user)
    assert "Readers do not see how institutions answer you." in client.get(SETTINGS).content.decode()

    client.post(SETTINGS, {"do": "on"})
    client.post(SETTINGS, {"do": "on"})  # twice the same
    shown = PublicScorecard.objects.get()
    page = client.get(SETTINGS).content.decode()
    assert settings.PUBLIC_URL + shown.path("en") in page
    assert settings.PUBLIC_URL + shown.path("fr") in page
    for step in ({"do": "renew"}, {"do": "engines", "allowed": "1"}, {"do": "off"}):
        client.post(SETTINGS, step)

    trail = AuditEntry.objects.filter(action__startswith="scorecard.").order_by("pk")
    assert [entry.action for entry in trail] == [
        "scorecard.published",
        "scorecard.address_renewed",
        "scorecard.search_engines",
        "scorecard.withdrawn",
    ]
    assert {entry.actor for entry in trail} == {admin.user}
    assert not any(shown.token in str(entry.after) + str(entry.before) for entry in trail)
    assert not PublicScorecard.objects.exists()


def test_nobody_but_an_admin_turns_it_on(client, alice):
    for role in ("journalist", "editor"):
        client.force_login(MembershipFactory(newsroom=alice.newsroom, role=role).user)
        assert client.post(SETTINGS, {"do": "on"}).status_code == 404

    assert not PublicScorecard.objects.exists()


def test_a_step_that_is_unknown_is_not_found(client, admin):
    client.force_login(admin.user)

    assert client.post(SETTINGS, {"do": "delete everything"}).status_code == 404


@pytest.mark.parametrize("token", ["made-up", "%00", "é" * 40, "a" * 3000])
def test_an_address_that_was_made_up_is_not_found(client, shown, token):
    assert client.get(f"/en/scorecard/{token}/").status_code == 404
