"""Workers as processes: killed, stopped, two at once."""

import os
import signal
import socket
import subprocess
import sys
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from newsrooms.jobs import enqueue
from newsrooms.models import Job, JobState
from tests.factories import NewsroomFactory
from tests.jobs import functions as _known_here_by_name_as_well  # noqa: F401

pytestmark = pytest.mark.django_db(transaction=True)
WORK = """
import sys, django
django.setup()
import tests.jobs.functions
from django.core.management import call_command
call_command("work", *sys.argv[1:])
"""
AT_MOST = 60  # seconds; far more than any of this takes


@pytest.fixture
def newsroom():
    return NewsroomFactory()


@pytest.fixture
def gate():
    """Where the function knocks when it is in its middle, and waits until that connection is closed."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(AT_MOST)
        yield server


def database_url():
    told = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{told['NAME']}"
    return (
        f"postgres://{told['USER']}:{told['PASSWORD']}@{told['HOST'].replace('/', '%2f')}:{told['PORT']}/{told['NAME']}"
    )


@pytest.fixture
def start_worker():
    started = []

    def start(*arguments):
        command = [sys.executable, "-c", WORK, *arguments]
        environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "DATABASE_URL": database_url()}
        started.append(subprocess.Popen(command, cwd=settings.BASE_DIR, env=environment))
        return started[-1]

    yield start
    for one in started:
        one.kill()
        one.wait()


def test_what_a_killed_worker_left_half_done_is_done_by_the_next(newsroom, gate, start_worker):
    enqueue("tests.wait_at_the_gate", newsroom=newsroom, subject="", port=gate.getsockname()[1])
    killed = start_worker()
    with gate.accept()[0]:
        half_done = Job.objects.get()
        killed.send_signal(signal.SIGKILL)
        killed.wait(AT_MOST)
    gate.close()
    Job.objects.update(lease_until=timezone.now() - timedelta(seconds=1))

    assert start_worker("--once").wait(AT_MOST) == 0

    done = Job.objects.get()
    assert (half_done.state, half_done.done, half_done.total) == (JobState.RUNNING, 1, 2)
    assert (done.state, done.attempts) == (JobState.DONE, 2)


def test_a_worker_that_is_asked_to_stop_finishes_its_job_and_begins_no_other(newsroom, gate, start_worker):
    for _ in range(2):
        enqueue("tests.wait_at_the_gate", newsroom=newsroom, subject="", port=gate.getsockname()[1])
    worker = start_worker()

    with gate.accept()[0]:
        worker.send_signal(signal.SIGTERM)

    assert worker.wait(AT_MOST) == 0
    assert list(Job.objects.order_by("pk").values_list("state", flat=True)) == [JobState.DONE, JobState.WAITING]


def test_two_workers_run_no_job_twice(newsroom, tmp_path, start_worker):
    traces = tmp_path / "traces"
    for number in range(30):
        enqueue("tests.leave_a_line", newsroom=newsroom, subject="", path=str(traces), line=str(number))

    workers = [start_worker("--once") for _ in range(2)]

    assert [worker.wait(AT_MOST) for worker in workers] == [0, 0]
    assert sorted(map(int, traces.read_text().split())) == list(range(30))
    assert not Job.objects.exclude(state=JobState.DONE, attempts=1).exists()
