"""Letters made together: each as the single export makes it, none numbered twice, and who fails is named."""

import csv
import hashlib
import io
import uuid
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse
from django.utils.translation import override

from complaints.actions import make_letters
from complaints.actions.approve_complaint import approve_complaint
from complaints.actions.begin_batch import begin_batch, stop_batch, take_up_batch
from complaints.actions.draft_complaint import draft_complaint
from complaints.actions.export_letter import approved_facts, export_letter
from complaints.assembly import pdf_of
from complaints.batches import archive, processes
from complaints.models import BatchItem, Complaint, Hindrance, Letter, LetterBatch
from newsrooms.models import AuditEntry, Job, JobState
from requests_app.actions.log_request import log_request
from requests_app.drafts import RequestDraft
from requests_app.enums import ComplaintStage
from requests_app.models import AccessRequest

from .conftest import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def approve(world):
    """So many approved complaints, each of a request of its own."""
    draft = RequestDraft(
        institution=world.access_request.institution,
        subject="Clearview AI",
        text="Tous les documents.",
        filed_on=date(2020, 2, 7),
        received_on=date(2020, 2, 10),
        channel="online",
        language="fr",
        journalist=world.alice.user,
        requester_name="Alice Roy",
    )

    def approve_many(how_many: int) -> list[Complaint]:
        made = []
        for number in range(how_many):
            request = log_request(
                draft=replace(draft, subject=f"Subject {number}"),
                submission=uuid.uuid4(),
                by=world.alice,
                today=TODAY,
            )
            drafted = draft_complaint(access_request=request, language="fr", by=world.alice, today=TODAY)
            made.append(approve_complaint(complaint=drafted, expected_version=1, by=world.bob, today=TODAY))
        return made

    return approve_many


@pytest.fixture
def begin(world, approve):
    """A batch of these, or of so many new ones."""

    def begin_of(complaints) -> LetterBatch:
        numbers = [one.pk for one in (approve(complaints) if isinstance(complaints, int) else complaints)]
        return begin_batch(complaints=numbers, submission=uuid.uuid4(), by=world.ada)

    return begin_of


@pytest.fixture
def unzip(client, world):
    """The ZIP as an admin downloads it: its index and its files."""

    def download(batch: LetterBatch, language: str = "en") -> tuple[list[dict[str, str]], dict[str, bytes]]:
        client.force_login(world.ada.user)
        with override(language):
            address = reverse("letters_zip", args=["la-presse", batch.pk])
        content = client.post(address).getvalue()
        with zipfile.ZipFile(io.BytesIO(content)) as opened:
            assert opened.testzip() is None
            files = {name: opened.read(name) for name in opened.namelist()}
        rows = csv.DictReader(io.StringIO(files["index.csv"].decode("utf-8-sig")))
        return list(rows), files

    return download


def test_each_letter_is_made_as_the_single_export_makes_it(approve, begin, run_jobs, unzip):
    complaints = approve(3)
    batch = begin(complaints)
    run_jobs()

    letters = list(Letter.objects.order_by("sequence"))
    assert [one.number for one in letters] == ["L-2020-0001", "L-2020-0002", "L-2020-0003"]
    assert {one.complaint.stage for one in letters} == {ComplaintStage.EXPORTED}
    assert AuditEntry.objects.filter(action="letter.exported").count() == 3
    index, files = unzip(batch)
    assert [row["Number"] for row in index] == [one.number for one in letters]
    for row, letter in zip(index, letters, strict=True):
        assert hashlib.sha256(files[row["File"]]).hexdigest() == row["SHA-256"] == letter.sha256
        assert row["Last safe day"] == "2020-05-10"
        assert row["Institution"] == "Gendarmerie royale du Canada"
    page = files["index.html"].decode()
    assert '<a href="L-2020-0001.pdf">' in page
    assert list(files)[:2] == ["read-me.txt", "index.css"]


def test_a_letter_made_in_a_batch_is_byte_for_byte_that_of_the_single_export(approve, begin, run_jobs):
    (complaint,) = approve(1)
    facts = approved_facts(complaint, TODAY, "L-2020-0001")
    alone = pdf_of(facts)
    begin([complaint])
    run_jobs()

    assert Letter.objects.get().sha256 == hashlib.sha256(alone).hexdigest()


def test_those_that_fail_are_named_with_the_reason_and_stop_no_other(approve, begin, run_jobs, unzip):
    changed, back, fine = approve(3)
    AccessRequest.objects.filter(pk=changed.access_request_id).update(subject="Another matter")
    batch = begin([changed, back, fine])
    Complaint.objects.filter(pk=back.pk).update(stage=ComplaintStage.DRAFT)
    run_jobs()

    assert dict(batch.items.values_list("complaint", "hindrance")) == {
        changed.pk: Hindrance.FACTS_CHANGED,
        back.pk: Hindrance.WRONG_STAGE,
        fine.pk: "",
    }
    index, files = unzip(batch)
    assert [(row["Number"], row["Remark"]) for row in index] == [
        ("L-2020-0001", ""),
        ("", "The facts are not those that were approved: take the approval back and look."),
        ("", "It is no longer approved."),
    ]
    assert sum(name.endswith(".pdf") for name in files) == 1
    assert "No letter was made of" in files["index.html"].decode()


