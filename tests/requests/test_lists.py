"""Lists: what is asked stands in the address; every row comes once, whatever the order, and nothing asked breaks it."""

import random
from datetime import date, timedelta
from urllib.parse import parse_qsl

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsrooms.models import Membership
from requests_app.actions.mark_complaint import mark_complaint
from requests_app.enums import ComplaintStage, State
from requests_app.models import AccessRequest, Institution, Project
from requests_app.queries.address import SIZES, SORTS, VIEWS, Asked
from tests.factories import AccessRequestFactory, MembershipFactory, answer, extend, log, many_requests

LIST = "/en/daily/requests/"
DASHBOARD = "/en/daily/overdue/"


@pytest.fixture
def editor(client, alice):
    """The editor's browser, who sees all of the newsroom."""
    client.force_login(MembershipFactory(newsroom=alice.newsroom, role="editor").user)
    return client


def listed(client, query="", url=LIST):
    page = client.get(url + query)
    assert page.status_code == 200
    return {row.access_request.reference for row in page.context["page"].rows}


@pytest.fixture
def many(alice):
    """130 requests that tie on everything that they can be sorted by, some without a due date."""
    chance = random.Random(7)  # noqa: S311 (the same rows each time)
    people = [
        alice.user,
        *(MembershipFactory(newsroom=alice.newsroom, user__last_name="Martin").user for _ in range(2)),
    ]
    institutions = list(Institution.objects.all()[:3])
    requests = many_requests(130, member=alice)
    for request in requests:
        request.due_latest = chance.choice([None, date(2020, 3, 11), date(2020, 3, 12)])
        request.due_earliest = request.due_latest
        request.filed_on = date(2020, 2, 10) - timedelta(days=chance.randrange(3))
        request.subject = chance.choice(["Facial recognition", "facial recognition", "École", "Zoo", "عقود"])
        request.journalist = chance.choice(people)
        request.institution = chance.choice(institutions)
    AccessRequest.objects.bulk_update(
        requests, ["due_latest", "due_earliest", "filed_on", "subject", "journalist", "institution"]
    )
    return requests


@pytest.mark.parametrize("url", [LIST, DASHBOARD])
@pytest.mark.parametrize("sort", [f"{sign}{key}" for key in SORTS for sign in ("", "-")])
def test_every_row_comes_once_over_the_pages_of_any_order(editor, many, url, sort):
    query, seen = f"?view=all&sort={sort}", []
    while query:
        page = editor.get(url + query).context["page"]
        seen += [row.access_request.pk for row in page.rows]
        query = page.next_query

    assert len(seen) == 130
    assert set(seen) == {request.pk for request in many}


def test_a_page_has_fifty_rows_in_the_order_that_was_asked(editor, many):
    rows = editor.get(f"{LIST}?sort=-filed").context["page"].rows

    assert len(rows) == SIZES[0]
    days = [row.access_request.filed_on for row in rows]
    assert days == sorted(days, reverse=True)


def test_those_without_a_due_date_come_last_by_days_late_and_first_the_other_way(editor, many):
    last = editor.get(f"{LIST}?view=all&sort=-late").context["page"].rows[0]
    first = editor.get(f"{LIST}?view=all&sort=late").context["page"].rows[0]

    assert last.access_request.due_latest is None
    assert first.access_request.due_latest == date(2020, 3, 11)


def test_an_anchor_that_is_gone_leads_to_the_first_page(editor, request_of_alice):
    assert listed(editor, "?view=all&after=999999") == {request_of_alice.reference}


# Views


@pytest.fixture
def one_of_each(alice):
    """A request for each ready-made view, by what it is for. Today is 1 April 2020."""

    def filed(day, **more):
        return AccessRequestFactory(member=alice, filed_on=date.fromisoformat(day), **more)

    made = {
        "due": filed("2020-03-03"),  # Thursday 2 April
        "later": filed("2020-03-20"),
        "overdue": filed("2020-02-24"),
        "closing": filed("2020-01-10"),  # due 9 February, the 60 days end on 9 April
        "past": filed("2019-10-01"),
        "in_time": filed("2020-02-10"),
        "late_answers": filed("2020-01-06"),
        "extended": filed("2020-02-17"),
        "complained": filed("2020-01-06"),
    }
    answer(made["in_time"], "2020-03-02")
    answer(made["late_answers"], "2020-03-16")
    answer(made["complained"], "2020-03-16")
    mark_complaint(made["complained"], ComplaintStage.DRAFT)
    extend(made["extended"], "2020-03-02", 60)
    return made


