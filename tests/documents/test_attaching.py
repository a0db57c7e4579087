"""A file is kept with its row and its trace, or not at all; the same bytes twice are one document."""

import hashlib
import io
import os

import pytest
from django.core.files.storage import default_storage
from django.db import transaction

from newsrooms.models import AuditEntry, Job
from requests_app.actions.attach_document import attach_document
from requests_app.documents import shelf
from requests_app.documents.kinds import Refused
from requests_app.documents.limits import REQUEST_BYTES
from requests_app.models import Document
from tests.factories import AccessRequestFactory, MembershipFactory, log

from . import files

pytestmark = pytest.mark.django_db


def test_a_file_is_kept_as_it_came_under_its_hash(attach, alice):
    content = files.pdf("Received")

    document = attach(content, "Réponse.pdf").document

    name = shelf.name_of(alice.newsroom_id, hashlib.sha256(content).hexdigest())
    with default_storage.open(name) as kept:
        assert kept.read() == content
    assert (document.name, document.kind, document.size) == ("Réponse.pdf", "pdf", len(content))
    assert document.is_waiting
    assert Job.objects.get(subject=document.subject).arguments == {"document": document.pk}


def test_the_trail_tells_its_hash_and_neither_its_name_nor_its_text(attach):
    document = attach(b"The source is Deep Throat.", "deep-throat.txt").document

    entry = AuditEntry.objects.get(action="document.attached")
    assert (entry.after or {})["sha256"] == document.sha256
    assert "deep" not in f"{entry.before}{entry.after}{entry.target_label}".lower()


def test_the_same_bytes_on_the_same_request_are_one_document(attach, on_the_shelf):
    first = attach(name="letter.pdf")
    second = attach(name="letter (1).pdf")

    assert (first.is_new, second.is_new) == (True, False)
    assert second.document == first.document
    assert Document.objects.count() == len(on_the_shelf()) == 1


def test_the_same_bytes_dropped_on_an_event_prove_it(attach, request_of_alice):
    event = log(request_of_alice, "acknowledgement", "2020-02-14")
    attach()

    again = attach(event=event)

    assert again.document.event == event
    assert AuditEntry.objects.filter(action="document.linked").count() == 1


def test_the_same_bytes_on_another_request_are_noticed_where_one_may_see_it(attach, alice, on_the_shelf):
    bob = MembershipFactory(newsroom=alice.newsroom)
    open_one = AccessRequestFactory(member=alice)
    secret = AccessRequestFactory(member=bob, restricted=True)
    attach(access_request=open_one)
    attach(access_request=secret, by=bob)

    attached = attach()

    assert attached.is_new
    assert attached.elsewhere == [open_one]
    assert Document.objects.count() == 3
    assert len(on_the_shelf()) == 1


def test_a_request_holds_200_megabytes_and_no_more(attach, request_of_alice):
    first = attach().document
    Document.objects.filter(pk=first.pk).update(size=REQUEST_BYTES - 10)

    with pytest.raises(Refused) as refused:
        attach(b"More than ten bytes of text.", "notes.txt")

    assert refused.value.code == "request_full"
    assert Document.objects.count() == 1


def test_a_refused_file_leaves_nothing(attach, on_the_shelf, tmp_path):
    with pytest.raises(Refused):
        attach(b"GIF89a" + b"\x01\x00" * 200, "fun.gif")

    assert on_the_shelf() == set()
    assert not Document.objects.exists()
    assert not Job.objects.exists()


def test_what_fails_after_the_file_is_placed_takes_it_back(attach, on_the_shelf, monkeypatch):
    def broken(*_args, **_kwargs):
        raise OSError("No space left on device")

    monkeypatch.setattr("requests_app.actions.attach_document.record", broken)
    with pytest.raises(OSError, match="No space"):
        attach()

    assert on_the_shelf() == set()
    assert not Document.objects.exists()


def test_what_fails_does_not_take_back_the_file_of_another(attach, alice, on_the_shelf, monkeypatch):
    attach(access_request=AccessRequestFactory(member=alice))

    def broken(*_args, **_kwargs):
        raise OSError("No space left on device")

    monkeypatch.setattr("requests_app.actions.attach_document.record", broken)
    with pytest.raises(OSError, match="No space"):
        attach()

    assert len(on_the_shelf()) == 1


def test_nothing_half_copied_is_left_behind(alice, request_of_alice, settings):
    class Torn(io.BytesIO):
        """A disk that fails while the file is copied, after it was judged."""

        def read(self, size=-1, /):
            if size == shelf.CHUNK and self.tell() > 0:
                raise OSError("Input/output error")
            return super().read(size)

    with pytest.raises(OSError, match="Input/output"):
        attach_document(access_request=request_of_alice, file=Torn(b"a" * 600_000), name="a.txt", by=alice)

    left = [name for _, _, names in os.walk(settings.MEDIA_ROOT) for name in names]
    assert left == []


def test_a_document_proves_an_event_of_its_own_request_only(attach, alice):
    other = log(AccessRequestFactory(member=alice), "acknowledgement", "2020-02-14")

    with pytest.raises(ValueError, match="own request"), transaction.atomic():
        attach(event=other)
