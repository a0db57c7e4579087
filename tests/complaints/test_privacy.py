"""Complaints to the Privacy Commissioner: who may make them, on which grounds, what their letters say and never say."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils.translation import override

from complaints.actions.approve_complaint import approve_complaint
from complaints.actions.draft_complaint import draft_complaint
from complaints.actions.export_letter import export_letter
from complaints.actions.send_complaint import send_complaint
from complaints.assembly import content_of, facts_of
from complaints.enums import Ground
from complaints.filing import form_fields
from complaints.letters.plain import plain_letter
from complaints.readiness import NotReady
from complaints.suggesting import suggestions
from requests_app.drafts import Ground as Claimed
from requests_app.enums import ComplaintStage, EventKind, Statute
from requests_app.winding import clock_of

from .conftest import TODAY

pytestmark = pytest.mark.django_db
NOTICE = {"days": 45, "right_to_complain_stated": True, "commissioner_told": True}


@pytest.fixture
def private(world):
    """Alice Roy's own request for what the RCMP holds about her, received on 10 February 2020."""
    world.access_request.statute = Statute.PRIVACY_ACT
    world.access_request.save()
    return world


def offered(world, today=TODAY):
    world.access_request.refresh_from_db()
    events = world.access_request.events.standing().in_order()
    return suggestions(clock_of(world.access_request, today), events, today, (), Statute.PRIVACY_ACT)


def drafted(world, ground=Ground.DELAY, language="en", about=None, today=TODAY):
    return draft_complaint(
        access_request=world.access_request, ground=ground, language=language, about=about, by=world.alice, today=today
    )


def text_of(complaint, today=TODAY):
    return plain_letter(content_of(facts_of(complaint, today, number="L-2020-0001")))


def test_silence_may_be_complained_of_without_any_last_day(private):
    (delay, *rest) = [one for one in offered(private) if not one.timing.refusal]

    assert (delay.ground, delay.section, delay.timing.last_day, rest) == (Ground.DELAY, "29(1)(b)", None, [])
    assert "no last day" in delay.timing.no_last_day
    assert offered(private, date(2023, 1, 1))[0].timing.out_of_time == ""


def test_only_three_grounds_have_a_letter_and_the_page_says_why_the_others_have_none(private, log):
    log(EventKind.EXTENSION, "2020-03-09", grounds=(Claimed("15(a)(ii)"),), **NOTICE)
    log(EventKind.RESPONSE, "2020-03-20", disposition="partial")
    log(EventKind.FEE_NOTICE, "2020-03-21")
    found = offered(private)

    open_now = {one.ground: one for one in found if not one.timing.refusal}
    assert open_now.keys() == {Ground.EXTENSION, Ground.REFUSAL}
    assert (open_now[Ground.EXTENSION].section, open_now[Ground.REFUSAL].section) == ("29(1)(d)", "29(1)(b)")
    assert any("has not been read closely enough" in one.timing.refusal for one in found)


@pytest.mark.parametrize(
    ("language", "words", "never"),
    [
        (
            "en",
            [
                "Office of the Privacy Commissioner of Canada",
                "Complaint under paragraph 29(1)(b) of the Privacy Act, R.S.C. 1985, c. P-21",
                "personal information about me",
                "ended on March 11, 2020",
                "21 days late",
                "subsection 16(3)",
                "Section 14 of the Act gives",
                "a recommendation that the head of the institution give a complete response",
            ],
            [
                "Information Commissioner",
                "Access to Information",
                "order",
                "30(1)",
                "section 31",
                "60 days",
                "Registry",
            ],
        ),
        (
            "fr",
            [
                "Commissariat à la protection de la vie privée du Canada",
                "Plainte en vertu de l’alinéa 29(1)b) de la Loi sur la protection des renseignements personnels",
                "renseignements personnels me concernant",
                "a expiré le 11 mars 2020",
                "paragraphe 16(3)",
                "une recommandation au responsable de l’institution de donner une réponse complète",
            ],
            ["Commissariat à l’information", "accès à l’information", "ordonn", "30(1)", "article 31", "60 jours"],
        ),
    ],
)
def test_the_letter_of_a_delay_has_its_own_law_and_addressee_and_never_asks_for_an_order(
    private, language, words, never
):
    text = text_of(drafted(private, language=language))

    assert [one for one in words if one not in text] == []
    assert [one for one in never if one in text] == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_extension_over_the_cap_is_said_with_its_section(private, log, language):
    log(EventKind.EXTENSION, "2020-03-09", grounds=(Claimed("15(a)(ii)"),), **NOTICE)
    notice = private.access_request.events.get(kind=EventKind.EXTENSION)

    text = text_of(drafted(private, Ground.EXTENSION, language, notice))
    said = {
        "en": ["paragraph 29(1)(d)", "more than the 30 days", "subparagraph 15(a)(ii)"],
        "fr": ["l’alinéa 29(1)d)", "dépasse les 30 jours", "sous-alinéa 15a)(ii)"],
    }[language]
    assert [one for one in said if one not in text] == []
    assert "order" not in text.replace("ordre", "")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_refusal_asks_for_a_recommendation(private, log, language):
    log(EventKind.RESPONSE, "2020-03-20", disposition="partial")
    answer = private.access_request.events.get(kind=EventKind.RESPONSE)

    text = text_of(drafted(private, Ground.REFUSAL, language, answer))
    assert {"en": "a recommendation that the head", "fr": "une recommandation au responsable"}[language] in text
    assert "36.1" not in text


