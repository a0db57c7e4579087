"""A letter with its evidence as one file: what stands in it, what is attached, what is bad and never fatal."""

import hashlib
import io
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from complaints import shelf
from complaints.actions.approve_complaint import approve_complaint
from complaints.actions.ask_bundle import ask_bundle
from complaints.actions.draft_complaint import draft_complaint
from complaints.actions.export_letter import export_letter
from complaints.letters.render import render_pdf
from complaints.models import Bundle, Complaint
from newsrooms.models import Job, JobState
from requests_app.actions.attach_document import attach_document
from requests_app.actions.purge_documents import purge_documents
from requests_app.documents import shelf as documents
from requests_app.documents.shelf import is_there
from requests_app.enums import EventKind
from requests_app.models import Document
from tests.documents import files

from .conftest import TODAY, World

pikepdf = pytest.importorskip("pikepdf")
pytestmark = pytest.mark.django_db


def printed(text: str, pages: int = 2) -> bytes:
    """A PDF that carries its fonts and says its letters, as an institution's office writes it."""
    return render_pdf(f'<p style="break-after: page">{text}</p>' * pages, title="x", language="fr")


@dataclass
class Desk:
    """Where a bundle is made: by the product's own actions, the jobs run here and now."""

    world: World
    run_jobs: Callable[[], list[Any]]
    folder: Path

    def attach(self, name: str, content: bytes, event=None) -> Document:
        attached = attach_document(
            access_request=self.world.access_request,
            file=io.BytesIO(content),
            name=name,
            by=self.world.alice,
            event=event,
        )
        self.run_jobs()
        return attached.document

    def export(self, language: str = "en") -> Complaint:
        world = self.world
        complaint = draft_complaint(access_request=world.access_request, language=language, by=world.alice, today=TODAY)
        complaint = approve_complaint(complaint=complaint, expected_version=1, by=world.bob, today=TODAY)
        export_letter(complaint=complaint, by=world.ada, today=TODAY)
        complaint.refresh_from_db()
        return complaint

    def ask(self, complaint: Complaint, loose=None) -> tuple[Bundle, Job]:
        asked = ask_bundle(letter=complaint.letter, loose=loose or {}, by=self.world.ada)
        (ran,) = self.run_jobs()
        ran.refresh_from_db()
        return Bundle.objects.get(pk=asked.pk), ran

    def bundle(self, complaint: Complaint, loose=None) -> Bundle:
        bundle, ran = self.ask(complaint, loose)
        assert ran.state == JobState.DONE, ran.error
        return bundle

    def pages(self, bundle: Bundle) -> list[str]:
        """The words of each page."""
        path = self.folder / "bundle.pdf"
        path.write_bytes(bytes_of(bundle))
        command = ["pdftotext", "-layout", str(path), "-"]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        return [" ".join(page.split()) for page in told.split("\f")[:-1]]


@pytest.fixture
def desk(world, run_jobs, tmp_path):
    return Desk(world, run_jobs, tmp_path)


@pytest.fixture
def acknowledged(world, log):
    log(EventKind.ACKNOWLEDGEMENT, "2020-02-13", dated_on=TODAY.replace(month=2, day=12))
    return world.access_request.events.get(kind=EventKind.ACKNOWLEDGEMENT)


def bytes_of(bundle: Bundle) -> bytes:
    return shelf.read(str(bundle.file))


def opened(bundle: Bundle):
    return pikepdf.open(io.BytesIO(bytes_of(bundle)))


def test_the_letter_the_contents_the_chronology_and_each_document_behind_its_slip(acknowledged, desk):
    kept = desk.attach("Accusé.pdf", printed("Nous avons reçu votre demande"), acknowledged)
    bundle = desk.bundle(desk.export())

    pages = desk.pages(bundle)
    assert len(pages) == bundle.pages
    assert "Complaint under paragraph 30(1)(a)" in pages[0]
    contents, chronology, slip_of_request, slip, first, second = pages[-6:]
    assert "Contents" in contents
    assert "2 Acknowledgement, February 12, 2020 2 6 Accusé.pdf" in contents
    assert "2020-02-13 Acknowledgement of receipt from the institution" in chronology
    assert "The words of the request as the newsroom has kept them" in slip_of_request
    assert "Clearview AI par la GRC" in slip_of_request
    assert "Enclosure 2" in slip
    assert kept.sha256 in slip.replace(" ", "")
    assert "Nous avons reçu votre demande" in first
    assert "Enclosure 2, page 2 of 2" in second
    assert f"L-2020-0001 · page {bundle.pages} of {bundle.pages}" in second