@pytest.mark.parametrize(
    ("view", "names"),
    [
        ("open", {"due", "later", "overdue", "closing", "past", "extended"}),
        ("overdue", {"overdue", "closing", "past"}),
        ("due", {"due"}),
        ("closing", {"closing"}),
        ("complaints", {"complained"}),
        ("late_answers", {"late_answers"}),
        ("asked", set()),
        ("shelf", set()),
        (
            "all",
            {"due", "later", "overdue", "closing", "past", "in_time", "late_answers", "extended", "complained"},
        ),
    ],
)
def test_each_view_has_its_rows_and_its_figure(editor, one_of_each, view, names):
    page = editor.get(f"{DASHBOARD}?view={view}")

    rows = {row.access_request.pk for row in page.context["page"].rows}
    assert rows == {one_of_each[name].pk for name in names}
    assert page.context["ledger"].listed.value == len(names)
    figure = getattr(page.context["ledger"], view, None)
    assert figure is None or figure.value == len(names)


def test_every_view_is_tried_above():
    assert set(VIEWS) == {"open", "overdue", "due", "closing", "complaints", "late_answers", "asked", "shelf", "all"}


def test_a_journalists_dashboard_is_of_their_own(client, alice, request_of_alice):
    bob = MembershipFactory(newsroom=alice.newsroom)
    AccessRequestFactory(member=bob)

    assert listed(client, url=DASHBOARD) == {request_of_alice.reference}
    assert len(listed(client)) == 2
    assert client.get(DASHBOARD).context["ledger"].overdue.value == 1


# Filters and search


def test_filters_narrow_and_add_up(editor, alice):
    bob = MembershipFactory(newsroom=alice.newsroom)
    housing = Project.objects.create(newsroom=alice.newsroom, name="Housing")
    health = Institution.objects.get(slug="hc-sc")
    hers = AccessRequestFactory(member=alice, project=housing)
    his = AccessRequestFactory(member=bob, project=housing, institution=health)
    plain = AccessRequestFactory(member=bob)

    assert listed(editor, f"?journalist={bob.user_id}") == {his.reference, plain.reference}
    assert listed(editor, "?institution=hc-sc") == {his.reference}
    assert listed(editor, f"?project={housing.pk}") == {hers.reference, his.reference}
    assert listed(editor, f"?project={housing.pk}&journalist={alice.user_id}") == {hers.reference}
    assert listed(editor, "?institution=no-such-one") == set()


@pytest.mark.parametrize(
    ("q", "is_found"),
    [
        ("facial", True),
        ("FACIAL", True),
        ("2020-0042", True),
        ("A-2020-00417", True),
        ("rcmp", True),
        ("grc", True),
        ("gendarmerie", True),
        ("mounted police", True),
        ("ontario", False),
        ("%", False),
        ("_", False),
        ("'", False),
    ],
)
def test_search_finds_subject_numbers_and_institution(editor, alice, q, is_found):
    request = AccessRequestFactory(member=alice, number=42, file_number="A-2020-00417")

    assert listed(editor, f"?q={q}") == ({request.reference} if is_found else set())


def test_another_newsrooms_rows_are_in_no_list(editor, request_of_alice):
    charlie = MembershipFactory()
    AccessRequestFactory(member=charlie)

    for asked in ("?view=all", f"?journalist={charlie.user_id}", "?q=facial", "?view=overdue"):
        references = {row.access_request.newsroom_id for row in editor.get(LIST + asked).context["page"].rows}
        assert references <= {request_of_alice.newsroom_id}


def test_each_state_that_rows_show_can_be_asked_for(editor, one_of_each):
    shown: dict[str, set[str]] = {}
    for row in editor.get(f"{LIST}?view=all").context["page"].rows:
        shown.setdefault(row.standing.state.value, set()).add(row.access_request.reference)

    assert len(shown) > 3
    for state in State:
        assert listed(editor, f"?view=all&state={state.value}") == shown.get(state.value, set())


