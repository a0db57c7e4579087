"""Migrations while people read and write."""

import re
from contextlib import closing

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError, connection, models
from django.db.migrations.loader import MigrationLoader
from django.db.models.signals import pre_migrate
from django.db.utils import NotSupportedError
from django.test.utils import CaptureQueriesContext

from newsrooms import migrating
from newsrooms.migrating import AddIndexOnline, RemoveIndexOnline
from newsrooms.models import Job
from requests_app.models import Institution

pytestmark = pytest.mark.django_db(transaction=True)
on_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL's own ways")
# What is later must be able to go back as well, on both databases; the rooms by their floors.
LINE = {"newsrooms": "0003", "requests_app": "0020", "complaints": "0003"}
NAME = "job_by_subject_and_name"
MAKE = AddIndexOnline("job", models.Index(fields=["subject", "name"], name=NAME))
REMOVE = RemoveIndexOnline("job", NAME)


def schema():
    """Every table's columns and constraints, by name."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            described = connection.introspection.get_table_description(cursor, table)
            constraints = connection.introspection.get_constraints(cursor, table)
            found[table] = ({(one.name, one.null_ok) for one in described}, {name for name in constraints if name})
    return found


def run(operation, *, back=False, atomic=False):
    before = MigrationLoader(connection).project_state()
    if isinstance(operation, RemoveIndexOnline):
        MAKE.state_forwards("newsrooms", before)
    after = before.clone()
    operation.state_forwards("newsrooms", after)
    with connection.schema_editor(atomic=atomic) as editor:
        if back:
            operation.database_backwards("newsrooms", editor, after, before)
        else:
            operation.database_forwards("newsrooms", editor, before, after)


def columns():
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, Job._meta.db_table)
    return found[NAME]["columns"] if NAME in found else None


def patience():
    with connection.cursor() as cursor:
        cursor.execute("SHOW lock_timeout")
        return cursor.fetchone()[0]


def test_the_latest_migrations_can_be_taken_back_and_done_again():
    before = schema()
    for room, name in reversed(LINE.items()):
        call_command("migrate", room, name, verbosity=0)
    taken_back = schema()
    call_command("migrate", verbosity=0)

    assert taken_back != before
    assert schema() == before
    assert Institution.objects.filter(newsroom=None).count() > 300


def test_each_index_is_listed_with_its_reason():
    rows = re.findall(r"^\| (`[^|]+) \|", (settings.BASE_DIR / "docs" / "performance.md").read_text(), re.MULTILINE)
    listed = {name for row in rows for name in re.findall(r"`([a-z_]+)`", row)}
    ours = [model for model in apps.get_models() if model.__module__.split(".")[0] in LINE]

    assert {index.name for model in ours for index in model._meta.indexes} - listed == set()


def test_an_index_is_made_and_taken_back():
    run(MAKE)
    made = columns()
    run(MAKE, back=True)

    assert (made, columns()) == (["subject", "name"], None)


def test_an_index_is_removed_and_brought_back():
    run(MAKE)
    run(REMOVE)
    removed = columns()
    run(REMOVE, back=True)

    assert (removed, columns()) == (None, ["subject", "name"])


def test_after_an_interruption_it_begins_anew():
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE INDEX {NAME} ON newsrooms_job (subject)")

    run(MAKE)
    made = columns()
    run(REMOVE)
    run(REMOVE)

    assert (made, columns()) == (["subject", "name"], None)


@on_postgresql
def test_who_writes_meanwhile_is_not_stopped():
    with CaptureQueriesContext(connection) as asked:
        run(MAKE)
        run(REMOVE)

    told = [query["sql"] for query in asked if "INDEX" in query["sql"]]
    assert told
    assert all("CONCURRENTLY" in statement for statement in told)


@on_postgresql
def test_within_a_transaction_it_says_what_is_missing():
    with pytest.raises(NotSupportedError, match="atomic = False"):
        run(MAKE, atomic=True)


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
