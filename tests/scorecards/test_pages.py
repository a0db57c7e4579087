"""The list of scorecards and an institution's page: the same for everybody, and as quick for many as for one."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from requests_app.models import Institution
from requests_app.queries.scorecards import PAGE, SORTS
from tests.factories import AccessRequestFactory, MembershipFactory, answer, many_requests

LIST = "/en/daily/institutions/scorecards/"
RCMP = "/en/daily/institutions/rcmp-grc/"


@pytest.fixture
def editor(client, alice):
    client.force_login(MembershipFactory(newsroom=alice.newsroom, role="editor").user)
    return client


def text_of(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.content.decode()).replace("&nbsp;", " "))


def without_token(page):
    return re.sub(rb'(csrfmiddlewaretoken" value="|kept_for" value=")[^"]*', b"", page.content)


def test_before_anything_is_counted_the_page_says_so(client):
    assert "Nothing has been counted yet." in client.get(LIST).content.decode()


def test_the_list_says_how_many_of_what_and_what_the_published_figure_measures(client, alice, count):
    for _ in range(4):
        AccessRequestFactory(member=alice)
    answer(AccessRequestFactory(member=alice), "2020-03-11")
    AccessRequestFactory(member=alice, institution=Institution.objects.get(slug="hc-sc"))
    count()
    page = text_of(client.get(LIST))

    assert "1 of 6 requests that fell due were answered in time." in page
    assert "As counted on Wednesday 1 April 2020." in page
    assert "1 of 5 in time · 20%" in page
    assert "28.6%, 2018-2019 answers within the first 30 days" in page
    assert "0 of 1 in time Median wait" in page  # no share of fewer than five
    assert "no published figure" in page


def test_a_share_that_is_neither_none_nor_all_is_not_rounded_to_it(client, alice, count):
    late = many_requests(300, member=alice)
    answer(late[0], "2020-03-11")
    count()

    assert "1 of 300 in time · 1%" in text_of(client.get(LIST))


def test_an_institution_tells_its_figures_its_curve_and_what_was_published(client, alice, count):
    for day in ("2020-02-20", "2020-03-01", "2020-03-20"):
        answer(AccessRequestFactory(member=alice), day)
    many_requests(2, member=alice)
    count()
    page = text_of(client.get(RCMP))

    assert "2 of 5 requests that fell due were answered in time. Half were answered within 39 days." in page
    assert "Within Had their answer Followed so long 30 days 40% Followed so long 3 requests" in page
    assert "2018-2019 Access to Information Act 28.6% answers within the first 30 days share from the comment" in page
    assert "2008-2009 Access to Information Act 88.2% 1,757 of 1,993 answers within 30 days or an extension" in page


def test_without_requests_an_institution_has_what_was_published_alone(client):
    page = text_of(client.get("/en/daily/institutions/hc-sc/"))

    assert "How it has answered your newsroom" not in page
    assert "No published figure." in page


def test_of_fewer_than_five_no_curve_is_drawn(client, alice, count):
    many_requests(4, member=alice)
    count()

    assert "How long an answer took" not in text_of(client.get(RCMP))


def test_in_french(client, alice, count):
    many_requests(1200, member=alice)
    count()
    page = text_of(client.get("/fr/daily/institutions/bulletins/"))

    assert "0 des 1 200 demandes arrivées à échéance ont reçu une réponse dans le délai." in page
    assert "28,6 %, 2018-2019 réponses données dans les 30 premiers jours" in page
    assert "51 jours ou plus" in page
    assert "selon" in text_of(client.get("/fr/daily/institutions/ic/"))


@pytest.mark.parametrize("address", [LIST, RCMP, "/en/daily/institutions/hc-sc/", "/fr/daily/institutions/bulletins/"])
@pytest.mark.parametrize("role", ["journalist", "editor"])
def test_with_and_without_a_restricted_request_the_page_is_the_same_byte_for_byte(client, alice, count, address, role):
    client.force_login(MembershipFactory(newsroom=alice.newsroom, role=role).user)
    many_requests(6, member=alice)
    count()
    before = without_token(client.get(address))
    for slug in ("rcmp-grc", "hc-sc"):
        hidden = AccessRequestFactory(
            member=alice, institution=Institution.objects.get(slug=slug), restricted=True, filed_on=date(2019, 1, 7)
        )
        answer(hidden, "2020-03-01")
    count()

    assert without_token(client.get(address)) == before


def test_every_member_sees_the_same_figures(client, alice, count):
    many_requests(6, member=alice)
    count()
    seen = []
    for role in ("journalist", "editor", "admin"):
        client.force_login(MembershipFactory(newsroom=alice.newsroom, role=role).user)
        seen.append(client.get(LIST).context["cards"].rows[0].scorecard.requests)

    assert seen == [6, 6, 6]


def test_nothing_of_another_newsroom_is_shown(client, alice, count):
    AccessRequestFactory(member=alice)
    count()
    stranger = MembershipFactory(newsroom__slug="other")
    client.force_login(stranger.user)

    assert client.get("/en/other/institutions/scorecards/").context["cards"].rows == []
    assert client.get("/en/other/institutions/rcmp-grc/").context["card"] is None


def queries_of(client, address):
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get(address)
    return len(queries)


def test_a_page_asks_as_many_queries_for_many_as_for_one(client, alice, count):
    AccessRequestFactory(member=alice)
    count()
    for_one = [queries_of(client, address) for address in (LIST, RCMP)]
    for institution in Institution.objects.all()[:60]:
        AccessRequestFactory(member=alice, institution=institution)
    many_requests(200, member=alice)
    count()

    assert [queries_of(client, address) for address in (LIST, RCMP)] == for_one
    assert max(for_one) <= 12


@pytest.fixture
def sixty(alice, count):
    for number, institution in enumerate(Institution.objects.all()[:60]):
        request = AccessRequestFactory(member=alice, institution=institution)
        if number % 3 == 0:
            answer(request, "2020-03-01")
    count()


@pytest.mark.parametrize("sort", [f"{sign}{key}" for key in SORTS for sign in ("", "-")])
def test_every_institution_comes_once_over_the_pages_of_any_order(client, sixty, sort):
    query, seen = f"?sort={sort}", []
    while query:
        cards = client.get(LIST + query).context["cards"]
        assert len(cards.rows) <= PAGE
        seen += [row.institution.pk for row in cards.rows]
        query = cards.later

    assert len(seen) == len(set(seen)) == 60


@pytest.mark.parametrize(
    "query",
    ["?sort=newsroom__secret", "?sort=--late", "?start=-1", f"?start={10**18}", "?start=%00", "?sort=%ed%a0%80"],
)
def test_what_cannot_be_asked_is_passed_over(client, sixty, query):
    assert client.get(LIST + query).status_code == 200
