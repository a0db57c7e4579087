"""Under a minute: what the form knows already, what it notices, and one form for several institutions."""

import uuid
from datetime import date

import pytest

from newsrooms.models import AuditEntry
from requests_app.actions.log_request import log_requests
from requests_app.clock import ClockError
from requests_app.models import AccessRequest, Institution
from tests.factories import AccessRequestFactory, MembershipFactory, log, many_requests
from tests.newsrooms.test_audit import draft_of

NEW = "/en/daily/requests/new/"
SIMILAR = "/en/daily/requests/new/similar/"


def filled(page):
    form = page.context["form"]
    return {name: form[name].value() for name in form.fields}


def references(page):
    return [one.access_request.reference for one in page.context["similar"]]


@pytest.fixture
def bob(alice):
    """A colleague of Alice's."""
    return MembershipFactory(newsroom=alice.newsroom)


# What the form knows already


def test_the_first_form_knows_the_day_and_the_one_who_types(client, alice):
    values = filled(client.get(NEW))

    assert (values["filed_on"], values["channel"], values["institution"]) == (date(2020, 4, 1), "online", None)
    assert (values["requester_name"], values["journalist"]) == (alice.user.get_full_name(), alice.user_id)


def test_the_next_form_has_the_institution_channel_and_requester_of_the_last(client, typed):
    client.post(NEW, typed(channel="mail", requester_name="The Guild", requester_organization=""))

    page = client.get(NEW)

    values = filled(page)
    assert (values["institution"], values["institution_id"]) == ("Royal Canadian Mounted Police", "rcmp-grc")
    assert (values["channel"], values["requester_name"], values["requester_organization"]) == ("mail", "The Guild", "")
    assert page.context["form"].more_is_open  # another name than one's own is seen, not hidden


def test_what_a_colleague_logged_fills_no_form(client, bob):
    AccessRequestFactory(member=bob)

    assert filled(client.get(NEW))["institution"] is None


def test_the_next_of_many_keeps_institution_project_and_tags_and_asks_for_the_subject(client, typed):
    client.post(NEW, typed(institution="Health Canada", project="Water", tags="north, wells", another="1"))
    client.post(NEW, typed())

    page = client.get(f"{NEW}?like=2020-0001")

    values = filled(page)
    assert (values["institution"], values["project"], values["tags"]) == ("Health Canada", "Water", "north, wells")
    assert not values["subject"]
    assert 'id="id_subject"' in next(part for part in page.content.decode().split("<input") if "autofocus" in part)


def test_nobody_learns_of_a_restricted_request_by_asking_for_one_like_it(client, bob):
    secret = AccessRequestFactory(member=bob, restricted=True)

    assert filled(client.get(f"{NEW}?like={secret.reference}"))["institution"] is None


def test_more_is_closed_while_it_says_nothing_and_opens_for_a_value_and_an_error(client, typed):
    assert not client.get(NEW).context["form"].more_is_open
    assert not client.post(NEW, typed(subject="", requester_organization="")).context["form"].errors.get("text")

    assert client.post(NEW, typed(subject="", text="All contracts.")).context["form"].more_is_open
    assert client.post(NEW, typed(received_on="2020-04-02")).context["form"].more_is_open


# Who asked before


LIKE_IT = {
    "the same words": "Facial recognition",
    "other capitals and accents": "FACIAL RÉCOGNITION",
    "more words": "Contracts for facial recognition since 2018",
    "in the plural": "Facial recognitions",
}


@pytest.mark.parametrize("case", LIKE_IT)
def test_a_request_with_most_of_its_words_is_noticed_while_one_types(client, typed, request_of_alice, case):
    page = client.post(SIMILAR, typed(subject=LIKE_IT[case], filed_on="2020-03-20"))

    assert references(page) == [request_of_alice.reference]
    assert request_of_alice.get_absolute_url() in page.content.decode()


UNLIKE_IT = {
    "other words": {"subject": "Facial surgery"},
    "another institution": {"institution": "Health Canada"},
    "61 days later": {"filed_on": "2020-04-11"},
    "no institution yet": {"institution": ""},
    "no subject yet": {"subject": ""},
    "a day that is none": {"filed_on": "2020-02-31"},
}


@pytest.mark.parametrize("case", UNLIKE_IT)
def test_what_is_not_like_it_is_not_noticed(client, typed, request_of_alice, case):
    assert references(client.post(SIMILAR, typed(**UNLIKE_IT[case]))) == []


