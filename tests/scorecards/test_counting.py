"""What is counted of an institution: by hand, from requests that the product's own actions have logged."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from requests_app.actions.change_institution import correct_institution, take_back_correction
from requests_app.actions.count_scorecards import count_outdated
from requests_app.drafts import InstitutionDraft
from requests_app.forms.institution_form import values_of
from requests_app.models import AccessRequest, Institution, Scorecard
from requests_app.scorecards.receivers import COUNT
from tests.factories import AccessRequestFactory, MembershipFactory, answer, extend, log

LONG_AGO = date(2019, 6, 3)


def asked(alice, filed_on=date(2020, 2, 10), **fields):
    return AccessRequestFactory(member=alice, filed_on=filed_on, **fields)


def test_in_time_is_of_those_whose_last_day_is_past(alice, count):
    answer(asked(alice), "2020-03-11")  # on the last day
    answer(asked(alice), "2020-03-12")  # a day late
    asked(alice)  # late and open
    asked(alice, date(2020, 3, 20))  # not due yet
    answer(asked(alice, date(2020, 3, 20)), "2020-03-25")  # answered, and its day still to come
    log(asked(alice), "suspension", "2020-02-20")
    log(asked(alice), "abandoned", "2020-03-20", details="We have it.")
    card = count()["rcmp-grc"]

    assert (card.requests, card.fell_due, card.on_time, card.open_late, card.waiting) == (7, 3, 1, 1, 3)
    assert card.late == 2


def test_an_answer_within_a_valid_extension_is_in_time(alice, count):
    extended, failed = asked(alice), asked(alice)
    extend(extended, "2020-03-09", 15, sent_on=date(2020, 3, 9))
    extend(failed, "2020-03-20", 15, sent_on=date(2020, 3, 20))  # sent when the limit was over
    answer(extended, "2020-03-20")
    answer(failed, "2020-03-25")
    card = count()["rcmp-grc"]

    assert (card.extended, card.extended_validly, card.extension_days, card.extension_longest) == (2, 1, 15, 15)
    assert (card.fell_due, card.on_time) == (2, 1)


def test_the_median_counts_those_who_wait(alice, count):
    answer(asked(alice), "2020-02-20")  # 10 days
    answer(asked(alice), "2020-03-11")  # 30 days
    asked(alice, LONG_AGO)  # 303 days, and waiting
    log(asked(alice), "abandoned", "2020-02-15", details="We have it.")  # 5 days, and gone
    card = count()["rcmp-grc"]

    assert (card.median_days, card.median_reached) == (30, True)  # 1 → 2/3 → 1/3
    assert card.marks[0] == [30, 667, 2]
    assert card.curve[:3] == [0, 0, 333]
    assert len(card.curve) == 61  # to the last day that is known of anybody


def test_a_median_that_is_not_reached_says_how_long_half_have_waited(alice, count):
    answer(asked(alice), "2020-02-20")
    for filed_on in (LONG_AGO, date(2020, 1, 6)):
        asked(alice, filed_on)
    card = count()["rcmp-grc"]

    assert (card.median_days, card.median_reached) == (86, False)


def test_complaints_are_counted_with_their_outcome(alice, count):
    for finding in ("well_founded", "not_well_founded", ""):
        request = asked(alice)
        complaint = log(request, "complaint", "2020-03-13", ground="30(1)(a)")
        log(request, "final_report", "2020-03-30", about=complaint, finding=finding)
    resolved, running = asked(alice), asked(alice)
    log(resolved, "resolved", "2020-03-20", about=log(resolved, "complaint", "2020-03-13", ground="30(1)(a)"))
    log(running, "complaint", "2020-03-13", ground="30(1)(a)")
    card = count()["rcmp-grc"]

    assert (card.complaints, card.well_founded, card.not_well_founded, card.reported) == (5, 1, 1, 1)
    assert (card.resolved, card.complaints_open) == (1, 1)


def test_an_outcome_belongs_to_the_complaint_as_it_stands(alice, count):
    request = asked(alice)
    complaint = log(request, "complaint", "2020-03-13", ground="30(1)(a)")
    log(request, "final_report", "2020-03-30", about=complaint)
    for day in ("2020-03-14", "2020-03-16"):
        complaint = log(request, "complaint", day, ground="30(1)(a)", corrects=complaint)
    log(request, "final_report", "2020-03-31", about=complaint, finding="well_founded")
    log(request, "resolved", "2020-03-31")  # about none that was logged
    card = count()["rcmp-grc"]

    assert (card.complaints, card.well_founded, card.reported, card.resolved) == (1, 1, 0, 0)


def test_an_entry_that_was_corrected_or_struck_out_counts_no_more(alice, count):
    request = asked(alice)
    notice = extend(request, "2020-03-09", 90)
    extend(request, "2020-03-09", 30, corrects=notice)
    card = count()["rcmp-grc"]

    assert (card.extended, card.extension_days) == (1, 30)


def test_a_request_transferred_as_a_whole_counts_where_it_went(alice, count, institution):
    log(asked(alice), "transfer", "2020-02-14", institution=institution("hc-sc"))

    assert set(count()) == {"hc-sc"}


def test_a_restricted_request_is_not_counted_at_all(alice, count):
    answer(asked(alice), "2020-03-01")
    before = {name: value for name, value in vars(count()["rcmp-grc"]).items() if name not in ("read_at", "_state")}
    asked(alice, LONG_AGO, restricted=True)
    extend(asked(alice, restricted=True), "2020-03-09", 90)
    asked(alice, institution=Institution.objects.get(slug="hc-sc"), restricted=True)
    after = count()

    assert set(after) == {"rcmp-grc"}
    assert {name: getattr(after["rcmp-grc"], name) for name in before if not name.startswith("_")} == {
        name: value for name, value in before.items() if not name.startswith("_")
    }


def test_nothing_of_another_newsroom_is_counted(alice, count):
    asked(alice)
    AccessRequestFactory(member=MembershipFactory())

    assert count()["rcmp-grc"].requests == 1


def test_of_two_counts_at_once_the_one_that_read_later_stays(alice, count):
    asked(alice)
    count()
    later = timezone.now() + timedelta(hours=1)
    Scorecard.objects.update(read_at=later, requests=2)

    assert count()["rcmp-grc"].requests == 2


def test_an_institution_without_requests_has_no_card_any_more(alice, count):
    request = asked(alice)
    assert set(count()) == {"rcmp-grc"}
    AccessRequest.objects.filter(pk=request.pk).update(restricted=True)

    assert count() == {}


@pytest.fixture
def after_each_action(alice, run_jobs, django_capture_on_commit_callbacks):
    """Do something, let it be committed, let the worker work: gives what it counted."""

    def done(action):
        with django_capture_on_commit_callbacks(execute=True):
            action()
        ran = [job for job in run_jobs() if job.name == COUNT]
        cards = Scorecard.objects.filter(newsroom=alice.newsroom).select_related("institution")
        return {card.institution.code: card.requests for card in cards}, len(ran)

    return done


def test_what_is_logged_is_counted_after_the_commit(alice, after_each_action):
    request = asked(alice)

    assert after_each_action(lambda: answer(request, "2020-03-11")) == ({"rcmp-grc": 1}, 1)
    assert Scorecard.objects.get(newsroom=alice.newsroom).on_time == 1
    assert after_each_action(lambda: log(request, "note", "2020-03-20", details="They called."))[1] == 0


def test_several_changes_at_once_are_counted_once(alice, after_each_action):
    first, second = asked(alice), asked(alice)

    def both():
        answer(first, "2020-03-11")
        answer(second, "2020-03-12")

    assert after_each_action(both) == ({"rcmp-grc": 2}, 1)


def test_a_transfer_has_both_institutions_counted(alice, after_each_action, count, institution):
    request, _other = asked(alice), asked(alice)
    count()

    counted, jobs = after_each_action(lambda: log(request, "transfer", "2020-02-14", institution=institution("hc-sc")))

    assert (counted, jobs) == ({"rcmp-grc": 1, "hc-sc": 1}, 2)


def test_what_happens_to_a_restricted_request_has_nothing_counted(alice, after_each_action):
    request = asked(alice, restricted=True)

    assert after_each_action(lambda: answer(request, "2020-03-11")) == ({}, 0)


def test_a_correction_of_an_institution_keeps_its_card(alice, after_each_action):
    admin = MembershipFactory(newsroom=alice.newsroom, role="admin")
    rcmp = asked(alice).institution
    values = {name: value for name, value in values_of(rcmp).items() if name != "version"}
    draft = InstitutionDraft(**{**values, "name_en": "The Mounties"})

    def correct():
        correct_institution(institution=rcmp, draft=draft, by=admin, expected_version=1)

    assert after_each_action(correct)[0] == {"rcmp-grc": 1}
    own = Institution.objects.get(corrects=rcmp)
    assert after_each_action(lambda: take_back_correction(institution=own, by=admin))[0] == {"rcmp-grc": 1}


def test_on_a_new_day_the_worker_counts_what_has_fallen_due_since(alice, count, on_day):
    asked(alice, date(2020, 3, 10))
    assert count()["rcmp-grc"].open_late == 0
    on_day("2020-04-20")
    count_outdated()

    assert Scorecard.objects.get(newsroom=alice.newsroom).open_late == 1
