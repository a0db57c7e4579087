"""The throw-away PostgreSQL comes, and goes however its command ends."""

import signal
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import psycopg
import pytest

from tools.postgres import QUICK, running, throw_away

AT_MOST = 60  # seconds; far more than any of this takes
TELL = "import os; print(os.environ['DATABASE_URL'], flush=True); input()"


def ask(address, question):
    with psycopg.connect(address) as asked:
        return asked.execute(question).fetchall()[0][0]


def is_gone(address, folder):
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(address)
    return not folder.exists()


def test_it_answers_who_knows_its_password_on_this_machine_and_then_nothing_is_left():
    with throw_away() as address:
        data = Path(ask(address, "SHOW data_directory"))
        assert data.stat().st_uid != 0
        assert ask(address, "SHOW listen_addresses") == "127.0.0.1"
        with pytest.raises(psycopg.OperationalError, match="password"):
            psycopg.connect(address.replace(str(urlsplit(address).password), "guessed"))

    assert is_gone(address, data.parent)


def test_one_that_is_kept_has_its_data_the_next_time():
    with TemporaryDirectory() as folder:
        with running(QUICK, Path(folder)) as address, psycopg.connect(address) as asked:
            asked.execute("CREATE TABLE kept AS SELECT 7")
        with pytest.raises(psycopg.OperationalError):
            psycopg.connect(address)

        with running(QUICK, Path(folder)) as again:
            assert ask(again, "SELECT * FROM kept") == 7


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_an_end_by_force_leaves_nothing_either(end):
    command = [sys.executable, "tools/postgres.py", "-c", TELL]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as started:
        assert started.stdin
        assert started.stdout
        assert started.stderr
        address = started.stdout.readline().strip()
        folder = Path(ask(address, "SHOW data_directory")).parent
        started.send_signal(end)
        assert started.wait(AT_MOST) != 0
        started.stdin.close()
        started.stderr.read()  # until its last holder is gone, the keeper
    assert is_gone(address, folder)
