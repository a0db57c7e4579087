"""The cover letter: which letters it names, who makes it, that it says nothing that they do not."""

import io
import uuid
from dataclasses import replace
from datetime import date

import pytest

from complaints.actions.approve_complaint import approve_complaint
from complaints.actions.begin_batch import begin_batch
from complaints.actions.draft_complaint import draft_complaint
from complaints.actions.export_letter import export_letter
from complaints.covering import cover_of, cover_pdf, waiting
from complaints.letters.content import Table
from complaints.letters.cover import CoverFacts, Listed, compose_cover
from complaints.letters.facts import Letterhead, Signatory
from complaints.letters.plain import plain_letter
from complaints.models import Complaint
from newsrooms.models import AuditEntry
from requests_app.actions.log_request import log_request
from requests_app.drafts import RequestDraft
from requests_app.models import Institution

from .conftest import TODAY

pikepdf = pytest.importorskip("pikepdf")
PAGE = "/en/la-presse/complaints/cover-letter/"
SAID = {
    "en": "The 2 complaints listed below are submitted with this letter.",
    "fr": "Les 2 plaintes énumérées ci-dessous sont déposées avec la présente lettre.",
}
SIGNED = {"signatory_name": "Alice Roy", "signatory_title": "Journaliste"}


def made(world, access_request, ground="delay", language="en", **more):
    drafted = draft_complaint(
        access_request=access_request, ground=ground, language=language, by=world.alice, today=TODAY
    )
    Complaint.objects.filter(pk=drafted.pk).update(additional_facts="The entry is missing.", **more)
    approve_complaint(complaint=drafted, expected_version=drafted.version, by=world.bob, today=TODAY)
    export_letter(complaint=drafted, by=world.ada, today=TODAY)
    drafted.refresh_from_db()
    return drafted


@pytest.fixture
def other_request(world):
    draft = RequestDraft(
        institution=Institution.objects.get(abbr_en="CBSA"),
        subject="Masks",
        filed_on=date(2020, 1, 20),
        received_on=date(2020, 1, 20),
        channel="online",
        language="fr",
        journalist=world.alice.user,
        requester_name="Alice Roy",
    )
    return log_request(draft=draft, submission=uuid.uuid4(), by=world.alice, today=TODAY)


@pytest.fixture
def letters(world, other_request):
    """L-2020-0001 and -0003 on one request, -0002 on another, whose last day comes first."""
    first = made(world, world.access_request)
    second = made(world, other_request)
    return [first, second, made(world, world.access_request, ground="publication")]


@pytest.fixture
def admin(client, world):
    client.force_login(world.ada.user)
    return client


def posted(client, letters, language="en", **changes):
    chosen = [one.pk for one in letters]
    return client.post(PAGE, {"complaints": chosen, "language": language, **SIGNED, **changes})


def rows_of(world, letters, language):
    signatory = Signatory(name="Alice Roy")
    content = cover_of(letters, language=language, signatory=signatory, by=world.ada, today=TODAY)
    [table] = [block for section in content.sections for block in section.blocks if isinstance(block, Table)]
    return [tuple(cell.replace("\u00a0", " ") for cell in row) for row in table.rows]


@pytest.mark.django_db
def test_it_lists_each_letter_what_must_be_made_first_on_top(world, letters):
    assert rows_of(world, waiting(world.ada), "en") == [
        (
            "L-2020-0002",
            "Canada Border Services Agency",
            letters[1].access_request.reference,
            "No response within the time limit (deemed refusal) (paragraph 30(1)(a))",
            "2020-04-19",
        ),
        (
            "L-2020-0001",
            "Royal Canadian Mounted Police",
            f"A-2020-01234 ({world.access_request.reference})",
            "No response within the time limit (deemed refusal) (paragraph 30(1)(a))",
            "2020-05-10",
        ),
        (
            "L-2020-0003",
            "Royal Canadian Mounted Police",
            f"A-2020-01234 ({world.access_request.reference})",
            "Publication or bulletin under section 5 (paragraph 30(1)(e))",
            "–",
        ),
    ]
    french = rows_of(world, waiting(world.ada), "fr")
    assert french[0][1] == "Agence des services frontaliers du Canada"
    assert french[1][3] == "Absence de réponse dans le délai (présomption de refus) (alinéa 30(1)a))"


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_admin_makes_it_of_those_that_are_checked(admin, world, letters, text_of, language):
    answer = posted(admin, letters[:2], language)

    text = text_of(answer.content)
    assert answer["Content-Type"] == "application/pdf"
    assert 'attachment; filename="cover-letter-2020-04-01.pdf"' in answer["Content-Disposition"]
    assert SAID[language] in text
    assert "L-2020-0002" in text
    assert "L-2020-0003" not in text
    assert "DRAFT" not in text
    trace = AuditEntry.objects.get(action="cover_letter.made")
    assert trace.after == {"letters": ["L-2020-0001", "L-2020-0002"], "language": language}


@pytest.mark.django_db
def test_it_is_an_accessible_pdf_of_the_same_bytes_each_time(admin, world, letters):
    first, again = (posted(admin, letters, "fr").content for _ in range(2))

    assert first == again
    with pikepdf.open(io.BytesIO(first)) as document, document.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert str(document.Root.Lang) == "fr-CA"


