"""Asked again on a day, and let be until one: what one keeps in mind never hides what would be lost."""

import uuid
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from newsrooms.models import AuditEntry, Membership
from requests_app.actions.remind import set_reminder
from requests_app.models import AccessRequest, Reminder
from requests_app.queries.address import SIZES, Asked
from requests_app.queries.dashboard import ledger
from requests_app.queries.home import home
from tests.factories import AccessRequestFactory, MembershipFactory, answer, extend, log, many_requests

TODAY = date(2020, 4, 1)
LIST = "/en/daily/requests/"
DASHBOARD = "/en/daily/overdue/"
HOME = "/en/daily/"


@pytest.fixture
def bob(alice):
    return MembershipFactory(newsroom=alice.newsroom)


@pytest.fixture
def recent(alice):
    """Due on Sunday 19 April; the 60 days to complain end on 18 June."""
    return AccessRequestFactory(member=alice, filed_on=date(2020, 3, 20))


def remind(request, member, day="2020-04-03", words="Call the analyst"):
    return set_reminder(
        access_request=request, day=date.fromisoformat(day), words=words, submission=uuid.uuid4(), by=member
    )


def at(request, what):
    return f"{LIST}{request.reference}/{what}/"


def quiet(client, request, until, why=""):
    request.refresh_from_db()
    return client.post(at(request, "quiet"), {"until": until, "why": why, "version": request.version})


def rows(client, url):
    return [row.access_request for row in client.get(url).context["page"].rows]


# Reminders


def test_a_reminder_is_set_once_however_often_the_form_is_sent(client, recent):
    typed = {"day": "2020-04-09", "words": "Call the analyst", "submission": str(uuid.uuid4())}
    for _ in range(2):
        assert client.post(at(recent, "remind"), typed).status_code == 302

    assert str(Reminder.objects.get()) == "2020-04-09 Call the analyst"
    assert AuditEntry.objects.filter(action="reminder.set").count() == 1
    page = client.get(recent.get_absolute_url()).content.decode()
    assert "Thursday\u00a09\u00a0April\u00a02020" in page
    assert "Call the analyst" in page


@pytest.mark.parametrize(
    ("day", "error"),
    [
        ("", "On which day?"),
        ("2020-03-31", "31\u00a0March\u00a02020 is past."),
        ("2020-04-31", "There is no such day: 2020-04-31."),
    ],
)
def test_a_day_that_cannot_be_is_said_beside_the_field(client, recent, day, error):
    page = client.post(at(recent, "remind"), {"day": day, "words": "Call"})

    assert page.context["form"].errors == {"day": [error]}
    assert page.context["form"]["words"].value() == "Call"


def test_a_reminder_is_moved_done_or_deleted_by_its_owner(client, alice, recent):
    moved, done, gone = (remind(recent, alice, words=words) for words in ("moved", "done", "gone"))

    client.post(f"/en/daily/reminders/{moved.pk}/", {"day": "2020-05-01", "words": "later"})
    client.post(f"/en/daily/reminders/{done.pk}/", {"done": "1"})
    client.post(f"/en/daily/reminders/{done.pk}/", {"done": "1"})
    client.post(f"/en/daily/reminders/{gone.pk}/", {"delete": "1"})

    assert [str(left) for left in Reminder.objects.waiting()] == ["2020-05-01 later"]
    assert set(Reminder.objects.values_list("words", flat=True)) == {"later", "done"}
    trail = AuditEntry.objects.filter(target_type="requests_app.reminder").order_by("pk")
    assert [entry.action for entry in trail][3:] == ["reminder.moved", "reminder.done", "reminder.deleted"]
    assert trail[3].before == {"day": "2020-04-03", "words": "moved"}
    assert trail[3].after == {"day": "2020-05-01", "words": "later"}


def test_another_persons_reminder_is_not_there(client, alice, bob, recent):
    theirs = remind(recent, bob)

    assert client.get(f"/en/daily/reminders/{theirs.pk}/").status_code == 404
    assert client.post(f"/en/daily/reminders/{theirs.pk}/", {"delete": "1"}).status_code == 404
    assert "Call the analyst" not in client.get(recent.get_absolute_url()).content.decode()
    assert "Call the analyst" not in client.get("/en/daily/reminders/").content.decode()


def test_a_reminder_shows_no_request_that_one_may_no_longer_see(client, alice, bob):
    request = AccessRequestFactory(member=bob, subject="The minister’s brother")
    remind(request, alice)
    AccessRequest.objects.update(restricted=True)

    assert home(alice, TODAY).do_now == []
    for url in (HOME, "/en/daily/reminders/"):
        assert "brother" not in client.get(url).content.decode()


