"""La Presse's newsroom and its request of 10 February 2020 to the RCMP, due on 11 March; today is 1 April 2020."""

import subprocess
import threading
import uuid
from dataclasses import dataclass
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from complaints.actions.approve_complaint import approve_complaint
from complaints.actions.draft_complaint import draft_complaint
from complaints.actions.export_letter import export_letter
from newsrooms.models import Membership, Newsroom, User
from requests_app.actions.log_event import log_event
from requests_app.actions.log_request import log_request
from requests_app.drafts import EventDraft, RequestDraft
from requests_app.enums import EventKind
from requests_app.models import AccessRequest, Institution

TODAY = date(2020, 4, 1)
TEXT = "Tous les documents concernant l’utilisation des services de la société Clearview AI par la GRC."


@dataclass
class World:
    alice: Membership  # journalist, owns the request
    bob: Membership  # editor of the same newsroom
    ada: Membership  # its admin
    carol: Membership  # another journalist of it
    charlie: Membership  # admin of another newsroom
    access_request: AccessRequest

    def url(self, rest: str = "", language: str = "en") -> str:
        where = {"en": "requests/{}/complaint/", "fr": "requests/{}/complaint/"}[language]
        return f"/{language}/la-presse/{where.format(self.access_request.reference)}{rest}"


def member(newsroom: Newsroom, name: str, role: str) -> Membership:
    user = User.objects.create_user(f"{name.lower()}@{newsroom.slug}.example", first_name=name, last_name="Roy")
    return Membership.objects.create(user=user, newsroom=newsroom, role=role)


@pytest.fixture
def world(db, on_day) -> World:
    today = on_day(TODAY)
    newsroom = Newsroom.objects.create(
        name="La Presse",
        slug="la-presse",
        language="fr",
        street="750, boulevard Saint-Laurent",
        city="Montréal",
        province="QC",
        postal_code="H2Y 2Z4",
        telephone="514 285-7000",
        email="acces@lapresse.example",
        signatory_name="Alice Roy",
        signatory_title="Journaliste",
    )
    alice = member(newsroom, "Alice", "journalist")
    other = Newsroom.objects.create(name="Le Devoir", slug="le-devoir", language="fr")
    draft = RequestDraft(
        institution=Institution.objects.get(abbr_en="RCMP"),
        subject="Clearview AI",
        text=TEXT,
        filed_on=date(2020, 2, 7),
        received_on=date(2020, 2, 10),
        channel="online",
        language="fr",
        journalist=alice.user,
        requester_name="Alice Roy",
        requester_organization="La Presse",
        file_number="A-2020-01234",
    )
    return World(
        alice=alice,
        bob=member(newsroom, "Bob", "editor"),
        ada=member(newsroom, "Ada", "admin"),
        carol=member(newsroom, "Carol", "journalist"),
        charlie=member(other, "Charlie", "admin"),
        access_request=log_request(draft=draft, submission=uuid.uuid4(), by=alice, today=today),
    )


@pytest.fixture
def log(world):
    """Log an event of the request, as its journalist."""

    def log_one(kind: EventKind, on: str, today: date = TODAY, **facts) -> None:
        world.access_request.refresh_from_db()
        log_event(
            access_request=world.access_request,
            draft=EventDraft(kind=kind, happened_on=date.fromisoformat(on), **facts),
            by=world.alice,
            today=today,
            expected_version=world.access_request.version,
        )

    return log_one


@pytest.fixture
def text_of(tmp_path):
    """The words of a PDF, spaces and line ends made one plain space."""

    def read(pdf: bytes) -> str:
        path = Path(tmp_path) / "letter.pdf"
        path.write_bytes(pdf)
        told = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout
        return " ".join(told.split())

    return read


@pytest.fixture
def letter_made(world):
    complaint = draft_complaint(access_request=world.access_request, language="en", by=world.alice, today=TODAY)
    complaint = approve_complaint(complaint=complaint, expected_version=1, by=world.bob, today=TODAY)
    export_letter(complaint=complaint, by=world.ada, today=TODAY)
    complaint.refresh_from_db()
    return complaint


@pytest.fixture
def listener():
    """A server on this machine that counts who calls."""
    calls = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            calls.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", calls
    server.shutdown()
    thread.join()
    server.server_close()