@pytest.mark.django_db
def test_the_complaints_of_one_request_are_checked_where_its_page_leads_here(admin, world, letters):
    every = admin.get(PAGE).context["rows"]
    siblings = admin.get(f"{PAGE}?request={world.access_request.reference}").context["rows"]

    assert [checked for _, _, checked in every] == [True, True, True]
    assert {one.pk for one, _, checked in siblings if checked} == {letters[0].pk, letters[2].pk}
    page = admin.get(world.url()).content.decode()
    assert f"{PAGE}?request={world.access_request.reference}" in page


@pytest.mark.django_db
def test_a_complaint_to_the_other_commissioner_is_not_among_them(admin, world, letters, other_request):
    type(other_request).objects.filter(pk=other_request.pk).update(statute="PA")

    offered = {one.pk for one, _, _ in admin.get(PAGE).context["rows"]}
    assert offered == {letters[0].pk, letters[2].pk}


@pytest.mark.django_db
def test_the_letters_of_one_batch_are_checked_where_its_page_leads_here(admin, world, letters, other_request):
    late = draft_complaint(
        access_request=other_request, ground="publication", language="en", by=world.alice, today=TODAY
    )
    Complaint.objects.filter(pk=late.pk).update(additional_facts="The entry is missing.")
    approve_complaint(complaint=late, expected_version=late.version, by=world.bob, today=TODAY)
    batch = begin_batch(complaints=[late.pk], submission=uuid.uuid4(), by=world.ada)
    export_letter(complaint=late, by=world.ada, today=TODAY)

    rows = admin.get(f"{PAGE}?batch={batch.pk}").context["rows"]
    assert [one.pk for one, _, checked in rows if checked] == [late.pk]
    nothing = admin.get(f"{PAGE}?batch=999999").context["rows"]
    assert [checked for _, _, checked in nothing] == [False] * 4


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"complaints": []}, "complaints", "Check the complaints that go together."),
        ({"complaints": ["999999"]}, "complaints", "look at the list again"),
        ({"signatory_name": ""}, "signatory_name", "Who signs the cover letter?"),
        ({"signatory_name": "W" * 20_000}, "signatory_name", "20000 characters are too many; 150 fit."),
        ({"signatory_title": "a\x00b"}, "signatory_title", "Null characters are not allowed."),
        ({"language": "de"}, "language", "de"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(admin, letters, changes, field, said):
    page = posted(admin, letters, **changes)

    assert page.status_code == 200
    assert said in str(page.context["form"].errors[field])
    assert not AuditEntry.objects.filter(action="cover_letter.made").exists()


@pytest.mark.django_db
@pytest.mark.parametrize(("who", "status"), [("alice", 404), ("bob", 404), ("charlie", 404), ("ada", 200)])
def test_it_is_for_admins_of_the_newsroom(client, world, letters, who, status):
    client.force_login(getattr(world, who).user)

    assert client.get(PAGE).status_code == posted(client, letters).status_code == status


@pytest.mark.django_db
@pytest.mark.parametrize("more", [0, 3])
def test_the_page_costs_the_same_for_few_and_many(admin, world, letters, more, django_assert_max_num_queries):
    for _ in range(more):
        draft = RequestDraft(
            institution=Institution.objects.get(abbr_en="RCMP"),
            subject=f"Masks {more}",
            filed_on=date(2020, 1, 20),
            received_on=date(2020, 1, 20),
            channel="online",
            language="fr",
            journalist=world.alice.user,
            requester_name="Alice Roy",
        )
        made(world, log_request(draft=draft, submission=uuid.uuid4(), by=world.alice, today=TODAY))
    admin.get(PAGE)

    with django_assert_max_num_queries(10):
        assert len(admin.get(PAGE).context["rows"]) == 3 + more


# What it looks like


HEAD = Letterhead(
    name="La Presse",
    street="750, boulevard Saint-Laurent",
    city="Montréal",
    province="QC",
    postal_code="H2Y 2Z4",
    telephone="514 285-7000",
    email="acces@lapresse.example",
)
ONE = Listed(
    letter="L-2020-0001",
    institution="Gendarmerie royale du Canada",
    file_number="A-2020-01234",
    reference="2020-0001",
    section="30(1)(a)",
    ground="absence de réponse",
    last_day=date(2020, 5, 10),
)
COVER = CoverFacts(
    language="fr", today=TODAY, letterhead=HEAD, signatory=Signatory(name="Alice Roy"), complaints=(ONE,)
)
HOSTILE = "<img src='https://evil.example/x'> {{ y }} {% z %} " + "W" * 300


def test_one_complaint_is_said_in_the_singular():
    french, english = (plain_letter(compose_cover(replace(COVER, language=one))) for one in ("fr", "en"))

    assert "La plainte indiquée ci-dessous est déposée avec la présente lettre" in french
    assert "The complaint listed below is submitted with this letter" in english


def test_what_was_typed_stands_there_literally(text_of):
    hostile = replace(ONE, institution=HOSTILE, file_number=HOSTILE)
    content = compose_cover(replace(COVER, signatory=Signatory(name=HOSTILE[:150]), complaints=(hostile,)))

    text = text_of(cover_pdf(content))
    assert "<img" in text
    assert "{{ y }}" in text


def test_two_hundred_complaints_run_over_pages_each_with_the_head_of_the_table(text_of):
    many = tuple(replace(ONE, letter=f"L-2020-{number:04}") for number in range(1, 201))

    text = text_of(cover_pdf(compose_cover(replace(COVER, complaints=many))))
    assert all(f"L-2020-{number:04}" in text for number in range(1, 201))
    assert text.count("Dernier jour") > 4
    assert "Page 2 de" in text
