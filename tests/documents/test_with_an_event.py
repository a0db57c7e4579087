"""The letter first, then the facts: what is dropped on an event's form is kept at once and proves what is logged."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from requests_app.models import Document, Event
from tests.factories import AccessRequestFactory

from . import files

pytestmark = pytest.mark.django_db


@pytest.fixture
def form_of(client, request_of_alice):
    """The address of the form for an answer, and what it starts with."""
    address = request_of_alice.get_absolute_url() + "log/response/"
    form = client.get(address).context["form"]
    hidden = {field.html_name: field.value() for field in form.hidden_fields()}
    return address, {**hidden, "happened_on": "2020-03-10", "disposition": "full"}


def letter(name="letter.pdf"):
    return SimpleUploadedFile(name, files.pdf("The answer"))


def test_a_file_sent_with_the_form_proves_the_event(client, form_of):
    address, typed = form_of

    client.post(address, {**typed, "files": [letter(), SimpleUploadedFile("notes.txt", b"Some notes.")]})

    event = Event.objects.get()
    assert set(Document.objects.values_list("name", "event")) == {("letter.pdf", event.pk), ("notes.txt", event.pk)}


def test_a_form_that_is_not_right_yet_keeps_the_file_and_takes_it_along(client, form_of):
    address, typed = form_of

    page = client.post(address, {**typed, "happened_on": "2019-01-01", "files": [letter()]})
    document = Document.objects.get()
    assert f'name="documents" value="{document.pk}"' in page.content.decode()
    client.post(address, {**typed, "documents": [document.pk]})

    document.refresh_from_db()
    assert document.event == Event.objects.get()


def test_a_refused_file_is_said_and_the_event_logged(client, form_of):
    address, typed = form_of

    page = client.post(address, {**typed, "files": [SimpleUploadedFile("fun.gif", b"GIF89a\x01\x00\x02")]}, follow=True)

    assert "fun.gif: It is a GIF file, which is not kept here." in page.content.decode()
    assert Event.objects.exists()


def test_what_a_script_sent_goes_along_also_when_its_line_is_asked_for_again(client, attach):
    document = attach().document

    line = client.get(document.address("document_line") + "?carried=1").content.decode()

    assert f'name="documents" value="{document.pk}"' in line
    assert "/line/?carried=1" in line


def test_a_document_of_another_request_proves_nothing_here(client, form_of, attach, alice):
    address, typed = form_of
    elsewhere = attach(access_request=AccessRequestFactory(member=alice)).document

    client.post(address, {**typed, "documents": [elsewhere.pk, "10000000000000000000", "x"]})

    elsewhere.refresh_from_db()
    assert Event.objects.exists()
    assert elsewhere.event is None
