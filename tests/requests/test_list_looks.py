"""The columns of a list and the rows of its pages are a member's choice, kept and told in the address."""

import pytest

from requests_app.models import ListLook, Project
from tests.factories import AccessRequestFactory, many_requests

DASHBOARD = "/en/daily/overdue/"
LIST = "/en/daily/requests/"
LOOK = "/en/daily/look/overdue/"


def test_chosen_columns_are_kept_and_stand_in_the_address(client, alice):
    AccessRequestFactory(
        member=alice,
        file_number="A-2020-00417",
        project=Project.objects.create(newsroom=alice.newsroom, name="Housing"),
    )

    answer = client.post(f"{LOOK}?view=overdue&sort=-late", {"columns": ["file", "project", "step"], "rows": "100"})

    assert answer["Location"] == f"{DASHBOARD}?view=overdue&sort=-late&columns=project.file.step&rows=100"
    for url in (answer["Location"], DASHBOARD):
        page = client.get(url)
        assert page.context["asked"].columns == ("project", "file", "step")
        assert page.context["asked"].rows == 100
        body = page.content.decode()
        assert "A-2020-00417</td>" in body
        assert "Housing</td>" in body
        assert 'class="strip-row"' not in body
    assert ListLook.objects.get().columns == "project.file.step"


def test_the_address_goes_before_what_is_kept(client, request_of_alice):
    client.post(LOOK, {"columns": ["step"], "rows": "50"})

    page = client.get(f"{DASHBOARD}?columns=clock.due&rows=200")

    assert (page.context["asked"].columns, page.context["asked"].rows) == (("clock", "due"), 200)
    assert "columns=clock.due&amp;rows=200" in page.content.decode()


def test_each_list_has_a_look_of_its_own(client, request_of_alice):
    client.post(LOOK, {"rows": "50"})

    assert client.get(DASHBOARD).context["asked"].columns == ()
    assert client.get(LIST).context["asked"].columns == ("clock", "journalist", "step")
    assert client.post("/en/daily/look/nowhere/", {"columns": ["step"]}).status_code == 404


@pytest.mark.parametrize("asked", ["columns=secret", "columns=clock.secret", "rows=51", "rows=1000000000000000000"])
def test_an_unknown_column_or_size_is_passed_over_with_a_sentence(client, request_of_alice, asked):
    page = client.get(f"{DASHBOARD}?{asked}")

    assert page.status_code == 200
    assert page.content.decode().count("Part of this address says nothing here and was passed over.") == 1
    assert page.context["asked"].rows == 50


def test_a_page_has_as_many_rows_as_were_asked_for(client, alice):
    many_requests(120, member=alice)

    first = client.get(f"{LIST}?rows=100").context["page"]

    assert len(first.rows) == 100
    assert len(client.get(LIST + first.next_query).context["page"].rows) == 20


@pytest.mark.parametrize("url", [DASHBOARD, LIST])
def test_every_column_costs_no_query_a_row(client, alice, django_assert_max_num_queries, url):
    project = Project.objects.create(newsroom=alice.newsroom, name="Housing")
    costs = []
    for number in (1, 4):
        many_requests(number, member=alice, project=project)
        with django_assert_max_num_queries(12) as queries:
            client.get(f"{url}?columns=clock.institution.project.file.filed.due.journalist.step")
        costs.append(len(queries))

    assert costs[0] == costs[1]
