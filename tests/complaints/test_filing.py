"""The letter's content for the Commissioner's form and for an e-mail: the same words, ready to copy."""

import re
from datetime import date

import pytest
from django.urls import reverse
from django.utils.translation import override

from complaints.actions.draft_complaint import draft_complaint
from complaints.assembly import content_of, facts_of
from complaints.enums import Ground
from complaints.filing import form_fields, form_file
from complaints.letters.plain import plain_letter
from requests_app.enums import EventKind

from .conftest import TODAY

pytestmark = pytest.mark.django_db
DATE = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")


@pytest.fixture(params=["en", "fr"])
def told(request, world, log):
    log(EventKind.ACKNOWLEDGEMENT, "2020-02-13", dated_on=date(2020, 2, 12))
    log(EventKind.FOLLOW_UP, "2020-03-20", details="Where is it?")
    complaint = draft_complaint(
        access_request=world.access_request, language=request.param, by=world.alice, today=TODAY
    )
    facts = facts_of(complaint, TODAY)
    return facts, content_of(facts)


def test_the_form_is_filled_in_from_the_file_in_the_letters_language(told):
    facts, letter = told
    fields = {field.name: field.value for field in form_fields(facts, letter)}

    assert fields["requester"] == "Alice Roy, La Presse"
    assert fields["file_number"] == "A-2020-01234"
    assert "2020-02-10" in fields["dates"]
    assert {"en": "Deemed refusal", "fr": "Présomption de refus"}[facts.language] in fields["type"]
    assert {"en": "On my own behalf", "fr": "En mon nom"}[facts.language] == fields["behalf"]


def test_a_representative_is_named_with_the_authorization(world, told):
    facts, _letter = told
    complaint = world.access_request.complaints.get()
    complaint.signatory_name = "Bob Roy"
    facts = facts_of(complaint, TODAY)
    behalf = next(field.value for field in form_fields(facts, content_of(facts)) if field.name == "behalf")

    assert "Alice Roy" in behalf
    assert "Bob Roy" in behalf


def test_nothing_of_it_has_a_space_that_a_form_would_not_take(told):
    facts, letter = told

    for text in [plain_letter(letter), *(field.value for field in form_fields(facts, letter))]:
        assert "\u00a0" not in text


def test_the_plain_letter_states_no_day_that_the_letter_does_not(told):
    _facts, letter = told

    assert set(DATE.findall(plain_letter(letter))) <= set(DATE.findall(str(letter)))
    assert plain_letter(letter).count("\n\n") > 10


def test_every_ground_has_its_type_of_complaint_in_both_languages():
    for language in ("en", "fr"):
        assert set(form_file()["types"][language]) == set(Ground.values)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_its_page_gives_each_field_a_button_and_says_when_the_list_was_checked(world, told, client, language):
    client.force_login(world.alice.user)
    with override(language):
        address = reverse("complaint_form", args=["la-presse", world.access_request.reference])
    shown = client.get(address).content.decode()

    assert shown.count("data-copy-text=") == shown.count('class="field filing"')
    assert "2026" in shown  # the day of the last check


def test_after_the_letter_the_form_says_what_the_letter_says_or_nothing(world, letter_made, log, client):
    client.force_login(world.alice.user)
    address = reverse("complaint_form", args=["la-presse", world.access_request.reference])
    assert client.get(address).status_code == 200

    log(EventKind.ACKNOWLEDGEMENT, "2020-02-13", dated_on=date(2020, 2, 12))  # the letter does not tell of it
    assert client.get(address).status_code == 302
