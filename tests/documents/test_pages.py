"""The pages of documents: what is dropped gets its line or its sentence, and a file goes out by its own rules."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from newsrooms.models import Job, JobState
from requests_app.actions.purge_documents import purge_documents
from requests_app.documents import shelf
from requests_app.documents.kinds import KINDS
from requests_app.models import Document
from tests.factories import AccessRequestFactory, log

from . import files
from .test_hostile_files import HOSTILE, UNREADABLE

pytestmark = pytest.mark.django_db
MOST_QUERIES = 22


@pytest.fixture
def here(request_of_alice):
    """The address of Alice's request: `here("documents/add/")`."""
    return lambda page="": request_of_alice.get_absolute_url() + page


@pytest.fixture
def drop(client, here):
    """Send files as the page's script does (`htmx=True`) or as the plain form does."""

    def send(*uploads, htmx=False, **more):
        sent = [SimpleUploadedFile(name, content) for name, content in uploads]
        headers = {"HX-Request": "true"} if htmx else {}
        return client.post(here("documents/add/"), {"files": sent, **more}, headers=headers, follow=not htmx)

    return send


@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_hostile_file_gets_a_sentence_on_the_page_and_keeps_no_other_out(client, request_of_alice, language):
    start = {"en": "/en/daily/requests/", "fr": "/fr/daily/demandes/"}[language]
    address = f"{start}{request_of_alice.reference}/documents/{'add' if language == 'en' else 'ajouter'}/"
    for what, (name, content, _code) in HOSTILE.items():
        good = SimpleUploadedFile("good.txt", f"Good beside {what}, in {language}.".encode())
        sent = [SimpleUploadedFile("x", content), good]
        vars(sent[0])["_name"] = name  # as it comes over the line: Django's own class would mend it

        page = client.post(address, {"files": sent}, headers={"HX-Request": "true"})

        assert page.status_code == 200, what
        assert page.content.decode().count("is-late") == 1, what
        assert Document.objects.filter(name="good.txt").count() == 1, what
        Document.objects.all().delete()
    assert not Document.objects.exists()


def test_a_foreign_file_is_told_what_is_allowed(drop):
    page = drop(("fun.gif", b"GIF89a" + b"\x01\x00" * 200)).content.decode()

    assert "fun.gif: It is a GIF file, which is not kept here." in page
    assert "Allowed are PDF, PNG, JPG, TIF, DOCX, XLSX, CSV, TXT and EML." in page


@pytest.mark.parametrize(("name", "content"), [one[:2] for one in UNREADABLE.values()], ids=UNREADABLE)
def test_an_unreadable_file_is_kept_and_its_line_says_so(drop, name, content):
    page = drop((name, content), htmx=True).content.decode()

    assert "Unreadable: " in page
    assert "It is kept as it came." in page
    assert Document.objects.count() == 1


def test_many_files_at_once_without_a_script(drop, run_jobs):
    page = drop(("letter.pdf", files.pdf("x")), ("notes.txt", b"Some notes."), ("fun.gif", b"GIF89a\x01\x00\x02"))

    text = page.content.decode()
    assert "2 documents are kept." in text
    assert "fun.gif: " in text
    assert set(Document.objects.values_list("name", flat=True)) == {"letter.pdf", "notes.txt"}


def test_none_chosen_is_said(client, here):
    assert "Choose at least one file." in client.post(here("documents/add/"), {}).content.decode()


def test_a_file_of_more_than_25_megabytes_is_refused_by_name_and_never_kept(drop, settings):
    settings.UPLOAD_FILE_BYTES = 100_000  # the same rule, sooner

    page = drop(("large.pdf", files.pdf("x") + b"\n" * 150_000), ("small.txt", b"Some notes.")).content.decode()

    assert "large.pdf: The file is larger than 25 MB." in page
    assert list(Document.objects.values_list("name", flat=True)) == ["small.txt"]


def test_more_files_than_go_at_once_are_refused_by_name(drop, settings):
    settings.UPLOAD_FORM_FILES = 2

    page = drop(*((f"{name}.txt", f"Text {name}.".encode()) for name in "abc")).content.decode()

    assert "2 documents are kept." in page
    assert "c.txt: At most 100 files and 200 MB go at once. Add this one afterwards." in page


def test_the_same_file_twice_is_noticed(drop):
    drop(("letter.pdf", files.pdf("x")))

    page = drop(("copy.pdf", files.pdf("x"))).content.decode()

    assert "copy.pdf: The same file is here already, as “letter.pdf”." in page


def test_dropped_on_an_event_it_proves_it_and_stands_below_it(drop, client, here, request_of_alice):
    event = log(request_of_alice, "acknowledgement", "2020-02-14")

    drop(("letter.pdf", files.pdf("x")), event=event.pk)

    entries = client.get(here()).context["entries"]
    (entry,) = [one for one in entries if one.event == event]
    assert [line.document.name for line in entry.documents] == ["letter.pdf"]


def test_an_event_that_is_not_of_this_request_is_not_found(drop, alice):
    other = log(AccessRequestFactory(member=alice), "acknowledgement", "2020-02-14")

    assert drop(("letter.pdf", files.pdf("x")), event=other.pk).status_code == 404
    assert not Document.objects.exists()


