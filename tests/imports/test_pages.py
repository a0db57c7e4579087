"""The pages of an import: file, columns, check; and taking it back for a day."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from newsrooms.models import AuditEntry
from requests_app.models import AccessRequest, Event, ImportedRow, InstitutionAlias, SheetImport
from requests_app.views import imports
from tests.factories import log

PAGE = "/en/daily/import/"
SHEET = """Agency,Title,Date filed,Date received,Decision date,Outcome
Helth Canada,Water,03/02/2020,,,
Helth Canada,Masks,04/02/2020,,05/03/2020,test disposition
RCMP,Informants,06/02/2020,,,
RCMP,Contracts,31/02/2020,,,
"""


@pytest.fixture
def client(client, admin):
    client.force_login(admin.user)
    return client


@pytest.fixture
def upload(client):
    def send(content=SHEET, name="list.csv"):
        content = content if isinstance(content, bytes) else content.encode()
        return client.post(PAGE, {"file": SimpleUploadedFile(name, content)})

    return send


class Uploaded:
    """The page of a sheet, and a way to press its buttons: `uploaded("answers", said="…")`."""

    def __init__(self, client, address):
        self.client, self.address = client, address

    def __call__(self, do, **answers):
        version = SheetImport.objects.get().version
        return self.client.post(self.address, {"do": do, "version": version, **answers}, follow=True)


@pytest.fixture
def uploaded(upload, client):
    return Uploaded(client, upload().url)


def test_a_file_that_is_none_is_refused_beside_its_field_and_kept_nowhere(upload):
    page = upload(b"%PDF-1.7", "list.pdf")

    assert "This is a PDF." in page.context["form"].errors["file"][0]
    assert not SheetImport.objects.exists()


def test_a_name_that_is_no_name_does_no_harm(upload, client):
    name = "a\u202e../" + "x" * 300 + ".csv"

    assert client.get(upload(name=name).url).status_code == 200
    assert len(SheetImport.objects.get().name) <= 200


def test_each_question_is_asked_once(uploaded, client):
    context = client.get(uploaded.address).context
    questions = context["questions"]

    assert context["counts"] == {"import": 0, "ask": 4, "skip": 0}
    assert [(one.place, one.rows) for one in questions.orders.values()] == [(2, 3), (4, 1)]
    assert [(one.typed, one.suggested.slug, one.rows) for one in questions.names.values()] == [
        ("Helth Canada", "hc-sc", 2)
    ]
    assert [one.typed for one in questions.outcomes.values()] == ["test disposition"]
    assert [(one.line, one.column, one.value) for one in questions.cells] == [(5, "filed_on", "31/02/2020")]


def test_answers_make_rows_ready_and_nothing_is_saved_before_the_button(uploaded, client):
    page = uploaded(
        "answers",
        **{"order-2": "dmy", "order-4": "dmy", "typed": "Helth Canada", "institution-0": "Health Canada"},
        **{"said": "test disposition", "outcome-0": "partial", "cell-5-filed_on": "2020-02-28"},
    )

    assert page.context["counts"] == {"import": 4, "ask": 0, "skip": 0}
    assert not AccessRequest.objects.exists()

    page = uploaded("import")
    assert page.context["kept"].imported == 4
    assert sorted(map(str, AccessRequest.objects.values_list("filed_on", flat=True))) == [
        "2020-02-03", "2020-02-04", "2020-02-06", "2020-02-28"
    ]  # fmt: skip
    assert Event.objects.get().disposition == "partial"
    assert InstitutionAlias.objects.filter(folded="helth canada").exists()


def test_a_column_is_taken_for_what_somebody_says(uploaded, client):
    page = uploaded("columns", **{"column-2": "", "column-4": "filed_on", "column-3": "records_on"})

    names = {column.place: column.name for column in page.context["columns"]}
    assert (names[2], names[3], names[4]) == ("", "records_on", "filed_on")


def test_what_is_no_institution_is_said_and_nothing_breaks(uploaded):
    page = uploaded("answers", typed="Helth Canada", **{"institution-0": "Nowhere"})

    assert "“Nowhere” is no institution that we know." in page.content.decode()


def test_who_answers_an_old_page_is_told(uploaded):
    page = uploaded("answers", **{"order-2": "dmy"})
    again = uploaded("answers", **{"order-2": "mdy", "version": "1"})

    assert page.context["counts"]["ask"] == again.context["counts"]["ask"]
    assert "Somebody else answered meanwhile." in again.content.decode()


def test_the_button_pressed_twice_brings_the_rows_in_once(uploaded):
    uploaded("answers", **{"order-2": "dmy"})

    for _ in range(2):
        uploaded("import")

    assert AccessRequest.objects.get().subject == "Informants"


def test_many_rows_go_in_in_the_background(uploaded, client, run_jobs, monkeypatch):
    monkeypatch.setattr(imports, "AT_ONCE", 1)
    uploaded("answers", **{"order-2": "dmy"})

    waiting = uploaded("import")
    uploaded("import")
    assert "The rows are going in." in waiting.content.decode()
    assert not AccessRequest.objects.exists()
    run_jobs()

    assert client.get(uploaded.address).context["kept"].imported == 1
    assert AccessRequest.objects.count() == 1


def test_the_other_rows_come_back_as_a_file_that_says_why(uploaded, client):
    uploaded("answers", **{"order-2": "dmy"})
    before = client.get(uploaded.address + "left-over/").content.decode("utf-8-sig").splitlines()
    uploaded("import")
    after = client.get(uploaded.address + "left-over/")
    french = client.get(uploaded.address.replace("/en/", "/fr/").replace("import", "importation") + "lignes-restantes/")

    lines = after.content.decode("utf-8-sig").splitlines()
    assert lines == before
    assert lines[0].endswith("Outcome,Why it was not imported")
    assert lines[3] == "RCMP,Contracts,31/02/2020,,,,There is no such day: 31/02/2020."
    assert "attachment" in after["Content-Disposition"]
    assert "Ce jour n’existe pas" in french.content.decode()


def test_an_import_is_undone_within_a_day(uploaded, client):
    uploaded("answers", **{"order-2": "dmy"})
    uploaded("import")

    page = uploaded("undo")

    assert "One request was taken away." in page.content.decode()
    assert (AccessRequest.objects.count(), ImportedRow.objects.count()) == (0, 0)
    gone = AuditEntry.objects.get(action="request.import_undone")
    assert (gone.before or {})["subject"] == "Informants"
    assert "no longer be undone" in uploaded("undo").content.decode()


def test_what_was_added_to_keeps_a_request(uploaded):
    uploaded("answers", **{"order-2": "dmy"})
    uploaded("import")
    log(AccessRequest.objects.get(), "note", "2020-03-02", details="They called.")

    page = uploaded("undo")

    assert "One stays: something was added to it since." in page.content.decode()
    assert AccessRequest.objects.count() == 1


def test_after_a_day_it_stands(uploaded):
    uploaded("answers", **{"order-2": "dmy"})
    uploaded("import")
    SheetImport.objects.update(imported_at=timezone.now() - timedelta(hours=24))

    uploaded("undo")

    assert AccessRequest.objects.count() == 1


MISREAD = "Titre;x\nInstitution;Objet;Déposée le\nGRC;Café;2020-02-10\n"


def test_how_a_file_was_read_is_shown_and_can_be_said_otherwise(upload, client):
    uploaded = Uploaded(client, upload(MISREAD.encode("mac-roman")).url)
    context = client.get(uploaded.address).context
    assert (context["sheet"].encoding, context["sheet"].separator, context["layout"].header.number) == (
        "cp1252",
        ";",
        2,
    )
    assert context["header_choices"][:2] == [(1, "Titre · x"), (2, "Institution · Objet · DŽposŽe le")]

    context = uploaded("file", encoding="mac-roman", separator=";", header="2").context
    assert [column.heading for column in context["columns"]] == ["Institution", "Objet", "Déposée le"]
    assert context["counts"] == {"import": 1, "ask": 0, "skip": 0}


@pytest.mark.parametrize(
    "said", [{"header": "1"}, {"separator": ","}, {"encoding": "utf-16"}, {"header": "9" * 9}, {"encoding": "x"}]
)
def test_a_file_that_reads_as_no_list_any_more_stays_as_it_was(uploaded, said):
    page = uploaded("file", **said)

    assert page.status_code == 200
    assert page.context["counts"]["ask"] == 4


def test_columns_chosen_before_the_file_is_read_otherwise_are_forgotten(upload, client):
    text = "Institution,Subject,Filed on\nInstitution,Objet,Envoyée le\nRCMP,a,2020-02-10\n"
    uploaded = Uploaded(client, upload(text).url)
    uploaded("columns", **{"column-1": "notes"})

    context = uploaded("file", header="2").context
    assert [column.name for column in context["columns"]] == ["institution", "subject", "filed_on"]
    assert context["layout"].header.number == 2


def test_a_sheet_that_names_no_institution_is_asked_once(upload, client):
    uploaded = Uploaded(client, upload("Number,Subject,Filed on\nA-1,a,2020-02-10\nA-2,b,2020-02-10\n").url)
    questions = client.get(uploaded.address).context["questions"]
    assert [(one.typed, one.rows) for one in questions.names.values()] == [("", 2)]
    assert questions.cells == []

    page = uploaded("answers", typed="", **{"institution-0": "RCMP"})
    assert page.context["counts"]["import"] == 2


def test_each_row_says_what_it_becomes_what_to_know_and_in_which_cell(upload, client):
    text = (
        "Institution,Subject,Filed on,Answered on,Decision,Reporter\n"
        "RCMP,Masks,2020-02-10,2020-03-02,Denied,\nRCMP,Water,2020-02-11,,,Eve\n2019,,,,,\nRCMP,Roads,30/02/2020,,,\n"
    )
    context = client.get(upload(text).url).context

    water, masks = context["ready"]
    assert [(reason.cell, reason.text) for reason in water.reasons] == [
        ("F3", "“Eve” is nobody in the newsroom; the request will be yours.")
    ]
    assert (masks.events, masks.reasons) == ([("Final response", date(2020, 3, 2))], [])
    assert (str(water.due), water.events) == ("2020-03-12", [])
    assert [(row.line, row.subject, row.reasons[0].text) for row in context["left"]] == [
        (4, "2019", "A title between the rows.")
    ]
    assert [cell.cell for cell in context["questions"].cells] == ["C5"]


@pytest.mark.parametrize("rows", [1, 40])
def test_the_page_costs_the_same_for_1_and_40_rows(upload, client, django_assert_num_queries, rows):
    address = upload("Institution,Subject,Filed on\n" + "".join(f"RCMP,{n},2020-02-10\n" for n in range(rows))).url
    client.get(address)

    with django_assert_num_queries(QUERIES):
        client.get(address)


QUERIES = 12
