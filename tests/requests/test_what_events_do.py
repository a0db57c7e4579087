"""What an event changes beside the due date: who has the request, what is asked of us, what the pages say first."""

from datetime import date

import pytest
from django.urls import reverse

from requests_app.drafts import Ground
from requests_app.models import Institution, Limit
from tests.factories import AccessRequestFactory, MembershipFactory, answer, extend, log


def plain(text):
    return str(text).replace("\xa0", " ")


def page_of(client, request):
    return client.get(request.get_absolute_url())


# Transfers


def test_a_transfer_changes_the_institution_and_the_clock_goes_on(client, request_of_alice):
    health = Institution.objects.get(slug="hc-sc")
    due = request_of_alice.due_latest

    log(request_of_alice, "transfer", "2020-02-20", institution=health, file_number="H-7")

    assert (request_of_alice.institution, request_of_alice.file_number) == (health, "H-7")
    assert request_of_alice.due_latest == due
    window = request_of_alice.limits.get(kind="complaint_other")
    assert window.last_day == date(2020, 4, 20)
    page = plain(page_of(client, request_of_alice).content.decode())
    assert "from Royal Canadian Mounted Police to Health Canada, file H-7" in page


def test_a_transfer_corrected_gives_the_institution_and_its_number_back(request_of_alice):
    police, health, revenue = (Institution.objects.get(slug=slug) for slug in ("rcmp-grc", "hc-sc", "cra-arc"))
    log(request_of_alice, "acknowledgement", "2020-02-12", file_number="R-1")
    wrong = log(request_of_alice, "transfer", "2020-02-20", institution=health, file_number="H-7")

    right = log(request_of_alice, "transfer", "2020-02-20", institution=revenue, corrects=wrong)

    assert (request_of_alice.institution, request_of_alice.file_number) == (revenue, "")
    assert (right.from_institution, wrong.from_institution) == (police, police)


def test_a_transfer_that_went_further_is_corrected_without_calling_the_request_back(request_of_alice):
    health, revenue = (Institution.objects.get(slug=slug) for slug in ("hc-sc", "cra-arc"))
    first = log(request_of_alice, "transfer", "2020-02-20", institution=health)
    log(request_of_alice, "transfer", "2020-02-24", institution=revenue)

    log(request_of_alice, "transfer", "2020-02-19", institution=health, corrects=first)

    assert request_of_alice.institution == revenue


# What refers to another event follows its corrections


def test_a_withdrawal_follows_the_notice_that_was_corrected_to_another_day(request_of_alice):
    notice = extend(request_of_alice, "2020-03-02", 60)
    log(request_of_alice, "extension_withdrawn", "2020-03-10", about=notice)
    assert not request_of_alice.extended

    extend(request_of_alice, "2020-03-03", 60, corrects=notice)

    assert not request_of_alice.extended
    assert request_of_alice.due_latest == date(2020, 3, 11)


def test_one_ground_struck_leaves_the_days_of_the_other(client, request_of_alice):
    grounds = (Ground("9(1)(a)", 30), Ground("9(1)(b)", 60))
    notice = extend(request_of_alice, "2020-03-02", None, grounds=grounds)

    log(request_of_alice, "extension_struck", "2020-03-20", about=notice, ground="9(1)(a)")

    assert request_of_alice.due_latest == date(2020, 5, 11)
    assert "no longer counts for" in page_of(client, request_of_alice).content.decode()


def test_a_final_report_counts_for_the_complaint_it_names(request_of_alice):
    first = log(request_of_alice, "complaint", "2020-03-12", ground="30(1)(a)")
    log(request_of_alice, "complaint", "2020-03-13", ground="30(1)(f)")

    log(request_of_alice, "final_report", "2020-03-30", about=first, order_days=36, order_counted_from="report")

    kinds = set(request_of_alice.limits.values_list("kind", flat=True))
    assert {"court_review", "order"} <= kinds  # none of them under (f)


# Holds


def test_a_request_narrowed_by_agreement_is_not_late_by_mistake(request_of_alice):
    log(request_of_alice, "clarification_asked", "2020-02-20", accepted=True)
    assert (request_of_alice.phase, request_of_alice.due_earliest) == ("on_hold", None)

    log(request_of_alice, "clarification_answered", "2020-03-21", accepted=True)

    assert request_of_alice.due_earliest == date(2020, 4, 10)  # 11 March and the 30 days of the hold
    assert request_of_alice.days_overdue(date(2020, 4, 1)) == 0