def test_a_letter_that_cannot_be_printed_keeps_its_number_for_the_next_try(
    approve, begin, run_jobs, monkeypatch, world
):
    one, other = approve(2)
    batch = begin([one, other])
    printed = pdf_of

    def fails_once(facts):
        monkeypatch.setattr("complaints.actions.make_letters.pdf_of", printed)
        raise MemoryError

    monkeypatch.setattr("complaints.actions.make_letters.pdf_of", fails_once)
    run_jobs()
    assert batch.items.get(complaint=one).hindrance == Hindrance.UNEXPECTED
    take_up_batch(batch=batch, by=world.ada)
    run_jobs()

    assert {letter.complaint: letter.number for letter in Letter.objects.all()} == {
        one: "L-2020-0001",
        other: "L-2020-0002",
    }


def test_stopped_in_the_middle_and_taken_up_again_nothing_is_numbered_twice(begin, run_jobs, monkeypatch, world, unzip):
    batch = begin(4)
    printed = pdf_of

    def stopped_at_the_second(facts):
        if Letter.objects.count() == 1:
            stop_batch(batch=batch, by=world.ada)
        return printed(facts)

    monkeypatch.setattr("complaints.actions.make_letters.pdf_of", stopped_at_the_second)
    run_jobs()
    index, files = unzip(batch)
    assert [row["Number"] for row in index] == ["L-2020-0001", "L-2020-0002", "", ""]
    assert [row["Remark"] for row in index][2:] == ["Not made yet."] * 2

    monkeypatch.setattr("complaints.actions.make_letters.pdf_of", printed)
    take_up_batch(batch=batch, by=world.ada)
    run_jobs()
    index, again = unzip(batch)
    assert [row["Number"] for row in index] == [f"L-2020-{number:04}" for number in range(1, 5)]
    assert {name: files[name] for name in files if name.startswith("L-")}.items() <= again.items()


def test_a_number_that_a_batch_has_taken_is_no_other_letters(world, approve, begin, run_jobs):
    one, other = approve(2)
    batch = begin([one])
    item = batch.items.get()
    make_letters.take_number(item, world.ada, TODAY)  # and there the process was killed

    assert export_letter(complaint=other, by=world.ada, today=TODAY).number == "L-2020-0002"
    run_jobs()
    assert batch.items.get().letter.number == "L-2020-0001"


def test_a_letter_made_meanwhile_by_itself_is_just_included(world, approve, begin, run_jobs, unzip):
    one, other = approve(2)
    batch = begin([one, other])
    export_letter(complaint=one, by=world.ada, today=TODAY)
    run_jobs()

    assert [row["Number"] for row in unzip(batch)[0]] == ["L-2020-0001", "L-2020-0002"]
    assert Letter.objects.count() == 2


def test_what_kills_its_process_each_time_is_given_up(begin, run_jobs):
    batch = begin(1)
    batch.items.update(attempts=make_letters.MOST_ATTEMPTS)
    run_jobs()

    assert batch.items.get().hindrance == Hindrance.INTERRUPTED


def test_a_letter_whose_file_is_not_what_was_made_is_not_sent_but_named(begin, run_jobs, unzip, monkeypatch):
    batch = begin(1)
    run_jobs()
    monkeypatch.setattr("complaints.shelf.read", lambda name: b"%PDF something else")

    index, files = unzip(batch, "fr")
    assert "L-2020-0001.pdf" not in files
    assert "lisez-moi.txt" in files
    assert index[0]["Remarque"].startswith("Le fichier n’est plus là")


def test_a_subject_is_no_formula_in_the_index(approve, begin, run_jobs, unzip):
    (complaint,) = approve(1)
    AccessRequest.objects.filter(pk=complaint.access_request_id).update(subject='=HYPERLINK("x")')
    batch = begin([complaint])
    run_jobs()

    assert unzip(batch)[0][0]["Subject"].startswith("'=")


def test_the_zip_begins_before_the_letters_are_made_and_takes_them_as_they_come(world, begin, monkeypatch):
    batch = begin(2)
    pieces = archive.zip_of(batch, world.ada, TODAY, "en")
    assert b"read-me.txt" in next(pieces)
    assert Letter.objects.count() == 0

    waited = []

    def made_while_it_waits(seconds):
        waited.append(seconds)
        item = batch.items.waiting().first()
        make_letters.make_letter(item.pk, by=world.ada, today=TODAY)

    monkeypatch.setattr("complaints.batches.archive.time.sleep", made_while_it_waits)
    rest = b"".join(pieces)
    assert waited
    assert b"L-2020-0001.pdf" in rest
    assert b"L-2020-0002.pdf" in rest


