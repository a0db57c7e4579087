"""What an address asks of a list that no list knows: what can be shown is, with one sentence; never an error, never
the rows of others.
"""

import pytest

from requests_app.models import SavedView
from tests.factories import AccessRequestFactory, MembershipFactory

DASHBOARD = "/en/daily/overdue/"
LIST = "/en/daily/requests/"
OTHERS = ["/en/daily/", "/en/daily/search/", "/en/daily/complaints/", "/en/daily/institutions/", "/en/daily/projects/"]
SENTENCE = "Part of this address says nothing here and was passed over."

PASSED_OVER = [
    "?sort=newsroom__secret",
    "?sort=journalist__password",
    "?sort=--late",
    "?sort=%00",
    "?view=../../etc/passwd",
    "?state=nowhere&statute=XX",
    "?since=2019-02-30&until=%00",
    "?since=0000-00-00",
    "?since=9999-12-32",
    "?after=-1",
    "?after=99999999999999999999999999999999",
    "?after=1e5",
    "?after=%D9%A1%D9%A2",
    "?journalist=1000000000000000000",
    "?journalist=alice",
    "?project=' OR 1=1 --",
    "?tag=-1&restricted=maybe&watched=2",
    "?institution=%00",
    "?institution=" + "x" * 10_000,
    "?q=%00facial",
    "?q=" + "x" * 10_000,
    "?q=" + "%F0%9F%98%80" * 500,
    "?page=1000000000000000000",
    "?newsroom__slug=other&due_latest__lt=0001-01-01",
    "?filed_on=9999-12-31",
    "?" + "&".join(f"a{number}=1" for number in range(900)),
]
TAKEN_UP = [
    "",
    "?since=0001-01-01&until=9999-12-31",
    "?view=all&sort=-late",
    "?view=all&view=overdue",
    "?q=%ED%A0%80",
    "?q=a+b+c+d+e+f+g+h+i+j+k+l+m+n+o+p+q+r+s+t+u+v+w+x+y+z",
    "?q='+OR+1=1+--&journalist=&institution=&project=&since=&until=",
    "?institution=gone",
    "?journalist=99999999&project=99999999&tag=99999999",
]


@pytest.fixture
def editor(client, alice):
    client.force_login(MembershipFactory(newsroom=alice.newsroom, role="editor").user)
    return client


@pytest.fixture
def theirs():
    """A request of another newsroom."""
    return AccessRequestFactory(member=MembershipFactory(), subject="Theirs alone")


@pytest.mark.parametrize("query", PASSED_OVER)
@pytest.mark.parametrize("url", [LIST, DASHBOARD])
def test_what_no_list_knows_is_passed_over_with_one_sentence(editor, request_of_alice, theirs, url, query):
    page = editor.get(url + query)

    assert page.status_code == 200
    assert page.content.decode().count(SENTENCE) == 1
    assert theirs.subject not in page.content.decode()


@pytest.mark.parametrize("query", TAKEN_UP)
@pytest.mark.parametrize("url", [LIST, DASHBOARD])
def test_what_a_list_does_know_is_shown_without_it(editor, request_of_alice, theirs, url, query):
    page = editor.get(url + query)

    assert page.status_code == 200
    assert SENTENCE not in page.content.decode()
    assert theirs.subject not in page.content.decode()


@pytest.mark.parametrize("url", OTHERS)
def test_no_other_list_breaks(editor, request_of_alice, theirs, url):
    asked = [*PASSED_OVER, *TAKEN_UP, "?before=1e9", "?before=%C2%B2", "?before=" + "9" * 30, "?page=-1", "?page=%00"]
    for query in asked:
        page = editor.get(url + query)
        assert page.status_code in (200, 302, 404), query
        assert theirs.subject not in page.content.decode(), query


@pytest.mark.parametrize("url", [LIST, DASHBOARD])
def test_a_page_that_follows_a_row_of_others_begins_with_the_first(editor, request_of_alice, theirs, url):
    for number in (theirs.pk, 999_999, 10**17):
        page = editor.get(f"{url}?view=all&sort=late&after={number}")

        assert [row.access_request for row in page.context["page"].rows] == [request_of_alice]
        words = "The row that this page was to follow is not in the list: this is its beginning."
        assert page.content.decode().count(words) == 1


def test_a_saved_view_whose_institution_is_gone_says_so(editor, request_of_alice):
    editor.post("/en/daily/overdue/views/?institution=gone", {"name": "Gone", "opens": "on"})

    page = editor.get(DASHBOARD, follow=True)

    assert SavedView.objects.get().query in page.redirect_chain[0][0]
    assert page.status_code == 200
    assert "Only requests to an institution that is not in the list" in page.content.decode()


@pytest.mark.parametrize("query", ["?sort=newsroom__secret&view=nowhere", "?q=" + "x" * 10_000, "?after=1000"])
def test_a_file_of_a_list_is_as_patient(editor, request_of_alice, theirs, query):
    for url in (LIST, DASHBOARD):
        answer = editor.post(f"{url}export/csv/{query}")
        assert answer.status_code == 200
        assert "Theirs alone" not in b"".join(answer).decode()
