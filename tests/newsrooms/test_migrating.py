"""Migrations while people read and write."""

from contextlib import closing

import pytest
from django.apps import apps
from django.db import OperationalError, connection, models
from django.db.migrations.loader import MigrationLoader
from django.db.models.signals import pre_migrate
from django.db.utils import NotSupportedError
from django.test.utils import CaptureQueriesContext

from newsrooms import migrating
from newsrooms.migrating import AddIndexOnline
from newsrooms.models import Job

pytestmark = pytest.mark.django_db(transaction=True)
on_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL's own ways")
NAME = "job_by_subject_and_name"


def states():
    operation = AddIndexOnline("job", models.Index(fields=["subject", "name"], name=NAME))
    before = MigrationLoader(connection).project_state()
    after = before.clone()
    operation.state_forwards("newsrooms", after)
    return operation, before, after


def make(*, atomic=False):
    operation, before, after = states()
    with connection.schema_editor(atomic=atomic) as editor:
        operation.database_forwards("newsrooms", editor, before, after)


def take_back():
    operation, before, after = states()
    with connection.schema_editor(atomic=False) as editor:
        operation.database_backwards("newsrooms", editor, after, before)


def columns():
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, Job._meta.db_table)
    return found[NAME]["columns"] if NAME in found else None


def patience():
    with connection.cursor() as cursor:
        cursor.execute("SHOW lock_timeout")
        return cursor.fetchone()[0]


def test_an_index_is_made_and_taken_back():
    make()
    made = columns()
    take_back()

    assert (made, columns()) == (["subject", "name"], None)


@on_postgresql
def test_who_writes_meanwhile_is_not_stopped():
    with CaptureQueriesContext(connection) as asked:
        make()
        take_back()

    told = [query["sql"] for query in asked if "INDEX" in query["sql"]]
    assert told
    assert all("CONCURRENTLY" in statement for statement in told)


@on_postgresql
def test_what_an_interrupted_try_left_is_made_anew():
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE INDEX {NAME} ON newsrooms_job (subject)")

    make()

    assert columns() == ["subject", "name"]


@on_postgresql
def test_within_a_transaction_it_says_what_is_missing():
    with pytest.raises(NotSupportedError, match="atomic = False"):
        make(atomic=True)


@on_postgresql
def test_a_change_that_would_keep_everybody_waiting_gives_up(monkeypatch):
    monkeypatch.setattr(migrating, "PATIENCE", "50ms")
    before = patience()
    with closing(connection.copy("default")) as reader, reader.cursor() as reading:
        reading.execute("BEGIN; SELECT * FROM newsrooms_job")
        pre_migrate.send(sender=apps.get_app_config("newsrooms"), using="default")

        with pytest.raises(OperationalError, match="lock timeout"), connection.cursor() as cursor:
            cursor.execute("ALTER TABLE newsrooms_job ADD COLUMN note text")

    migrating.be_patient_again(using="default")
    assert patience() == before
