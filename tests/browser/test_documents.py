"""Files dropped on a request and on an event's form, in a real browser; the worker reads them meanwhile."""

import base64
import io
import re

import pytest
from playwright.sync_api import expect

from requests_app.actions.attach_document import attach_document
from requests_app.models import Document, Event
from tests.browser.test_every_page import NARROW, assert_nothing_beside
from tests.browser.world import said
from tests.documents import files

DROP = """([zone, made]) => {
  const moved = new DataTransfer();
  for (const [name, content] of made) {
    const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
    moved.items.add(new File([bytes], name));
  }
  for (const kind of ["dragover", "drop"]) {
    zone.dispatchEvent(new DragEvent(kind, { dataTransfer: moved, bubbles: true, cancelable: true }));
  }
}"""
LETTER = files.pdf("The answer to the request that you have made of us is in the file.", pages=2)


@pytest.fixture(autouse=True)
def own_shelf(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path / "media")


@pytest.fixture
def look(axe, screens):
    """What axe finds, and a picture."""

    def at(page, name):
        axe(page)
        screens(page, name)

    return at


def drop(page, *made):
    """As a hand would from the desktop."""
    zone = page.locator("[data-drop]").element_handle()
    page.evaluate(DROP, [zone, [[name, base64.b64encode(content).decode()] for name, content in made]])


def test_files_dropped_on_a_request_are_kept_one_by_one_and_read(page, sign_in, world, run_jobs, look):
    sign_in(page, world.alice.user)
    page.goto(world.of("late"))

    drop(
        page, ("Réponse.pdf", LETTER), ("fun.gif", b"GIF89a\x01\x00\x02"), ("scan.png", files.picture(size=(300, 200)))
    )

    zone = page.locator("[data-drop]")
    expect(zone.locator("[data-drop-status]")).to_have_text("All files are sent.")
    expect(zone).to_contain_text("It is a GIF file, which is not kept here.")
    expect(zone.get_by_role("link", name="Réponse.pdf")).to_be_visible()
    run_jobs()
    expect(zone).to_contain_text("PDF · 2 pages")
    expect(zone.locator("img.document__picture")).to_be_visible()
    look(page, "documents-dropped")
    zone.get_by_role("link", name="Réponse.pdf").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Réponse.pdf")
    expect(page.locator(".quote")).to_contain_text("The answer to the request")
    look(page, "document")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download").click()
    assert download.value.suggested_filename == "Réponse.pdf"
    assert download.value.path().read_bytes() == LETTER


def test_the_letter_first_then_the_facts(page, sign_in, world, run_jobs):
    sign_in(page, world.alice.user)
    page.goto(world.of("late", "log_response"))
    drop(page, ("answer.pdf", LETTER))
    expect(page.get_by_role("link", name="answer.pdf")).to_be_visible()
    run_jobs()
    expect(page.locator("[data-drop]")).to_contain_text("PDF · 2 pages")

    page.get_by_role("radio", name="All disclosed").check()
    page.get_by_role("button", name="Log it").click()

    expect(page.locator(".event").first).to_contain_text("answer.pdf")
    assert Document.objects.get().event == Event.objects.get(kind="response", access_request=world.requests["late"])


def test_a_mail_gives_its_attachment_and_its_days(page, sign_in, world, run_jobs, look):
    sign_in(page, world.alice.user)
    page.goto(world.of("late"))
    drop(page, ("answer.eml", files.mail(("letter.pdf", LETTER))))
    expect(page.get_by_role("link", name="answer.eml")).to_be_visible()
    run_jobs()
    expect(page.locator("[data-drop]")).to_contain_text("Sent on 2020-03-09, arrived on 2020-03-10")

    page.get_by_role("link", name="answer.eml").click()
    look(page, "document-mail")
    expect(page.get_by_role("checkbox", name="letter.pdf")).to_be_checked()
    page.get_by_role("button", name="Keep as documents").click()
    expect(page.get_by_role("link", name="letter.pdf")).to_be_visible()
    page.get_by_role("link", name="Final response").click()

    expect(page.locator("#id_happened_on")).to_have_value("2020-03-10")
    expect(page.locator("#id_sent_on")).to_have_value("2020-03-09")
    expect(page.locator("[data-drop]")).to_contain_text("answer.eml")


def test_a_connection_that_is_lost_while_sending_is_said_and_the_file_sent_again(page, sign_in, world, watch):
    sign_in(page, world.alice.user)
    page.goto(world.of("late"))
    page.context.set_offline(True)
    drop(page, ("notes.txt", b"Some notes."))
    expect(page.locator("[data-drop]")).to_contain_text("It could not be sent. Nothing else is lost.")
    watch.complaints.clear()

    page.context.set_offline(False)
    page.locator("[data-drop]").get_by_role("button", name="Try again").click()

    expect(page.get_by_role("link", name="notes.txt")).to_be_visible()
    assert Document.objects.count() == 1


def test_nothing_is_found_on_the_pages_of_documents(phone, sign_in, world, papers, look):
    sign_in(phone, world.admin.user)

    for document in papers:
        phone.goto(world.of("late", "document", document_id=document.pk))
        look(phone, f"document-{document.kind}")
    phone.goto(world.of("late", "purge_document", document_id=papers[0].pk))
    look(phone, "document-purge")


def test_without_a_script_a_form_sends_the_chosen_files(no_js, sign_in, world):
    sign_in(no_js, world.alice.user)
    no_js.goto(world.of("late"))

    no_js.locator("#id_files").set_input_files(
        [
            {"name": "letter.pdf", "mimeType": "application/pdf", "buffer": LETTER},
            {"name": "notes.txt", "mimeType": "text/plain", "buffer": b"Some notes."},
        ]
    )
    no_js.get_by_role("button", name="Add them").click()

    expect(said(no_js)).to_contain_text("2 documents are kept.")
    expect(no_js.get_by_role("link", name=re.compile("letter.pdf|notes.txt"))).to_have_count(2)


@pytest.fixture
def papers(world, run_jobs):
    """On the late request: a wide picture, a mail, what a password locks, a name with no place to break it in."""
    made = {
        "picture.png": files.picture(size=(1600, 900)),
        "mail.eml": files.mail(("Réponse.pdf", LETTER), ("x.exe", b"MZ\x90\x00\x03" + b"\x00" * 200)),
        "locked.xlsx": files.locked_office(),
        "letter" + "x" * 100: LETTER,
    }
    about = {"access_request": world.requests["late"], "by": world.alice}
    kept = [attach_document(file=io.BytesIO(content), name=name, **about) for name, content in made.items()]
    run_jobs()
    return [one.document for one in kept]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_nothing_stands_beside_the_narrowest_screen(new_page, sign_in, world, papers, language):
    visitor = new_page(NARROW)
    sign_in(visitor, world.admin.user)
    of_one = [("document", document.pk) for document in papers] + [("purge_document", papers[0].pk)]

    for address in (
        world.of("late", language=language),
        world.of("late", "add_documents", language),
        *(world.of("late", name, language, document_id=number) for name, number in of_one),
    ):
        visitor.goto(address)
        assert_nothing_beside(visitor)
