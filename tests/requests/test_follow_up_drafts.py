"""Follow-ups: what there is to ask for on a day, said as a journalist would, in either language."""

import dataclasses
from datetime import date, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from newsrooms.dates import NBSP
from requests_app.follow_up import Facts, Situation, mail_link, situations, write
from requests_app.follow_up.mail import LONGEST_LINK
from requests_app.follow_up.write import SUPPORTED
from requests_app.models import AccessRequest, Event
from requests_app.queries.follow_up import follow_up_facts
from tests.factories import AccessRequestFactory, answer, extend, log

TODAY = date(2020, 4, 1)
LATE = Facts(
    today=TODAY,
    statute="ATIA",
    state="deemed_refusal",
    file_number="A-2020-00417",
    subject="Facial recognition",
    filed_on=date(2020, 2, 7),
    channel="online",
    received_on=date(2020, 2, 10),
    due=date(2020, 3, 11),
    signed=("Alice Martin", "The Daily"),
    may_complain=True,
    acknowledged=True,
)


def changed(**facts):
    return dataclasses.replace(LATE, **facts)


def page_of(client, request, query=""):
    return client.get(f"{request.get_absolute_url()}follow-up/{query}")


IN_TIME = {"state": "awaiting", "due": date(2020, 4, 20), "may_complain": False}
EACH = {
    Situation.OVERDUE: LATE,
    Situation.PROMISE_PASSED: changed(promised_on=date(2020, 3, 2), promised_for=date(2020, 3, 27)),
    Situation.HOLD_ANSWERED: changed(**IN_TIME, asked_on=date(2020, 3, 9), answered_on=date(2020, 3, 12)),
    Situation.EXTENDED: changed(
        state="extended", due=date(2020, 6, 9), extended_on=date(2020, 3, 9), released_on=date(2020, 3, 20)
    ),
    Situation.UNACKNOWLEDGED: changed(**IN_TIME, acknowledged=False, received_on=None, file_number=""),
    Situation.RUNNING: changed(**IN_TIME),
}


@pytest.mark.parametrize("situation", Situation)
def test_each_state_has_its_own_letter_first(situation):
    assert situations(EACH[situation])[0] == situation


def test_the_most_pressing_comes_first_and_the_rest_can_be_chosen():
    late_twice = changed(promised_for=date(2020, 3, 27), acknowledged=False)

    assert situations(late_twice) == [Situation.PROMISE_PASSED, Situation.OVERDUE, Situation.UNACKNOWLEDGED]


@pytest.mark.parametrize("state", ["answered", "answered_late", "abandoned", "suspended", "on_hold"])
def test_there_is_nothing_to_ask_once_it_is_over_or_while_it_is_for_us(state):
    assert situations(changed(state=state)) == []


@pytest.mark.parametrize("days", [7, 8])
def test_silence_is_asked_about_after_a_week(days):
    facts = changed(**IN_TIME, acknowledged=False, filed_on=TODAY - timedelta(days=days))

    assert (Situation.UNACKNOWLEDGED in situations(facts)) is (days > 7)


def test_the_english_of_an_overdue_answer():
    draft = write(LATE, Situation.OVERDUE, "en")

    assert draft.subject == "Request A-2020-00417: response overdue"
    assert draft.body.replace(NBSP, " ") == (
        "Hello,\n\n"
        "I am writing about my request under the Access to Information Act (your file A-2020-00417), filed on February"
        " 7, 2020 and received on February 10, 2020: “Facial recognition”.\n\n"
        "The time limit ended on March 11, 2020, 21 days ago. Under subsection 10(3) of the Act, the institution is"
        " deemed to have refused access.\n\n"
        "Please tell me:\n\n"
        "- the date on which I will have a complete response;\n"
        "- where the request stands: how many pages were found, how many have been reviewed, and who is still to be"
        " consulted;\n"
        "- what can be released now. Please send it without waiting for the rest.\n\n"
        "I may complain to the Information Commissioner, and would rather have the records. I rely on your"
        " institution’s duty to assist and to provide timely access (subsection 4(2.1) of the Act).\n\n"
        "Thank you,\n\n"
        "Alice Martin\nThe Daily"
    )


def test_the_french_of_an_overdue_answer():
    draft = write(LATE, Situation.OVERDUE, "fr")

    assert draft.subject == f"Demande A-2020-00417{NBSP}: réponse en retard"
    said = draft.body.replace(NBSP, " ")
    assert (
        "Le délai a pris fin le 11 mars 2020, il y a 21 jours. Aux termes du paragraphe 10(3) de la Loi, l’institution"
        " est réputée avoir refusé la communication."
    ) in said
    assert "Je peux déposer une plainte auprès du Commissariat à l’information" in said


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("statute", sorted(SUPPORTED))
@pytest.mark.parametrize("situation", Situation)
def test_every_letter_is_whole_under_both_acts_and_in_both_languages(situation, statute, language):
    facts = dataclasses.replace(EACH[situation], statute=statute, written_on=date(2020, 3, 23))

    draft = write(facts, situation, language)

    for text in (draft.subject, draft.body):
        assert "None" not in text
        assert "  " not in text.replace(NBSP, " ")
        assert text == text.strip()
    assert "Facial recognition" in draft.body
    assert ("23 mars 2020" if language == "fr" else "March 23, 2020") in draft.body.replace(NBSP, " ")
    assert ("4(2.1)" in draft.body) <= (statute == "ATIA")
    if language == "fr":
        assert "'" not in draft.body
        assert " :" not in draft.body.replace(f"{NBSP}:", "")


