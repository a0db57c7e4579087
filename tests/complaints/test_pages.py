"""The pages: who sees what, that nothing typed is lost, that the whole way works without JavaScript."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils.translation import override

from complaints.models import Complaint, Letter
from newsrooms.kept import signature
from requests_app.enums import EventKind

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(world):
    def of(name: str, language: str = "en") -> str:
        with override(language):
            return reverse(name, kwargs={"newsroom": "la-presse", "reference": world.access_request.reference})

    return of


@pytest.fixture
def as_member(client):
    def sign(member):
        client.force_login(member.user)
        return client

    return sign


@pytest.fixture
def drafted(world, as_member, address):
    as_member(world.alice).post(address("complaint"), {"language": "fr"})
    return Complaint.objects.get()


def typed(complaint, **changes):
    facts = {"language": complaint.language, "signatory_name": "Alice Roy", "signatory_title": "Journaliste"}
    enclosed = ["request", *(f"event-{event.pk}" for event in complaint.access_request.events.all())]
    complaint.refresh_from_db()
    return (
        facts
        | {"enclosed": enclosed, "shown": ",".join(enclosed), "version": complaint.version, "then": "save"}
        | changes
    )


def test_the_whole_way_in_french(world, as_member, address, text_of):
    alice, page = as_member(world.alice), address("complaint", "fr")
    assert alice.get(page).status_code == 200
    assert alice.post(page, {"language": "fr"}).status_code == 302
    complaint = Complaint.objects.get()
    assert alice.post(page, typed(complaint, then="review")).status_code == 302
    assert as_member(world.bob).post(page, typed(complaint, then="approve")).status_code == 302
    ada = as_member(world.ada)
    assert ada.post(address("export_complaint", "fr")).status_code == 302

    letter = Letter.objects.get()
    shown = ada.get(page).content.decode()
    assert letter.number in shown
    assert letter.sha256 in shown
    made = ada.get(address("complaint_letter", "fr"))
    assert made["Content-Disposition"] == 'attachment; filename="L-2020-0001.pdf"'
    text = text_of(made.content)
    assert "11 mars 2020" in text
    assert "DRAFT" not in text


def test_the_draft_is_a_pdf_marked_as_such(world, drafted, client, address, text_of):
    draft = client.get(address("complaint_draft_pdf"))

    assert draft["Content-Type"] == "application/pdf"
    assert "DRAFT · ÉBAUCHE" in text_of(draft.content)


@pytest.mark.parametrize("who", ["alice", "bob", "carol", "charlie"])
def test_the_final_letter_is_for_admins_of_the_newsroom(world, drafted, as_member, address, who):
    ada = as_member(world.ada)
    ada.post(address("complaint"), typed(drafted, then="approve"))

    assert as_member(getattr(world, who)).post(address("export_complaint")).status_code == 404
    assert Letter.objects.count() == 0
    as_member(world.ada).post(address("export_complaint"))
    assert as_member(getattr(world, who)).get(address("complaint_letter")).status_code == 404
    assert Letter.objects.count() == 1


@pytest.mark.parametrize("name", ["complaint", "complaint_draft_pdf", "complaint_letter"])
def test_another_newsroom_finds_nothing(world, drafted, as_member, address, name):
    charlie = as_member(world.charlie)

    assert charlie.get(address(name)).status_code == 404
    assert charlie.get(address(name).replace("la-presse", "le-devoir")).status_code == 404


def test_a_colleague_reads_but_does_not_write(world, drafted, as_member, address):
    carol = as_member(world.carol)

    page = carol.get(address("complaint"))
    assert page.status_code == 200
    assert b"complaint-form" not in page.content
    assert carol.post(address("complaint"), typed(drafted)).status_code == 404


def test_a_restricted_request_has_no_complaint_for_a_colleague(world, drafted, as_member, address):
    world.access_request.restricted = True
    world.access_request.save()
    carol = as_member(world.carol)

    assert carol.get(address("complaint")).status_code == 404
    with override("en"):
        assert "Clearview" not in carol.get(reverse("complaint_list", args=["la-presse"])).content.decode()


@pytest.mark.parametrize("then", ["approve", "send_back"])
def test_a_journalist_approves_nothing(world, drafted, client, address, then):
    assert client.post(address("complaint"), typed(drafted, then=then)).status_code == 404
    drafted.refresh_from_db()
    assert drafted.stage == "draft"


def test_while_not_late_the_page_says_from_when(world, as_member, address, on_day):
    on_day("2020-03-11")
    alice = as_member(world.alice)

    page = alice.get(address("complaint"))
    assert "from the day after Wednesday, March\u00a011" in page.content.decode() or "11" in page.content.decode()
    assert b"<form class" not in page.content.split(b"<main")[1]
    assert alice.post(address("complaint"), {"language": "en"}).status_code == 409
    assert Complaint.objects.count() == 0


def test_a_warning_must_be_confirmed(world, as_member, address, on_day):
    on_day("2020-05-11")
    alice = as_member(world.alice)

    refused = alice.post(address("complaint"), {"language": "en"})
    assert "Say that you have read the warning" in refused.content.decode()
    assert alice.post(address("complaint"), {"language": "en", "confirmed_out_of_time": "on"}).status_code == 302


def test_what_is_wrong_is_said_beside_the_field_and_nothing_typed_is_lost(world, drafted, client, address):
    page = client.post(
        address("complaint"),
        typed(drafted, additional_facts="On March 16 they asked for patience.", respond_by="2020-03-01"),
    )

    said = page.content.decode()
    assert "The day asked for must be still to come." in said
    assert "On March 16 they asked for patience." in said
    drafted.refresh_from_db()
    assert drafted.additional_facts == ""


@pytest.mark.parametrize("value", ["x" * 6001, "with \x00 inside"])
def test_too_long_and_broken_texts_are_refused(drafted, client, address, value):
    assert client.post(address("complaint"), typed(drafted, additional_facts=value)).status_code == 200
    drafted.refresh_from_db()
    assert drafted.additional_facts == ""


def test_hostile_text_stands_literally_on_the_page(drafted, client, address):
    typed_text = "<script>alert(1)</script>{{ secret }}"
    client.post(address("complaint"), typed(drafted, additional_facts=typed_text, additional_relief=typed_text))

    page = client.get(address("complaint")).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;{{ secret }}" in page
    assert "<script>alert" not in page
    assert "<style" not in page


def test_the_other_language_shows_what_was_typed_and_saves_nothing(drafted, client, address):
    changes = {"additional_facts": "Faits en plus", "respond_by": "not a day", "enclosed": [], "preview": "1"}

    page = client.post(address("complaint", "fr"), typed(drafted, **changes))

    form = page.context["form"]
    assert (page.status_code, form.errors) == (200, {})
    assert (form["additional_facts"].value(), form["respond_by"].value()) == ("Faits en plus", "not a day")
    assert (form["enclosed"].value(), form["version"].value()) == ([], str(drafted.version))
    drafted.refresh_from_db()
    assert drafted.additional_facts == ""


def test_what_was_typed_comes_back_after_the_session_had_ended(world, drafted, client, address):
    page = address("complaint")
    client.logout()
    client.post(page, typed(drafted, additional_facts="Faits en plus", kept_for=signature(world.alice.user)))
    client.force_login(world.alice.user)

    assert client.get(page).context["form"]["additional_facts"].value() == "Faits en plus"
    drafted.refresh_from_db()
    assert drafted.additional_facts == ""


def test_only_what_the_page_showed_can_be_unchecked(drafted, client, address, log):
    log(EventKind.FOLLOW_UP, "2020-03-20", details="asked")
    page = typed(drafted, enclosed=["request"])
    log(EventKind.FOLLOW_UP, "2020-03-27", details="asked again")
    client.post(address("complaint"), page)

    first, _second = drafted.access_request.events.order_by("pk")
    drafted.refresh_from_db()
    assert drafted.not_enclosed == [f"event-{first.pk}"]


def test_two_people_at_once_see_both_texts(world, drafted, as_member, address):
    old = typed(drafted, additional_facts="Alice’s text")
    as_member(world.bob).post(address("complaint"), typed(drafted, additional_facts="Bob’s text"))

    alice = as_member(world.alice)
    page = alice.post(address("complaint"), old)
    said = page.content.decode()
    assert page.status_code == 409
    assert "Bob’s text" in said
    assert "Alice’s text" in said
    drafted.refresh_from_db()
    assert drafted.additional_facts == "Bob’s text"
    alice.post(address("complaint"), old | {"version": drafted.version})
    drafted.refresh_from_db()
    assert drafted.additional_facts == "Alice’s text"


def test_an_approval_without_authorization_says_so_at_the_field(world, drafted, as_member, address):
    page = as_member(world.bob).post(address("complaint"), typed(drafted, signatory_name="Bob Roy", then="approve"))

    assert "an authorization must be enclosed" in page.content.decode()
    drafted.refresh_from_db()
    assert (drafted.stage, drafted.signatory_name) == ("draft", "Bob Roy")


def test_facts_that_changed_since_the_approval_are_shown(world, drafted, as_member, address, log):
    ada = as_member(world.ada)
    ada.post(address("complaint"), typed(drafted, then="approve"))
    log(EventKind.ACKNOWLEDGEMENT, "2020-04-01", received_on=date(2020, 2, 11))

    page = ada.post(address("export_complaint"))
    assert page.status_code == 409
    assert "2020-02-11" in page.content.decode()
    assert Letter.objects.count() == 0
    ada.post(address("send_back_complaint"), {"version": Complaint.objects.get().version, "review_note": "Look"})
    assert Complaint.objects.get().stage == "draft"


def test_no_draft_is_to_be_had_once_the_institution_has_answered(drafted, client, address, log):
    log(EventKind.RESPONSE, "2020-04-01", disposition="full")

    assert client.get(address("complaint_draft_pdf")).status_code == 302
    assert "The institution answered on" in client.get(address("complaint")).content.decode()


def test_the_list_shows_the_newsrooms_complaints(world, drafted, client, as_member):
    with override("en"):
        page = reverse("complaint_list", args=["la-presse"])
    assert "Clearview AI" in client.get(page).content.decode()
    assert as_member(world.charlie).get(page).status_code == 404


def test_the_list_costs_the_same_whatever_its_length(world, drafted, client, django_assert_max_num_queries):
    with override("en"):
        page = reverse("complaint_list", args=["la-presse"])
    with django_assert_max_num_queries(12):
        client.get(page)


def test_the_page_costs_few_queries(drafted, client, address, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        client.get(address("complaint"))


def test_getting_a_page_changes_nothing(drafted, client, address):
    before = Complaint.objects.values().get()
    for name in ("complaint", "complaint_draft_pdf"):
        client.get(address(name))

    assert Complaint.objects.values().get() == before
    assert client.get(address("export_complaint")).status_code == 405
