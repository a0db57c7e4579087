"""What stands in a document finds its request, says where it stands, and is gone from the index when it is purged."""

import io
from datetime import date

import pytest
from django.core.management import call_command
from django.db import transaction

from requests_app.actions.attach_document import attach_document
from requests_app.actions.purge_documents import purge_documents
from requests_app.models import SearchEntry
from requests_app.queries.searching import AskedFor, search
from requests_app.search.documents import slices_of
from tests.factories import AccessRequestFactory, MembershipFactory
from tests.search.test_in_step import change, index

LETTER = "Études sur l’eau : the analyst Beaulieu promised everything. "


@pytest.fixture(autouse=True)
def own_shelf(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path / "media")


@pytest.fixture
def attached(alice, run_jobs):
    """A text file on a request, read."""

    def keep(access_request, text=LETTER, name="reply_of_the_office.txt"):
        file = io.BytesIO(text.encode())
        document = attach_document(access_request=access_request, file=file, name=name, by=alice).document
        run_jobs()
        document.refresh_from_db()
        return document

    return keep


@pytest.fixture
def admin(alice):
    return MembershipFactory(newsroom=alice.newsroom, role="admin")


def passages(member, q):
    return [passage for hit in search(member, AskedFor(q)).hits for passage in hit.passages]


def test_the_text_and_the_name_of_a_document_find_its_request(find, logged, attached):
    logged("Something else")
    sought = logged()
    attached(sought)

    for q in ("beaulieu", "etudes", '"analyst Beaulieu"', "reply office", "facial beaulieu", sought.reference):
        assert find(q) == [sought], q


def test_the_passage_says_in_which_document_it_stands_and_leads_there(client, logged, attached):
    document = attached(logged())

    page = client.get("/en/daily/search/", {"q": "beaulieu"}).content.decode()

    assert f'<a class="hits__where" href="{document.get_absolute_url()}"' in page
    assert "the analyst <mark>Beaulieu</mark> promised everything" in page


def test_a_subject_stands_above_a_document(find, logged, attached):
    on_it = logged("Beaulieu", filed_on=date(2020, 1, 7))
    mentioned = logged()
    attached(mentioned)

    assert find("beaulieu") == [mentioned, on_it]
    assert find("beaulieu", sort="best") == [on_it, mentioned]


def test_a_request_with_many_documents_is_one_hit(find, alice, logged, attached):
    sought = logged()
    for number in range(3):
        attached(sought, f"{LETTER}{number}")

    assert find("beaulieu") == find("facial") == [sought]
    assert search(alice, AskedFor("beaulieu")).count == 1
    assert len(passages(alice, "beaulieu")) == 2


def test_a_long_document_is_found_by_its_end_and_quoted_from_there(find, alice, logged, attached):
    sought = logged()
    attached(sought, "nothing of note here\n" * 9_000 + LETTER)

    assert find("beaulieu") == [sought]
    assert "the analyst <mark>Beaulieu</mark> promised" in passages(alice, "beaulieu")[0].text
    assert SearchEntry.objects.filter(document__isnull=False).count() == 4


def test_what_is_purged_is_found_no_more(find, admin, logged, attached):
    sought = logged()
    document = attached(sought)

    purge_documents(documents=[document], reason="Exposes somebody", by=admin)

    assert find("beaulieu") == find("reply") == []
    assert find("facial") == [sought]
    assert not SearchEntry.objects.filter(document__isnull=False).exists()


def test_a_purge_that_fails_leaves_it_found(find, admin, logged, attached):
    sought = logged()
    document = attached(sought)

    with transaction.atomic():
        purge_documents(documents=[document], reason="Exposes somebody", by=admin)
        assert find("beaulieu") == []
        transaction.set_rollback(True)

    assert find("beaulieu") == [sought]


def test_the_document_follows_its_request(find, logged, alice, attached):
    sought = logged()
    attached(sought)

    change(sought, alice, subject="Licence plates", filed_on=date(2020, 1, 6))

    assert find("facial beaulieu") == []
    assert find("licence beaulieu") == [sought]


def test_the_document_of_a_restricted_request_is_neither_found_nor_quoted(alice, attached):
    bob = MembershipFactory(newsroom=alice.newsroom)
    attached(AccessRequestFactory(member=alice, restricted=True))

    assert search(bob, AskedFor("beaulieu")).count == 0
    assert search(alice, AskedFor("beaulieu")).count == 1


def test_the_command_indexes_documents_too(find, logged, attached):
    sought = logged()
    attached(sought)
    left = set(SearchEntry.objects.values_list())
    SearchEntry.objects.filter(document__isnull=False).delete()

    assert index() == "1 requests indexed."
    assert index() == "0 requests indexed."
    assert find("beaulieu") == [sought]
    call_command("index", "--all", verbosity=0)
    assert set(SearchEntry.objects.values_list()) == left


@pytest.mark.parametrize("text", ["", "a", "word " * 50, "w" * 95, "two words", "ab\ncd ef" * 9, " " * 45])
def test_pieces_of_a_text_are_all_of_it(text):
    pieces = list(slices_of(text, 20))

    assert "".join(piece for _begins, piece in pieces) == text
    assert all(text[begins : begins + len(piece)] == piece for begins, piece in pieces)
    assert max(len(piece) for _begins, piece in pieces) <= 20