def test_it_is_said_which_event_a_document_proves(client, attach, request_of_alice):
    event = log(request_of_alice, "acknowledgement", "2020-02-14")
    document = attach().document

    client.post(document.get_absolute_url() + "proves/", {"event": event.pk})

    document.refresh_from_db()
    assert document.event == event


def test_a_line_is_asked_for_again_until_it_is_read(client, attach, run_jobs):
    document = attach(files.pdf("x", pages=2)).document

    before = client.get(document.address("document_line")).content.decode()
    run_jobs()
    after = client.get(document.address("document_line")).content.decode()

    assert "Waiting to be read" in before
    assert "hx-get" in before
    assert "2 pages" in after
    assert "hx-get" not in after


def test_a_reading_that_failed_is_said_on_the_page(client, attach, here, run_jobs, alice):
    document = attach().document
    Job.objects.filter(subject=document.subject).update(state=JobState.FAILED)

    assert "It could not be read. It is kept as it came." in client.get(here()).content.decode()


@pytest.mark.parametrize("kind", KINDS)
def test_a_download_is_an_attachment_of_its_own_type_and_may_do_nothing(client, attach, kind):
    made = {
        "pdf": files.pdf("x"),
        "png": files.picture(),
        "jpg": files.picture("JPEG"),
        "tif": files.picture("TIFF"),
        "docx": files.docx(),
        "xlsx": files.xlsx(),
        "csv": b"a,b\n",
        "txt": b"text",
        "eml": files.mail(),
    }
    document = attach(made[kind], f"Réponse “finale”.{kind}").document

    answer = client.get(document.address("download_document"))

    assert b"".join(answer.streaming_content) == made[kind]
    assert answer["Content-Type"] == KINDS[kind].media_type
    assert answer["Content-Disposition"] == (
        f'attachment; filename="Reponse finale.{kind}"; '
        f"filename*=UTF-8''R%C3%A9ponse%20%E2%80%9Cfinale%E2%80%9D.{kind}"
    )
    assert answer["X-Content-Type-Options"] == "nosniff"
    closed = {f"{name} 'none'" for name in ("default-src", "base-uri", "form-action", "frame-ancestors")}
    assert set(answer["Content-Security-Policy"].split("; ")) == closed
    assert (answer["Cache-Control"], answer["Referrer-Policy"]) == ("private, no-store", "no-referrer")


def test_a_checked_pdf_opens_in_the_browser_and_no_other_file(client, attach, run_jobs):
    good = attach().document
    active = attach(files.pdf("x", attachment=True), "active.pdf").document
    text = attach(b"text", "notes.txt").document
    unread = client.get(good.address("view_document")).status_code
    run_jobs()

    shown = client.get(good.address("view_document"))

    assert unread == 404
    assert (shown.status_code, shown["Content-Type"]) == (200, "application/pdf")
    assert shown["Content-Disposition"].startswith("inline; ")
    assert [client.get(one.address("view_document")).status_code for one in (active, text)] == [404, 404]


def test_the_small_picture_is_a_jpeg_drawn_anew(client, attach, run_jobs):
    document = attach(files.picture(), "scan.png").document
    run_jobs()

    answer = client.get(document.address("document_thumbnail"))

    assert answer["Content-Type"] == "image/jpeg"
    assert b"".join(answer.streaming_content).startswith(b"\xff\xd8\xff")


def test_a_purged_document_gives_nothing_and_its_page_says_why(client, attach, admin, run_jobs, here):
    document = attach(files.picture(), "deep-throat.png").document
    run_jobs()
    purge_documents(documents=[document], reason="Exposes somebody", by=admin)

    assert [client.get(document.address(name)).status_code for name in ("download_document", "document_thumbnail")] == [
        404,
        404,
    ]
    for page in (client.get(document.get_absolute_url()), client.get(here())):
        text = page.content.decode()
        assert "Exposes somebody" in text
        assert "deep-throat" not in text


def test_a_lost_file_is_said_and_never_a_broken_answer(client, attach, run_jobs, alice):
    document = attach().document
    run_jobs()
    shelf.remove(alice.newsroom_id, document.sha256)

    for name in ("download_document", "view_document"):
        page = client.get(document.address(name), follow=True)
        assert page.status_code == 200
        assert "The file is not where it was kept." in page.content.decode()


def test_the_requests_page_costs_the_same_for_1_3_and_50_documents(
    client, attach, here, request_of_alice, django_assert_max_num_queries
):
    event = log(request_of_alice, "acknowledgement", "2020-02-14")
    client.get(here())  # the first page of a process asks more
    costs, made = [], 0
    for more in (1, 2, 47):
        for _ in range(more):
            made += 1
            attach(b"Text %d" % made, f"{made}.txt", event=event if made % 2 else None)
        with django_assert_max_num_queries(MOST_QUERIES) as queries:
            page = client.get(here())
        assert page.content.decode().count("Waiting to be read") == made
        costs.append(len(queries))

    assert costs == [costs[0]] * 3
