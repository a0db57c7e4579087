"""The institution's number for a request: the one it has, those it had, and finding a request by any of them."""

import importlib
from datetime import date

from django.apps import apps

from newsrooms.models import AuditEntry
from requests_app.models import FileNumber
from tests.factories import AccessRequestFactory, MembershipFactory, log


def numbers_of(request):
    told = request.file_numbers.order_by("pk")
    return [(number.number, number.institution.slug, number.since) for number in told]


def facts_on(page):
    return " ".join(page.content.decode().split('<dl class="facts">')[1].split("</dl>")[0].replace("\xa0", " ").split())


def test_an_acknowledgement_tells_the_number_and_since_when(request_of_alice):
    event = log(request_of_alice, "acknowledgement", "2020-02-14", file_number="A-2020-00418")

    assert request_of_alice.file_number == "A-2020-00418"
    assert numbers_of(request_of_alice) == [("A-2020-00418", "rcmp-grc", date(2020, 2, 14))]
    assert request_of_alice.file_numbers.get().event == event


def test_a_new_number_leaves_the_old_one_on_the_page_and_in_the_search(client, request_of_alice):
    log(request_of_alice, "acknowledgement", "2020-02-14", file_number="A-2020-00418")
    log(request_of_alice, "acknowledgement", "2020-03-02", file_number="GA-77-2020")

    assert request_of_alice.file_number == "GA-77-2020"
    facts = facts_on(client.get(request_of_alice.get_absolute_url()))
    assert "before: A-2020-00418, since 14 February 2020" in facts
    for typed in ("A-2020-00418", "00418", "ga-77"):
        found = client.get("/en/daily/requests/", {"q": typed}).context["page"].rows
        assert [row.access_request for row in found] == [request_of_alice]


def test_changing_the_facts_keeps_the_number_that_was_there(client, typed, request_of_alice):
    url = f"{request_of_alice.get_absolute_url()}change/"
    client.post(url, typed(file_number="A-1", version=1))
    client.post(url, typed(file_number="A-2", version=2))
    client.post(url, typed(file_number="", version=3))

    request_of_alice.refresh_from_db()
    assert request_of_alice.file_number == ""
    assert [number for number, *_ in numbers_of(request_of_alice)] == ["A-1", "A-2"]
    assert "File number</dt> <dd> not known yet" in facts_on(client.get(request_of_alice.get_absolute_url()))
    assert AuditEntry.objects.filter(action="request.changed").count() == 3


def test_a_number_told_twice_is_one_line_of_the_history(request_of_alice):
    for day in ("2020-02-14", "2020-02-17"):
        log(request_of_alice, "acknowledgement", day, file_number="A-1")

    assert numbers_of(request_of_alice) == [("A-1", "rcmp-grc", date(2020, 2, 14))]


def test_a_number_that_was_mistyped_and_corrected_was_never_the_institutions(client, request_of_alice):
    wrong = log(request_of_alice, "acknowledgement", "2020-02-14", file_number="A-2020-00481")
    log(request_of_alice, "acknowledgement", "2020-02-14", file_number="A-2020-00418", corrects=wrong)

    assert request_of_alice.file_number == "A-2020-00418"
    assert "before:" not in facts_on(client.get(request_of_alice.get_absolute_url()))


def test_a_correction_that_takes_the_number_back_brings_the_one_before_it(request_of_alice):
    log(request_of_alice, "acknowledgement", "2020-02-14", file_number="A-1")
    wrong = log(request_of_alice, "acknowledgement", "2020-02-17", file_number="A-9")
    log(request_of_alice, "acknowledgement", "2020-02-17", corrects=wrong)

    assert request_of_alice.file_number == "A-1"


def test_an_institution_written_down_wrongly_never_had_the_number(client, typed, request_of_alice):
    url = f"{request_of_alice.get_absolute_url()}change/"
    client.post(url, typed(file_number="A-1", version=1))
    client.post(url, typed(file_number="A-1", version=2, institution="Health Canada"))

    assert [(number, slug) for number, slug, _ in numbers_of(request_of_alice)] == [("A-1", "hc-sc")]


def test_the_number_of_a_new_request_begins_its_history(client, typed, alice):
    client.post("/en/daily/requests/new/", typed(file_number="A-1"))

    made = alice.user.access_requests.get()
    assert (made.file_number, numbers_of(made)) == ("A-1", [("A-1", "rcmp-grc", date(2020, 2, 10))])


def test_a_colleague_finds_no_restricted_request_by_its_old_number(client, alice):
    secret = AccessRequestFactory(member=MembershipFactory(newsroom=alice.newsroom), restricted=True, file_number="A-1")
    log(secret, "acknowledgement", "2020-02-14", file_number="A-2")

    assert client.get("/en/daily/requests/", {"q": "A-1"}).context["page"].rows == []
    assert not FileNumber.objects.visible_to(alice).exists()


def test_requests_from_before_the_history_enter_it_with_the_number_they_have(request_of_alice, alice):
    type(request_of_alice).objects.filter(pk=request_of_alice.pk).update(file_number="A-1")

    importlib.import_module("requests_app.migrations.0006_file_numbers").take_in_what_is_known(apps, None)

    assert numbers_of(request_of_alice) == [("A-1", "rcmp-grc", date(2020, 2, 10))]
