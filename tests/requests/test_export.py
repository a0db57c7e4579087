"""Export: exactly what the list shows and one may see, in each format; no cell a formula; a trace of each file."""

import csv
import io
import json
from datetime import date
from zipfile import ZipFile

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsrooms.models import AuditEntry
from requests_app.drafts import Ground
from requests_app.exchange import values_of_events
from requests_app.exports.events import events_of
from requests_app.models import AccessRequest, Event, Project, Tag
from requests_app.sheets.columns import COLUMNS, read_events, unguard
from tests.factories import AccessRequestFactory, MembershipFactory, answer, extend, log

BASE = "/en/daily/"
HOSTILE = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "'=1", " =1", '"=1', "＝1", '=HYPERLINK("http://x")')


@pytest.fixture
def alice(db, on_day):
    on_day("2020-04-01")
    return MembershipFactory(newsroom__slug="daily", newsroom__name="The Daily")


@pytest.fixture
def editor(alice):
    return MembershipFactory(newsroom=alice.newsroom, role="editor")


@pytest.fixture
def full(alice):
    """A request with something in nearly every column."""
    made = AccessRequestFactory(
        member=alice,
        subject="Contrats d’été",
        file_number="A-2020-1",
        project=Project.objects.create(newsroom=alice.newsroom, name="Faces"),
    )
    made.tags.add(Tag.objects.create(newsroom=alice.newsroom, name="police", key="police"))
    log(made, "acknowledgement", "2020-02-14", file_number="A-2020-1")
    note = log(made, "note", "2020-02-20", details="They called, twice.")
    log(made, "note", "2020-02-20", details="They called.", corrects=note)
    extend(made, "2020-03-09", None, grounds=(Ground("9(1)(a)", 30), Ground("9(1)(b)", 60)), sent_on=date(2020, 3, 6))
    log(made, "fee_notice", "2020-03-10", amount=5)
    answer(made, "2020-03-20", "partial", pages=120)
    return made


@pytest.fixture
def export(client):
    """The file that a member gets at this address, whole."""

    def ask(member, path="requests/export/csv/", language="en"):
        client.force_login(member.user)
        address = f"/{language}/{member.newsroom.slug}/{path}"
        answered = client.post(address)
        assert answered.status_code == 200, address
        return answered.getvalue()

    return ask


def lines(content):
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def by_heading(content):
    head, *rows = lines(content)
    return [dict(zip(head, row, strict=False)) for row in rows]


def opened(content):
    from openpyxl import load_workbook  # banned at the head of a module

    return load_workbook(io.BytesIO(content)).active


def references(content):
    return [row["Reference"] for row in by_heading(content)]


def test_a_row_tells_the_request_its_clock_and_its_events(export, alice, full):
    (row,) = by_heading(export(alice))

    assert row["Institution"] == "Royal Canadian Mounted Police"
    assert (row["Institution code"], row["Law"], row["State"]) == ("rcmp-grc", "ATIA", "Answered")
    assert (row["Filed on"], row["Original due date"], row["Answered on"]) == ("2020-02-10", "2020-03-11", "2020-03-20")
    assert (row["Project"], row["Tags"], row["Restricted"]) == ("Faces", "police", "no")
    assert (row["Extension, days"], row["Extension, grounds"]) == ("90", "9(1)(a), 9(1)(b)")
    assert (row["Disposition"], row["Pages"], row["Notes"]) == ("partial", "120", "They called.")
    events = read_events([row["Events"]])
    assert [event["kind"] for event in events] == [
        "acknowledgement", "note", "note", "extension", "fee_notice", "response",
    ]  # fmt: skip
    assert events[2]["corrects"] == 1
    assert full.reference == row["Reference"]


def test_the_events_are_those_that_an_import_takes_in(full):
    events = Event.objects.filter(access_request=full).prefetch_related("grounds").select_related("institution")

    written = json.loads(json.dumps(events_of([full.pk], {})[full.pk]))
    assert [tidy(event) for event in written] == [tidy(event) for event in values_of_events(events)]


