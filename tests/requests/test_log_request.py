"""Logging and changing a request: what the form takes, and what it says of what it does not."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connections
from django.urls import reverse
from django.utils.translation import override

from newsrooms.models import AuditEntry
from requests_app.actions.log_request import log_request
from requests_app.drafts import RequestDraft
from requests_app.models import AccessRequest, Institution, Project
from tests.factories import AccessRequestFactory, MembershipFactory, log

NEW = "/en/daily/requests/new/"


def errors_of(page):
    """Every error of the page's form, by field."""
    return {name: " ".join(texts) for name, texts in page.context["form"].errors.items()}


def test_four_answers_log_a_request_and_date_it(client, typed, alice):
    page = client.post(NEW, typed())

    made = AccessRequest.objects.get()
    assert (page.status_code, page.url) == (302, "/en/daily/requests/2020-0001/")
    assert (made.newsroom, made.journalist, made.institution.slug) == (alice.newsroom, alice.user, "rcmp-grc")
    assert (made.clock_starts_on, made.presumed) == (date(2020, 2, 10), True)
    assert (made.original_due, made.due_earliest, made.due_latest) == (date(2020, 3, 11),) * 3
    assert [(limit.kind, limit.opens, limit.last_day) for limit in made.limits.all()] == [
        ("complaint_delay", date(2020, 3, 12), date(2020, 5, 10))
    ]


def test_who_logs_many_goes_on_to_the_next(client, typed):
    assert client.post(NEW, typed(another="1")).url == f"{NEW}?like=2020-0001"


def test_references_count_up_by_the_year_of_filing(client, typed):
    for filed in ("2020-02-10", "2019-12-02", "2020-03-02"):
        client.post(NEW, typed(filed_on=filed))

    assert sorted(AccessRequest.objects.values_list("reference", flat=True)) == ["2019-0001", "2020-0001", "2020-0002"]


def test_each_newsroom_counts_for_itself(client, typed):
    AccessRequestFactory(number=7)

    client.post(NEW, typed())

    assert AccessRequest.objects.filter(newsroom__slug="daily").get().reference == "2020-0001"


def test_the_same_form_sent_twice_is_one_request(client, typed):
    form = typed()

    first, second = client.post(NEW, form), client.post(NEW, form)

    assert first.url == second.url
    assert AccessRequest.objects.count() == 1
    assert AuditEntry.objects.count() == 1


def test_a_project_is_made_when_it_is_new(client, typed):
    client.post(NEW, typed(project="Policing"))
    client.post(NEW, typed(project="Policing"))

    assert Project.objects.get().access_requests.count() == 2


NOT_TAKEN = {
    "filed tomorrow": ({"filed_on": "2020-04-02"}, "filed_on", "2020-04-02 is still to come."),
    "received tomorrow": ({"received_on": "2020-04-02"}, "received_on", "2020-04-02 is still to come."),
    "received before it was filed": (
        {"received_on": "2020-02-07"},
        "received_on",
        "The request was filed on 10 February 2020; it cannot have been received before, on 7 February 2020.",
    ),
    "in the year 0202": (
        {"filed_on": "0202-02-10"},
        "filed_on",
        "The year 0202 cannot be right: the Act has been in force since 1983.",
    ),
    "in the year 20026": (
        {"filed_on": "20026-02-10"},
        "filed_on",
        "The year 20026 does not exist yet; write four figures, for example 2026.",
    ),
    "31 February": ({"filed_on": "2020-02-31"}, "filed_on", "There is no such day: 2020-02-31."),
    "words for a day": (
        {"filed_on": "last Monday"},
        "filed_on",
        "Write the day as year-month-day, for example 2026-11-24.",
    ),
    "no day": ({"filed_on": ""}, "filed_on", "On which day was the request sent?"),
    "an institution that is not in the list": (
        {"institution": "Ministry of Silly Walks"},
        "institution",
        (
            "“Ministry of Silly Walks” is not in the list of federal institutions. Try one word of its name, or its "
            "initials."
        ),
    ),
    "an institution that could be several": (
        {"institution": "housing"},
        "institution",
        "“housing” can be one of several institutions; choose one.",
    ),
    "no institution": (
        {"institution": ""},
        "institution",
        "Which institution was asked? Type its name or its initials.",
    ),
    "no subject": (
        {"subject": "   "},
        "subject",
        "Give the request a subject, as you would call it in the newsroom.",
    ),
    "a subject of 10,000 characters": (
        {"subject": "x" * 10_000},
        "subject",
        "The subject has 10000 characters; 300 fit. Put the rest in the text of the request.",
    ),
    "a text that is too long": ({"text": "x" * 20_001}, "text", "20001 characters are too many; 20000 fit."),
    "NUL in the subject": ({"subject": "a\x00b"}, "subject", "Null characters are not allowed."),
    "no requester": ({"requester_name": ""}, "requester_name", "Under whose name was the request filed?"),
}