def test_home_puts_reminders_among_what_matters_by_their_day(alice, bob):
    due = AccessRequestFactory(member=alice, filed_on=date(2020, 3, 5))  # Saturday 4 April
    first, between, later = (AccessRequestFactory(member=bob, filed_on=date(2020, 3, 20)) for _ in range(3))
    remind(first, alice, "2020-03-30")
    remind(between, alice, "2020-04-05")
    remind(later, alice, "2020-04-09")

    assert [row.access_request for row in home(alice, TODAY).do_now] == [first, between, due]


def test_the_row_on_the_home_page_says_what_one_wanted_to_be_asked(client, alice, recent):
    reminder = remind(recent, alice, "2020-04-02")

    page = client.get(HOME).content.decode()

    assert f'<a href="/en/daily/reminders/{reminder.pk}/">Reminder, tomorrow</a> · Call the analyst' in page


def test_an_editors_dashboard_counts_the_reminders_that_are_due(client, alice, recent):
    editor = MembershipFactory(newsroom=alice.newsroom, role="editor")
    remind(recent, editor, "2020-03-30")
    remind(recent, editor, "2020-04-01")
    remind(recent, editor, "2020-04-02")
    client.force_login(editor.user)

    assert ledger(editor, Asked(), TODAY).reminders == 2
    assert "2 reminders for today" in client.get(DASHBOARD).content.decode()


# Quiet until a day


def test_a_quiet_request_stands_after_the_others_in_every_list_and_says_until_when(client, alice, recent):
    later = AccessRequestFactory(member=alice, filed_on=date(2020, 3, 25))

    assert quiet(client, recent, "2020-04-14", "On leave until then").status_code == 302

    assert rows(client, DASHBOARD) == rows(client, f"{LIST}?sort=filed") == [later, recent]
    for url in (DASHBOARD, LIST, HOME):
        assert "Quiet until Tue.\u00a014\u00a0April: On leave until then" in client.get(url).content.decode()
    groups = home(alice, TODAY)
    assert [row.access_request for row in groups.quiet] == [recent]
    assert [row.access_request for row in groups.waiting] == [later]


def test_it_is_back_on_its_day_without_anything_running(client, alice, recent, on_day):
    later = AccessRequestFactory(member=alice, filed_on=date(2020, 3, 25))
    quiet(client, recent, "2020-04-14")

    on_day("2020-04-13")
    assert rows(client, DASHBOARD) == [later, recent]
    on_day("2020-04-14")
    assert rows(client, DASHBOARD) == [recent, later]
    assert "Quiet until" not in client.get(DASHBOARD).content.decode()


def test_quieting_leaves_a_trace_and_can_be_taken_back(client, recent):
    quiet(client, recent, "2020-04-14", "On leave")
    client.post(at(recent, "quiet"), {"wake": "1"})
    client.post(at(recent, "quiet"), {"wake": "1"})

    recent.refresh_from_db()
    assert (recent.quiet_until, recent.quiet_why) == (None, "")
    quieted, woken = AuditEntry.objects.filter(action__in=["request.quieted", "request.woken"]).order_by("pk")
    assert quieted.after is not None
    assert (quieted.after["quiet_until"], quieted.after["quiet_why"]) == ("2020-04-14", "On leave")
    assert woken.after is not None
    assert woken.after["quiet_until"] is None


@pytest.mark.parametrize("until", ["2020-06-18", "2020-07-01"])
def test_no_quiet_time_goes_over_the_last_day_to_complain(client, recent, until):
    page = quiet(client, recent, until)

    error = "The time to complain ends on Thursday\u00a018\u00a0June\u00a02020. Choose a day before it."
    assert page.context["form"].errors == {"until": [error]}
    recent.refresh_from_db()
    assert recent.quiet_until is None
    assert quiet(client, recent, "2020-06-17").status_code == 302


@pytest.mark.parametrize(
    ("until", "error"),
    [
        ("2020-04-01", "Choose a day after today: on its day the request is back."),
        ("2021-04-03", "A year is the longest; 3\u00a0April\u00a02021 is further."),
        ("", "Until which day?"),
    ],
)
def test_a_day_that_is_none_is_refused(client, recent, until, error):
    assert quiet(client, recent, until).context["form"].errors == {"until": [error]}


