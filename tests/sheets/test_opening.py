"""Any file at all: its lines, or the one reason why there are none."""

import tracemalloc
from datetime import datetime
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from requests_app.imports.sentences import REFUSALS, refusal
from requests_app.sheets.layout import lay_out, not_a_request
from requests_app.sheets.opening import open_sheet
from requests_app.sheets.sheet import Empty, SheetRefused

from .files import archive, bomb, saved, workbook

HEAD = ["Institution", "Subject", "Filed on"]
ROW = ["RCMP", "Œuvres d’art – 5 €", "2024-03-01"]
TEXT = "Institution;Objet;Déposée le\nGRC;Œuvres d’art – 5 €;2024-03-01\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def cells(content, name="a.csv"):
    return [line.cells for line in open_sheet(content, name).lines]


def laid_out(content, name="a.csv"):
    return lay_out(open_sheet(content, name), zone=ZoneInfo("America/Toronto"))


def test_a_sheet_reads_alike_in_any_encoding():
    expected = [["Institution", "Objet", "Déposée le"], ["GRC", "Œuvres d’art – 5 €", "2024-03-01"]]

    for encoding in ("utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"):
        assert cells(TEXT.encode(encoding)) == expected, encoding


def test_latin_1_with_bytes_that_windows_leaves_free_is_read():
    assert cells("Subject,Filed on\nCaf\u00e9 \x81,2024-01-01\n".encode("latin-1"))[1][0].startswith("Café")


@pytest.mark.parametrize("separator", list(",;\t|"))
def test_the_separator_is_told_by_the_headings(separator):
    text = separator.join(HEAD) + "\n" + separator.join(["RCMP", '"a, b; c"', "2024-03-01"]) + "\n"

    assert cells(text.encode()) == [HEAD, ["RCMP", "a, b; c", "2024-03-01"]]


def test_a_declared_separator_is_believed_and_its_line_counted():
    lines = open_sheet(b"sep=;\r\nInstitution;Subject, and more;Filed on\r\nRCMP;x;2024-03-01\r\n").lines

    assert [line.number for line in lines] == [2, 3]
    assert lines[0].cells[1] == "Subject, and more"


def test_lines_are_counted_as_the_file_has_them():
    lines = open_sheet(b'Institution,Subject\n\n"RCMP","two\nlines"\nRCMP,b\n').lines

    assert [line.number for line in lines] == [1, 3, 5]


def test_a_workbook_gives_values_and_the_sheet_that_is_the_list():
    content = workbook(
        [["Read me"], ["Made by Ann"]], [HEAD, ["RCMP", "x", datetime(2024, 3, 1, 23, 40)]], title_1="List"
    )
    sheet = open_sheet(content, "a.xlsx")

    assert (sheet.title, sheet.others) == ("List", [])
    assert sheet.lines[1].cells == ["RCMP", "x", datetime(2024, 3, 1, 23, 40)]


def test_a_workbook_of_an_old_mac_says_so():
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active.append(HEAD)
    book.active.append(["RCMP", "x", 42409])

    assert open_sheet(saved(book), "a.xlsx").from_1904


def test_a_formula_that_was_never_calculated_is_no_empty_cell():
    sheet = open_sheet(workbook([HEAD, ["RCMP", "=A1&B1", "=TODAY()"], ["RCMP", "x", "2024-01-01"]]), "a.xlsx")

    assert sheet.lines[1].cells == ["RCMP", Empty.FORMULA, Empty.FORMULA]


def test_text_that_looks_like_a_formula_stays_text():
    assert cells(b"Institution,Subject\nRCMP,=1+1\nRCMP,-30 degrees\nRCMP,'=1+1\n")[1:] == [
        ["RCMP", "=1+1"],
        ["RCMP", "-30 degrees"],
        ["RCMP", "=1+1"],  # as an export of ours keeps it from being a formula
    ]


def test_titles_sections_and_totals_around_the_rows_are_told_apart():
    layout = laid_out(
        b"Our requests,,\nUpdated on 3 March,,\nInstitution,Subject,Filed on\n2023,,\nRCMP,x,2023-03-01\n"
        b"Institution,Subject,Filed on\nRCMP,y,2024-03-01\na,b,c\nTotal,2,\n"
    )

    assert layout.header.number == 3
    assert [not_a_request(line, layout.header) for line in layout.lines] == [
        "section", None, "repeated_header", None, "not_a_request", "total"
    ]  # fmt: skip


FILED = "agency,title,date_filed,date_received,date_closed,status\n"


@pytest.mark.parametrize(
    ("rows", "meant"),
    [
        ("RCMP,a,2024-01-02,2024-01-04,,Pending\nRCMP,b,2024-02-01,2024-02-01,2024-03-01,Closed\n", "received_on"),
        ("RCMP,a,2024-01-02,2024-03-04,2024-03-05,Closed\nRCMP,b,2024-02-01,,,Pending\n", "records_on"),
        (
            "RCMP,a,2024-01-02,2024-01-03,,\nRCMP,b,2024-01-02,2024-01-04,,\nRCMP,c,2024-02-01,2024-04-01,,\n",
            "received",
        ),
        ("RCMP,a,2024-01-02,,,\n", "received"),
    ],
)
def test_whose_receipt_a_column_tells_is_never_taken_from_its_name(rows, meant):
    layout = laid_out((FILED + rows).encode())

    assert layout.names[3] == meant
    assert layout.asks_received == (3 if meant == "received" else None)


