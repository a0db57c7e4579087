"""Two newsrooms with everything in them, and people of each role; today is 1 April 2020."""

import io
import tempfile
import uuid
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import override_settings
from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver

from complaints.actions.approve_complaint import approve_complaint
from complaints.actions.begin_batch import begin_batch, stop_batch
from complaints.actions.discuss import write_comment
from complaints.actions.draft_complaint import draft_complaint
from complaints.actions.export_letter import export_letter
from complaints.models import Bundle, Complaint, LetterBatch
from complaints.shelf import put_bundle
from newsrooms.logos import drawn_anew, sha256_of
from newsrooms.models import Logo, Membership
from requests_app.actions.attach_document import attach_document
from requests_app.actions.bulk import keep
from requests_app.actions.change_institution import add_institution
from requests_app.actions.read_document import read_document
from requests_app.actions.remind import set_reminder
from requests_app.actions.save_view import save_view
from requests_app.actions.upload_sheet import upload_sheet
from requests_app.actions.watch import watch_all
from requests_app.drafts import InstitutionDraft
from requests_app.enums import BulkKind
from requests_app.institutions.matching import remember
from requests_app.models import AccessRequest, Event, Project
from tests.documents import files
from tests.factories import AccessRequestFactory, MembershipFactory, NewsroomFactory, extend, log

LETTERHEAD = {
    "street": "17 Canal Walk",
    "city": "Ottawa",
    "province": "ON",
    "postal_code": "K1P 0X9",
    "email": "access@daily.example",
}
TODAY = date(2020, 4, 1)
SHEET = b"Institution,Subject,Filed on\nRCMP,Masks,2020-02-10\n"


@dataclass
class World:
    """A newsroom. `asking` is who asks at the moment, None for nobody."""

    alice: Membership
    bob: Membership
    editor: Membership
    admin: Membership
    requests: dict[str, AccessRequest]
    complaints: dict[str, Complaint]
    note: Event
    asking: Membership | None = None
    more: dict[str, Any] = field(default_factory=dict)

    @property
    def slug(self) -> str:
        return self.alice.newsroom.slug


def newsroom_with_everything(*, letter: bool = True) -> World:
    logo = drawn_anew(io.BytesIO(files.picture(size=(120, 40))))
    newsroom = NewsroomFactory(**LETTERHEAD, logo=sha256_of(logo))
    Logo.objects.create(newsroom=newsroom, sha256=newsroom.logo, content=logo)
    alice, bob = (MembershipFactory(newsroom=newsroom) for _ in range(2))
    editor, admin = (MembershipFactory(newsroom=newsroom, role=role) for role in ("editor", "admin"))
    project = Project.objects.create(newsroom=newsroom, name="Facial recognition")
    names = ["plain", "overdue", "approved", *(["exported"] if letter else [])]
    name = alice.user.get_full_name()
    requests = {
        key: AccessRequestFactory(member=alice, project=project, requester_name=name, file_number=f"A-{key}")
        for key in names
    }
    note = log(requests["plain"], "note", "2020-03-02", details="The analyst called.")
    extend(requests["plain"], "2020-03-09", 30)
    complaints = {key: approved(requests[key], alice, editor) for key in names[2:]}
    if letter:
        export_letter(complaint=complaints["exported"], by=admin, today=TODAY)
        bundle_of(complaints["exported"], admin)
    reminder = set_reminder(
        access_request=requests["plain"], day=TODAY, words="Call again", submission=uuid.uuid4(), by=alice
    )
    sheet = upload_sheet(content=SHEET, name="list.csv", by=admin)
    view = save_view(name="Open", query="?view=open&sort=late", shared=False, opens=False, by=alice)
    drafted = keep(BulkKind.DRAFT, [], {}, [[one.access_request_id, one.pk] for one in complaints.values()], alice)
    bulk = watch_all(requests=[requests["plain"].pk], by=alice)
    more = {
        "reminder": reminder,
        "import": sheet,
        "view": view,
        "bulk": bulk,
        "drafted": drafted,
        "batch": a_batch(complaints["approved"], admin),
        **institutions(admin),
    }
    more |= documents(requests["plain"], alice)
    more["comment"] = write_comment(
        complaint=complaints["approved"], text="See the date.", submission=uuid.uuid4(), by=bob
    )
    return World(alice, bob, editor, admin, requests, complaints, note, more=more)


def bundle_of(complaint: Complaint, admin: Membership) -> None:
    """As one that was made, but for its content."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(b"%PDF a bundle")
        file.flush()
        name, sha256 = put_bundle(Path(file.name))
    made = {"file": name, "sha256": sha256, "size": 13, "pages": 1}
    Bundle.objects.create(newsroom=admin.newsroom, letter=complaint.letter, asked_by=admin.user, **made)


def a_batch(complaint: Complaint, admin: Membership) -> LetterBatch:
    """One that somebody has stopped before its letter was made."""
    batch = begin_batch(complaints=[complaint.pk], submission=uuid.uuid4(), by=admin)
    stop_batch(batch=batch, by=admin)
    return batch


def institutions(admin: Membership) -> dict[str, Any]:
    """One of the newsroom's own, and what it is called here."""
    draft = InstitutionDraft(name_en="City of Ottawa", name_fr="Ville d’Ottawa", abbr_en="COO", level="municipal")
    own = add_institution(draft=draft, submission=uuid.uuid4(), by=admin)
    return {"institution": own, "alias": remember(admin.newsroom, "City hall", own, admin)}


def documents(access_request: AccessRequest, alice: Membership) -> dict[str, Any]:
    """Read as the worker reads them, but here and now."""
    contents = {
        "document": files.pdf("Received"),
        "picture": files.picture(),
        "mail.eml": files.mail(("a.txt", b"Yes.")),
    }
    made = {}
    for name, content in contents.items():
        attached = attach_document(access_request=access_request, file=io.BytesIO(content), name=name, by=alice)
        read_document(document_id=attached.document.pk, progress=Untold())
        made[name.removesuffix(".eml")] = attached.document
    return made


class Untold:
    def tell(self, done: int, total: int) -> None:
        """Nobody waits for it."""


def approved(access_request: AccessRequest, alice: Membership, editor: Membership) -> Complaint:
    drafted = draft_complaint(access_request=access_request, language="en", by=alice, today=TODAY)
    Complaint.objects.filter(pk=drafted.pk).update(signatory_name=access_request.requester_name)
    return approve_complaint(complaint=drafted, expected_version=drafted.version, by=editor, today=TODAY)


@pytest.fixture(scope="module")
def for_the_module(django_db_setup, django_db_blocker):
    """What is made here is made once for all tests of a module; each takes back what it changes itself."""
    with django_db_blocker.unblock(), override_settings(FIXED_TODAY=TODAY), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def world(for_the_module):
    return newsroom_with_everything()


@pytest.fixture(scope="module")
def charlie(for_the_module):
    return MembershipFactory(role="admin", newsroom__name="The Other")


def patterns(resolver: URLResolver | None = None, before: str = "") -> list[tuple[str, str]]:
    """Every address that the resolver knows, as (name, pattern)."""
    found = []
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLPattern):
            found.append((entry.name or "", before + str(entry.pattern)))
        else:
            found += patterns(entry, before + str(entry.pattern))
    return found
