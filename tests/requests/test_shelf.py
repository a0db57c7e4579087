"""The shelf: what nothing can be done about is out of the way and counted, by stored days alone. Today is 1 April 2020.

A request filed on 1 March 2019 is due on 1 April: a year, 366 days, late on 1 April 2020.
"""

from datetime import date, timedelta

import pytest
from django.db import DataError, IntegrityError, transaction

from newsrooms.models import AuditEntry
from requests_app.drafts import Ground
from requests_app.enums import Shelf
from requests_app.models import AccessRequest
from requests_app.models.access_request import SHELF_DAYS
from requests_app.queries.address import SIZES
from requests_app.queries.home import home
from tests.factories import AccessRequestFactory, MembershipFactory, answer, extend, log, many_requests

TODAY = date(2020, 4, 1)
DASHBOARD = "/en/daily/overdue/"
LIST = "/en/daily/requests/"
A_YEAR_AGO = date(2019, 3, 1)


@pytest.fixture
def ancient(alice):
    return AccessRequestFactory(member=alice, filed_on=A_YEAR_AGO)


@pytest.fixture
def recent(alice):
    return AccessRequestFactory(member=alice, filed_on=date(2020, 1, 6))


def at(request):
    return f"{LIST}{request.reference}/shelf/"


def put(client, request, why="", *, follow=False):
    request.refresh_from_db()
    return client.post(at(request), {"why": why, "version": request.version}, follow=follow)


def rows(client, query=""):
    return [row.access_request for row in client.get(DASHBOARD + query).context["page"].rows]


def on_shelf(client):
    return rows(client, "?view=shelf")


def test_what_is_late_for_more_than_a_year_is_on_the_shelf_and_counted(client, ancient, recent):
    page = client.get(DASHBOARD)

    assert rows(client) == rows(client, "?view=overdue") == [recent]
    assert on_shelf(client) == [ancient]
    ledger = page.context["ledger"]
    assert (ledger.overdue.value, ledger.open.value, ledger.shelf.value, ledger.all.value) == (1, 1, 1, 2)
    assert ledger.oldest_due == recent.due_latest
    assert '<a href="?view=shelf">1 on the shelf</a>' in page.content.decode()
    assert "On the shelf: every limit has passed" in client.get(f"{DASHBOARD}?view=shelf").content.decode()


def test_it_goes_there_on_its_day_without_anything_running(client, ancient, on_day):
    on_day("2020-03-31")
    assert (rows(client), on_shelf(client)) == ([ancient], [])
    on_day("2020-04-01")
    assert (rows(client), on_shelf(client)) == ([], [ancient])


def test_the_page_of_the_request_the_list_and_search_know_it_as_before(client, ancient):
    assert [row.access_request for row in client.get(LIST).context["page"].rows] == [ancient]
    assert rows(client, "?view=all") == [ancient]
    assert "On the shelf: take it off" in client.get(ancient.get_absolute_url()).content.decode()


def no_answer_owed(request):
    answer(request, "2020-03-20")


def on_hold(request):
    log(request, "clarification_asked", "2019-03-20", accepted=True)


def extended_without_a_day(request):
    extend(request, "2019-03-20", None, grounds=(Ground("9(1)(c)"),))


def complained_of(request):
    log(request, "complaint", "2019-05-02", ground="30(1)(a)")


def promised(request):
    log(request, "promise", "2020-03-20", by=date(2020, 4, 1))


def sent_in_part(request):
    log(request, "interim_release", "2020-02-10")  # to complain of it: until 10 April


@pytest.mark.parametrize(
    ("history", "shelf"),
    [
        (no_answer_owed, Shelf.KEPT),
        (on_hold, Shelf.KEPT),
        (extended_without_a_day, Shelf.KEPT),
        (complained_of, Shelf.KEPT),
        (promised, Shelf.DATED),
        (sent_in_part, Shelf.DATED),
    ],
)
def test_as_long_as_something_can_happen_it_is_not_put_away(client, ancient, history, shelf):
    history(ancient)

    ancient.refresh_from_db()
    assert ancient.shelf == shelf
    assert not ancient.is_on_shelf(TODAY)
    assert on_shelf(client) == []


