"""What the letter says, through its PDF."""

from datetime import date
from typing import Any

import pytest

from complaints.actions.draft_complaint import draft_complaint
from complaints.assembly import content_of, facts_of, pdf_of
from complaints.letters import frame_en, frame_fr
from complaints.letters.facts import Kind
from requests_app.drafts import Ground
from requests_app.enums import Disposition, EventKind
from requests_app.models import Institution

from .conftest import TODAY


def drafted(world, language, today=TODAY, **confirmed):
    return draft_complaint(
        access_request=world.access_request, language=language, by=world.alice, today=today, **confirmed
    )


def said(complaint, today=TODAY, number="L-2020-0001") -> str:
    """All words of the letter's content, as plain text with plain spaces."""
    return " ".join(str(content_of(facts_of(complaint, today, number=number))).replace("\\xa0", " ").split())


def test_the_reference_case_in_english(world, log, text_of):
    log(EventKind.ACKNOWLEDGEMENT, "2020-02-13", dated_on=date(2020, 2, 12))
    pdf = pdf_of(facts_of(drafted(world, "en"), TODAY, number="L-2020-0001"))

    text = text_of(pdf)
    for words in [
        "April 1, 2020",
        "Office of the Information Commissioner of Canada",
        "30 Victoria Street, 7th Floor",
        "Complaint under paragraph 30(1)(a) of the Access to Information Act, R.S.C. 1985, c. A-1",
        "Royal Canadian Mounted Police (the “institution”)",
        "The institution received it on February 10, 2020.",
        "ended on March 11, 2020",
        "21 days late",
        "subsection 10(3)",
        "the last day is May 10, 2020",
        "2020-02-13 Acknowledgement of receipt from the institution (dated 2020-02-12) 2",
        "s. 7 2020-02-10 30 2020-03-11 law",
        "no later than the 36th business day after the date of the final report",
        "1. Request as made, February 7, 2020",
        "L-2020-0001 · request 2020-0001",
        "Page 1 of 2",
    ]:
        assert words in text, words


def test_the_reference_case_in_french(world, log, text_of):
    log(EventKind.ACKNOWLEDGEMENT, "2020-02-13", dated_on=date(2020, 2, 12))
    pdf = pdf_of(facts_of(drafted(world, "fr"), TODAY, number="L-2020-0001"))

    text = text_of(pdf)
    for words in [
        "Montréal, le 1er avril 2020",
        "Commissariat à l’information du Canada",
        "30, rue Victoria, 7e étage",
        "Gatineau (Québec) K1A 1H3",
        "Objet : Plainte en vertu de l’alinéa 30(1)a) de la Loi sur l’accès à l’information, L.R.C. (1985), ch. A-1",
        "Gendarmerie royale du Canada (« l’institution »)",
        "L’institution l’a reçue le 10 février 2020.",
        "a expiré le 11 mars 2020",
        "21 jours",
        "paragraphe 10(3)",
        "prend fin le 10 mai 2020",
        "art. 7 2020-02-10 30 2020-03-11 loi",
        "36e jour ouvrable",
        "Page 1 de 2",
    ]:
        assert words in text, words
    assert "Information Commissioner" not in text


def test_it_speaks_in_the_first_person_when_the_requester_signs(world):
    text = said(drafted(world, "en"))

    assert "I made a request" in text
    assert "Represented by" not in text


def test_it_speaks_for_the_requester_and_encloses_the_authorization_when_another_signs(world):
    complaint = drafted(world, "fr")
    complaint.signatory_name = "Bob Roy"

    text = said(complaint)
    assert "Alice Roy a présenté" in text
    assert "autorisation : pièce 2" in text
    assert "Au nom d’Alice Roy" in text


def test_an_extension_that_holds_gives_the_other_ground_and_concedes_nothing(world, log):
    log(
        EventKind.EXTENSION,
        "2020-03-09",
        sent_on=date(2020, 3, 6),
        days=60,
        grounds=(Ground("9(1)(a)"), Ground("9(1)(b)")),
        right_to_complain_stated=True,
        commissioner_told=True,
    )
    today = date(2020, 6, 1)

    complaint = drafted(world, "en", today)
    text = said(complaint, today)
    assert complaint.ground == "delay_extended"
    # 10 February + 30 + 60 days = 10 May 2020, a Sunday: Monday 11 May.
    assert "'2020-03-09', '–', '60 days', '9(1)(a), 9(1)(b)', '2020-05-11'" in text
    assert "does not concede" in text
    assert "on the count most favourable to the institution, on May 11, 2020" in text
    assert "21 days late" in text
    assert "the last day is July 9, 2020" in text