def test_the_newsroom_as_such_cannot_complain(private):
    private.access_request.requester_name = "La Presse"
    private.access_request.save()
    complaint = drafted(private)
    complaint.signatory_name = "Alice Roy"
    complaint.authorization_held = True
    complaint.save()

    with pytest.raises(NotReady) as refused:
        approve_complaint(complaint=complaint, expected_version=1, by=private.bob, today=TODAY)
    assert [check.code for check in refused.value.checks] == ["individual"]
    assert "s. 29(1)(b) and (2)" in refused.value.checks[0].text


def test_the_individual_complains_and_it_is_made_under_its_own_section(private):
    complaint = approve_complaint(complaint=drafted(private), expected_version=1, by=private.bob, today=TODAY)
    export_letter(complaint=complaint, by=private.ada, today=TODAY)
    complaint.refresh_from_db()
    sent = send_complaint(
        complaint=complaint, sent_on=TODAY, expected_version=complaint.version, by=private.alice, today=TODAY
    )

    assert sent.stage == ComplaintStage.SENT
    assert sent.made is not None
    assert sent.made.ground == "29(1)(b)"


def test_it_is_the_individual_who_signs_and_nobody_s_function(private):
    private.ada.newsroom.signatory_name = "The editor"
    private.ada.newsroom.save()
    complaint = drafted(private)

    assert (complaint.signatory_name, complaint.signatory_title) == ("Alice Roy", "")
    assert content_of(facts_of(complaint, TODAY)).signature[:2] == (
        "Alice Roy",
        "514 285-7000\u00a0· acces@lapresse.example",
    )


def test_the_form_has_no_type_of_the_other_commissioner(private):
    facts = facts_of(drafted(private), TODAY)
    fields = {field.name: field.value for field in form_fields(facts, content_of(facts))}

    assert fields["type"].startswith("no response within the time limit")
    assert fields["requester"] == "Alice Roy"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_its_pages_say_who_may_complain_and_that_no_form_is_known(private, client, language):
    client.force_login(private.alice.user)
    where = ["la-presse", private.access_request.reference]
    with override(language):
        page, form = reverse("complaint", args=where), reverse("complaint_form", args=where)
    started = client.get(page).content.decode().replace("\u00a0", " ")
    cannot = {"en": "the newsroom as such cannot", "fr": "la salle de rédaction comme telle ne le peut pas"}
    assert cannot[language] in started

    drafted(private, language=language)
    assert client.get(page).status_code == 200
    filing = client.get(form).content.decode()
    assert "priv.gc.ca" in filing
    assert {"en": "Nobody here has read it", "fr": "Personne ici ne l’a lu"}[language] in filing


def test_a_request_under_the_other_act_keeps_what_was_approved(world):
    """The digest of an approval does not change because letters under another Act came to be made."""
    complaint = approve_complaint(complaint=drafted(world), expected_version=1, by=world.bob, today=TODAY)

    assert "statute" not in complaint.approved_facts