def tidy(event):
    return {name: value for name, value in sorted(event.items()) if value is not None}


@pytest.mark.parametrize(
    "asked",
    ["", "?view=overdue", "?sort=subject", "?sort=-late", "?q=facial", "?institution=hc-sc", "?view=all&sort=filed"],
)
@pytest.mark.parametrize("page", ["overdue/", "requests/"])
def test_the_file_holds_what_the_list_shows_in_its_order(export, editor, some, page, asked):
    shown = some(page + asked)

    exported = references(export(editor, f"{page}export/csv/{asked}"))

    assert exported == [row.access_request.reference for row in shown]


@pytest.fixture
def some(client, alice, editor):
    """Requests of several kinds; the rows that the editor's page shows of them."""
    for number in range(6):
        made = AccessRequestFactory(member=alice, subject=f"Facial {number % 3}", filed_on=date(2020, 2, 10 + number))
        if number == 2:
            AccessRequest.objects.filter(pk=made.pk).update(quiet_until=date(2020, 5, 1))
        if number == 3:
            answer(made, "2020-02-20")

    def rows(address):
        client.force_login(editor.user)
        return client.get(f"{BASE}{address}").context["page"].rows

    return rows


def test_a_list_longer_than_a_page_goes_out_whole(client, export, alice, editor):
    for _number in range(55):
        AccessRequestFactory(member=alice)
    client.force_login(editor.user)
    page = client.get(f"{BASE}requests/")

    assert len(page.context["page"].rows) == 50
    assert len(references(export(editor, "requests/export/csv/" + page.context["page"].next_query))) == 55


def test_nobody_takes_out_what_is_not_shown_to_them(export, alice, editor):
    bob = MembershipFactory(newsroom=alice.newsroom)
    charlie = MembershipFactory(role="admin")
    secret = AccessRequestFactory(member=alice, restricted=True)
    open_one = AccessRequestFactory(member=alice)

    for member, seen in (
        (alice, {secret, open_one}),
        (editor, {secret, open_one}),
        (bob, {open_one}),
        (charlie, set()),
    ):
        assert set(references(export(member))) == {one.reference for one in seen}
    assert references(export(bob, "overdue/export/csv/")) == []  # a journalist's dashboard has their own


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_is_taken_for_a_formula(export, alice, text):
    made = AccessRequestFactory(
        member=alice, subject=text, text=text, file_number=text, requester_name=text, requester_organization=text,
        project=Project.objects.create(newsroom=alice.newsroom, name=text),
    )  # fmt: skip
    made.tags.add(Tag.objects.create(newsroom=alice.newsroom, name=text, key=text))
    log(made, "note", "2020-02-20", details=text)

    (row,) = by_heading(export(alice))
    for heading in ("Subject", "File number", "Requester", "Project", "Tags", "Notes", "Text of the request"):
        assert row[heading] == f"'{text}", heading
        assert unguard(row[heading]) == text
    sheet = opened(export(alice, "requests/export/xlsx/"))
    typed = [cell for cell in sheet[2] if cell.value == text]
    assert len(typed) == 8
    assert all(cell.data_type == "s" for cell in sheet[2] if isinstance(cell.value, str))


def test_a_workbook_has_real_days_and_its_head_stays_in_sight(export, alice, full):
    content = export(alice, "requests/export/xlsx/")
    sheet = opened(content)

    assert sheet.freeze_panes == "B2"
    head = [cell.value for cell in sheet[1]]
    row = dict(zip(head, sheet[2], strict=False))
    assert row["Filed on"].is_date
    assert row["Filed on"].value.date() == full.filed_on
    assert (row["Pages"].value, row["Pages"].data_type) == (120, "n")
    assert b"<f>" not in b"".join(
        ZipFile(io.BytesIO(content)).read(name) for name in ZipFile(io.BytesIO(content)).namelist()
    )