def test_a_hold_that_nobody_agreed_to_leaves_our_own_limit(client, request_of_alice):
    url = f"{request_of_alice.get_absolute_url()}log/clarification-asked/preview/"
    form = {"happened_on": "2020-03-02", "accepted": "no", "version": 1}

    shown = plain(client.post(url, form | {"submission": "5d2a5fb4-8f8b-4c62-9d55-111111111111"}).content.decode())

    assert "11 March 2020, or later" in shown
    assert "Your own limit does not move" in shown


# What is asked of us by a day


def test_a_reply_demanded_comes_before_everything_on_every_page(client, request_of_alice):
    log(request_of_alice, "reply_demanded", "2020-03-25", by=date(2020, 4, 6))

    page = page_of(client, request_of_alice)
    assert plain(page.context["standing"].sentence).startswith(
        "The institution wants our reply by Monday 6 April 2020, or it may close the file: 5 days left."
    )
    for name in ("home", "request_list", "institution_search", "complaint_list", "log_request"):
        shown = plain(client.get(reverse(name, args=["daily"])).content.decode())
        assert "Reply by Mon. 6 April" in shown, name
    home = client.get(reverse("home", args=["daily"]))
    assert [row.standing.step for row in home.context["home"].do_now] == [page.context["standing"].step]
    assert "1 institution waits for our reply." in plain(home.content.decode())


def test_our_reply_quiets_it(client, request_of_alice):
    log(request_of_alice, "reply_demanded", "2020-03-25", by=date(2020, 4, 6))

    log(request_of_alice, "reply", "2020-03-30", details="We are still interested.")

    page = page_of(client, request_of_alice)
    assert not page.context["standing"].loud
    assert "Reply by" not in plain(client.get(reverse("request_list", args=["daily"])).content.decode())


AROUND_ITS_DAY = {
    "2020-04-05": ("The institution wants our reply by Monday 6 April 2020, or it may close", "Reply by Mon. 6 April"),
    "2020-04-06": ("Today, Monday 6 April 2020, is the last day to reply to the institution;", "Reply today"),
    "2020-04-07": ("The institution wanted our reply by Monday 6 April 2020. Reply at once", "Reply at once: asked"),
}


@pytest.mark.parametrize("today", AROUND_ITS_DAY)
def test_a_demand_stays_loud_past_its_day(client, request_of_alice, on_day, today):
    log(request_of_alice, "reply_demanded", "2020-03-25", by=date(2020, 4, 6))
    on_day(today)

    standing = page_of(client, request_of_alice).context["standing"]

    sentence, step = AROUND_ITS_DAY[today]
    assert plain(standing.sentence).startswith(sentence)
    assert plain(standing.step).startswith(step)
    assert standing.loud


def test_an_answer_ends_the_demand(client, request_of_alice):
    log(request_of_alice, "reply_demanded", "2020-03-25", by=date(2020, 4, 6))
    answer(request_of_alice, "2020-03-30")

    assert not page_of(client, request_of_alice).context["standing"].loud
    assert not Limit.objects.replies_demanded().exists()


def test_a_demand_is_shown_to_who_may_answer_it(client, alice, request_of_alice):
    log(request_of_alice, "reply_demanded", "2020-03-25", by=date(2020, 4, 6))
    restricted = AccessRequestFactory(member=alice, restricted=True)
    log(restricted, "reply_demanded", "2020-03-25", by=date(2020, 4, 7))
    roles = [("journalist", None, 0), ("editor", None, 2), ("admin", None, 2)]

    for role, _, times in roles:
        client.force_login(MembershipFactory(newsroom=alice.newsroom, role=role).user)
        shown = client.get(reverse("institution_search", args=["daily"]))
        demand = shown.context["demand"]
        assert (demand.more + 1 if demand else 0) == times
    client.force_login(MembershipFactory(role="admin", newsroom__slug="other").user)
    assert client.get(reverse("institution_search", args=["other"])).context["demand"] is None


def test_the_dashboard_counts_and_lists_what_is_asked_of_us(client, alice, request_of_alice):
    log(request_of_alice, "reply_demanded", "2020-03-25", by=date(2020, 4, 6))
    AccessRequestFactory(member=alice)

    shown = client.get(reverse("overdue", args=["daily"]) + "?view=asked")

    assert (shown.context["ledger"].replies, shown.context["ledger"].asked.value) == (1, 1)
    assert [row.access_request for row in shown.context["page"].rows] == [request_of_alice]


# The Commissioner and the Court


def test_a_complaint_that_was_made_is_said_and_its_window_used(client, request_of_alice):
    log(request_of_alice, "complaint", "2020-03-20", ground="30(1)(a)")

    standing = page_of(client, request_of_alice).context["standing"]

    assert plain(standing.sentence) == (
        "The institution has not answered. The complaint to the Commissioner was made on 20 March 2020."
    )
    assert not standing.may_complain