def test_requests_can_be_asked_for_by_statute_day_and_restriction(editor, alice):
    early = AccessRequestFactory(member=alice, filed_on=date(2019, 5, 2))
    privacy = AccessRequestFactory(member=alice, statute="PA", restricted=True)

    assert listed(editor, "?until=2019-05-02") == {early.reference}
    assert listed(editor, "?since=2019-05-03") == {privacy.reference}
    assert listed(editor, "?statute=PA") == {privacy.reference}
    assert listed(editor, "?restricted=1") == {privacy.reference}
    assert listed(editor, "?statute=QC&since=never") == set()


@given(
    st.dictionaries(
        st.sampled_from(["view", "q", "journalist", "institution", "project", "sort", "after", "state", "since"]),
        st.text(),
    )
)
def test_any_address_is_read_and_written_again_the_same(query):
    asked = Asked.read(query)

    written = asked.query(after=asked.after)
    assert Asked.read(dict(parse_qsl(written[1:]))) == asked


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(q=st.text(max_size=30))
def test_any_text_can_be_searched_for(editor, q):
    assert editor.get(LIST, {"q": q}).status_code == 200


# Home


def test_home_puts_first_what_cannot_wait(client, one_of_each):
    home = client.get("/en/daily/").context["home"]

    pressing = [row.access_request.pk for row in home.do_now]
    assert pressing[0] == one_of_each["due"].pk
    assert set(pressing) == {one_of_each[name].pk for name in ("due", "overdue", "closing", "past")}
    assert {row.access_request.pk for row in home.waiting} == {one_of_each["later"].pk, one_of_each["extended"].pk}
    assert {row.access_request.pk for row in home.answered} == {
        one_of_each[name].pk for name in ("in_time", "late_answers", "complained")
    }


def test_an_empty_newsroom_is_invited_to_log(client):
    for url in ("/en/daily/", LIST, DASHBOARD):
        page = client.get(url)
        assert page.status_code == 200
        assert "/en/daily/requests/new/" in page.content.decode()


# What a page costs

PAGES = ["/en/daily/", LIST, DASHBOARD, "/en/daily/requests/new/", "/en/daily/complaints/"]
MOST_QUERIES = 12
MOST_ON_A_REQUEST = 20  # it shows every part of one request


@pytest.mark.parametrize("role", ["journalist", "admin"])
@pytest.mark.parametrize("url", PAGES)
def test_a_page_costs_no_more_for_300_requests_than_for_1(client, alice, django_assert_max_num_queries, url, role):
    Membership.objects.filter(pk=alice.pk).update(role=role)
    costs = []
    for more in (1, 2, 297):
        many_requests(more, member=alice)
        with django_assert_max_num_queries(MOST_QUERIES) as queries:
            page = client.get(url)
        costs.append(len(queries))
        assert page.status_code in (200, 302)

    assert max(costs) == costs[0]  # a full page does not look for those that are let be


@pytest.mark.parametrize("url", PAGES)
def test_a_reply_demanded_is_on_the_page_within_its_cost(client, alice, django_assert_max_num_queries, url):
    log(AccessRequestFactory(member=alice), "reply_demanded", "2020-03-25", by=date(2020, 4, 6))

    with django_assert_max_num_queries(MOST_QUERIES):
        page = client.get(url)
    assert "Reply by Mon." in page.content.decode()


@pytest.mark.parametrize("address", ["", "log/response/", "log/extension/", "change/"])
def test_a_requests_own_pages_cost_the_same_for_1_and_20_events(client, alice, django_assert_max_num_queries, address):
    few, many = AccessRequestFactory(member=alice), AccessRequestFactory(member=alice)
    extend(few, "2020-03-02", 30)
    for number in range(20):
        extend(many, date(2020, 2, 12) + timedelta(days=number), 30 + number)
    costs = []
    for request in (few, many):
        with django_assert_max_num_queries(MOST_ON_A_REQUEST) as queries:
            assert client.get(request.get_absolute_url() + address).status_code == 200
        costs.append(len(queries))

    assert costs[0] == costs[1]
