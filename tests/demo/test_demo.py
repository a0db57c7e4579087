"""The demo: always something due, late and closing; made anew on another day, never over what somebody did."""

from collections import Counter
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import override_settings

from atip_tracker.demo.archive import MONTHLY
from atip_tracker.demo.people import FLEUVE, LEDGER
from complaints.models import Letter
from newsrooms.models import AuditEntry, Membership, Newsroom, User
from requests_app.models import AccessRequest, Document, Limit, SearchEntry
from requests_app.queries.listing import closing_limits
from requests_app.winding import clock_of
from tests.factories import log

TUESDAY = date(2026, 11, 24)
MONTHS_PAST = sum(len(answers) for *_asked, answers in MONTHLY)


def demo(*arguments):
    out = StringIO()
    call_command("demo", *arguments, stdout=out)
    return out.getvalue().strip()


@pytest.fixture(scope="module")
def built(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), override_settings(DEMO=True, FIXED_TODAY=TUESDAY), transaction.atomic():
        demo()
        yield Newsroom.objects.get(slug=LEDGER.slug)
        transaction.set_rollback(True)


@pytest.fixture
def on_demo_day(settings, db, built):
    settings.DEMO = True

    def fix(day):
        settings.FIXED_TODAY = day

    fix(TUESDAY)
    return fix


def of_the_ledger():
    return AccessRequest.objects.filter(newsroom__slug=LEDGER.slug)


def test_outside_the_demo_it_is_refused(db, settings):
    settings.DEMO = False
    before = (Newsroom.objects.count(), AuditEntry.objects.count())

    with pytest.raises(CommandError, match="DEMO=1"):
        demo()
    assert (Newsroom.objects.count(), AuditEntry.objects.count()) == before


def test_each_account_of_the_sign_in_page_is_there_and_has_no_password(on_demo_day, settings):
    users = User.objects.filter(email__in=settings.DEMO_ACCOUNTS)

    assert users.count() == len(settings.DEMO_ACCOUNTS)
    assert not any(user.has_usable_password() for user in User.objects.all())
    roles = {
        member.user.email: (member.newsroom.slug, member.role)
        for member in Membership.objects.filter(user__in=users).select_related("user", "newsroom")
    }
    assert roles == {
        "journalist@demo.example": (LEDGER.slug, "journalist"),
        "editor@demo.example": (LEDGER.slug, "editor"),
        "admin@demo.example": (LEDGER.slug, "admin"),
        "outsider@demo.example": (FLEUVE.slug, "admin"),
    }


def test_there_is_something_of_everything(on_demo_day):
    requests = list(of_the_ledger())
    limits = Limit.objects.filter(newsroom__slug=LEDGER.slug)

    assert len(requests) == 60 + MONTHS_PAST
    assert Counter(request.state(TUESDAY) for request in requests).keys() >= {
        "awaiting",
        "extended",
        "deemed_refusal",
        "answered",
        "answered_late",
        "on_hold",
        "suspended",
        "abandoned",
    }
    assert {request.complaint_stage for request in requests} == {"", "draft", "in_review", "approved", "exported"}
    assert max(request.days_overdue(TUESDAY) for request in requests) > 1_000
    assert {"online", "mail", "email"} == {request.channel for request in requests}
    assert {"en", "fr"} == {request.language for request in requests}
    for told in (
        any(request.presumed for request in requests),
        any(request.restricted for request in requests),
        any(request.due_latest is None for request in requests),
        any(request.due_earliest == TUESDAY + timedelta(days=1) for request in requests),
        any(request.due_earliest != request.due_latest for request in requests),
        limits.replies_demanded().filter(last_day__range=(TUESDAY, TUESDAY + timedelta(days=7))).exists(),
        limits.running(TUESDAY).filter(kind="representations").exists(),
        limits.running(TUESDAY).filter(kind="court_review").exists(),
        limits.filter(kind="order", settled_on=None).exists(),
        of_the_ledger().filter(events__kind="transfer", institution__slug="csps-efpc").exists(),
        of_the_ledger().filter(events__kind="promise").exists(),
        Document.objects.filter(newsroom__slug=LEDGER.slug, kind="eml", event__kind="response").exists(),
        Document.objects.filter(newsroom__slug=LEDGER.slug, kind="pdf", event__kind="extension").exists(),
        Document.objects.filter(newsroom__slug=LEDGER.slug, kind="jpg").exists(),
        limits.running(TUESDAY).filter(kind="complaint_delay", last_day__lte=TUESDAY + timedelta(days=6)).exists(),
    ):
        assert told
    assert Letter.objects.count() == 1