def test_a_letter_threatens_with_no_complaint_that_can_no_longer_be_made():
    for situation in (Situation.OVERDUE, Situation.PROMISE_PASSED):
        facts = dataclasses.replace(EACH[situation], may_complain=False)
        assert "omplain" not in write(facts, situation, "en").body
        assert "plainte" not in write(facts, situation, "fr").body


def test_an_extension_without_a_day_asks_for_the_day():
    facts = dataclasses.replace(EACH[Situation.EXTENDED], due=None, released_on=None)

    assert "without saying until when. Please tell me the date." in write(facts, Situation.EXTENDED, "en").body
    assert "sans dire jusqu’à quand. Veuillez m’indiquer la date." in write(facts, Situation.EXTENDED, "fr").body


# What it rests on


def test_the_facts_come_from_the_stored_clock_and_the_events(alice):
    request = AccessRequestFactory(member=alice, file_number="A-1", received_on=None)
    log(request, "acknowledgement", "2020-02-14", received_on=date(2020, 2, 10))
    log(request, "promise", "2020-03-02", by=date(2020, 3, 20), details="Ready by the 20th.")
    log(request, "follow_up", "2020-03-23", details="Asked again.")
    request.refresh_from_db()

    facts = follow_up_facts(request, TODAY)

    assert facts.state == "deemed_refusal"
    assert (facts.due, facts.received_on, facts.acknowledged) == (date(2020, 3, 11), date(2020, 2, 10), True)
    assert (facts.promised_on, facts.promised_for) == (date(2020, 3, 2), date(2020, 3, 20))
    assert facts.written_on == date(2020, 3, 23)
    assert facts.may_complain


def test_what_was_corrected_is_not_told(alice):
    request = AccessRequestFactory(member=alice)
    wrong = log(request, "follow_up", "2020-03-23", details="Asked again.")
    Event.objects.create(
        newsroom=alice.newsroom,
        access_request=request,
        kind="follow_up",
        happened_on=date(2020, 3, 24),
        details="Asked again.",
        supersedes=wrong,
        logged_by=alice.user,
    )

    assert follow_up_facts(request, TODAY).written_on == date(2020, 3, 24)


def test_a_complaint_under_way_or_a_window_over_is_not_threatened_with(alice, request_of_alice):
    assert follow_up_facts(request_of_alice, TODAY).may_complain
    assert not follow_up_facts(request_of_alice, date(2020, 5, 11)).may_complain
    AccessRequest.objects.update(complaint_stage="draft")
    request_of_alice.refresh_from_db()
    assert not follow_up_facts(request_of_alice, TODAY).may_complain


# The page


def test_the_page_shows_the_letter_in_the_language_of_the_request_and_in_the_other(client, alice):
    request = AccessRequestFactory(member=alice, language="fr")

    assert "réponse en retard" in page_of(client, request).content.decode()
    assert "response overdue" in page_of(client, request, "?language=en").content.decode()
    assert page_of(client, request, "?about=nonsense&language=xx").context["situation"] == "overdue"
    assert f"{request.get_absolute_url()}follow-up/" in client.get(request.get_absolute_url()).content.decode()


def test_a_letter_that_is_answered_or_under_another_law_is_not_drafted(client, alice):
    answered, quebec = AccessRequestFactory(member=alice), AccessRequestFactory(member=alice, statute="QC")
    answer(answered, "2020-03-02")

    for request in (answered, quebec):
        assert "There is nothing to ask the institution for" in page_of(client, request).content.decode()


def test_logging_that_it_was_sent_takes_the_letter_along_and_saves_nothing_yet(client, request_of_alice):
    page = page_of(client, request_of_alice)
    typed = {
        "happened_on": "2020-04-01",
        "submission": str(page.context["submission"]),
        "version": request_of_alice.version,
        "details": page.context["draft"].body,
    }
    address = f"{request_of_alice.get_absolute_url()}log/follow-up/"
    assert f'action="{address}"' in page.content.decode()

    form = client.post(address, {**typed, "preview": "1"}).context["form"]

    assert form["details"].value() == page.context["draft"].body
    assert not request_of_alice.events.exists()
    assert client.post(address, typed).status_code == 302
    assert request_of_alice.events.get().kind == "follow_up"


# The mail program


def test_the_link_says_exactly_what_the_letter_says():
    subject, body = "Demande « A&B » : 100 % + ?", "Bonjour,\n\nÀ bientôt & merci = oui #1"

    link, fits = mail_link("aiprp-atip@example.gc.ca", subject, body)

    assert fits
    assert link.startswith("mailto:aiprp-atip@example.gc.ca?subject=")
    assert not set(link) & set(' "<>\n\r«')
    query = parse_qs(urlsplit(link).query, strict_parsing=True)
    assert query == {"subject": [subject], "body": [body.replace("\n", "\r\n")]}


def test_no_address_can_add_a_header():
    link, _ = mail_link("a@b.ca?bcc=spy@example.com\n&cc=x", "Hello", "Text")

    assert link.partition("?")[0] == "mailto:a@b.ca%3Fbcc%3Dspy@example.com%0A%26cc%3Dx"


def test_a_letter_too_long_for_a_link_leaves_the_subject():
    link, fits = mail_link("a@b.ca", "Hello", "é" * LONGEST_LINK)

    assert (link, fits) == ("mailto:a@b.ca?subject=Hello", False)


def test_the_page_costs_the_same_for_few_and_many_events(client, alice, django_assert_max_num_queries):
    few, many = AccessRequestFactory(member=alice), AccessRequestFactory(member=alice)
    for number in range(10):
        log(many, "follow_up", f"2020-03-{number + 10}", details="Asked again.")
    extend(few, "2020-03-09", 30)
    costs = []
    for request in (few, many):
        with django_assert_max_num_queries(12) as queries:
            page_of(client, request)
        costs.append(len(queries))

    assert costs[0] == costs[1]
