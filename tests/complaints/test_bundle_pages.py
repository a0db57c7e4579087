"""The pages of a bundle: asking for it, how far it is, why it failed, and who gets it."""

import hashlib
import io

import pytest
from django.urls import reverse
from django.utils.translation import override

from complaints.models import Bundle
from newsrooms.models import AuditEntry, Job, JobState
from requests_app.actions.attach_document import attach_document
from requests_app.enums import EventKind
from tests.documents import files

pytestmark = pytest.mark.django_db
QUERIES = 10  # of the page of a bundle


@pytest.fixture
def address(letter_made):
    def of(name: str, language: str = "en") -> str:
        request = letter_made.access_request
        with override(language):
            return reverse(name, args=[request.newsroom.slug, request.reference, letter_made.number])

    return of


@pytest.fixture
def as_ada(client, world):
    client.force_login(world.ada.user)
    return client


def test_an_admin_asks_for_it_sees_it_come_and_downloads_it(letter_made, address, as_ada, run_jobs):
    assert as_ada.get(address("download_bundle")).status_code == 404
    answer = as_ada.post(address("complaint_bundle"), {"asked": "1"})
    assert answer["Location"] == address("complaint_bundle")
    for page in (address("complaint_bundle"), letter_made.get_absolute_url()):
        waiting = as_ada.get(page).content.decode()
        assert "The bundle waits for its turn" in waiting
        assert f'hx-get="{address("complaint_bundle")}"' in waiting
    assert "La liasse attend son tour" in as_ada.get(address("complaint_bundle", "fr")).content.decode()

    run_jobs()
    bundle = Bundle.objects.get()
    assert bundle.sha256 in as_ada.get(letter_made.get_absolute_url()).content.decode()
    download = as_ada.get(address("download_bundle"))
    assert hashlib.sha256(download.getvalue()).hexdigest() == bundle.sha256
    assert download["Content-Disposition"] == 'attachment; filename="L-2020-0001-bundle.pdf"'
    assert list(AuditEntry.objects.order_by("-pk").values_list("action", flat=True)[:2]) == [
        "bundle.made",
        "bundle.asked",
    ]


def test_asked_for_twice_it_is_made_once(address, as_ada):
    for _ in range(2):
        as_ada.post(address("complaint_bundle"), {"asked": "1"})

    assert (Bundle.objects.count(), Job.objects.filter(state=JobState.WAITING).count()) == (1, 1)


def test_how_far_it_is_and_why_it_failed_stand_on_the_page_of_the_complaint(letter_made, address, as_ada):
    as_ada.post(address("complaint_bundle"), {"asked": "1"})
    Job.objects.update(done=3, total=7)
    assert "step 3 of 7" in as_ada.get(letter_made.get_absolute_url()).content.decode()

    Job.objects.update(state=JobState.FAILED, error="file_lost")
    page = as_ada.get(letter_made.get_absolute_url()).content.decode()
    assert "The bundle could not be made." in page
    assert "A document is not where it was kept." in page
    as_ada.post(address("complaint_bundle"), {"asked": "1"})
    assert Bundle.objects.count() == 2


def test_the_page_names_what_goes_in_and_asks_about_what_proves_no_event(world, letter_made, address, as_ada):
    kept = attach_document(
        access_request=world.access_request, file=io.BytesIO(files.pdf("x")), name="Ma demande.pdf", by=world.alice
    ).document
    page = as_ada.get(address("complaint_bundle")).content.decode()
    assert "Request as made" in page
    assert "the words of the request stand in its place" in page
    assert f'name="place-{kept.pk}"' in page

    as_ada.post(address("complaint_bundle"), {"asked": "1", f"place-{kept.pk}": "request"})
    assert Bundle.objects.get().loose == {str(kept.pk): "request"}
    refused = as_ada.post(address("complaint_bundle"), {"asked": "1", f"place-{kept.pk}": "event-1"})
    assert (refused.status_code, Bundle.objects.count()) == (200, 1)


def test_it_is_the_admins_of_the_newsroom_alone(client, world, letter_made, address, run_jobs):
    client.force_login(world.ada.user)
    client.post(address("complaint_bundle"), {"asked": "1"})
    run_jobs()

    for member in (world.alice, world.bob, world.carol, world.charlie):
        client.force_login(member.user)
        for name in ("complaint_bundle", "download_bundle"):
            assert client.get(address(name)).status_code == 404
        assert client.post(address("complaint_bundle"), {"asked": "1"}).status_code == 404
    assert Bundle.objects.count() == 1


def test_the_page_costs_the_same_for_1_and_5_documents(world, address, as_ada, django_assert_num_queries):
    def attach(how_many):
        for number in range(how_many):
            attach_document(
                access_request=world.access_request,
                file=io.BytesIO(f"Text {world.access_request.documents.count()} {number}".encode()),
                name=f"{number}.txt",
                by=world.alice,
            )

    attach(1)
    as_ada.get(address("complaint_bundle"))
    with django_assert_num_queries(QUERIES):
        as_ada.get(address("complaint_bundle"))
    attach(4)
    with django_assert_num_queries(QUERIES):
        as_ada.get(address("complaint_bundle"))


def test_what_is_corrected_after_the_letter_changes_nothing_of_its_bundle(log, address, as_ada):
    log(EventKind.FOLLOW_UP, "2020-04-01", details="Again.")

    assert "Follow-up" not in as_ada.get(address("complaint_bundle")).content.decode()
