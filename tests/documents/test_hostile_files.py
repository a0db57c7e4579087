"""Each hostile or foreign file gets its sentence; what merely cannot be read is kept. All are built here."""

import io
import tracemalloc

import pytest

from requests_app.documents.judging import judge
from requests_app.documents.kinds import KINDS, Refused
from requests_app.documents.limits import FILE_BYTES
from requests_app.documents.names import clean_name
from requests_app.documents.wording import REFUSED, refusal

from . import files

PAGE = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
CFB = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
LAUGHS = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>'
WORD_PARTS = {files.CONTENT_TYPES: "<Types/>", "word/document.xml": "<x/>"}

# name as it came, content, code of the sentence
HOSTILE = {
    "a web page named .pdf": ("letter.pdf", PAGE, "web_page"),
    "a web page named .txt": ("notes.txt", PAGE, "web_page"),
    "a web page named .csv": ("sheet.csv", b"\xef\xbb\xbf\n\n" + PAGE, "web_page"),
    "a web page in UTF-16": ("notes.txt", b"\xff\xfe" + PAGE.decode().encode("utf-16-le"), "web_page"),
    "a web page under its own name": ("page.html", PAGE, "web_page"),
    "SVG with a script": ("logo.svg", SVG, "web_page"),
    "SVG named .png": ("logo.png", SVG, "web_page"),
    "PHP named .txt": ("x.txt", b"<?php system($_GET[0]); ?>", "web_page"),
    "%PDF before a web page": ("letter.pdf", b"%PDF-1.4\n" + PAGE, "polyglot"),
    "a PDF with an archive behind it": ("letter.pdf", files.pdf() + files.archive({"x.txt": "x"}), "polyglot"),
    "a picture with an archive behind it": ("scan.jpg", files.picture("JPEG") + files.archive({"x": "x"}), "polyglot"),
    "a program": ("setup.exe", b"MZ\x90\x00\x03" + b"\x00" * 200, "program"),
    "a program named .pdf": ("letter.pdf", b"MZ\x90\x00\x03" + b"\x00" * 200, "program"),
    "a program of Linux": ("letter", b"\x7fELF\x02\x01\x01" + b"\x00" * 200, "program"),
    "a script of the shell named .txt": ("run.txt", b"#!/bin/sh\nrm -rf /\n", "program"),
    "two endings": ("letter.pdf.exe", files.pdf(), "misnamed"),
    "a PDF named .png": ("scan.png", files.pdf(), "misnamed"),
    "a picture named .pdf": ("letter.pdf", files.picture(), "misnamed"),
    "text named .js": ("script.js", b"alert(1)\n", "misnamed"),
    "a workbook named .docx": ("letter.docx", files.xlsx(), "misnamed"),
    "nothing": ("empty.pdf", b"", "empty"),
    "GIF": ("fun.gif", b"GIF89a" + b"\x01\x00" * 200, "kind"),
    "GIF named .png": ("fun.png", b"GIF89a" + b"\x01\x00" * 200, "kind"),
    "a film": ("film.mp4", b"\x00\x00\x00\x18ftypmp42" + b"\x00" * 200, "kind"),
    "an archive": ("all.zip", files.archive({"letter.pdf": files.pdf()}), "kind"),
    "an archive named .docx": ("letter.docx", files.archive({"x.txt": "x"}), "kind"),
    "an archive cut short": ("all.zip", files.archive({"x.txt": "x" * 999})[:60], "kind"),
    "7z": ("all.7z", b"7z\xbc\xaf\x27\x1c" + b"\x00" * 200, "kind"),
    "gzip": ("letter.txt", b"\x1f\x8b\x08\x00" + b"\x00" * 200, "kind"),
    "bytes that are nothing": ("letter.txt", bytes(range(256)) * 8, "kind"),
    "NUL far behind": ("letter.txt", b"a" * 2_000_000 + b"\x00\x01\x02", "kind"),
    "a document of old Word": ("letter.doc", CFB, "old_office"),
    "a message of Outlook named .xlsx": ("sheet.xlsx", CFB, "old_office"),
    "a workbook that unpacks to 191 MB": ("sheet.xlsx", files.xlsx_bomb(), "archive_bomb"),
    "more parts than a document has": (
        "x.docx",
        files.archive(WORD_PARTS | {f"p{n}": "" for n in range(1200)}),
        "archive_members",
    ),
    "parts that share their bytes": ("x.docx", files.overlapping(), "archive_bomb"),
    "a part that leads out": ("x.docx", files.archive(WORD_PARTS | {"../../etc/cron.d/x": "x"}), "archive_names"),
    "a part with an absolute name": ("x.docx", files.archive(WORD_PARTS | {"/etc/passwd": "x"}), "archive_names"),
    "a part that is there twice": ("x.docx", files.archive(WORD_PARTS | {"WORD/document.xml": "x"}), "archive_names"),
    "an archive inside": ("x.docx", files.archive(WORD_PARTS | {"word/inner.zip": b"PK"}), "archive_foreign"),
    "a program inside": ("x.xlsx", files.archive(WORD_PARTS | {"xl/run.exe": b"MZ"}), "archive_foreign"),
    "macros": ("x.docx", files.archive(WORD_PARTS | {"word/vbaProject.bin": b"x"}), "macros"),
    "macros of Excel 4": ("x.docx", files.archive(WORD_PARTS | {"xl/macrosheets/sheet1.xml": b"x"}), "macros"),
    "a macro workbook renamed": (
        "x.docx",
        files.archive(
            {**WORD_PARTS, files.CONTENT_TYPES: "<Types>application/vnd.ms-word.document.macroEnabled</Types>"}
        ),
        "macros",
    ),
    "entities that expand": ("x.docx", files.archive(WORD_PARTS | {"word/styles.xml": LAUGHS}), "entities"),
    "a picture of 3.6 billion points": ("scan.png", files.huge_png(), "picture_bomb"),
    "a mail that is none": ("mail.eml", b"Dear all,\n\nthis is no mail.\n", "not_mail"),
    "a web page named .eml": ("mail.eml", PAGE, "not_mail"),
}
UNREADABLE = {
    "a workbook that a password locks": ("sheet.xlsx", files.locked_office(), "xlsx", "password"),
    "a document cut short": ("letter.docx", files.docx()[:200], "docx", "damaged"),
    "a picture cut after its head": ("scan.png", files.picture()[:20], "png", "damaged"),
    "a photo of nothing": ("scan.jpg", b"\xff\xd8\xff" + b"x" * 300, "jpg", "damaged"),
    "a TIFF of nothing": ("fax.tif", b"II*\x00" + b"\xff" * 300, "tif", "damaged"),
}
GOOD = {
    "PDF": ("letter.pdf", files.pdf("Hello"), "pdf"),
    "PDF without an ending": ("letter", files.pdf(), "pdf"),
    "PDF with a figure for an ending": ("Request of 2020.2020", files.pdf(), "pdf"),
    "PDF in capitals": ("LETTER.PDF", files.pdf(), "pdf"),
    "PNG": ("scan.png", files.picture(), "png"),
    "JPG": ("scan.jpeg", files.picture("JPEG"), "jpg"),
    "TIFF": ("fax.tiff", files.picture("TIFF"), "tif"),
    "DOCX": ("letter.docx", files.docx(), "docx"),
    "XLSX": ("sheet.xlsx", files.xlsx(), "xlsx"),
    "CSV": ("sheet.csv", b"a,b\n1,2\n", "csv"),
    "CSV of Windows": ("sheet.csv", "objet;réponse\n".encode("cp1252"), "csv"),
    "TXT": ("notes.txt", "Été".encode(), "txt"),
    "TXT in UTF-16": ("notes.txt", "Été".encode("utf-16"), "txt"),
    "EML": ("mail.eml", files.mail(), "eml"),
}