def test_contents_name_the_page_on_which_each_part_begins(acknowledged, desk):
    desk.attach("Accusé.pdf", printed("Nous avons reçu votre demande", pages=3), acknowledged)
    bundle = desk.bundle(desk.export())

    pages = desk.pages(bundle)
    place = next(n for n, page in enumerate(pages, start=1) if page.endswith("attached to this PDF."))
    contents = next(page for page in pages if "Contents" in page)
    assert f"2020 3 {place} Accusé.pdf" in contents
    assert f"Chronology {place - 2}" in contents


def test_it_says_that_it_is_an_archive_copy_with_tags_title_and_language(acknowledged, desk):
    desk.attach("Accusé.pdf", printed("Nous avons reçu votre demande"), acknowledged)
    pdf = opened(desk.bundle(desk.export("fr")))

    assert (str(pdf.Root.Lang), pdf.Root.PageMode) == ("fr-CA", "/UseOutlines")
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert pdf.Root.OutputIntents[0].S == "/GTS_PDFA1"
    with pdf.open_metadata() as metadata:
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
        assert metadata["dc:title"] == "Liasse de preuves, lettre L-2020-0001"


def test_every_part_has_its_bookmark_and_its_link(acknowledged, desk):
    desk.attach("Accusé.pdf", printed("Nous avons reçu votre demande"), acknowledged)
    pdf = opened(desk.bundle(desk.export()))

    with pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
    assert titles == [
        "Letter L-2020-0001",
        "Contents",
        "Chronology",
        "Enclosure 1 · Request as made, February\xa07,\xa02020",
        "Enclosure 2 · Acknowledgement, February\xa012,\xa02020",
    ]
    targets = {str(link.Dest) for page in pdf.pages for link in page.obj.get("/Annots", [])}
    assert targets == {"letter", "chronology", "slip-1", "slip-2"}
    names = pdf.Root.Names.Dests.Names
    found = {str(name): target[0].objgen for name, target in zip(names[::2], names[1::2], strict=True)}
    assert found["letter"] == pdf.pages[0].obj.objgen
    assert targets <= set(found)


def elements(one):
    yield one
    for kid in one.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from elements(kid)


def test_all_that_is_read_is_told_in_the_tree_and_each_page_of_a_document_has_its_text(acknowledged, desk):
    desk.attach("Accusé.pdf", printed("Nous avons reçu votre demande"), acknowledged)
    pdf = opened(desk.bundle(desk.export()))

    tree = pdf.Root.StructTreeRoot
    told = list(elements(tree.K[0]))
    figures = [str(one.Alt) for one in told if one.S == "/Figure" and "Enclosure" in str(one.get("/Alt"))]
    assert [alt.partition(":")[0] for alt in figures] == [
        "Enclosure 2, Acknowledgement, February\xa012,\xa02020",
    ] * 2
    keys = [int(key) for key in tree.ParentTree.Nums[::2]]
    assert keys == sorted(set(keys))
    assert {int(page.obj.StructParents) for page in pdf.pages} <= set(keys)
    assert len({int(page.obj.StructParents) for page in pdf.pages}) == len(pdf.pages)
    heads = [str(one.ID) for one in told if "/ID" in one]
    assert len(heads) == len(set(heads))


def test_every_font_of_it_is_embedded(acknowledged, desk, tmp_path):
    desk.attach("Accusé.pdf", printed("Nous avons reçu votre demande"), acknowledged)
    (tmp_path / "bundle.pdf").write_bytes(bytes_of(desk.bundle(desk.export())))
    listed = subprocess.run(["pdffonts", tmp_path / "bundle.pdf"], capture_output=True, text=True, check=True).stdout

    rows = [line.split() for line in listed.splitlines()[2:]]
    assert rows
    assert {tuple(row[-5:-2]) for row in rows} == {("yes", "yes", "yes")}  # embedded, subset, with its letters


def test_originals_are_attached_whole_and_unchanged(acknowledged, desk, tmp_path):
    mail = files.mail(("a.txt", b"Yes."))
    contents = {
        "Accusé.pdf": printed("Nous avons reçu votre demande"),
        "Réponse.eml": mail,
        "page.png": files.picture(),
        "notes.docx": files.docx(),
    }
    for name, content in contents.items():
        desk.attach(name, content, acknowledged)
    complaint = desk.export()
    (tmp_path / "bundle.pdf").write_bytes(bytes_of(desk.bundle(complaint)))

    subprocess.run(["pdfdetach", "-saveall", "-o", tmp_path, tmp_path / "bundle.pdf"], check=True)
    for number, (name, content) in enumerate(contents.items(), start=1):
        assert (tmp_path / f"02.{number} {name}").read_bytes() == content
    letter = (tmp_path / "00 L-2020-0001.pdf").read_bytes()
    assert hashlib.sha256(letter).hexdigest() == complaint.letter.sha256
    pdf = pikepdf.open(tmp_path / "bundle.pdf")
    assert [str(one.AFRelationship) for one in pdf.Root.AF] == ["/Source"] * 5
    assert {str(one.EF.F.Subtype) for one in pdf.Root.AF} >= {"/message/rfc822", "/application/pdf", "/image/png"}