def test_a_notice_that_came_late_extends_nothing(world, log):
    log(
        EventKind.EXTENSION,
        "2020-03-16",
        days=60,
        grounds=(Ground("9(1)(a)"),),
        right_to_complain_stated=True,
        commissioner_told=True,
    )

    complaint = drafted(world, "fr")
    text = said(complaint)
    assert complaint.ground == "delay"
    assert "Il ne proroge pas le délai : il n’a pas été donné dans le délai prévu au paragraphe 9(1) de la Loi." in text


def test_an_interim_release_is_no_response(world, log):
    log(EventKind.INTERIM_RELEASE, "2020-03-20", pages=1)

    text = said(drafted(world, "en"))
    assert "The institution has made interim releases only: 1 page on March 20, 2020 (enclosure 2)." in text
    assert "No complete response" in text


def test_what_a_journalist_noted_stays_in_the_house(world, log):
    log(EventKind.FOLLOW_UP, "2020-03-20", details="My source at headquarters says six boxes")
    log(EventKind.NOTE, "2020-03-21", details="Deep throat called")

    text = said(drafted(world, "en"))
    assert "A follow-up was sent to the institution on March 20, 2020" in text
    assert "source" not in text
    assert "throat" not in text


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "The institution is presumed to have received it on February 7, 2020."),
        ("fr", "L’institution est présumée l’avoir reçue le 7 février 2020."),
    ],
)
def test_a_receipt_that_is_not_known_is_said_to_be_presumed(world, language, words):
    world.access_request.received_on = None
    world.access_request.save()

    assert words in said(drafted(world, language))


def test_a_late_complaint_gives_the_days_and_claims_nothing(world):
    today = date(2020, 5, 13)

    english = said(drafted(world, "en", today, confirmed_out_of_time=True), today)
    assert "the last day was May 10, 2020. This complaint is dated May 13, 2020, 3 days after that day." in english
    assert "in time" not in english.replace("in_time", "")


@pytest.mark.parametrize(("language", "words"), [("en", "no later than June 30, 2020"), ("fr", "le 30 juin 2020")])
def test_a_day_may_be_asked_for(world, language, words):
    complaint = drafted(world, language)
    complaint.respond_by = date(2020, 6, 30)

    assert words in said(complaint)


def test_what_is_not_at_hand_is_not_named(world, log):
    log(EventKind.FOLLOW_UP, "2020-03-20", details="by telephone")
    complaint = drafted(world, "en")
    complaint.not_enclosed = [f"event-{world.access_request.events.get().pk}"]

    content = content_of(facts_of(complaint, TODAY))
    assert [paper.text for paper in content.enclosures] == ["Request as made, February\u00a07,\u00a02020"]


FURTHER_KINDS: dict[EventKind, tuple[dict[str, Any], str, str]] = {
    EventKind.FEE_NOTICE: ({}, "Notice of fees from the institution", "Avis de droits exigés par l’institution"),
    EventKind.CLARIFICATION_ASKED: (
        {"accepted": False},
        "Clarification asked for by the institution",
        "Précisions demandées par l’institution",
    ),
    EventKind.THIRD_PARTY_NOTICE: ({}, "Notice to third parties", "Avis aux tiers"),
    EventKind.REPLY_DEMANDED: (
        {"by": date(2020, 3, 30)},
        "Letter of the institution that asks for a reply by March 30, 2020",
        "Lettre de l’institution demandant une réponse au plus tard le 30 mars 2020",
    ),
    EventKind.REPLY: ({"details": "secret"}, "Reply sent to the institution", "Réponse envoyée à l’institution"),
    EventKind.PROMISE: (
        {"by": date(2020, 3, 30)},
        "Response promised by the institution for March 30, 2020",
        "Réponse promise par l’institution pour le 30 mars 2020",
    ),
    EventKind.CALL: (
        {"details": "My secret source at the desk."},
        "Telephone call with the institution",
        "Appel téléphonique avec l’institution",
    ),
    EventKind.COMPLAINT: (
        {"ground": "30(1)(c)"},
        "Complaint made to the Commissioner",
        "Plainte déposée auprès du Commissariat",
    ),
}