WIDE = [f"c{number}" for number in range(200)]
HOSTILE = {
    "nothing": (b"", "a.csv", "empty"),
    "blank": (b" \r\n\r\n", "a.csv", "empty"),
    "only separators": (b",,,\n,,,\n", "a.csv", "empty"),
    "an empty workbook": (workbook([]), "a.xlsx", "empty"),
    "headings only": (b"Institution,Subject,Filed on\n", "a.csv", "header_only"),
    "headings only, in a workbook": (workbook([HEAD]), "a.xlsx", "header_only"),
    "no workbook at all": (b"Institution,Subject\nRCMP,x\n", "a.xlsx", "not_a_workbook"),
    "half a workbook": (workbook([HEAD, ROW])[:600], "a.xlsx", "not_a_workbook"),
    "a bomb": (bomb(), "a.xlsx", "unpacks_to_too_much"),
    "a bomb under another name": (bomb(), "a.csv", "unpacks_to_too_much"),
    "a broken sheet": (archive(xl__workbook_xml="x").replace(b"_xml", b".xml"), "a.xlsx", "broken_workbook"),
    "a password": (OLE + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le"), "a.xlsx", "password"),
    "old Excel": (OLE + b"\x00" * 600, "a.xls", "old_excel"),
    "OpenDocument": (archive(content_xml="x").replace(b"_xml", b".xml"), "a.ods", "open_document"),
    "Word": (archive(word__document_xml="x").replace(b"_xml", b".xml"), "a.xlsx", "word"),
    "a binary workbook": (archive(xl__workbook_bin="x").replace(b"_bin", b".bin"), "a.xlsb", "binary_workbook"),
    "Numbers": (archive(Index__Document_iwa="x").replace(b"_iwa", b".iwa"), "a.numbers", "numbers"),
    "an archive": (archive(a="x"), "a.xlsx", "other_archive"),
    "FragDenStaat": (archive(requests__7__request_json="{}").replace(b"_json", b".json"), "a.zip", "fragdenstaat"),
    "a PDF": (b"%PDF-1.7\n...", "a.csv", "pdf"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00", "a.csv", "picture"),
    "a web page": (b"<html><table><tr><td>Institution</td></tr></table></html>", "a.xls", "web_page"),
    "JSON": (b'[{"institution": "RCMP"}]', "a.csv", "json"),
    "binary": (bytes(range(256)) * 20, "a.csv", "not_text"),
    "prose": (b"Dear Ann,\nhere is the list that you asked for.\nBob\n", "a.csv", "not_a_list"),
    "200 columns of figures": ((",".join(WIDE) + "\n" + "1," * 199 + "1\n").encode(), "a.csv", "not_a_list"),
    "statistics": (
        (
            "Statistics 2023-24\n\n,Requests received," + ",".join(WIDE) + "\nHealth Canada," + "1," * 200 + "1\n"
        ).encode(),
        "a.csv",
        "not_a_list",
    ),
    "a million rows": (b"Institution,Subject\n" + b"RCMP,x\n" * 1_000_000, "a.csv", "too_many_rows"),
    "a cell without an end": (b'Institution,Subject\nRCMP,"' + b"x" * 200_000, "a.csv", "broken_text"),
    "a small cell without an end": (b'Institution,Subject\nRCMP,x\nRCMP,"Masks\nHC,y\nHC,z\n', "a.csv", "broken_text"),
    "more than we take": (b"x" * 25_000_001, "a.csv", "too_large"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_each_hostile_file_gets_its_sentence(case):
    content, name, code = HOSTILE[case]

    with pytest.raises(SheetRefused) as refused:
        laid_out(content, name)

    assert refused.value.code == code
    assert "%(" not in refusal(refused.value)


def test_every_refusal_has_a_case():
    assert set(REFUSALS) - {code for _content, _name, code in HOSTILE.values()} == {"too_wide"}


def test_a_bomb_is_refused_without_being_unpacked():
    content = bomb()
    assert len(content) < 300_000
    tracemalloc.start()
    with pytest.raises(SheetRefused):
        open_sheet(content, "a.xlsx")
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert most < 20_000_000


def test_a_cell_far_to_the_right_costs_nothing():
    book = openpyxl.Workbook()
    book.active.append(HEAD)
    for row in range(2, 1002):
        book.active.cell(row, 16_384, "x")

    with pytest.raises(SheetRefused, match="too_wide"):
        open_sheet(saved(book), "a.xlsx")


def test_200_columns_around_a_list_of_requests_do_no_harm():
    content = workbook([[*HEAD, *WIDE], [*ROW, *["x"] * 200]])

    assert list(laid_out(content, "a.xlsx").names.values()) == ["institution", "subject", "filed_on"]


@given(st.binary(max_size=400))
def test_no_bytes_break_the_opening(content):
    code = ""
    try:
        laid_out(content)
    except SheetRefused as refused:
        code = refused.code

    assert not code or code in REFUSALS


def test_a_quotation_mark_without_end_costs_no_row_and_its_line_is_named():
    with pytest.raises(SheetRefused) as refused:
        open_sheet(b'sep=,\nInstitution,Subject\nRCMP,x\nRCMP,"Masks\nHC,y\n', "a.csv")

    assert refused.value.details == {"line": 4}


@pytest.mark.parametrize("last", ['RCMP,"two\nlines"', 'RCMP,5" pipes', 'RCMP,"5"" pipes"', 'RCMP,"a"b', "RCMP,'"])
def test_quotation_marks_inside_a_cell_do_no_harm(last):
    assert len(cells(f"Institution,Subject\nRCMP,x\n{last}\n".encode())) == 3
