"""For migrations of a database that people read and write meanwhile (docs/performance.md, "Indexes")."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connections
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import AddIndex, RemoveIndex
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from django.db.models import Index, Model
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


class OnlineEditor:
    """Makes and drops an index while others write to its table; all that Django's own operations ask of an editor.

    PostgreSQL does it CONCURRENTLY. SQLite has one writer at a time whatever we do. Run again after an interruption, it
    begins anew: what is there is thrown away (on PostgreSQL an index that is invalid), what is gone is gone.
    """

    def __init__(self, editor: BaseDatabaseSchemaEditor) -> None:
        self.editor = editor
        self.connection = editor.connection
        self.concurrently = editor.connection.vendor == "postgresql"

    def add_index(self, model: type[Model], index: Index) -> None:
        self.remove_index(model, index)
        with self.nobody_waiting_for(index):
            self.editor.add_index(model, index, **({"concurrently": True} if self.concurrently else {}))

    def remove_index(self, model: type[Model], index: Index) -> None:  # noqa: ARG002 - as the editor's own
        how = "CONCURRENTLY IF EXISTS" if self.concurrently else "IF EXISTS"
        with self.nobody_waiting_for(index):
            self.editor.execute(f"DROP INDEX {how} {self.editor.quote_name(index.name)}")

    @contextmanager
    def nobody_waiting_for(self, index: Index) -> Iterator[None]:
        """It waits for every transaction that began before it, as long as that takes: nobody stands behind it."""
        if self.concurrently and self.connection.in_atomic_block:
            raise NotSupportedError(f"The migration of the index {index.name} must say `atomic = False`.")
        wait_at_most(self.connection.alias, "0")
        try:
            yield
        finally:
            wait_at_most(self.connection.alias, PATIENCE)


class Online(Operation):
    """For migrations that say `atomic = False` and do nothing else."""

    atomic = False

    def database_forwards(self, app_label: str, schema_editor: Any, *states: ProjectState) -> None:
        super().database_forwards(app_label, OnlineEditor(schema_editor), *states)  # type: ignore[arg-type]

    def database_backwards(self, app_label: str, schema_editor: Any, *states: ProjectState) -> None:
        super().database_backwards(app_label, OnlineEditor(schema_editor), *states)  # type: ignore[arg-type]


class AddIndexOnline(Online, AddIndex):
    pass


class RemoveIndexOnline(Online, RemoveIndex):
    pass
