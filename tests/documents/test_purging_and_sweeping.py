"""What exposes a source goes at once and leaves a tombstone; what a crash left is found and removed."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.core.files.storage import default_storage

from newsrooms.jobs.running import tidy_up
from newsrooms.models import AuditEntry
from requests_app.actions.purge_documents import NotAllowed, purge_documents
from requests_app.actions.sweep_documents import sweep_documents
from requests_app.actions.take_attachments import take_attachments
from requests_app.documents import shelf
from requests_app.documents.kinds import Refused
from requests_app.models import Document, MailHeaders
from tests.factories import AccessRequestFactory
from tests.jobs.test_worker import database_url

from . import files

pytestmark = pytest.mark.django_db


@pytest.fixture
def purge(admin, django_capture_on_commit_callbacks):
    def go(*documents, by=admin):
        with django_capture_on_commit_callbacks(execute=True):
            purge_documents(documents=documents, reason="Exposes somebody", by=by)

    return go


def test_file_text_and_picture_are_gone_at_once(attach, run_jobs, purge, on_the_shelf, alice):
    document = attach(files.picture(), "the-source.png").document
    run_jobs()

    purge(document)

    assert on_the_shelf() == set()
    assert not default_storage.exists(shelf.thumbnail_of(alice.newsroom_id, document.sha256))
    document.refresh_from_db()
    assert (document.name, document.text, document.problem, document.language) == ("", "", "", "")


def test_a_tombstone_stays_with_hash_who_and_why(attach, purge, admin):
    document = attach().document

    purge(document)

    document.refresh_from_db()
    assert document.is_purged
    assert len(document.sha256) == 64
    assert (document.purged_by, document.purge_reason) == (admin.user, "Exposes somebody")
    entry = AuditEntry.objects.get(action="document.purged")
    assert entry.after == {"sha256": document.sha256, "reason": "Exposes somebody"}
    assert entry.actor_id == admin.user_id


def test_a_mails_headers_and_the_names_of_what_hung_on_it_go_too(attach, run_jobs, purge):
    document = attach(files.mail(("deep-throat.txt", b"Yes.")), "mail.eml").document
    run_jobs()

    purge(document)

    assert not MailHeaders.objects.exists()


def test_nobody_but_an_admin_purges(attach, purge, alice, on_the_shelf):
    document = attach().document

    with pytest.raises(NotAllowed):
        purge(document, by=alice)

    assert on_the_shelf() == {document.sha256}


def test_the_file_stays_for_another_document_that_holds_the_same(attach, purge, alice, on_the_shelf):
    document = attach().document
    attach(access_request=AccessRequestFactory(member=alice))

    purge(document)

    assert on_the_shelf() == {document.sha256}


def test_what_was_purged_is_not_taken_in_again(attach, purge):
    purge(attach().document)

    with pytest.raises(Refused) as refused:
        attach(name="again.pdf")

    assert refused.value.code == "purged_before"


def test_the_page_offers_all_that_hold_the_same(attach, run_jobs, client, alice, admin):
    letter = files.pdf("The answer")
    mail = attach(files.mail(("letter.pdf", letter)), "mail.eml").document
    run_jobs()
    take_attachments(mail=mail, chosen={0}, by=alice)
    elsewhere = AccessRequestFactory(member=alice)
    attach(letter, "copy.pdf", access_request=elsewhere)
    client.force_login(admin.user)

    page = client.get(mail.address("purge_document"))

    assert [one.name for one in page.context["family"]] == ["letter.pdf", "copy.pdf"]
    assert "backups made before now" in page.content.decode()


def test_a_purge_whose_process_dies_is_finished_by_the_worker(attach, admin, run_jobs, on_the_shelf):
    document = attach().document
    purge_documents(documents=[document], reason="Exposes somebody", by=admin)  # committed; what follows never ran
    assert on_the_shelf() == {document.sha256}

    run_jobs()

    assert on_the_shelf() == set()


def test_a_purge_while_it_is_being_read_keeps_nothing_of_it(attach, purge, run_jobs):
    document = attach(b"The source is here.", "notes.txt").document
    purge(document)

    run_jobs()

    document.refresh_from_db()
    assert (document.state, document.text) == ("purged", "")


def test_a_sweep_removes_files_without_rows_and_old_unfinished_copies(attach, alice, on_the_shelf):
    kept = attach().document
    folder = Path(default_storage.path(shelf.folder_of(alice.newsroom_id)))
    orphan = folder / "ab" / ("ab" + "0" * 62)
    orphan.parent.mkdir()
    orphan.write_bytes(b"x")
    fresh, old = folder / "fresh.part", folder / "old.part"
    fresh.write_bytes(b"x")
    old.write_bytes(b"x")
    two_hours_ago = time.time() - 7200
    os.utime(old, (two_hours_ago, two_hours_ago))

    swept = sweep_documents(alice.newsroom)

    assert (swept.leftover, swept.unfinished, swept.lost) == (1, 1, ())
    assert on_the_shelf() == {kept.sha256}
    assert fresh.exists()
    assert not old.exists()


KILLED = """
import io, os, signal, sys, django
django.setup()
from django.conf import settings
from newsrooms.models import Membership
from requests_app.actions import attach_document as module
from requests_app.models import AccessRequest

settings.MEDIA_ROOT = sys.argv[2]

def die(*_args, **_kwargs):
    os.kill(os.getpid(), signal.SIGKILL)

setattr(module.Incoming if sys.argv[1] == "keep" else module, sys.argv[1], die)
module.attach_document(
    access_request=AccessRequest.objects.get(),
    file=io.BytesIO(b"What came."),
    name="notes.txt",
    by=Membership.objects.get(role="journalist"),
)
"""


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("step", ["keep", "record"])
def test_killed_between_file_and_row_it_leaves_what_a_sweep_removes(request_of_alice, alice, settings, step):
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "DATABASE_URL": database_url(),
    }
    command = [sys.executable, "-c", KILLED, step, settings.MEDIA_ROOT]
    killed = subprocess.run(command, cwd=settings.BASE_DIR, env=environment, check=False)
    assert killed.returncode == -signal.SIGKILL
    left = [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]
    assert (len(left), Document.objects.count()) == (1, 0)
    os.utime(left[0], (0, 0))

    swept = sweep_documents(alice.newsroom)

    assert swept.leftover + swept.unfinished == 1
    assert [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()] == []


def test_a_worker_sweeps_all_newsrooms_hourly(attach, alice, on_the_shelf, caplog):
    lost = attach().document
    shelf.remove(alice.newsroom_id, lost.sha256)
    orphan = Path(default_storage.path(shelf.name_of(alice.newsroom_id, "ab" + "0" * 62)))
    orphan.parent.mkdir(parents=True)
    orphan.write_bytes(b"x")

    tidy_up()

    assert on_the_shelf() == set()
    assert f"The file of document {lost.pk}" in caplog.text


def test_a_sweep_names_the_rows_whose_file_is_lost(attach, alice):
    document = attach().document
    shelf.remove(alice.newsroom_id, document.sha256)

    assert sweep_documents(alice.newsroom).lost == (document,)