def test_a_zip_that_waits_in_vain_ends_with_what_there_is(world, begin, monkeypatch):
    batch = begin(1)
    monkeypatch.setattr(archive, "PATIENCE", -1)

    content = b"".join(archive.zip_of(batch, world.ada, TODAY, "en"))
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        assert b"Not made yet." in opened.read("index.csv")


@pytest.mark.django_db(transaction=True)
def test_several_processes_make_each_letter_once(begin, run_jobs, monkeypatch):
    monkeypatch.setattr(processes, "processes_for", lambda letters: 2)
    monkeypatch.setattr("complaints.jobs.processes_for", lambda letters: 2)
    monkeypatch.setattr(processes, "AT_ONCE", 2)
    batch = begin(7)
    (ran,) = [job for job in run_jobs() if job.subject == batch.subject]

    ran.refresh_from_db()
    assert (ran.state, ran.done, ran.total) == (JobState.DONE, 7, 7)
    assert sorted(Letter.objects.values_list("sequence", flat=True)) == list(range(1, 8))
    assert batch.items.waiting().count() == 0


# The pages


@pytest.fixture
def as_ada(client, world):
    client.force_login(world.ada.user)
    return client


@pytest.fixture
def address():
    def of(name: str, *more: object) -> str:
        return reverse(name, args=["la-presse", *more])

    return of


def test_an_admin_chooses_sees_them_come_stops_and_goes_on(client, world, approve, address, run_jobs):
    one, other, _third = approve(3)
    client.force_login(world.ada.user)
    page = client.get(address("choose_letters"))
    assert "3 complaints are approved" in page.content.decode()
    form = {"id": [one.pk, other.pk], "submission": str(page.context["submission"])}

    answer = client.post(address("choose_letters"), form)
    batch = LetterBatch.objects.get()
    assert answer["Location"] == batch.get_absolute_url()
    assert client.post(address("choose_letters"), form)["Location"] == batch.get_absolute_url()
    assert (LetterBatch.objects.count(), BatchItem.objects.count(), Job.objects.count()) == (1, 2, 1)
    page = client.get(batch.get_absolute_url()).content.decode()
    assert "0 of 2 letters are made; the others are coming." in page
    assert 'hx-trigger="every 2s"' in page

    client.post(batch.get_absolute_url(), {"do": "stop"})
    run_jobs()
    assert "0 of 2 letters are made; the work stands still." in client.get(batch.get_absolute_url()).content.decode()
    client.post(batch.get_absolute_url(), {"do": "go_on"})
    run_jobs()
    assert "All 2 letters are made." in client.get(batch.get_absolute_url()).content.decode()
    client.post(address("letters_zip", batch.pk)).getvalue()
    told = AuditEntry.objects.filter(action__startswith="letters.").order_by("pk").values_list("action", flat=True)
    assert list(told) == ["letters.begun", "letters.stopped", "letters.taken_up", "letters.taken"]


def test_all_that_are_approved_go_by_one_button(client, world, approve, address):
    approve(3)
    client.force_login(world.ada.user)

    client.post(address("choose_letters"), {"make": "all", "submission": str(uuid.uuid4())})
    assert BatchItem.objects.count() == 3


def test_nothing_checked_or_nothing_left_to_make_is_said(client, world, address):
    client.force_login(world.ada.user)
    for form in ({}, {"make": "all"}, {"id": ["x"]}, {"id": ["999999"]}):
        assert client.post(address("choose_letters"), form)["Location"] == address("choose_letters")
    assert not LetterBatch.objects.exists()


def test_they_are_the_admins_of_the_newsroom_alone(client, world, begin, address, run_jobs):
    batch = begin(1)
    run_jobs()
    for member in (world.alice, world.bob, world.charlie):
        client.force_login(member.user)
        for name, more in (("choose_letters", []), ("letter_batch", [batch.pk])):
            assert client.get(address(name, *more)).status_code == 404
        for name, more in (("choose_letters", []), ("letter_batch", [batch.pk]), ("letters_zip", [batch.pk])):
            assert client.post(address(name, *more), {"make": "all"}).status_code == 404
    client.force_login(world.charlie.user)
    theirs = reverse("choose_letters", args=["le-devoir"])
    client.post(theirs, {"id": [batch.items.get().complaint_id]})
    assert LetterBatch.objects.count() == 1


QUERIES = {"choose_letters": 6, "letter_batch": 8}


@pytest.mark.parametrize("name", QUERIES)
def test_the_pages_cost_the_same_for_1_and_5_complaints(as_ada, begin, address, django_assert_num_queries, name):
    batch = begin(1)
    batch.items.update(hindrance=Hindrance.NOT_READY)
    more = [batch.pk] if name == "letter_batch" else []
    as_ada.get(address(name, *more))
    with django_assert_num_queries(QUERIES[name]):
        as_ada.get(address(name, *more))
    other = begin(4)
    other.items.update(hindrance=Hindrance.NOT_READY, batch=batch)
    with django_assert_num_queries(QUERIES[name]):
        as_ada.get(address(name, *more))