@pytest.mark.parametrize("kind", FURTHER_KINDS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_further_kind_is_told_in_both_languages(world, log, kind, language):
    facts, english, french = FURTHER_KINDS[kind]
    log(kind, "2020-03-20", **facts)

    text = said(drafted(world, language))

    assert (french if language == "fr" else english) in text
    assert "secret" not in text


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Request transferred from Royal Canadian Mounted Police to Health Canada"),
        ("fr", "Transmission de la demande (de : Gendarmerie royale du Canada; à : Santé Canada)"),
    ],
)
def test_a_transfer_names_both_institutions_in_the_letters_language(world, log, language, words):
    log(EventKind.TRANSFER, "2020-02-20", institution=Institution.objects.get(slug="hc-sc"))

    assert words in said(drafted(world, language))


def test_an_extension_taken_back_names_its_notice(world, log):
    log(EventKind.EXTENSION, "2020-03-02", days=60, grounds=(Ground("9(1)(a)"),))
    notice = world.access_request.events.get()
    log(EventKind.EXTENSION_WITHDRAWN, "2020-03-10", about=notice)

    assert "Extension withdrawn by the institution (notice of 2020-03-02)" in said(drafted(world, "en"))


def test_what_is_told_has_its_words_and_its_paper_in_both_languages():
    for words in (frame_en, frame_fr):
        assert set(words.CAME) == set(Kind)
        assert set(words.PAPERS) == set(Kind) - {Kind.CALL}
        assert set(words.DISPOSITIONS) == set(Disposition.values)
    assert {str(kind) for kind in Kind} <= set(EventKind.values)
    assert str(EventKind.NOTE) not in set(Kind)


def test_a_call_is_told_and_leaves_nothing_to_enclose(world, log):
    log(EventKind.CALL, "2020-03-20", details="The analyst: next week.")

    content = content_of(facts_of(drafted(world, "en"), TODAY))

    assert len(content.enclosures) == 1
    assert "'2020-03-20', 'Telephone call with the institution', '–'" in str(content)


@pytest.mark.parametrize(
    ("language", "row", "words"),
    [
        (
            "en",
            "Final response from the institution: disclosed in part, 12 pages",
            "A response was received on March 2, 2020 (enclosure 2), and the file was reopened on March 10, 2020.",
        ),
        (
            "fr",
            "Réponse finale de l’institution : communication partielle, 12 pages",
            "Une réponse a été reçue le 2 mars 2020 (pièce 2), et le dossier a été rouvert le 10 mars 2020.",
        ),
    ],
)
def test_an_answer_before_the_file_was_reopened_is_told(world, log, language, row, words):
    log(EventKind.RESPONSE, "2020-03-02", disposition="partial", pages=12, details="secret")
    log(EventKind.REOPENED, "2020-03-10")

    text = said(drafted(world, language))

    assert row in text
    assert words in text
    assert "secret" not in text


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "The institution had promised a response for March 25, 2020 (enclosure 2); none has come since."),
        ("fr", "L’institution avait promis une réponse pour le 25 mars 2020 (pièce 2); aucune n’est venue depuis."),
    ],
)
def test_a_promise_is_held_against_the_institution_once_its_day_is_over(world, log, language, words):
    log(EventKind.PROMISE, "2020-03-16", by=date(2020, 3, 25))
    log(EventKind.PROMISE, "2020-03-26", by=TODAY)

    assert words in said(drafted(world, language))


def test_a_transfer_is_not_said_not_to_have_come(world, log):
    log(EventKind.TRANSFER, "2020-02-20", institution=Institution.objects.get(slug="hc-sc"))

    text = said(drafted(world, "en"))

    assert "No notice of an extension under section 9 of the Act was received within that time." in text
    assert "of a transfer under section 8" not in text