def test_the_reference_case_is_in_it_with_what_is_assumed_said(on_demo_day):
    case = of_the_ledger().get(requester_name="La Presse")

    assert (case.institution.slug, case.language, case.filed_on) == ("rcmp-grc", "fr", date(2020, 2, 10))
    assert (case.due_latest, case.received_on) == (date(2020, 3, 11), date(2020, 2, 10))
    notes = case.events.filter(kind="note").in_order()
    assert "supposés" in notes[0].details


def test_nobody_sees_into_the_other_newsroom(on_demo_day, client):
    etienne = User.objects.get(email="outsider@demo.example")
    client.force_login(etienne)

    assert client.get(f"/fr/{LEDGER.slug}/").status_code == 404
    assert AccessRequest.objects.filter(newsroom__slug=FLEUVE.slug).count() == 5


def test_made_twice_on_a_day_it_is_made_once(on_demo_day):
    before = list(AccessRequest.objects.values_list("pk", flat=True))

    assert demo() == "Demo newsrooms: up to date."
    assert list(AccessRequest.objects.values_list("pk", flat=True)) == before


def test_on_another_day_it_is_made_anew_and_stays_about_the_same_things(on_demo_day):
    day = TUESDAY + timedelta(days=4)  # a Saturday
    on_demo_day(day)
    entries = AuditEntry.objects.count()

    assert demo() == "Demo newsrooms: built."

    member = Membership.objects.get(user__email="editor@demo.example")
    assert of_the_ledger().count() == 60 + MONTHS_PAST
    assert of_the_ledger().overdue(day).count() >= 15
    assert of_the_ledger().due_soon(day).count() >= 3
    assert closing_limits(member, day).count() >= 4
    assert AuditEntry.objects.count() > entries
    assert Letter.objects.count() == 1


def test_on_the_day_of_the_reference_case_it_is_late_and_nothing_is_of_the_future(on_demo_day):
    day = date(2020, 4, 1)
    on_demo_day(day)

    demo()

    assert of_the_ledger().get(requester_name="La Presse").days_overdue(day) == 21
    for request in AccessRequest.objects.all():
        assert clock_of(request, day).received <= day


def test_each_paper_of_it_can_be_read(on_demo_day, run_jobs):
    run_jobs()

    papers = Document.objects.filter(newsroom__slug__in=[LEDGER.slug, FLEUVE.slug])
    assert {one.state for one in papers} == {"read"}
    assert all(one.text for one in papers if not one.is_picture)


def test_what_somebody_changed_is_left_as_it_is(on_demo_day):
    request = of_the_ledger().filter(phase="open").first()
    assert request is not None
    log(request, "note", TUESDAY, details="Mine.")
    on_demo_day(TUESDAY + timedelta(days=1))

    assert demo() == "Demo newsrooms: changed by somebody, and left as it is."
    assert request.events.filter(details="Mine.").exists()


def test_another_size_makes_another_demo(on_demo_day):
    assert demo("--requests", "3") == "Demo newsrooms: built."
    assert of_the_ledger().count() == 4  # and the one whose letter was made


def test_what_every_action_left_in_the_search_index_is_what_would_be_made_anew(on_demo_day):
    columns = [field.attname for field in SearchEntry._meta.concrete_fields]
    left = set(SearchEntry.objects.values_list(*columns))

    call_command("index", "--all", stdout=StringIO())

    assert len(left) >= AccessRequest.objects.count()
    assert set(SearchEntry.objects.values_list(*columns)) == left
