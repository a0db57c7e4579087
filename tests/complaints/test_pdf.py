"""The printed letter: marks, fonts, tags, sameness, and that nothing that is typed leaves the house."""

import io
import subprocess
import sys
from dataclasses import replace

import pytest
from django.utils.html import escape

from complaints.actions.draft_complaint import draft_complaint
from complaints.assembly import content_of, facts_of, html_of, pdf_of
from complaints.letters.render import render_pdf
from newsrooms.pdf import press
from newsrooms.pdf.press import TakesTooLong, TooManyPages

from .conftest import TODAY

pikepdf = pytest.importorskip("pikepdf")

FACES = {
    "Letter-Serif",
    "Letter-Serif-Semi-Bold-Italic",
    "Letter-Serif-Semi-Bold",
    "Letter-Serif-Italic",
    "Letter-Sans",
    "Letter-Sans-Semi-Bold",
}


@pytest.fixture
def facts(world):
    complaint = draft_complaint(access_request=world.access_request, language="fr", by=world.alice, today=TODAY)
    return facts_of(complaint, TODAY)


def test_a_draft_is_marked_on_every_page(facts, text_of):
    pdf = pdf_of(facts)

    pages = len(pikepdf.open(io.BytesIO(pdf)).pages)
    assert text_of(pdf).count("DRAFT · ÉBAUCHE") == pages == 2


def test_a_final_letter_is_not_marked(facts, text_of):
    text = text_of(pdf_of(replace(facts, number="L-2020-0001")))

    assert "DRAFT" not in text
    assert "ÉBAUCHE" not in text


def test_our_faces_are_embedded(facts, tmp_path):
    (tmp_path / "letter.pdf").write_bytes(pdf_of(facts))
    listed = subprocess.run(["pdffonts", tmp_path / "letter.pdf"], capture_output=True, text=True, check=True).stdout

    rows = [line.split() for line in listed.splitlines()[2:]]
    assert {row[0].partition("+")[2] for row in rows} == FACES
    assert {row[-5] for row in rows} == {"yes"}  # embedded


def test_it_is_tagged_titled_and_says_its_language(facts):
    document = pikepdf.open(io.BytesIO(pdf_of(facts)))

    assert str(document.Root.Lang) == "fr-CA"
    assert document.Root.MarkInfo.Marked
    assert document.Root.ViewerPreferences.DisplayDocTitle
    with document.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"].startswith("Plainte au Commissariat à l’information du Canada")


def test_the_same_letter_is_the_same_bytes_in_another_process(facts, tmp_path):
    content = content_of(replace(facts, number="L-2020-0001"))
    html = html_of(content)
    (tmp_path / "letter.html").write_text(html, encoding="utf-8")
    program = (
        "import sys, pathlib; from complaints.letters.render import render_pdf;"
        f"html = pathlib.Path({str(tmp_path / 'letter.html')!r}).read_text(encoding='utf-8');"
        f"sys.stdout.buffer.write(render_pdf(html, title={content.title!r}, language='fr'))"
    )

    here = render_pdf(html, title=content.title, language="fr")
    there = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True).stdout
    assert here == render_pdf(html, title=content.title, language="fr") == there


def outside(address: str) -> dict[str, str]:
    svg = f"<svg xmlns='http://www.w3.org/2000/svg'><image href='{address}/svg'/></svg>"
    return {
        "link": f'<link rel="stylesheet" href="{address}/link">',
        "import": f"<style>@import url({address}/import);</style>",
        "font": f"<style>@font-face {{font-family: X; src: url({address}/font)}} p {{font-family: X}}</style><p>x</p>",
        "background": f'<p style="background: url({address}/background)">x</p>',
        "list marker": f'<ul style="list-style-image: url({address}/marker)"><li>x</li></ul>',
        "content": f"<style>p::before {{content: url({address}/content)}}</style><p>x</p>",
        "image": f'<img src="{address}/image" alt="">',
        "object": f'<object data="{address}/object"></object>',
        "embed": f'<embed src="{address}/embed">',
        "svg": f'<img alt="" src="data:image/svg+xml,{escape(svg).replace("#", "%23")}">',
        "inline svg": svg,
        "attachment": f'<link rel="attachment" href="{address}/attachment">',
        "local file": '<link rel="attachment" href="file:///etc/passwd"><img alt="" src="file:///etc/passwd">',
        "attached link": f'<a rel="attachment" href="{address}/attached">x</a>',
    }


@pytest.mark.parametrize("kind", outside(""))
def test_the_printer_opens_no_address(kind, listener):
    address, calls = listener

    pdf = render_pdf(outside(address)[kind], title="x", language="en")
    assert calls == []
    assert "/EmbeddedFiles" not in pikepdf.open(io.BytesIO(pdf)).Root.get("/Names", {})
    assert b"root:" not in pdf


FREE_TEXTS = [
    *("additional_facts", "additional_relief", "signatory.name", "signatory.title", "requester.name"),
    *("requester.organization", "request.subject", "request.text", "request.file_number", "request.institution"),
    *("letterhead.name", "letterhead.street", "letterhead.city", "letterhead.telephone", "letterhead.email"),
]


def hostile(field: str, address: str) -> str:
    return (
        f'<img src="{address}/{field}"><link rel=attachment href=file:///etc/passwd>'
        f"{{{{ {field} }}}}{{% now %}}{{name}} </p><h1>&amp; ]]> \u202e\u200b\ufffe\x0b\x1b"
    )


def test_hostile_text_stands_literally_in_every_field(facts, listener, tmp_path):
    address, calls = listener
    for field in FREE_TEXTS:
        part, _, name = field.rpartition(".")
        typed = hostile(field, address)
        facts = replace(facts, **{part or name: replace(getattr(facts, part), **{name: typed}) if part else typed})
    pdf = pdf_of(facts)

    (tmp_path / "letter.pdf").write_bytes(pdf)
    told = subprocess.run(
        ["pdftotext", "-raw", tmp_path / "letter.pdf", "-"], capture_output=True, text=True, check=True
    )
    squeezed = "".join(told.stdout.split())
    assert calls == []
    assert "/EmbeddedFiles" not in pikepdf.open(io.BytesIO(pdf)).Root.get("/Names", {})
    for field in FREE_TEXTS:
        assert f'<imgsrc="{address}/{field}">' in squeezed, field
        assert f"{{{{{field}}}}}{{%now%}}{{name}}" in squeezed, field


def test_a_letter_without_end_is_refused(monkeypatch):
    monkeypatch.setattr(press, "PAGE_LIMIT", 2)

    with pytest.raises(TooManyPages):
        render_pdf('<p style="break-after: page">x</p>' * 3, title="x", language="en")


def test_a_letter_that_takes_too_long_is_given_up_and_the_next_one_printed(monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(press, "SECONDS", -1)
        with pytest.raises(TakesTooLong):
            render_pdf("<p>x</p>", title="x", language="en")

    assert render_pdf("<p>x</p>", title="x", language="en").startswith(b"%PDF")


def test_rows_never_break_and_heads_repeat(facts, text_of):
    happenings = tuple(replace(first, key=f"event-{n}") for n in range(60) for first in [make_follow_up()])

    text = text_of(pdf_of(replace(facts, happenings=happenings)))
    assert text.count("Date Événement Pièce") >= 2
    assert "Page 1 de 4" in text or "Page 1 de 5" in text


def make_follow_up():
    from complaints.letters.facts import Happening, Kind  # noqa: PLC0415

    return Happening(key="event-0", kind=Kind.FOLLOW_UP, on=TODAY)