@pytest.mark.parametrize(("name", "content", "code"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_gets_its_sentence(name, content, code):
    with pytest.raises(Refused) as refused:
        judge(io.BytesIO(content), clean_name(name))

    assert refused.value.code == code
    said = refusal(refused.value)
    assert said.endswith(".")
    assert "%(" not in said


def test_there_are_forty_of_them_at_least_and_no_sentence_is_for_nothing():
    assert len(HOSTILE) >= 40
    elsewhere = {
        "too_large",
        "too_much_at_once",
        "request_full",
        "purged_before",
        "known_kind",
    }  # of the request, not of the file
    assert {code for _, _, code in HOSTILE.values()} == set(REFUSED) - elsewhere


def test_a_foreign_kind_is_named_and_what_is_allowed_is_said():
    with pytest.raises(Refused) as refused:
        judge(io.BytesIO(b"GIF89a" + b"\x01\x00" * 200), "fun.gif")

    allowed = "Allowed are PDF, PNG, JPG, TIF, DOCX, XLSX, CSV, TXT and EML."
    assert refusal(refused.value) == f"It is a GIF file, which is not kept here. {allowed}"


@pytest.mark.parametrize(("name", "content", "kind", "problem"), UNREADABLE.values(), ids=UNREADABLE)
def test_an_unreadable_file_of_an_allowed_kind_is_kept(name, content, kind, problem):
    judged = judge(io.BytesIO(content), name)

    assert (judged.kind, judged.problem) == (kind, problem)


@pytest.mark.parametrize(("name", "content", "kind"), GOOD.values(), ids=GOOD)
def test_a_good_file_is_what_it_is(name, content, kind):
    judged = judge(io.BytesIO(content), name)

    assert (judged.kind, judged.problem) == (kind, "")


def test_every_kind_has_a_good_file():
    assert {kind for _, _, kind in GOOD.values()} == set(KINDS)


def test_a_bomb_is_refused_without_being_unpacked():
    bomb = io.BytesIO(files.xlsx_bomb())

    tracemalloc.start()
    with pytest.raises(Refused):
        judge(bomb, "sheet.xlsx")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < 20_000_000


def test_a_file_that_is_too_large_is_not_even_opened():
    class Endless(io.BytesIO):
        def seek(self, *_):
            return FILE_BYTES + 1

    with pytest.raises(Refused) as refused:
        judge(Endless(), "letter.pdf")

    assert refusal(refused.value) == "The file is larger than 25 MB."


NAMES = {
    "../../etc/passwd": "passwd",
    "C:\\Users\\me\\letter.pdf": "letter.pdf",
    "letter\x00.pdf": "letter.pdf",
    "letter\r\nSet-Cookie: x.pdf": "letterSet-Cookie: x.pdf",
    "invoice\u202efdp.exe": "invoicefdp.exe",
    "\u2066hidden\u2069\u200b.pdf": "hidden.pdf",
    "re\u0301ponse.pdf": "réponse.pdf",
    "\ud800letter.pdf": "letter.pdf",
    "  .  letter .pdf. ": "letter .pdf",
    "..": "document",
    "": "document",
    "/": "document",
    "a" * 300 + ".pdf": "a" * 195 + "….pdf",
}


@pytest.mark.parametrize(("came", "kept"), NAMES.items(), ids=range(len(NAMES)))
def test_a_name_is_made_harmless(came, kept):
    assert clean_name(came) == kept