@pytest.mark.parametrize("case", NOT_TAKEN)
def test_what_is_wrong_is_said_beside_its_field_and_what_was_typed_stays(client, typed, case):
    changed, field, sentence = NOT_TAKEN[case]
    form = typed(**{"text": "All contracts.", "file_number": "A-2020-1", **changed})

    page = client.post(NEW, form)

    assert page.status_code == 200
    assert {name: text.replace("\xa0", " ") for name, text in errors_of(page).items()} == {field: sentence}
    for name, value in form.items():
        assert page.context["form"][name].value() == value
    assert not AccessRequest.objects.exists()
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize("case", NOT_TAKEN)
def test_each_error_has_its_sentence_in_french(client, typed, case):
    changed, field, english = NOT_TAKEN[case]
    with override("fr"):
        url = reverse("log_request", args=["daily"])

    page = client.post(url, typed(**changed))

    assert list(errors_of(page)) == [field]
    assert errors_of(page)[field].replace("\xa0", " ") != english
    assert '<html lang="fr">' in page.content.decode()
    assert not AccessRequest.objects.exists()


def test_institutions_that_could_be_meant_are_offered(client, typed):
    page = client.post(NEW, typed(institution="housing"))

    assert "Canada Mortgage and Housing Corporation" in [row.name_en for row in page.context["form"].suggestions]

    client.post(NEW, typed(institution="housing", institution_id="cmhc-schl"))
    assert AccessRequest.objects.get().institution.slug == "cmhc-schl"


@pytest.mark.parametrize("typed_name", ["RCMP", "grc", "Gendarmerie royale du Canada", "ROYAL CANADIAN MOUNTED"])
def test_an_institution_is_known_by_its_names_in_both_languages(client, typed, typed_name):
    client.post(NEW, typed(institution=typed_name))

    assert AccessRequest.objects.get().institution.slug == "rcmp-grc"


def test_a_stale_choice_does_not_overrule_what_is_typed(client, typed):
    client.post(NEW, typed(institution="Health Canada", institution_id="rcmp-grc"))

    assert AccessRequest.objects.get().institution.slug == "hc-sc"


@pytest.mark.parametrize(
    "subject", ["عقود المراقبة", "תיקים", "\u202egnp.exe", "😀 écoles", "<script>alert(1)</script>"]
)
def test_a_subject_in_any_script_is_kept_as_it_was_typed(client, typed, subject):
    page = client.post(NEW, typed(subject=subject), follow=True)

    assert AccessRequest.objects.get().subject == subject
    assert "<script>alert" not in page.content.decode()
    assert 'dir="auto"' in page.content.decode()


def test_keys_that_are_no_fields_change_nothing(client, typed, alice):
    charlie = MembershipFactory()

    client.post(
        NEW, typed(newsroom=charlie.newsroom_id, reference="2020-0999", due_latest="2030-01-01", phase="answered")
    )

    made = AccessRequest.objects.get()
    assert (made.newsroom, made.reference, made.phase) == (alice.newsroom, "2020-0001", "open")
    assert made.due_latest == date(2020, 3, 11)


@pytest.mark.parametrize("role", ["journalist", "editor"])
def test_a_journalist_of_another_newsroom_is_refused_beside_the_field(client, typed, alice, role):
    charlie = MembershipFactory()
    type(alice).objects.filter(pk=alice.pk).update(role=role)

    page = client.post(NEW, typed(journalist=charlie.user_id))

    assert list(errors_of(page)) == ["journalist"]
    assert not AccessRequest.objects.exists()


