"""One box over the newsroom: what is known of a request finds it, as people type it, and nothing typed breaks it."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from requests_app.models import Institution
from requests_app.queries.searching import AskedFor, search
from tests.factories import AccessRequestFactory, MembershipFactory, log, many_requests


@pytest.mark.parametrize(
    "typed",
    [
        "briefing",
        "BRIEFING notes",
        "brief",
        "coeur",
        "cœur",
        "CŒUR",
        "etudes",
        "Études",
        "elements",
        "l'eau",
        "l’eau",
        '"drinking water"',
        "« drinking water »",
        "gendarmerie",
        "RCMP",
        "grc",
        "overtime",
        "briefing overtime",
    ],
)
def test_words_of_a_request_find_it_whatever_their_case_accents_and_ligatures(find, logged, typed):
    logged("Something else", institution=Institution.objects.get(slug="cbsa-asfc"))
    sought = logged("Briefing notes on drinking water", text="Études sur le cœur et l’eau : éléments. Overtime paid.")

    assert find(typed) == [sought]


@pytest.mark.parametrize(
    "typed", ["A-2020-00418", "a 2020 418", "00418", "418", "A202000418", "202000418", "2020-00418"]
)
def test_any_part_of_a_file_number_finds_its_request(find, logged, typed):
    logged("Something else", number=77)
    sought = logged(file_number="A-2020-00418", number=12)

    assert find(typed) == [sought]


def test_a_former_number_and_what_was_noted_on_an_event_are_found(find, logged):
    sought = logged()
    log(sought, "acknowledgement", "2020-02-14", file_number="A-2020-00418")
    log(sought, "acknowledgement", "2020-03-02", file_number="GA-77-2020", details="The analyst promised everything")

    assert find("A-2020-00418") == find("GA-77") == find("analyst promised") == [sought]


def test_quotation_marks_keep_words_together(find, logged):
    logged("Water that is drinking")
    sought = logged("Drinking water")

    assert find('"drinking water"') == [sought]
    assert len(find("drinking water")) == 2


def test_the_newest_stand_first_or_the_best(find, logged):
    on_it = logged("Pipelines", filed_on=date(2020, 1, 7))
    newer = logged("Something else", text="Among other things, pipelines, at the end of a long text of many words")

    assert find("pipelines") == [newer, on_it]
    assert find("pipelines", sort="best") == [on_it, newer]


@pytest.mark.parametrize(
    "typed",
    ["", " ",
     '"', '""', "«»", "*", "NEAR(", "a AND", "OR", "NOT x", "-", "scope : n1", "'", "\\", "\x00", "a:* & |", "%",
     "(" * 300, "é" * 5000, "\ud7ff", "🍁", "عقود", "a" * 10_000, "x " * 5_000, '"a' * 3_000, "?!…–()" * 1_000,
     "numbers:a OR subject:b", 'x" OR "y', "x') --", "a NEAR/2 b", "^a", "a <-> b", "!a", "\u202ea\u2066"],
)  # fmt: skip
def test_nothing_typed_breaks_it(find, logged, typed):
    logged()

    assert find(typed) == []


@pytest.mark.parametrize("sent", ["%00", "%ED%A0%80", "%FF%FE", "%ED%A0%80facial", "%F0%9F%8D%81", "%22%00%22"])
@pytest.mark.parametrize("language", ["en/daily/search", "fr/daily/recherche"])
def test_bytes_that_are_no_text_are_answered_with_a_sentence(client, logged, language, sent):
    logged("Something else")

    page = client.get(f"/{language}/?q={sent}")

    heading = page.content.decode().partition("<h1>")[2].partition("</h1>")[0]
    assert page.status_code == 200
    assert len(heading.split()) >= 3


@given(st.text(max_size=60))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_breaks_it(alice, typed):
    for by_rank in (False, True):
        search(alice, AskedFor.read({"q": typed, "sort": "best" if by_rank else ""}))


@given(st.text(min_size=1, max_size=60))
@example("0:⓫:0")
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_subject_finds_its_own_request(alice, subject):
    sought = AccessRequestFactory(member=alice, subject=subject.replace("\x00", "") or "x")

    found = search(alice, AskedFor.read({"q": sought.subject}))

    assert not found.has_words or sought in [hit.access_request for hit in found.hits]
    sought.delete()


def test_the_match_is_shown_marked_and_what_was_written_stays_text(client, logged):
    logged(text="<script>alert(1)</script> " + "word " * 100 + "the éléments asked for " + "word " * 100)

    page = client.get("/en/daily/search/", {"q": "elements"}).content.decode()

    assert "…" in page
    assert "the <mark>éléments</mark> asked for" in page
    assert "<script>alert" not in page


def test_an_institution_found_by_another_of_its_names_shows_it(client, logged):
    logged(institution=Institution.objects.get(slug="cic"))

    page = client.get("/en/daily/search/", {"q": "ircc"}).content.decode()

    assert "Immigration, Refugees and Citizenship Canada (<mark>IRCC</mark>)" in page


def test_the_list_finds_by_the_same_words(client, logged):
    logged("Something else")
    sought = logged(text="Études sur le cœur")

    rows = client.get("/en/daily/requests/", {"view": "all", "q": "coeur etudes"}).context["page"].rows

    assert [row.access_request for row in rows] == [sought]


def test_fifty_at_a_time_and_each_once(find, alice):
    every = many_requests(120, member=alice)

    pages = [find("facial", page=page) for page in (1, 2, 3)]

    assert [len(page) for page in pages] == [50, 50, 20]
    assert {request.pk for page in pages for request in page} == {request.pk for request in every}


def test_the_page_takes_the_same_queries_for_one_hit_and_for_fifty(client, alice):
    def queries(q):
        with CaptureQueriesContext(connection) as asked:
            client.get("/en/daily/search/", {"q": q})
        return len(asked)

    AccessRequestFactory(member=alice, subject="Alone")
    many_requests(60, member=alice)
    queries("alone")

    assert queries("alone") == queries("facial")


# Who sees what


@pytest.fixture
def restricted(alice):
    """A colleague's, about something nobody else may know of."""
    bob = MembershipFactory(newsroom=alice.newsroom)
    return AccessRequestFactory(member=bob, subject="Whistleblower", text="A secret source", restricted=True)


def test_what_is_restricted_is_neither_found_nor_counted_nor_quoted(client, find, alice, restricted):
    for q in ("whistleblower", "secret", restricted.reference):
        assert find(q) == []
    AccessRequestFactory(member=alice, subject="Whistleblower")

    page = client.get("/en/daily/search/", {"q": "whistleblower"})

    assert page.context["found"].count == 1
    assert "secret" not in page.content.decode()
    client.force_login(restricted.journalist)
    assert restricted in find("secret")


def test_another_newsroom_finds_nothing_of_ours(alice, logged):
    logged("Whistleblower")
    stranger = MembershipFactory()

    assert search(stranger, AskedFor.read({"q": "whistleblower"})).count == 0