def test_after_the_last_limit_or_the_promised_day_it_is(client, ancient, on_day):
    promised(ancient)
    on_day("2020-04-02")
    assert on_shelf(client) == [ancient]

    sent_in_part(ancient)
    assert on_shelf(client) == []
    on_day("2020-04-11")
    assert on_shelf(client) == [ancient]


def test_a_complaint_that_came_to_nothing_no_longer_keeps_it(client, ancient):
    complained_of(ancient)
    assert rows(client) == [ancient]

    log(ancient, "discontinued", "2019-09-02")
    assert on_shelf(client) == [ancient]


def test_the_end_of_one_complaint_does_not_end_another(client, ancient):
    log(ancient, "complaint", "2019-04-20", ground="30(1)(f)")
    complained_of(ancient)

    log(ancient, "discontinued", "2019-09-02")
    assert (rows(client), on_shelf(client)) == ([ancient], [])
    log(ancient, "discontinued", "2019-10-02")
    assert on_shelf(client) == [ancient]


# By a person


def test_a_person_puts_one_there_with_a_reason_and_takes_it_back(client, recent):
    assert put(client, recent, "The office was closed").status_code == 302

    assert (rows(client), on_shelf(client)) == ([], [recent])
    words = "On the shelf since 1\u00a0April: The office was closed"
    assert words in client.get(f"{DASHBOARD}?view=shelf").content.decode()
    for _ in range(2):
        client.post(at(recent), {"back": "1"})
    assert (rows(client), on_shelf(client)) == ([recent], [])
    recent.refresh_from_db()
    assert (recent.shelf, recent.shelved_from, recent.shelved_why) == (Shelf.AGES, None, "")
    shelved, taken = AuditEntry.objects.filter(action__in=["request.shelved", "request.taken_off_shelf"]).order_by("pk")
    assert shelved.after is not None
    assert taken.after is not None
    assert (shelved.after["shelf"], shelved.after["shelved_why"]) == ("put", "The office was closed")
    assert taken.after["shelf"] == "ages"


def test_what_went_there_by_itself_and_is_taken_back_stays_in_sight(client, ancient, on_day):
    client.post(at(ancient), {"back": "1"})

    assert rows(client) == [ancient]
    on_day("2020-09-01")
    assert rows(client) == [ancient]
    log(ancient, "note", "2020-09-01", details="Asked a lawyer.")
    assert rows(client) == [ancient]


def test_what_comes_in_brings_it_back_and_what_we_write_does_not(client, recent):
    put(client, recent, "Hopeless")
    log(recent, "note", "2020-04-01", details="Still hopeless.")
    assert on_shelf(client) == [recent]

    log(recent, "acknowledgement", "2020-04-01")

    assert rows(client) == [recent]
    recent.refresh_from_db()
    assert recent.shelved_why == ""


def test_a_window_that_closes_is_shown_even_from_the_shelf(client, alice):
    client.force_login(MembershipFactory(newsroom=alice.newsroom, role="editor").user)
    closing = AccessRequestFactory(member=alice, filed_on=date(2020, 1, 10))  # the 60 days end on 9 April
    put(client, closing)

    page = client.get(DASHBOARD).context
    assert [row.access_request for row in page["page"].above] == [closing]
    assert rows(client, "?view=closing") == [closing]
    assert page["ledger"].closing.value == 1


def test_only_what_an_answer_is_owed_of_can_be_put_there(client, recent):
    answer(recent, "2020-03-20")

    assert "there is nothing to put away" in client.get(at(recent)).content.decode()
    assert "out of the way, and counted" not in put(client, recent, follow=True).content.decode()
    recent.refresh_from_db()
    assert recent.shelf == Shelf.KEPT