def test_a_mail_shows_its_headers_and_its_words(acknowledged, desk):
    desk.attach("Réponse.eml", files.mail(text="The answer to your request is attached."), acknowledged)
    slip = desk.pages(desk.bundle(desk.export()))[-1]

    assert "From ATIP / AIPRP <atip@institution.example>" in slip
    assert "Sent 2020-03-09" in slip
    assert "Arrived 2020-03-10" in slip
    assert "The answer to your request is attached." in slip


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        (files.pdf("locked", password="secret"), "password", "A password locks this file"),
        (files.pdf("broken")[:200], "damaged", "This file is damaged"),
        (files.pdf("long", pages=3_000), "pages", "This file is too long"),
        (files.pdf("bare"), "fonts", "does not carry its own fonts"),
        (files.pdf("layers", opening=b"/OCProperties << >>"), "layers", "layers that can be hidden"),
    ],
    ids=["locked", "damaged", "3,000 pages", "bare fonts", "layers"],
)
def test_a_pdf_that_cannot_be_shown_is_named_and_attached_as_it_is(acknowledged, desk, content, code, words):
    kept = desk.attach("Accusé.pdf", content, acknowledged)
    bundle = desk.bundle(desk.export())

    slip = desk.pages(bundle)[-1]
    assert words in slip
    assert kept.sha256 in slip.replace(" ", "")
    assert bundle.not_shown == [["2", code]]
    with opened(bundle) as pdf:
        assert pdf.attachments["02 Accusé.pdf"].get_file().read_bytes() == content


def test_a_document_that_kills_the_process_costs_only_its_own_pages(acknowledged, desk, monkeypatch):
    monkeypatch.setattr("complaints.bundles.apart.PROCESS", "tests.complaints.dying")
    desk.attach("kills.pdf", files.pdf("kill me"), acknowledged)
    desk.attach("fine.pdf", printed("Nous avons reçu votre demande"), acknowledged)

    bundle = desk.bundle(desk.export())
    assert bundle.not_shown == [["2.1", "damaged"]]


def test_the_same_facts_give_the_same_bytes(acknowledged, desk):
    desk.attach("Accusé.pdf", printed("Nous avons reçu votre demande"), acknowledged)
    desk.attach("page.jpg", files.photo_with_place(), acknowledged)
    complaint = desk.export()

    first, second = desk.bundle(complaint), desk.bundle(complaint)
    assert first.pk != second.pk
    assert first.sha256 == second.sha256 == hashlib.sha256(bytes_of(first)).hexdigest()


def test_a_document_of_no_event_is_in_it_only_where_a_person_has_said_what_it_is(acknowledged, desk):
    kept = desk.attach("request.pdf", printed("La demande"))
    complaint = desk.export()

    assert "request.pdf" not in " ".join(desk.pages(desk.bundle(complaint)))
    told = " ".join(desk.pages(desk.bundle(complaint, {kept.pk: "request"})))
    assert "request.pdf" in told
    assert "The words of the request as the newsroom has kept them" not in told


def test_what_came_after_the_letter_is_not_in_its_bundle(acknowledged, log, desk, world):
    complaint = desk.export()
    log(EventKind.FOLLOW_UP, "2020-04-01", details="Again.")
    desk.attach("again.pdf", printed("Encore"), world.access_request.events.get(kind=EventKind.FOLLOW_UP))

    assert "again.pdf" not in " ".join(desk.pages(desk.bundle(complaint)))


def test_a_changed_file_gives_no_bundle_that_says_another_thing_than_the_letter(world, desk):
    complaint = desk.export()
    type(world.access_request).objects.filter(pk=world.access_request.pk).update(subject="Another matter")

    bundle, ran = desk.ask(complaint)
    assert (ran.state, ran.error) == (JobState.FAILED, "facts_changed")
    assert not bundle.is_made


def test_a_file_that_is_lost_is_said_and_not_tried_again(acknowledged, desk):
    kept = desk.attach("Accusé.pdf", printed("x"), acknowledged)
    complaint = desk.export()
    documents.remove(kept.newsroom_id, kept.sha256)

    _bundle, ran = desk.ask(complaint)
    assert (ran.state, ran.error) == (JobState.FAILED, "file_lost")


@pytest.mark.django_db(transaction=True)
def test_a_purge_takes_the_bundles_with_it(world, acknowledged, desk):
    kept = desk.attach("Accusé.pdf", printed("Une source"), acknowledged)
    bundle = desk.bundle(desk.export())
    name = str(bundle.file)

    purge_documents(documents=[kept], reason="A source", by=world.ada)
    bundle.refresh_from_db()
    assert (bundle.is_made, bundle.withdrawn) == (False, True)
    assert not is_there(name)