@pytest.mark.parametrize(
    ("language", "path", "told"),
    [
        ("en", "requests/export/xlsx/", ("Subject", "Royal Canadian Mounted Police")),
        ("fr", "demandes/exporter/xlsx/", ("Objet", "Gendarmerie royale du Canada")),
        (
            "fr",
            "demandes/exporter/xlsx/?headings=both",
            ("Subject / Objet", "Royal Canadian Mounted Police / Gendarmerie royale du Canada"),
        ),
    ],
)
@pytest.mark.usefixtures("full")
def test_headings_are_in_the_readers_language_or_in_both(export, alice, language, path, told):
    sheet = opened(export(alice, path, language))

    assert told[0] in [cell.value for cell in sheet[1]]
    assert told[1] in [cell.value for cell in sheet[2]]


def test_json_has_a_value_for_every_column(export, alice, full):
    (told,) = json.loads(export(alice, "requests/export/json/"))

    assert list(told) == [column.name for column in COLUMNS]
    assert (told["restricted"], told["answered_on"], told["pages"]) == (False, "2020-03-20", 120)
    assert told["events"][3]["grounds"] == [["9(1)(a)", 30], ["9(1)(b)", 60]]


@pytest.mark.parametrize("file_format", ["csv", "xlsx", "json"])
def test_an_empty_list_is_a_file_with_its_head_alone(export, alice, file_format):
    content = export(alice, f"requests/export/{file_format}/")

    if file_format == "json":
        assert json.loads(content) == []
    elif file_format == "csv":
        assert len(lines(content)) == 1
    else:
        assert opened(content).max_row == 1


def test_an_unknown_format_is_not_found(client, alice):
    client.force_login(alice.user)

    assert client.post(f"{BASE}requests/export/docx/").status_code == 404


def test_each_file_leaves_a_trace_of_who_took_what(export, alice, full):
    export(alice, "requests/export/json/?q=contrats")

    entry = AuditEntry.objects.get(action="requests.exported")
    told = entry.after or {}
    assert (entry.newsroom, entry.actor) == (alice.newsroom, alice.user)
    assert (told["format"], told["requests"]) == ("json", 1)
    assert "q=contrats" in told["asked"]["query"]


def test_a_file_takes_the_same_queries_for_many_as_for_few(export, alice):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            export(alice)
        return len(queries)

    AccessRequestFactory(member=alice)
    few = asked()
    for _number in range(20):
        extend(AccessRequestFactory(member=alice), "2020-03-09", 30)

    assert asked() <= few + 1  # the grounds of the extensions


def test_the_pages_lead_to_their_file(client, editor, full):
    client.force_login(editor.user)

    assert "/en/daily/requests/export/csv/?" in client.get(f"{BASE}requests/?q=facial").content.decode()
    assert "/en/daily/overdue/export/xlsx/?view=due" in client.get(f"{BASE}overdue/?view=due").content.decode()


def test_the_command_writes_every_request_of_the_newsroom(alice, full, tmp_path):
    secret = AccessRequestFactory(member=alice, restricted=True)
    AccessRequestFactory()
    path = tmp_path / "out.csv"

    call_command("export_requests", newsroom="daily", format="csv", language="fr", to=path)

    head, *rows = lines(path.read_bytes())
    assert head[0] == "Référence"
    assert {row[0] for row in rows} == {full.reference, secret.reference}
    assert AuditEntry.objects.get(action="requests.exported").actor is None


def test_the_command_names_what_is_wrong(db, tmp_path, alice):
    with pytest.raises(CommandError, match="nowhere"):
        call_command("export_requests", newsroom="nowhere", format="csv")
    with pytest.raises(CommandError, match="No such file"):
        call_command("export_requests", newsroom="daily", format="csv", to=tmp_path / "no" / "where.csv")
