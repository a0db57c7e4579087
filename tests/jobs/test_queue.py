"""Background jobs: put in with a transaction, tried again with growing pauses, told on the page."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from newsrooms.jobs import CannotBeDone, enqueue, job, jobs_of
from newsrooms.jobs import queue as jobs_queue
from newsrooms.jobs.running import Told
from newsrooms.models import Job, JobState, Trouble
from tests.factories import NewsroomFactory

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
runs: list[str] = []


@job("tests.count")
def count(progress, *, word):
    runs.append(word)
    for done in range(3):
        progress.tell(done + 1, 3)


@job("tests.stumble")
def stumble(progress):
    raise ZeroDivisionError


@job("tests.refuse")
def refuse(progress):
    raise CannotBeDone("unreadable")


@job("tests.ask_for_more")
def ask_for_more(progress, *, newsroom_id):
    enqueue("tests.count", newsroom=None, subject="", word="more")


@pytest.fixture(autouse=True)
def nothing_ran_yet():
    runs.clear()


@pytest.fixture
def newsroom():
    return NewsroomFactory()


def only_job():
    return Job.objects.get()


def taken():
    claimed = jobs_queue.claim()
    assert claimed is not None
    return claimed


def test_a_job_runs_with_its_arguments_and_tells_how_far_it_is(newsroom, run_jobs):
    enqueue("tests.count", newsroom=newsroom, subject="document:12", word="pages")

    run_jobs()

    [told] = jobs_of(newsroom, "document:12")
    assert runs == ["pages"]
    assert (told.state, told.done, told.total, told.is_open) == (JobState.DONE, 3, 3, False)


def test_a_job_runs_only_if_the_transaction_commits(newsroom, run_jobs):
    with transaction.atomic():
        enqueue("tests.count", newsroom=newsroom, subject="", word="never")
        transaction.set_rollback(True)

    run_jobs()
    assert runs == []


def test_a_name_without_a_function_is_refused_at_once(newsroom):
    with pytest.raises(KeyError):
        enqueue("tests.unknown", newsroom=newsroom, subject="")


def test_two_functions_cannot_have_one_name():
    with pytest.raises(ValueError, match=r"tests\.count"):
        job("tests.count")(lambda progress: None)


def test_a_name_that_only_newer_code_knows_is_left_to_it(newsroom, run_jobs):
    Job.objects.create(newsroom=newsroom, name="tests.of_tomorrow", run_after=NOON)

    run_jobs()

    assert only_job().state == JobState.WAITING


def test_a_failure_is_tried_again_after_growing_pauses_and_then_told(newsroom, run_jobs):
    pauses = []
    with time_machine.travel(NOON, tick=False) as clock:
        enqueue("tests.stumble", newsroom=newsroom, subject="document:12")
        while run_jobs():
            told = only_job()
            pauses.append((told.run_after - timezone.now()).total_seconds() if told.is_open else None)
            clock.shift(pauses[-1] or 0)

    assert pauses == [10, 60, 600, 3600, None]
    assert (only_job().state, only_job().error, only_job().attempts) == (JobState.FAILED, Trouble.UNEXPECTED, 5)


def test_before_its_pause_is_over_a_job_is_not_tried(newsroom, run_jobs):
    with time_machine.travel(NOON, tick=False) as clock:
        enqueue("tests.stumble", newsroom=newsroom, subject="")
        run_jobs()
        clock.shift(9)

        assert run_jobs() == []


def test_what_no_further_try_would_change_fails_at_once_with_its_own_code(newsroom, run_jobs):
    enqueue("tests.refuse", newsroom=newsroom, subject="")

    run_jobs()

    assert (only_job().state, only_job().error, only_job().attempts) == (JobState.FAILED, "unreadable", 1)


def test_a_job_may_put_in_another(newsroom, run_jobs):
    enqueue("tests.ask_for_more", newsroom=newsroom, subject="", newsroom_id=newsroom.pk)

    assert len(run_jobs()) == 2
    assert runs == ["more"]


def test_what_is_taken_is_not_taken_again_until_its_lease_runs_out(newsroom):
    with time_machine.travel(NOON, tick=False) as clock:
        enqueue("tests.count", newsroom=newsroom, subject="", word="once")
        first = taken()
        clock.shift(59)
        assert jobs_queue.claim() is None

        clock.shift(2)
        again = taken()

    assert (again.pk, again.attempts) == (first.pk, 2)


def test_a_renewed_lease_and_told_progress_keep_a_job(newsroom):
    with time_machine.travel(NOON, tick=False) as clock:
        enqueue("tests.count", newsroom=newsroom, subject="", word="once")
        claimed = taken()
        clock.shift(59)
        assert jobs_queue.renew(claimed)
        clock.shift(59)
        Told(claimed).tell(1, 2)
        clock.shift(59)

        assert jobs_queue.claim() is None


def test_who_lost_a_job_changes_it_no_more(newsroom):
    with time_machine.travel(NOON, tick=False) as clock:
        enqueue("tests.count", newsroom=newsroom, subject="", word="once")
        lost = taken()
        clock.shift(61)
        ours = taken()

        assert not jobs_queue.renew(lost)
        jobs_queue.succeed(lost)
        assert only_job().state == JobState.RUNNING
        jobs_queue.succeed(ours)

    assert only_job().state == JobState.DONE


def test_a_job_that_kills_each_of_its_workers_is_given_up(newsroom):
    with time_machine.travel(NOON, tick=False) as clock:
        enqueue("tests.count", newsroom=newsroom, subject="", word="deadly")
        while jobs_queue.claim():
            clock.shift(61)

    assert (only_job().state, only_job().error, only_job().attempts) == (JobState.FAILED, Trouble.INTERRUPTED, 5)


def test_progress_is_written_seldom_and_at_the_end(newsroom, django_assert_num_queries):
    enqueue("tests.count", newsroom=newsroom, subject="", word="once")
    told = Told(taken())

    with django_assert_num_queries(2):  # the first and the last
        for done in range(1, 10_001):
            told.tell(done, 10_000)

    assert (only_job().done, only_job().total) == (10_000, 10_000)


def test_a_page_asks_for_all_its_jobs_at_once_and_for_no_others(newsroom, django_assert_num_queries):
    for subject in ("document:1", "document:2", "document:3"):
        enqueue("tests.count", newsroom=newsroom, subject=subject, word="x")
    enqueue("tests.count", newsroom=NewsroomFactory(), subject="document:1", word="x")

    with django_assert_num_queries(1):
        found = jobs_of(newsroom, "document:1", "document:2")

    assert [(one.subject, one.newsroom_id) for one in found] == [
        ("document:2", newsroom.pk),
        ("document:1", newsroom.pk),
    ]


@pytest.mark.parametrize(
    ("state", "days", "kept"),
    [("done", 6, True), ("done", 8, False), ("failed", 29, True), ("failed", 31, False)],
)
def test_old_jobs_are_forgotten(newsroom, state, days, kept):
    Job.objects.create(
        newsroom=newsroom, name="tests.count", state=state, run_after=NOON, finished_at=NOON - timedelta(days=days)
    )

    with time_machine.travel(NOON, tick=False):
        jobs_queue.forget_old()

    assert Job.objects.exists() is kept


def test_the_supervisor_is_told_what_waits_and_what_failed(client, newsroom, run_jobs):
    enqueue("tests.refuse", newsroom=newsroom, subject="")
    run_jobs()
    enqueue("tests.count", newsroom=newsroom, subject="", word="x")

    assert client.get(reverse("healthz")).json()["jobs"] == {"waiting": 1, "failed": 1}