def test_what_comes_in_ends_the_quiet_time_and_what_we_write_does_not(client, recent):
    quiet(client, recent, "2020-04-14", "On leave")
    log(recent, "note", "2020-04-01", details="Still on leave.")
    recent.refresh_from_db()
    assert recent.quiet_until == date(2020, 4, 14)

    extend(recent, "2020-04-01", 30)

    recent.refresh_from_db()
    assert (recent.quiet_until, recent.quiet_why) == (None, "")


def test_facts_that_bring_a_limit_into_the_quiet_time_end_it(client, typed, recent):
    quiet(client, recent, "2020-06-10", "On leave")
    recent.refresh_from_db()

    client.post(at(recent, "change"), typed(filed_on="2020-03-02", version=recent.version))

    recent.refresh_from_db()
    assert recent.limits.get().last_day == date(2020, 5, 31)
    assert recent.quiet_until is None


def test_somebody_elses_change_meanwhile_is_told(client, alice, recent):
    stale = recent.version
    log(recent, "note", "2020-04-01", details="They called.")

    page = client.post(at(recent, "quiet"), {"until": "2020-04-14", "version": stale})

    assert "changed this request" in page.context["form"].non_field_errors()[0]


def test_the_database_keeps_no_reason_without_a_day(recent):
    with pytest.raises(IntegrityError), transaction.atomic():
        AccessRequest.objects.update(quiet_why="On leave")


def test_every_row_comes_once_over_the_pages_when_many_are_quiet(client, alice):
    made = many_requests(2 * SIZES[0] + 20, member=alice)
    for number, request in enumerate(made):
        if number % 3:
            AccessRequest.objects.filter(pk=request.pk).update(quiet_until=TODAY + timedelta(days=1 + number % 2))

    for sort in ("late", "-filed", "journalist"):
        query, seen = f"?sort={sort}", []
        while query:
            page = client.get(LIST + query).context["page"]
            seen += [row.access_request for row in page.rows]
            query = page.next_query
        assert len(seen) == len(made) == len({request.pk for request in seen})
        assert [request.is_quiet(TODAY) for request in seen] == sorted(request.is_quiet(TODAY) for request in seen)


@pytest.mark.parametrize("role", ["journalist", "editor"])
@pytest.mark.parametrize("url", [HOME, LIST, DASHBOARD, "/en/daily/reminders/"])
def test_pages_cost_the_same_for_one_and_many(client, alice, django_assert_max_num_queries, url, role):
    bob = MembershipFactory(newsroom=alice.newsroom)
    Membership.objects.filter(pk=alice.pk).update(role=role)
    costs = []
    for how_many in (1, 6):
        for request in many_requests(how_many, member=alice):
            remind(request, alice)
        for request in many_requests(how_many, member=bob):
            remind(request, alice)
        AccessRequest.objects.filter(pk__in=[one.pk for one in many_requests(how_many, member=alice)]).update(
            quiet_until=date(2020, 4, 14)
        )
        with django_assert_max_num_queries(12) as queries:
            client.get(url)
        costs.append(len(queries))

    assert len(set(costs)) == 1


def test_an_answered_request_is_not_quiet(client, recent):
    quiet(client, recent, "2020-04-14")
    answer(recent, "2020-04-01")

    recent.refresh_from_db()
    assert recent.quiet_until is None


# The home page looks at so many


def test_the_home_page_says_where_the_rest_is(client, alice, monkeypatch):
    for module_limit in ("MOST_PENDING", "MOST_ANSWERED"):
        monkeypatch.setattr(f"requests_app.queries.home.{module_limit}", 2)
    for day in (24, 25):
        AccessRequestFactory(member=alice, filed_on=date(2020, 3, day))
        answer(AccessRequestFactory(member=alice, filed_on=date(2020, 2, day)), "2020-03-20")

    page = client.get(HOME).content.decode()
    assert "Waiting for the institution (2)" in page
    assert "Answered, read it (2)" in page

    AccessRequestFactory(member=alice, filed_on=date(2020, 3, 26))
    answer(AccessRequestFactory(member=alice, filed_on=date(2020, 2, 26)), "2020-03-21")
    page = client.get(HOME).content.decode()
    assert '<a href="/en/daily/overdue/">All your open requests</a>' in page
    assert f'<a href="/en/daily/requests/?journalist={alice.user_id}">All your requests</a>' in page
    assert "(2)" not in page


def test_more_to_do_than_was_looked_at_is_not_counted_as_all(client, alice, monkeypatch):
    monkeypatch.setattr("requests_app.queries.home.MOST_PENDING", 2)
    for day in (3, 4, 5):
        AccessRequestFactory(member=alice, filed_on=date(2020, 2, day))

    page = client.get(HOME).content.decode()
    assert "2 things to do, and more." in page
    assert "requests are late" not in page
