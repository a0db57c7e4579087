import ipaddress
import socket
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import TransactionTestCase
from django.utils import translation
from hypothesis import HealthCheck, settings

from tools.catalogues import compile_catalogues

# How long an example takes says nothing of what is tested, on a machine that does other work too.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

ASKING_FOR_THE_DATABASE = {"db", "transactional_db", "live_server"}


def pytest_configure(config):
    """The pages' French comes from compiled catalogues; once, before the workers start."""
    if not hasattr(config, "workerinput"):
        compile_catalogues(Path(__file__).parent.parent / "locale")


def pytest_collection_modifyitems(items):
    """Marked by what they ask for, so that nobody has to remember it: `-m "database and not browser"`."""
    for item in items:
        if item.get_closest_marker("django_db") or ASKING_FOR_THE_DATABASE & set(item.fixturenames):
            item.add_marker(pytest.mark.database)


class NetworkRefused(RuntimeError):
    """A test tried to leave this machine."""


def is_here(address: Any) -> bool:
    """Unix sockets and loopback."""
    if not isinstance(address, tuple):
        return True
    host = address[0]
    if host in {"", "localhost"}:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@pytest.fixture(autouse=True, scope="session")
def no_network():
    """Whatever a test does, nothing goes to another machine."""
    patch = pytest.MonkeyPatch()

    def refusing(name: str) -> Callable[..., Any]:
        real = getattr(socket.socket, name)

        def guarded(self: socket.socket, address: Any) -> Any:
            if self.family in {socket.AF_INET, socket.AF_INET6} and not is_here(address):
                raise NetworkRefused(address)
            return real(self, address)

        return guarded

    for name in ("connect", "connect_ex"):
        patch.setattr(socket.socket, name, refusing(name))
    yield
    patch.undo()


@pytest.fixture(autouse=True)
def no_language_left_over():
    """A page in French leaves French on in its thread: not for the next test."""
    translation.deactivate()
    yield
    translation.deactivate()


@pytest.fixture
def on_day(settings) -> Callable[[date | str], date]:
    """Fix today: `on_day("2020-04-01")`. Once per test or again, as the story goes on."""

    def fix(day: date | str) -> date:
        settings.FIXED_TODAY = date.fromisoformat(day) if isinstance(day, str) else day
        return settings.FIXED_TODAY

    return fix


@pytest.fixture
def run_jobs() -> Callable[[], list[Any]]:
    """Run every background job that is due, here and now: `run_jobs()`. Gives those that ran."""
    from newsrooms.jobs.running import run_waiting  # noqa: PLC0415 - the clock's tests run without Django

    return run_waiting


@contextmanager
def pristine_on_sqlite() -> Iterator[Callable[[], None]]:
    """How to bring back the database as it is now."""
    pristine = sqlite3.connect(":memory:", check_same_thread=False)
    connection.ensure_connection()
    connection.connection.backup(pristine)

    def restore() -> None:
        connection.ensure_connection()
        pristine.backup(connection.connection)

    yield restore
    pristine.close()


@contextmanager
def pristine_on_postgresql() -> Iterator[Callable[[], None]]:
    """The same: a copy of it is the template of the next."""
    name = connection.settings_dict["NAME"]
    pristine = f"{name}_pristine"

    def run(*statements: str) -> None:
        connection.close()
        with connection._nodb_cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)

    copied = 'CREATE DATABASE "{}" TEMPLATE "{}" STRATEGY file_copy'
    run(f'DROP DATABASE IF EXISTS "{pristine}"', copied.format(pristine, name))  # one of an interrupted run, perhaps
    # Whoever still holds a connection (a thread of the live server) loses it.
    yield partial(run, f'DROP DATABASE "{name}" WITH (FORCE)', copied.format(name, pristine))
    run(f'DROP DATABASE "{pristine}"')


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """After a test that commits (a browser's), put the migrated database back as it was.

    Django would flush it instead: that loses the seeded institutions, and the audit trail's triggers refuse it.
    """
    pristine = {"sqlite": pristine_on_sqlite, "postgresql": pristine_on_postgresql}[connection.vendor]
    with django_db_blocker.unblock(), pristine() as restore, pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda self: restore())
        django_db_blocker.block()
        yield
        django_db_blocker.unblock()


@pytest.fixture(scope="session", autouse=True)
def delete_output_dir():
    """Instead of pytest-playwright's: each of two workers would delete what the other has just saved."""
