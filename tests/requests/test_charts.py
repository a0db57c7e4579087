"""What is late, drawn: by institution, by age, by month; of what one may see, and each bar with its figure."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from requests_app.models import Institution
from requests_app.queries.charts import BANDS, by_age, late_at, month_ends
from tests.factories import AccessRequestFactory, MembershipFactory, answer, extend, log, many_requests

CHARTS = "/en/daily/overdue/charts/"
DAY = date(2020, 1, 1)
days = st.integers(0, 400).map(lambda number: DAY + timedelta(days=number))
spells = st.lists(st.tuples(days, st.none() | days), max_size=20).map(
    lambda listed: [one for one in listed if one[1] is None or one[1] > one[0]]
)


@pytest.fixture
def editor(client, alice):
    client.force_login(MembershipFactory(newsroom=alice.newsroom, role="editor").user)
    return client


def charts_of(client):
    return client.get(CHARTS).context["charts"]


def text_of(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.content.decode()))


@given(st.lists(days, min_size=1, max_size=12, unique=True).map(sorted), spells)
def test_late_at_a_days_end_is_who_was_due_before_it_and_not_answered_by_it(ends, listed):
    by_hand = [sum(due < end and (until is None or until > end) for due, until in listed) for end in ends]
    written = [(due.isoformat(), until and until.isoformat()) for due, until in listed]

    assert late_at(ends, written) == by_hand


@given(st.dictionaries(st.integers(1, 3000), st.integers(1, 4), max_size=20))
def test_each_age_is_in_one_band(late):
    today = date(2026, 11, 24)
    bars = by_age({(today - timedelta(days=age)).isoformat(): number for age, number in late.items()}, today)

    assert sum(bar.late for bar in bars) == sum(late.values())
    for bar in bars:
        last = bar.last or 10_000
        assert bar.late == sum(number for age, number in late.items() if bar.first <= age <= last)
    assert [bar.last for bar in bars] == [*BANDS, None]


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_months_end_where_they_do_and_the_last_one_is_today(today):
    ends = month_ends(today)

    assert (len(ends), ends[-1]) == (25, today)
    assert all((end + timedelta(days=1)).day == 1 for end in ends[:-1])
    assert len({(end.year, end.month) for end in ends}) == 25


def test_nothing_late(editor):
    page = editor.get(CHARTS)

    assert "Nothing is late." in page.content.decode()
    assert [bar.late for bar in page.context["charts"].months] == [0] * 25


def test_late_by_institution_the_most_first_and_the_rest_together(editor, alice):
    institutions = list(Institution.objects.all()[:13])
    for number, institution in enumerate(institutions):
        many_requests(14 - number, member=alice, institution=institution)
    charts = charts_of(editor)

    assert [bar.late for bar in charts.institutions] == [14, 13, 12, 11, 10, 9, 8, 7, 6, 5]
    assert [bar.institution for bar in charts.institutions] == institutions[:10]
    assert (charts.others, charts.other_institutions) == (4 + 3 + 2, 3)
    assert charts.late == editor.get("/en/daily/overdue/").context["ledger"].overdue.value


def test_each_bar_leads_to_its_rows(editor, request_of_alice):
    AccessRequestFactory(member=MembershipFactory(newsroom=request_of_alice.newsroom), filed_on=date(2020, 3, 20))
    page = editor.get(CHARTS).content.decode()

    link = re.search(r'href="(/en/daily/overdue/\?view=overdue&amp;institution=rcmp-grc)"', page)
    assert link
    rows = editor.get(link[1].replace("&amp;", "&")).context["page"].rows
    assert [row.access_request for row in rows] == [request_of_alice]


def test_late_by_age(editor, alice):
    for filed_on in ("2020-02-28", "2020-02-10", "2020-01-06", "2019-11-04", "2019-05-06", "2018-01-08"):
        AccessRequestFactory(member=alice, filed_on=date.fromisoformat(filed_on))

    assert [(bar.first, bar.last, bar.late) for bar in charts_of(editor).ages] == [
        (1, 30, 2),
        (31, 60, 1),
        (61, 120, 1),
        (121, 365, 1),
        (366, None, 1),
    ]


def test_late_at_each_months_end(editor, alice):
    filed = {"filed_on": date(2019, 12, 2)}  # due on 2 January
    AccessRequestFactory(member=alice, **filed)
    answer(AccessRequestFactory(member=alice, **filed), "2020-02-20")
    answer(AccessRequestFactory(member=alice, **filed), "2020-01-02")  # in time
    extend(AccessRequestFactory(member=alice, **filed), "2019-12-30", 60)
    log(AccessRequestFactory(member=alice, **filed), "abandoned", "2020-03-02", details="We have it.")
    months = charts_of(editor).months

    assert [(bar.end.isoformat(), bar.late) for bar in months[:5]] == [
        ("2020-04-01", 2),
        ("2020-03-31", 2),
        ("2020-02-29", 1),
        ("2020-01-31", 2),
        ("2019-12-31", 0),
    ]


def test_a_journalist_sees_their_own_an_editor_all(client, alice, request_of_alice):
    bob = MembershipFactory(newsroom=alice.newsroom)
    many_requests(3, member=bob)
    editor = MembershipFactory(newsroom=alice.newsroom, role="editor")
    seen = {}
    for member in (alice, bob, editor):
        client.force_login(member.user)
        seen[member] = charts_of(client).late

    assert seen == {alice: 1, bob: 3, editor: 4}


@pytest.mark.parametrize("address", [CHARTS, "/fr/daily/en-retard/graphiques/"])
def test_what_one_may_not_see_is_in_no_bar(client, alice, request_of_alice, address):
    client.force_login(alice.user)
    before = re.sub(rb'kept_for" value="[^"]*|csrfmiddlewaretoken" value="[^"]*', b"", client.get(address).content)
    bob = MembershipFactory(newsroom=alice.newsroom)
    AccessRequestFactory(member=bob, restricted=True, filed_on=date(2018, 1, 8))
    answer(AccessRequestFactory(member=bob, restricted=True, filed_on=date(2019, 1, 7)), "2020-03-20")

    after = re.sub(rb'kept_for" value="[^"]*|csrfmiddlewaretoken" value="[^"]*', b"", client.get(address).content)
    assert after == before


def test_nothing_of_another_newsroom_is_drawn(editor, alice):
    AccessRequestFactory(member=MembershipFactory())

    assert charts_of(editor).late == 0


def test_in_french(client, alice, request_of_alice):
    page = text_of(client.get("/fr/daily/en-retard/graphiques/"))

    assert "En retard, par institution Institution Barre Demandes en retard Gendarmerie royale du Canada 1" in page
    assert "mars 2020 1 février 2020 0" in page


def test_many_rows_ask_no_more_queries_than_one(editor, request_of_alice, alice):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            editor.get(CHARTS)
        return len(queries)

    editor.get(CHARTS)
    one = asked()
    for institution in Institution.objects.all()[:20]:
        many_requests(3, member=alice, institution=institution)
        answer(AccessRequestFactory(member=alice, institution=institution), "2020-03-20")

    assert asked() == one <= 12
