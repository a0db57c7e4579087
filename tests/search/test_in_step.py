"""The index follows every action in its own transaction: at no moment is what stands no more found."""

from dataclasses import replace
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from newsrooms.models import Role
from requests_app.actions.change_request import change_request
from requests_app.actions.hand_over import hand_over
from requests_app.actions.undo_import import undo_import
from requests_app.clock import ClockError
from requests_app.drafts import RequestDraft
from requests_app.models import AccessRequest, SearchEntry, SheetImport
from requests_app.queries.searching import AskedFor, search
from tests.factories import AccessRequestFactory, MembershipFactory, log

ON = date(2020, 4, 1)


def found_by(member, q):
    return [hit.access_request for hit in search(member, AskedFor(q)).hits]


def change(access_request, by, **facts):
    access_request.refresh_from_db()
    names = set(RequestDraft.__dataclass_fields__) - {"project_name", "tags"}
    draft = RequestDraft(**{name: getattr(access_request, name) for name in names})
    changed = replace(draft, **facts)
    version = access_request.version
    return change_request(access_request=access_request, draft=changed, by=by, today=ON, expected_version=version)


def test_what_a_request_said_before_is_found_no_more(find, logged, alice):
    sought = logged("Facial recognition", text="Contracts")

    change(sought, alice, subject="Licence plates", filed_on=date(2020, 1, 6))

    assert find("facial") == []
    assert find("licence") == find("contracts") == [sought]


def test_a_corrected_note_is_found_as_it_stands(find, logged):
    sought = logged()
    note = log(sought, "note", "2020-03-02", details="They promised everything")

    log(sought, "note", "2020-03-02", details="They promised nothing", corrects=note)

    assert find("promised everything") == []
    assert find("promised nothing") == [sought]


def test_what_is_refused_leaves_no_word(find, logged):
    sought = logged()

    with pytest.raises(ClockError):
        log(sought, "response", "2019-01-02", disposition="full", details="Unheard of")

    assert find("unheard") == []
    assert find("facial") == [sought]


def test_what_is_rolled_back_leaves_no_word(find, alice):
    with transaction.atomic():
        AccessRequestFactory(member=alice, subject="Whistleblower")
        assert len(find("whistleblower")) == 1
        transaction.set_rollback(True)

    assert find("whistleblower") == []


def test_an_event_without_a_word_writes_nothing(logged):
    sought = logged()

    with CaptureQueriesContext(connection) as asked:
        log(sought, "acknowledgement", "2020-02-14")

    written = [query["sql"] for query in asked if "searchentry" in query["sql"] and "SELECT" not in query["sql"][:8]]
    assert written == []


def test_restricted_from_now_on_and_no_more(alice):
    bob = MembershipFactory(newsroom=alice.newsroom)
    sought = AccessRequestFactory(member=alice, subject="Whistleblower")
    assert found_by(bob, "whistleblower") == [sought]

    change(sought, alice, restricted=True)
    assert found_by(bob, "whistleblower") == []
    assert found_by(alice, "whistleblower") == [sought]

    change(sought, alice, restricted=False)
    assert found_by(bob, "whistleblower") == [sought]


def test_a_restricted_request_that_is_handed_over_is_found_by_its_new_journalist_alone(alice):
    bob = MembershipFactory(newsroom=alice.newsroom)
    editor = MembershipFactory(newsroom=alice.newsroom, role=Role.EDITOR)
    sought = AccessRequestFactory(member=alice, subject="Whistleblower", restricted=True)

    hand_over(held={sought.pk: alice.user_id}, to=bob, by=editor)

    assert found_by(alice, "whistleblower") == []
    assert found_by(bob, "whistleblower") == found_by(editor, "whistleblower") == [sought]


def test_what_is_imported_is_found_until_the_import_is_undone(alice, tmp_path):
    admin = MembershipFactory(newsroom=alice.newsroom, role=Role.ADMIN)
    sheet = tmp_path / "list.csv"
    sheet.write_text("Institution,File number,Subject,Filed on\nRCMP,A-2020-00418,Whistleblower,2020-02-10\n")
    arguments = {"newsroom": admin.newsroom.slug, "by": admin.user.email, "stdout": StringIO()}
    call_command("import_requests", str(sheet), **arguments)
    assert found_by(alice, "whistleblower") == found_by(alice, "00418") == [AccessRequest.objects.get()]

    sheet_import = SheetImport.objects.get()
    assert sheet_import.imported_at is not None
    undo_import(sheet_import=sheet_import, by=admin, now=sheet_import.imported_at)

    assert found_by(alice, "whistleblower") == []
    assert not SearchEntry.objects.exists()


# The command


def index(*arguments):
    out = StringIO()
    call_command("index", *arguments, stdout=out)
    return out.getvalue().strip()


def test_the_command_indexes_what_is_not_or_was_otherwise(find, logged):
    newest, second, first = (logged(f"Facial recognition {number}") for number in range(3))
    SearchEntry.objects.filter(access_request=first).delete()
    SearchEntry.objects.filter(access_request=second).update(version=0, subject="otherwise")

    assert index() == "2 requests indexed."
    assert index() == "0 requests indexed."
    assert set(find("facial")) == {newest, second, first}
    assert find("otherwise") == []


def test_the_command_makes_all_of_it_anew(find, logged):
    every = {logged(f"Facial recognition {number}") for number in range(3)}
    SearchEntry.objects.update(subject="otherwise")

    assert index("--all") == "3 requests indexed."
    assert set(find("facial")) == every
    assert find("otherwise") == []
