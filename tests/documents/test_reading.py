"""What is read from each kind of file, in a process of its own, by the background job."""

import subprocess
import sys

import pytest
from PIL import Image

from newsrooms.jobs.running import Told
from newsrooms.models import AuditEntry, Job, JobState
from requests_app.actions import read_document as reading_action
from requests_app.documents import pdfs, running, shelf
from requests_app.documents.reading import read
from requests_app.documents.running import read_apart

from . import files

pytestmark = pytest.mark.django_db
FRENCH = "Votre demande est la suite de celle que nous avons reçue le 10 février et qui est dans le dossier."


def steps():
    told = []
    return told, lambda done, total: told.append((done, total))


def read_it(attach, run_jobs, content, name):
    document = attach(content, name).document
    run_jobs()
    document.refresh_from_db()
    return document


def test_a_letter_gives_its_text_pages_and_language(attach, run_jobs):
    words = "The answer to the request that you have made of us is in the file."
    document = read_it(attach, run_jobs, files.pdf(words, pages=3), "letter.pdf")

    assert (document.state, document.pages, document.language) == ("read", 3, "en")
    assert document.text.count(words) == 3
    assert document.viewable


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (FRENCH.encode(), "a.txt"),
        (FRENCH.encode("cp1252"), "b.txt"),
        (FRENCH.encode("utf-16"), "c.txt"),
        (files.docx(FRENCH), "d.docx"),
        (files.xlsx([["Objet"], [FRENCH]]), "e.xlsx"),
        (f"objet;réponse\n1;{FRENCH}\n".encode("cp1252"), "f.csv"),
        (files.mail(text=FRENCH), "g.eml"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_kind_gives_its_text_and_language(attach, run_jobs, content, name):
    document = read_it(attach, run_jobs, content, name)

    assert FRENCH in document.text
    assert (document.state, document.language) == ("read", "fr")


ACTIVE = {
    "a script when it is opened": {"opening": b"/OpenAction << /S /JavaScript /JS (x) >>"},
    "calls home when it is opened": {"opening": b"/OpenAction << /S /URI /URI (https://home.example) >>"},
    "named scripts": {"opening": b"/Names << /JavaScript << >> >>"},
    "a form of scripts": {"opening": b"/AcroForm << /XFA (x) >>"},
    "a file inside": {"attachment": True},
    "a program behind a link": {"on_page": b"/Annots [<< /Subtype /Link /A << /S /Launch >> >>]"},
    "something that follows a link": {"on_page": b"/Annots [<< /A << /S /URI /Next << /S /JavaScript >> >> >>]"},
    "a film": {"on_page": b"/Annots [<< /Subtype /RichMedia >>]"},
    "what cannot be told": {"on_page": b"/Annots 7"},
}


@pytest.mark.parametrize("does", ACTIVE.values(), ids=ACTIVE)
def test_a_pdf_that_does_more_than_be_read_is_not_shown_in_the_browser(attach, run_jobs, does):
    document = read_it(attach, run_jobs, files.pdf("x", **does), "letter.pdf")

    assert document.state == "read"
    assert not document.viewable


def test_a_picture_gives_a_small_one_without_what_the_camera_wrote(attach, run_jobs):
    document = read_it(attach, run_jobs, files.photo_with_place(), "photo.jpg")

    name = shelf.thumbnail_of(document.newsroom_id, document.sha256)
    with shelf.path_of(name) as path, Image.open(path) as small:
        assert max(small.size) <= 640
        assert small.height > small.width  # turned upright
        assert not small.getexif()
        assert b"The source" not in path.read_bytes()


@pytest.mark.parametrize(
    ("content", "name", "problem"),
    [
        (files.pdf("x", password="secret"), "locked.pdf", "password"),
        (files.pdf("x")[:300], "torn.pdf", "damaged"),
        (files.docx()[:-40] + b"\x00" * 40, "torn.docx", "damaged"),
        (files.picture(size=(400, 300))[:-60], "torn.png", "damaged"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read_is_kept_and_said_to_be(attach, run_jobs, content, name, problem):
    document = read_it(attach, run_jobs, content, name)

    assert (document.state, document.problem) == ("unreadable", problem)
    assert shelf.is_there(shelf.name_of(document.newsroom_id, document.sha256))


def test_a_document_that_never_ends_is_given_up(tmp_path, monkeypatch):
    monkeypatch.setattr(running, "READING_SECONDS", 1)
    monkeypatch.setattr(running, "GRACE_SECONDS", 0)
    monkeypatch.setattr(running, "READER", "tests.documents.endless")

    told, tell = steps()
    reading = read_apart(tmp_path / "x", "pdf", thumbnail=tmp_path / "t", tell=tell)

    assert reading.problem == "too_long"
    assert told == [(1, 100)]


def test_a_reader_that_dies_loses_the_text_alone(tmp_path, monkeypatch):
    monkeypatch.setattr(running, "READER", "tests.documents.no_such_module")

    assert read_apart(tmp_path / "x", "pdf", thumbnail=tmp_path / "t", tell=steps()[1]).problem == "failed"


def test_the_reader_may_not_take_the_machines_memory():
    code = "from requests_app.documents.reader import LIMITS, limit_oneself as limit; limit(**LIMITS); bytearray(2**31)"
    asked = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert "MemoryError" in asked.stderr


def test_progress_is_told_page_by_page(attach):
    document = attach(files.pdf("x", pages=4)).document
    told, tell = steps()

    with shelf.path_of(shelf.name_of(document.newsroom_id, document.sha256)) as path:
        read_apart(path, "pdf", thumbnail=path.with_suffix(".t"), tell=tell)

    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_reading_twice_is_reading_once(attach, run_jobs):
    document = read_it(attach, run_jobs, files.mail(), "mail.eml")

    reading_action.read_document(document_id=document.pk, progress=Told(Job()))  # of which nothing is told

    assert AuditEntry.objects.filter(action="document.read").count() == 1


def test_a_lost_file_fails_its_job_and_is_not_called_unreadable(attach, run_jobs, alice):
    document = attach().document
    shelf.remove(alice.newsroom_id, document.sha256)

    run_jobs()

    document.refresh_from_db()
    assert document.is_waiting
    assert Job.objects.get(subject=document.subject).state == JobState.WAITING  # tried again later


def test_text_without_end_is_cut(attach, run_jobs):
    document = read_it(attach, run_jobs, b"word " * 200_000, "long.txt")

    assert document.cut
    assert len(document.text) <= 500_000


def test_a_pdf_longer_than_is_kept_is_looked_through_to_its_last_page(tmp_path, monkeypatch):
    monkeypatch.setattr(pdfs, "TEXT_CHARACTERS", 10)
    path = tmp_path / "x"
    path.write_bytes(files.pdf("Seven words are written on each page", pages=3))
    told, tell = steps()

    reading = read(path, "pdf", thumbnail=tmp_path / "t", tell=tell)

    assert reading.cut
    assert reading.viewable
    assert reading.text.count("Seven") == 1
    assert len(told) == reading.pages == 3
