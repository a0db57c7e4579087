"""A list as a PDF: what is shown, what was asked in words, in the page's language, and within limits."""

import io
import subprocess
from pathlib import Path

import pytest

from newsrooms.models import AuditEntry
from requests_app.models import Project
from tests.factories import AccessRequestFactory, MembershipFactory, many_requests

pikepdf = pytest.importorskip("pikepdf")

LIST, DASHBOARD = "requests/export/pdf/", "overdue/export/pdf/"
IN_FRENCH = "en-retard/exporter/pdf/"


@pytest.fixture
def editor(client, alice):
    member = MembershipFactory(newsroom=alice.newsroom, role="editor")
    client.force_login(member.user)
    return member


@pytest.fixture
def words_of(tmp_path):
    def read(answer):
        assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
        path = Path(tmp_path) / "list.pdf"
        path.write_bytes(answer.content)
        told = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout
        return " ".join(told.split())

    return read


def test_it_shows_the_rows_of_the_list_and_says_what_was_asked(client, alice, editor, words_of):
    water = Project.objects.create(newsroom=alice.newsroom, name="Water")
    AccessRequestFactory(member=alice, subject="École de Montréal : « œuvres »", project=water, number=42)
    AccessRequestFactory(member=alice, subject="Not of it")

    answer = client.post(f"/en/daily/{DASHBOARD}?view=overdue&project={water.pk}")
    words = words_of(answer)

    assert answer["Content-Disposition"] == 'attachment; filename="requests-2020-04-01.pdf"'
    assert "École de Montréal : « œuvres »" in words
    assert "2020-0042 · Royal Canadian Mounted Police" in words
    assert "21 days" in words
    assert "Not of it" not in words
    assert "Only requests of the project “Water”" in words
    assert "1 request · whole newsroom" in words
    assert "Page 1 of 1" in words


def test_it_speaks_the_language_of_the_page_and_is_tagged(client, alice, editor, words_of):
    AccessRequestFactory(member=alice)

    answer = client.post(f"/fr/daily/{IN_FRENCH}?view=overdue")
    words = words_of(answer)

    assert "Gendarmerie royale du Canada" in words
    assert "21 j" in words
    assert "Page 1 de 1" in words
    document = pikepdf.open(io.BytesIO(answer.content))
    assert str(document.Root.Lang) == "fr-CA"
    assert document.Root.MarkInfo.Marked
    with document.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"].startswith("En retard, ")
    left, bottom, right, top = document.pages[0].MediaBox
    assert (right - left, top - bottom) == (792, 612)  # a letter, lying


def test_the_head_is_on_every_page(client, alice, editor, words_of):
    many_requests(40, member=alice)

    words = words_of(client.post(f"/en/daily/{LIST}"))

    pages = int(words.rsplit(" of ", 1)[1].split()[0])
    assert pages > 1
    assert words.count("Next step and its last day") == pages


def test_it_leaves_a_trace(client, alice, editor, words_of):
    AccessRequestFactory(member=alice)
    words_of(client.post(f"/en/daily/{LIST}?q=facial"))

    [entry] = AuditEntry.objects.filter(action="requests.exported")
    assert entry.after == {
        "format": "pdf",
        "language": "en",
        "requests": 1,
        "asked": {"list": "export_list", "query": "?view=all&q=facial&sort=-filed"},
    }


def test_nothing_that_one_may_not_see_is_on_it(client, alice, words_of):
    bob = MembershipFactory(newsroom=alice.newsroom)
    AccessRequestFactory(member=bob, subject="The minister’s brother", restricted=True)
    AccessRequestFactory(subject="Of another newsroom")

    assert "0 requests · what you may see" in words_of(client.post(f"/en/daily/{LIST}"))


def test_a_list_too_long_for_paper_says_so_in_its_place(client, alice, editor, monkeypatch):
    monkeypatch.setattr("requests_app.exports.paper.MOST_ROWS", 2)
    monkeypatch.setattr("requests_app.views.exports.MOST_ROWS", 2)
    many_requests(3, member=alice)

    answer = client.post(f"/en/daily/{DASHBOARD}?view=overdue&sort=subject")

    assert (answer.status_code, answer.url) == (302, "/en/daily/overdue/?view=overdue&sort=subject")
    assert "A PDF takes up to 2 requests" in client.get(answer.url).content.decode()
    assert not AuditEntry.objects.filter(action="requests.exported").exists()


def test_what_was_typed_stands_as_it_was_typed(client, alice, editor, words_of):
    hostile = '<img src="http://127.0.0.1:9/x"><b>{{ today }}</b>'
    AccessRequestFactory(member=alice, subject=hostile)

    assert hostile.replace(" ", "") in words_of(client.post(f"/en/daily/{LIST}")).replace(" ", "")


def test_it_costs_as_many_queries_for_many_rows_as_for_one(client, alice, editor, django_assert_max_num_queries):
    costs = []
    for how_many in (1, 4):
        many_requests(how_many, member=alice)
        with django_assert_max_num_queries(20) as queries:
            client.post(f"/en/daily/{LIST}")
        costs.append(len(queries))

    assert len(set(costs)) == 1