def test_a_journalist_logs_for_nobody_else_an_editor_for_anybody(client, typed, alice):
    bob = MembershipFactory(newsroom=alice.newsroom)

    refused = client.post(NEW, typed(journalist=bob.user_id))
    type(alice).objects.filter(pk=alice.pk).update(role="editor")
    client.post(NEW, typed(journalist=bob.user_id))

    assert list(errors_of(refused)) == ["journalist"]
    assert AccessRequest.objects.get().journalist == bob.user


def test_the_due_date_is_told_while_typing_and_nothing_is_saved(client, typed):
    for url, more in [("/en/daily/requests/new/preview/", {}), (NEW, {"preview": "1"})]:
        page = client.post(url, typed(**more))

        assert "11\xa0March\xa02020" in page.content.decode()
    assert not AccessRequest.objects.exists()


def test_the_preview_says_what_is_wrong_with_the_day(client, typed):
    page = client.post("/en/daily/requests/new/preview/", typed(filed_on="2020-02-31"))

    assert page.status_code == 200
    assert "There is no such day: 2020-02-31." in page.content.decode()


# Changing


def change(client, request, form):
    return client.post(f"{request.get_absolute_url()}change/", form)


def test_changing_a_fact_winds_the_clock_again(client, typed, request_of_alice):
    page = change(client, request_of_alice, typed(received_on="2020-02-17", version=1, subject="Clearview AI"))

    request_of_alice.refresh_from_db()
    assert page.status_code == 302
    assert (request_of_alice.subject, request_of_alice.version) == ("Clearview AI", 2)
    assert request_of_alice.due_latest == date(2020, 3, 18)
    assert request_of_alice.limits.get().last_day == date(2020, 5, 17)


def test_who_changes_what_somebody_else_changed_meanwhile_is_told_and_loses_nothing(client, typed, request_of_alice):
    form = typed(version=1, subject="Clearview AI", received_on="2020-02-10")
    log(request_of_alice, "note", "2020-03-02", details="They called.")

    page = change(client, request_of_alice, form)

    assert page.status_code == 200
    assert "changed this request at" in errors_of(page)["__all__"]
    assert page.context["form"]["subject"].value() == "Clearview AI"
    request_of_alice.refresh_from_db()
    assert request_of_alice.subject == "Facial recognition"

    again = {name: page.context["form"][name].value() or "" for name in page.context["form"].fields}
    assert change(client, request_of_alice, again).status_code == 302
    request_of_alice.refresh_from_db()
    assert request_of_alice.subject == "Clearview AI"


def test_a_change_that_contradicts_what_was_logged_is_refused(client, typed, request_of_alice):
    log(request_of_alice, "response", "2020-03-02", disposition="full")

    page = change(client, request_of_alice, typed(filed_on="2020-03-16", received_on="2020-03-16", version=2))

    assert page.status_code == 200
    assert errors_of(page)
    request_of_alice.refresh_from_db()
    assert (request_of_alice.filed_on, request_of_alice.version) == (date(2020, 2, 10), 2)


# Many at once


@pytest.mark.django_db(transaction=True)
def test_references_of_many_at_once_are_all_different(on_day):
    today = on_day("2020-04-01")
    alice = MembershipFactory()
    draft = RequestDraft(
        institution=Institution.objects.get(slug="rcmp-grc"),
        subject="Facial recognition",
        filed_on=date(2020, 2, 10),
        channel="online",
        language="en",
        journalist=alice.user,
        requester_name="Alice Martin",
    )
    twice = uuid.uuid4()

    def log_five(_):
        try:
            for _ in range(4):
                log_request(draft=draft, submission=uuid.uuid4(), by=alice, today=today)
            return log_request(draft=draft, submission=twice, by=alice, today=today).pk
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        same = set(pool.map(log_five, range(4)))

    references = sorted(AccessRequest.objects.values_list("reference", flat=True))
    assert references == [f"2020-{number:04d}" for number in range(1, 18)]
    assert len(same) == 1