def test_an_answer_takes_it_off_for_good(client, recent):
    put(client, recent, "Hopeless")
    answer(recent, "2020-04-01")

    recent.refresh_from_db()
    assert (recent.shelf, recent.shelved_from, recent.shelved_why) == (Shelf.KEPT, None, "")
    assert on_shelf(client) == []


def test_somebody_elses_change_meanwhile_is_told(client, recent):
    stale = recent.version
    log(recent, "note", "2020-04-01", details="They called.")

    page = client.post(at(recent), {"why": "", "version": stale})

    assert "changed this request" in page.context["form"].non_field_errors()[0]


def test_the_home_page_leaves_the_shelf_out(alice, ancient, recent):
    groups = home(alice, TODAY)

    assert [row.access_request for row in groups.do_now] == [recent]


@pytest.mark.parametrize(
    "wrong", [{"shelved_why": "Hopeless"}, {"shelf": "put"}, {"shelved_from": TODAY}, {"shelf": "cupboard"}]
)
def test_the_database_keeps_no_shelf_that_contradicts_itself(recent, wrong):
    with pytest.raises((IntegrityError, DataError)), transaction.atomic():
        AccessRequest.objects.update(**wrong)


# On all pages


@pytest.fixture
def mixed(alice):
    """Requests of every age and fate."""
    made = many_requests(3 * SIZES[0], member=alice, filed_on=date(2020, 1, 6))
    for number, request in enumerate(made):
        request.due_latest = request.due_earliest = None if number % 11 == 0 else TODAY - timedelta(days=number * 5)
        request.shelf = [Shelf.AGES, Shelf.KEPT, Shelf.AGES, Shelf.PUT, Shelf.DATED, Shelf.TAKEN_BACK][number % 6]
        if request.shelf == Shelf.DATED and (request.due_latest is None or number * 5 <= SHELF_DAYS):
            request.shelf = Shelf.KEPT  # as winding does: a later day is later than the year
        if request.shelf in (Shelf.PUT, Shelf.DATED):
            request.shelved_from = TODAY + timedelta(days=number % 3 - 1 if request.shelf == Shelf.DATED else 0)
        request.quiet_until = TODAY + timedelta(days=1) if number % 7 == 0 else None
    columns = ["due_latest", "due_earliest", "shelf", "shelved_from", "quiet_until"]
    AccessRequest.objects.bulk_update(made, columns)
    return made


@pytest.mark.parametrize("sort", ["late", "-late", "filed", "-subject", "institution"])
def test_every_row_comes_once_on_the_shelf_or_off_it_over_all_pages(client, mixed, sort):
    seen: dict[str, list[AccessRequest]] = {}
    for view in ("open", "overdue", "due", "shelf"):
        query, seen[view] = f"?view={view}&sort={sort}", []
        listed = client.get(DASHBOARD + query).context["ledger"].listed.value
        while query:
            page = client.get(DASHBOARD + query).context["page"]
            seen[view] += [row.access_request for row in page.rows]
            query = page.next_query
        assert len(seen[view]) == listed == len({request.pk for request in seen[view]})

    shelved = {request.pk for request in mixed if request.is_on_shelf(TODAY)}
    assert {request.pk for request in seen["shelf"]} == shelved
    assert {request.pk for request in seen["open"]} == {request.pk for request in mixed} - shelved
    overdue = {request.pk for request in mixed if request.days_overdue(TODAY)}
    assert {request.pk for request in seen["overdue"]} == overdue - shelved
    assert 0 < len(shelved) < len(mixed)


@pytest.mark.parametrize("sort", ["late", "-late"])
def test_by_days_late_the_order_holds_over_all_parts(client, mixed, sort):
    query, seen = f"?view=open&sort={sort}", []
    while query:
        page = client.get(DASHBOARD + query).context["page"]
        seen += [row.access_request for row in page.rows]
        query = page.next_query

    def key(request):
        due = (request.due_latest or date.max).toordinal()
        return (request.is_quiet(TODAY), *((due, request.pk) if sort == "late" else (-due, -request.pk)))

    assert seen == sorted(seen, key=key)
