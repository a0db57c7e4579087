"""Cited practice: the file is sound, nothing is cited that nobody chose, what was chosen is part of the approval."""

import re
from datetime import date
from urllib.parse import urlsplit

import pytest

from complaints.actions.approve_complaint import approve_complaint
from complaints.actions.draft_complaint import draft_complaint
from complaints.actions.edit_complaint import edit_complaint
from complaints.actions.export_letter import export_letter
from complaints.assembly import FactsChanged, content_of, facts_of, stable_facts
from complaints.drafts import ComplaintDraft
from complaints.enums import Ground
from complaints.letters.plain import plain_letter, plain_section
from complaints.models import Complaint
from complaints.practice import KINDS, decisions, offered_for
from requests_app.clock import law
from requests_app.drafts import Ground as Claimed
from requests_app.enums import EventKind

from .conftest import TODAY

PUBLISHERS = {"oic-ci.gc.ca", "www.oic-ci.gc.ca", "reports.fja-cmf.gc.ca"}
EVERY = [pytest.param(one, id=one.id) for one in decisions().values()]


# The file


@pytest.mark.parametrize("one", EVERY)
def test_an_entry_says_what_a_letter_needs_of_it(one):
    assert one.kind in KINDS
    assert set(one.grounds) <= set(Ground.values)
    assert one.grounds
    assert set(one.name) == set(one.held) == {"en", "fr"}
    assert (one.days is not None) == (one.kind in ("struck", "upheld"))
    assert law("ATIA").citation(one.section, "en")
    address = urlsplit(one.url)
    assert (address.scheme, address.hostname in PUBLISHERS) == ("https", True)


@pytest.mark.parametrize("one", EVERY)
def test_an_entry_is_cited_as_each_language_does(one):
    english, french = one.name["en"], one.name["fr"]
    number = r"\d{1,3}$"

    assert re.search(rf"{one.year} (OIC|FCA) {number}", english)
    assert re.search(rf"{one.year} (CI|CAF) {number}", french)
    assert english.split()[-1] == french.split()[-1]
    assert one.id.split("-")[-1] == english.split()[-1]


@pytest.mark.parametrize("one", EVERY)
def test_what_was_held_is_one_plain_sentence_with_the_same_figures(one):
    for language in ("en", "fr"):
        held = one.held[language]
        assert 40 < len(held) < 320
        assert held[-1] != "."
        assert not re.search(r"\. [A-ZÉ]", held)
        assert held[0].islower()
    assert figures(one.held["en"]) == figures(one.held["fr"])
    if one.days and one.days != 240:
        assert str(one.days) in figures(one.held["en"])
    assert not re.search(r" [;!?]", one.held["fr"])


def figures(held):
    joined = re.sub(r"(?<=\d)[, \u00a0](?=\d{3}\b)", "", held)
    return sorted(re.findall(r"\d{2,}", joined))


@pytest.mark.parametrize("one", EVERY)
def test_an_entry_was_checked_after_it_was_published_and_not_in_the_future(one):
    assert one.checked_on is None or date(one.year, 1, 1) < one.checked_on <= date(2026, 11, 25)


def test_each_entry_stands_once():
    names = [one.name["en"] for one in decisions().values()]

    assert len(names) == len(set(names)) == len({one.url for one in decisions().values()})


# What is offered


def ids(ground, length=None):
    return {kind: [one.id for one in same] for kind, same in offered_for(ground, length)}


def test_extensions_of_the_nearest_length_come_first_in_each_kind():
    assert ids("extension", 300) == {
        "struck": [
            *("2025-oic-19", "2023-oic-07", "2025-oic-18", "2024-oic-44", "2015-fca-56", "2022-oic-42", "2022-oic-21"),
            *("2024-oic-12", "2021-oic-27"),
        ],
        "upheld": ["2021-oic-5", "2022-oic-08", "2023-oic-24"],
    }


def test_a_ground_is_offered_its_own_decisions_only_the_newest_first():
    assert ids("search") == {"search": ["2025-oic-27", "2024-oic-05", "2024-oic-73", "2023-oic-17"]}
    assert "2024-oic-33" not in ids("delay")["delay"]
    assert "2024-oic-33" in ids("delay_extended")["delay"]
    assert ids("refusal") == {}


