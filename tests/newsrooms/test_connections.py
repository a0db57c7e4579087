"""How PostgreSQL's connections are used again."""

import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection

from tests.jobs.test_worker import database_url
from tests.test_house import manage

HERE = "postgres://somebody@127.0.0.1/nowhere?sslmode=require"
TELL = "from django.conf import settings; d = settings.DATABASES['default']; print(d['CONN_MAX_AGE'], d['OPTIONS'])"
SHARE = """
import django
django.setup()
from concurrent.futures import ThreadPoolExecutor
from django.db import connection

def ask(_):
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        process = cursor.fetchone()[0]
    connection.close()
    return process

with ThreadPoolExecutor(8) as threads:
    print(len(set(threads.map(ask, range(100)))))
"""


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({}, "60 {'sslmode': 'require'}"),
        ({"CONN_MAX_AGE": "0"}, "0 {'sslmode': 'require'}"),
        ({"DATABASE_POOL": "4"}, "0 {'sslmode': 'require', 'pool': {'min_size': 1, 'max_size': 4, 'timeout': 10}}"),
    ],
)
def test_a_thread_keeps_its_connection_or_shares_a_pool(asked, told):
    done = manage("shell", "--no-imports", "-c", TELL, DEMO="1", DATABASE_URL=HERE, **asked)

    assert (done.stdout.strip(), done.stderr) == (told, "")


@pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL's own ways")
def test_many_threads_share_as_many_connections_as_they_may(db):
    environment = {
        "DJANGO_SETTINGS_MODULE": "atip_tracker.settings",
        "DATABASE_URL": database_url(),
        "DATABASE_POOL": "2",
    }
    done = subprocess.run(
        [sys.executable, "-c", SHARE],
        cwd=settings.BASE_DIR,
        env={**environment, "DEMO": "1", "VAR_DIR": str(settings.VAR_DIR)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stderr == ""
    assert 1 <= int(done.stdout) <= 2