def test_representations_are_asked_for_by_a_day(client, request_of_alice):
    log(request_of_alice, "complaint", "2020-03-12", ground="30(1)(a)")
    log(request_of_alice, "representations_asked", "2020-03-27", by=date(2020, 4, 10))

    standing = page_of(client, request_of_alice).context["standing"]
    assert plain(standing.step) == "Representations by Fri. 10 April"

    log(request_of_alice, "reply", "2020-03-31", details="Sent our representations.")
    assert plain(page_of(client, request_of_alice).context["standing"].step) == "Complaint made"


def test_a_report_opens_the_way_to_court_until_somebody_goes(client, request_of_alice):
    made = log(request_of_alice, "complaint", "2020-03-12", ground="30(1)(a)")
    log(request_of_alice, "final_report", "2020-03-30", about=made, order_due=date(2020, 5, 29))

    standing = page_of(client, request_of_alice).context["standing"]
    assert plain(standing.step).startswith("Apply to the Court by")

    log(request_of_alice, "court_application", "2020-04-01", number="T-1-20")
    standing = page_of(client, request_of_alice).context["standing"]
    assert "must obey the Commissioner’s order by Friday 29 May 2020" in plain(standing.sentence)


def test_an_order_not_obeyed_is_said(client, request_of_alice, on_day):
    made = log(request_of_alice, "complaint", "2020-03-12", ground="30(1)(a)")
    log(request_of_alice, "final_report", "2020-03-30", about=made, order_due=date(2020, 4, 30))
    on_day("2020-07-01")

    standing = page_of(client, request_of_alice).context["standing"]

    assert plain(standing.step) == "Order not obeyed by 30 April"
    assert standing.tone == "late"


# Told, and no more


def test_a_promise_is_shown_and_moves_nothing(client, request_of_alice):
    due = request_of_alice.due_latest

    log(request_of_alice, "promise", "2020-03-20", by=date(2020, 4, 15))

    assert request_of_alice.due_latest == due
    assert "promises an answer for Wednesday 15 April 2020; no limit counts it" in plain(
        page_of(client, request_of_alice).content.decode()
    )


PROMISED = {
    "2020-04-15": ("promised for 15 April", "promises an answer for Wednesday 15 April 2020; no limit counts it."),
    "2020-04-16": ("promise not kept: 15 April", "had promised an answer for 15 April 2020: that day has passed."),
}


@pytest.mark.parametrize("today", PROMISED)
def test_a_promise_is_told_in_every_list_until_the_answer_comes(client, request_of_alice, on_day, today):
    in_a_row, on_its_page = PROMISED[today]
    log(request_of_alice, "promise", "2020-03-16", by=date(2020, 3, 20))
    log(request_of_alice, "promise", "2020-03-20", by=date(2020, 4, 15))
    on_day(today)
    lists = [reverse(name, args=["daily"]) for name in ("home", "overdue", "request_list")]

    assert on_its_page in plain(page_of(client, request_of_alice).content.decode())
    assert all(in_a_row in plain(client.get(url).content.decode()) for url in lists)

    answer(request_of_alice, "2020-04-01")
    for url in (*lists, request_of_alice.get_absolute_url()):
        shown = plain(client.get(url).content.decode())
        assert (in_a_row in shown, on_its_page in shown) == (False, False)


def test_an_extension_logged_says_its_only_window_and_what_to_ask_meanwhile(client, request_of_alice):
    form = {"happened_on": "2020-03-02", "grounds": ["9(1)(a)"], "days": "60", "version": 1}
    url = f"{request_of_alice.get_absolute_url()}log/extension/"

    page = client.post(url, form | {"submission": "5d2a5fb4-8f8b-4c62-9d55-111111111111"}, follow=True)

    assert (
        "The extension itself can be complained of until Friday 1 May 2020 and never after. Meanwhile, ask the "
        "institution for an interim release of what is ready."
    ) in plain(page.content.decode())


@pytest.mark.parametrize(
    ("before", "first"),
    [
        ([], "response"),
        ([("clarification_asked", {"accepted": False})], "clarification_answered"),
        ([("reply_demanded", {"by": date(2020, 4, 6)})], "reply"),
        ([("suspension", {})], "resumption"),
        ([("complaint", {"ground": "30(1)(a)"})], "registered"),
        ([("abandoned", {})], "reopened"),
    ],
)
def test_what_comes_next_is_offered_first(client, request_of_alice, before, first):
    for kind, facts in before:
        log(request_of_alice, kind, "2020-03-02", **facts)

    assert page_of(client, request_of_alice).context["offers"].likely[0] == first