def test_the_same_file_number_is_noticed_whatever_the_words_and_the_day(client, typed):
    numbered = AccessRequestFactory(member=MembershipFactory(newsroom__slug="other"), file_number="A-2020-1")
    mine = client.post(NEW, typed(file_number="A-2020-1", filed_on="2018-02-05"))
    log(AccessRequest.objects.get(newsroom__slug="daily"), "acknowledgement", "2020-02-14", file_number="B-2")

    page = client.post(SIMILAR, typed(subject="Else", file_number="a-2020-1"))

    assert mine.status_code == 302
    assert [(one.access_request.reference, one.same_number) for one in page.context["similar"]] == [("2018-0001", True)]
    assert numbered.get_absolute_url() not in page.content.decode()


def test_a_restricted_request_of_a_colleague_is_not_told(client, typed, bob):
    AccessRequestFactory(member=bob, restricted=True, file_number="A-1")

    assert references(client.post(SIMILAR, typed(file_number="A-1"))) == []
    assert "asked before" not in client.post(NEW, typed(), follow=True).content.decode()


def test_a_request_like_another_is_saved_and_the_other_is_named(client, typed, request_of_alice):
    page = client.post(NEW, typed(), follow=True)

    assert AccessRequest.objects.count() == 2
    assert "This may have been asked before" in page.content.decode()
    assert f'<a href="{request_of_alice.get_absolute_url()}">' in page.content.decode()


@pytest.mark.parametrize("rows", [1, 40])
def test_looking_for_the_like_costs_the_same_for_1_and_40(client, alice, typed, django_assert_num_queries, rows):
    many_requests(rows, member=alice)
    client.post(SIMILAR, typed())  # what the process keeps for good

    with django_assert_num_queries(7):
        assert len(references(client.post(SIMILAR, typed(file_number="A-1")))) == min(rows, 3)


# The same to several


def test_one_form_asks_several_institutions(client, typed, alice):
    page = client.post(NEW, typed(also_1="Health Canada", also_2="justice", also_2_id="just-just"), follow=True)

    made = AccessRequest.objects.order_by("pk")
    assert [(one.reference, one.institution.slug) for one in made][:2] == [
        ("2020-0001", "rcmp-grc"),
        ("2020-0002", "hc-sc"),
    ]
    assert {(one.subject, one.journalist, one.due_latest) for one in made} == {
        ("Facial recognition", alice.user, date(2020, 3, 11))
    }
    assert AuditEntry.objects.filter(action="request.logged").count() == made.count() >= 2
    for one in made:
        assert f'<a href="{one.get_absolute_url()}">{one.reference}</a>' in page.content.decode()


def test_sent_twice_it_asks_each_once(client, typed):
    form = typed(also_1="Health Canada")

    first, second = client.post(NEW, form), client.post(NEW, form)

    assert first.url == second.url
    assert AccessRequest.objects.count() == 2


def test_an_institution_named_twice_is_asked_once(client, typed):
    client.post(NEW, typed(also_1="RCMP", also_2="Health Canada", also_3="hc"))

    assert AccessRequest.objects.count() == 2


def test_a_further_institution_that_could_be_several_is_asked_back_beside_its_field(client, typed):
    page = client.post(NEW, typed(also_1="Health Canada", also_2="housing"))

    assert list(page.context["form"].errors) == ["also_2"]
    assert 'name="also_2_id" value="cmhc-schl"' in page.content.decode()
    assert not AccessRequest.objects.exists()

    client.post(NEW, typed(also_1="Health Canada", also_2="housing", also_2_id="cmhc-schl"))
    assert AccessRequest.objects.count() == 3


def test_a_file_number_is_not_given_to_several(client, typed):
    page = client.post(NEW, typed(also_1="Health Canada", file_number="A-1"))

    assert list(page.context["form"].errors) == ["file_number"]
    assert not AccessRequest.objects.exists()


def test_one_more_row_comes_without_a_script_and_nothing_is_judged(client, typed):
    page = client.post(NEW, typed(subject="", add="1", also_1="Health Canada"))

    form = page.context["form"]
    assert (form.also_names, form.errors, form["also_1"].value()) == (["also_1", "also_2"], {}, "Health Canada")
    assert not AccessRequest.objects.exists()


def test_no_more_rows_are_offered_than_are_read(client, typed):
    page = client.post(NEW, typed(add="1", **{f"also_{row}": "x" for row in range(1, 60)}))

    assert len(page.context["form"].also_names) == 19


def test_all_of_them_are_logged_or_none(alice, on_day):
    good = draft_of(alice)
    wrong = draft_of(alice, institution=Institution.objects.get(slug="hc-sc"), received_on=date(2020, 2, 1))

    with pytest.raises(ClockError):
        log_requests(drafts=[good, wrong], submission=uuid.uuid4(), by=alice, today=date(2020, 4, 1))

    assert not AccessRequest.objects.exists()
    assert not AuditEntry.objects.exists()
