"""For migrations of a database that people read and write meanwhile (docs/performance.md, "Indexes")."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connections
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import AddIndex
from django.db.migrations.state import ProjectState
from django.db.utils import NotSupportedError

# How long a change waits for a table. All who come after it wait as well, so it must not stand behind a long export:
# the migration fails, nothing has changed, and it is run again.
PATIENCE = "5s"


def be_brief(*, using: str, **kwargs: Any) -> None:  # noqa: ARG001 - as signals call
    """Before migrations: none of them may keep the pages waiting."""
    wait_at_most(using, PATIENCE)


def be_patient_again(*, using: str, **kwargs: Any) -> None:  # noqa: ARG001 - as above
    wait_at_most(using, None)


def wait_at_most(using: str, patience: str | None) -> None:
    """For locks, on PostgreSQL; None is what the server says."""
    if connections[using].vendor == "postgresql":
        with connections[using].cursor() as cursor:
            if patience is None:
                cursor.execute("RESET lock_timeout")
            else:
                cursor.execute("SELECT set_config('lock_timeout', %s, false)", [patience])


class AddIndexOnline(AddIndex):
    """Make an index while others write to its table: for migrations that say `atomic = False` and do nothing else.

    PostgreSQL makes it CONCURRENTLY, and first throws away what an interrupted try has left. SQLite has one writer at a
    time whatever we do.
    """

    atomic = False

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        if schema_editor.connection.vendor != "postgresql":
            super().database_forwards(app_label, schema_editor, from_state, to_state)
            return
        model = to_state.apps.get_model(app_label, self.model_name)
        if self.allow_migrate_model(schema_editor.connection.alias, model):
            with self.nobody_waiting_for_us(schema_editor):
                self.drop(schema_editor)
                schema_editor.add_index(model, self.index, concurrently=True)  # type: ignore[call-arg]

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        if schema_editor.connection.vendor != "postgresql":
            super().database_backwards(app_label, schema_editor, from_state, to_state)
            return
        model = from_state.apps.get_model(app_label, self.model_name)
        if self.allow_migrate_model(schema_editor.connection.alias, model):
            with self.nobody_waiting_for_us(schema_editor):
                self.drop(schema_editor)

    @contextmanager
    def nobody_waiting_for_us(self, schema_editor: BaseDatabaseSchemaEditor) -> Iterator[None]:
        """It waits for every transaction that began before it, as long as that takes: nobody stands behind it."""
        if schema_editor.connection.in_atomic_block:
            raise NotSupportedError(f"The migration that makes {self.index.name} must say `atomic = False`.")
        wait_at_most(schema_editor.connection.alias, "0")
        try:
            yield
        finally:
            wait_at_most(schema_editor.connection.alias, PATIENCE)

    def drop(self, schema_editor: BaseDatabaseSchemaEditor) -> None:
        name = schema_editor.quote_name(self.index.name)
        schema_editor.execute(f"DROP INDEX CONCURRENTLY IF EXISTS {name}")