# The letter


@pytest.fixture
def draft(world):
    return draft_complaint(access_request=world.access_request, language="fr", by=world.alice, today=TODAY)


def choose(world, complaint, *chosen, language="fr"):
    words = ComplaintDraft(language=language, signatory_name="Alice Roy", practice=chosen)
    return edit_complaint(
        complaint=complaint, draft=words, expected_version=complaint.version, by=world.alice, today=TODAY
    )


def text(complaint):
    return plain_letter(content_of(facts_of(complaint, TODAY)))


@pytest.mark.django_db
def test_nothing_is_cited_that_nobody_chose(world, draft):
    assert not re.search(r"\b(OIC|CI|FCA|CAF) \d", text(draft))
    assert "practice" not in stable_facts(facts_of(draft, TODAY))


IN_ENGLISH = (
    "Reference is made to the following published decisions:\n\n"
    "1. Royal Canadian Mounted Police (Re), 2022 OIC 18: the pandemic did not excuse the absence of a response within"
    " thirty days; final responses were ordered forthwith (https://www.oic-ci.gc.ca/node/1711)."
)
IN_FRENCH = (
    "Il est fait référence aux décisions publiées suivantes :\n\n"
    "1. Gendarmerie royale du Canada (Re), 2022 CI 18 : la pandémie n’excusait pas l’absence de réponse dans les trente"
    " jours; des réponses finales ont été ordonnées sans délai (https://www.oic-ci.gc.ca/node/1711)."
)


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "said"), [("en", IN_ENGLISH), ("fr", IN_FRENCH)])
def test_what_was_chosen_stands_in_the_ground_with_its_source(world, draft, language, said):
    chosen = choose(world, draft, "2022-oic-18", language=language)

    [ground] = [one for one in content_of(facts_of(chosen, TODAY)).sections if one.key == "ground"]
    assert said in plain_section(ground).replace("\u00a0", " ")


@pytest.mark.django_db
def test_what_is_cited_is_part_of_what_was_approved(world, draft):
    chosen = choose(world, draft, "2022-oic-18")
    approved = approve_complaint(complaint=chosen, expected_version=chosen.version, by=world.bob, today=TODAY)

    Complaint.objects.filter(pk=approved.pk).update(practice=["2020-oic-12"])
    with pytest.raises(FactsChanged) as changed:
        export_letter(complaint=approved, by=world.ada, today=TODAY)
    assert list(changed.value.differences) == ["practice"]


@pytest.mark.django_db
def test_an_entry_that_the_file_lost_is_passed_over(world, draft):
    Complaint.objects.filter(pk=draft.pk).update(practice=["1999-oic-1"])
    draft.refresh_from_db()

    assert "1999" not in text(draft)


@pytest.mark.django_db
def test_a_person_chooses_on_the_page_and_finds_the_choice_again(world, draft, client):
    client.force_login(world.alice.user)
    typed = {"language": "fr", "signatory_name": "Alice Roy", "version": draft.version, "then": "save"}

    answer = client.post(world.url(), {**typed, "practice": ["2022-oic-18", "2025-oic-27", "nonsense"]})
    assert answer.status_code == 302
    draft.refresh_from_db()
    assert draft.practice == ["2022-oic-18"]  # the other is for another ground
    page = client.get(world.url()).content.decode().replace("\u00a0", " ")
    assert re.search(r'value="2022-oic-18"[^>]* checked', page)
    assert "last checked on 25 November 2026" in page
    assert "The pandemic did not excuse" in page


@pytest.mark.django_db
def test_an_extension_is_compared_with_those_of_its_length(world, client, log):
    log(EventKind.EXTENSION, "2020-03-09", days=600, grounds=(Claimed("9(1)(b)"),))
    about = world.access_request.events.get(kind="extension")
    draft_complaint(
        access_request=world.access_request,
        ground=Ground.EXTENSION,
        about=about,
        language="en",
        by=world.alice,
        today=TODAY,
    )
    client.force_login(world.alice.user)

    offered = re.findall(r'name="practice" value="([^"]+)"', client.get(world.url()).content.decode())
    assert offered[:2] == ["2025-oic-18", "2024-oic-44"]
