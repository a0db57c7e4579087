"""An e-mail dropped on a request: its headers, its days, what hangs on it."""

from datetime import UTC, date, datetime

import pytest

from requests_app.actions.take_attachments import take_attachments
from requests_app.documents.limits import ATTACHMENTS
from requests_app.documents.mails import read_mail
from requests_app.models import Document, Event, MailHeaders
from tests.factories import log

from . import files

pytestmark = pytest.mark.django_db
LETTER = files.pdf("The answer")
WITH_LETTER = files.mail(("Réponse A-2020.pdf", LETTER), ("evil.exe", b"MZ\x90\x00\x03" + b"\x00" * 200))


@pytest.fixture
def mail_on_the_request(attach, run_jobs):
    document = attach(WITH_LETTER, "answer.eml").document
    run_jobs()
    return MailHeaders.objects.get(document=document)


def address(name, request_of_alice, document):
    return f"/en/daily/requests/{request_of_alice.reference}/documents/{document.pk}/{name}"


def read(tmp_path, content):
    path = tmp_path / "mail"
    path.write_bytes(content)
    return read_mail(path)


def test_its_headers_are_read_decoded_and_with_both_moments(mail_on_the_request):
    mail = mail_on_the_request

    assert mail.sender == "ATIP / AIPRP <atip@institution.example>"
    assert mail.subject == "Votre demande A-2020-00007 – réponse"
    assert mail.sent_at == datetime(2020, 3, 9, 20, 30, tzinfo=UTC)
    assert mail.arrived_at == datetime(2020, 3, 10, 13, 0, tzinfo=UTC)


def test_a_day_is_that_of_the_law_and_not_of_the_server(tmp_path):
    mail = read(tmp_path, files.mail(sent="Tue, 10 Mar 2020 03:30:00 +0000"))

    assert MailHeaders(sent_at=mail.sent_at).sent_on == date(2020, 3, 9)


def test_its_attachments_are_offered_and_refused_by_the_same_rules(mail_on_the_request):
    letter, program = mail_on_the_request.attachments

    assert (letter["name"], letter["kind"], letter["refused"]) == ("Réponse A-2020.pdf", "pdf", "")
    assert (program["name"], program["refused"]) == ("evil.exe", "program")


def test_a_chosen_attachment_becomes_a_document_beside_its_mail(mail_on_the_request, client, request_of_alice):
    mail = mail_on_the_request.document

    page = client.post(address("attachments/", request_of_alice, mail), {"attachments": ["0"]}, follow=True)

    document = Document.objects.get(attachment_of=mail)
    assert (document.name, document.kind, document.size) == ("Réponse A-2020.pdf", "pdf", len(LETTER))
    assert "1 attachment is kept." in page.content.decode()
    assert "evil.exe" in page.content.decode()
    assert "It is a program." in page.content.decode()


def test_none_chosen_is_said_beside_the_field(mail_on_the_request, client, request_of_alice):
    page = client.post(address("attachments/", request_of_alice, mail_on_the_request.document), {})

    assert "Check at least one attachment." in page.content.decode()


def test_its_days_fill_the_form_of_the_event_that_it_then_proves(mail_on_the_request, client, request_of_alice):
    mail = mail_on_the_request.document
    here = f"/en/daily/requests/{request_of_alice.reference}/log/response/?documents={mail.pk}"

    page = client.get(here)
    form = page.context["form"]
    assert (form.initial["happened_on"], form.initial["sent_on"]) == (date(2020, 3, 10), date(2020, 3, 9))
    hidden = {field.html_name: field.value() for field in form.hidden_fields()}
    typed = {**hidden, "happened_on": "2020-03-10", "sent_on": "2020-03-09", "disposition": "full"}
    client.post(here, {**typed, "documents": [mail.pk]})

    event = Event.objects.get(access_request=request_of_alice)
    mail.refresh_from_db()
    assert (event.happened_on, event.sent_on) == (date(2020, 3, 10), date(2020, 3, 9))
    assert mail.event == event


def test_what_proved_an_entry_proves_its_correction(mail_on_the_request, request_of_alice):
    event = log(request_of_alice, "acknowledgement", "2020-02-14")
    Document.objects.update(event=event)

    corrected = log(request_of_alice, "acknowledgement", "2020-02-17", corrects=event)

    assert Document.objects.get().event == corrected


def test_a_mail_with_fifty_attachments_and_more_offers_fifty_and_says_how_many_not(tmp_path):
    mail = read(tmp_path, files.mail(*((f"{n}.txt", b"Text %d" % n) for n in range(ATTACHMENTS + 7))))

    assert len(mail.attachments) == ATTACHMENTS
    assert mail.left_out == 7


STRANGE = {
    "no headers to speak of": b"From: a\nTo: b\n\n",
    "a date that is none": b"From: a@b.example\nDate: yesterday\nSubject: x\n\ntext",
    "a year that is none": b"From: a@b.example\nDate: Mon, 9 Mar 99999 16:30:00 -0400\nSubject: x\n\ntext",
    "a character set that is none": b"From: a@b.example\nTo: c\nContent-Type: text/plain; charset=klingon\n\n\xff\xfe",
    "an encoding that is none": b"From: a@b.example\nTo: c\nContent-Transfer-Encoding: x-y\n\ntext",
    "base64 that is none": b"From: a@b.example\nTo: c\nContent-Transfer-Encoding: base64\n\n!!!!",
    "a header that is folded for ever": b"From: a@b.example\nTo: c\nSubject: =?utf-8?b?" + b"\n " * 500 + b"\n\ntext",
    "an address that is none": b'From: <<>>,;:@\nTo: "\nSubject: x\n\ntext',
    "NUL in the subject": b"From: a@b.example\nTo: c\nSubject: a\x00b\n\ntext",
    "a boundary that never comes": b"From: a@b.example\nTo: c\nContent-Type: multipart/mixed; boundary=x\n\n--x\n",
    "parts within parts": b"From: a@b.example\nTo: c\n"
    + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(400)),
}


@pytest.mark.parametrize("content", STRANGE.values(), ids=STRANGE)
def test_a_strange_mail_is_kept_and_read_as_far_as_it_can_be(attach, run_jobs, content):
    document = attach(content, "mail.eml").document
    run_jobs()

    document.refresh_from_db()
    assert document.state in {"read", "unreadable"}
    assert MailHeaders.objects.filter(document=document).count() == (document.state == "read")


def test_a_mail_inside_the_mail_is_kept_as_a_mail(attach, run_jobs, alice):
    outer = files.mail(inside=files.mail(text="The one inside."))
    mail = attach(outer, "outer.eml").document
    run_jobs()

    taken = take_attachments(mail=mail, chosen={0}, by=alice)

    (attached,) = taken.attached
    assert attached.document.kind == "eml"
