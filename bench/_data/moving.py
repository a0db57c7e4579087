"""The rows of an SQLite database into an empty PostgreSQL of the same schema: `COPY`, table by table, indexes after."""

import sqlite3
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import psycopg
from django.apps import apps
from django.db import connection, models

LINES = 5_000
LEFT_OUT = {"contenttypes", "auth", "sessions", "procrastinate"}


def move(source: Path) -> None:
    """In a process set up on the PostgreSQL database."""
    tables = [model for model in apps.get_models(include_auto_created=True) if model._meta.app_label not in LEFT_OUT]  # noqa: SLF001
    lite = sqlite3.connect(f"{source.as_uri()}?mode=ro", uri=True)
    there = {name for (name,) in lite.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    connection.ensure_connection()
    server: psycopg.Connection[Any] = connection.connection
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")  # neither triggers nor foreign keys: they held already
        cursor.execute("SET synchronous_commit = off")
        cursor.execute("SET TIME ZONE 'UTC'")
        indexes = indexes_of(cursor, [model._meta.db_table for model in tables])  # noqa: SLF001
        for name, _sql in indexes:
            cursor.execute(f'DROP INDEX "{name}"')
        for model in tables:
            if model._meta.db_table in there and model._meta.managed:  # noqa: SLF001
                copy_table(lite, server, model)
        for _name, sql in indexes:
            cursor.execute(sql)
        for sql in sequences(tables):
            cursor.execute(sql)
        cursor.execute("VACUUM (ANALYZE)")


def indexes_of(cursor: Any, tables: list[str]) -> list[tuple[str, str]]:
    """Those that stand for themselves: what a constraint owns stays."""
    cursor.execute(
        "SELECT i.relname, pg_get_indexdef(x.indexrelid) FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid "
        "JOIN pg_class t ON t.oid = x.indrelid WHERE t.relname = ANY(%s) "
        "AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = x.indexrelid)",
        [tables],
    )
    return list(cursor.fetchall())


def copy_table(lite: sqlite3.Connection, server: psycopg.Connection[Any], model: Any) -> None:
    fields = [field for field in model._meta.concrete_fields if not getattr(field, "generated", False)]  # noqa: SLF001
    names = ", ".join(f'"{field.column}"' for field in fields)
    line = " || char(9) || ".join(written(field) for field in fields)
    table = model._meta.db_table  # noqa: SLF001
    rows = lite.execute(f'SELECT {line} FROM "{table}"')  # noqa: S608
    with server.cursor() as cursor:
        cursor.execute(f'TRUNCATE "{table}" CASCADE')  # what a migration seeded has other numbers
        with cursor.copy(f'COPY "{table}" ({names}) FROM STDIN') as copy:
            for block in blocks(rows):
                copy.write(block)


def blocks(rows: Iterator[tuple[str]]) -> Iterator[str]:
    while some := list(islice(rows, LINES)):
        yield "".join(f"{line}\n" for (line,) in some)


def written(field: Any) -> str:
    """How `COPY` reads a value of this column."""
    name = f'"{field.column}"'
    if isinstance(field, models.BooleanField):
        return f"CASE {name} WHEN 1 THEN 't' WHEN 0 THEN 'f' ELSE '\\N' END"
    if isinstance(field, models.CharField | models.TextField | models.JSONField):
        told = f"replace(replace({name}, '\\', '\\\\'), char(10), '\\n')"
        told = f"replace(replace({told}, char(13), '\\r'), char(9), '\\t')"
        return f"coalesce({told}, '\\N')"
    return f"coalesce({name}, '\\N')"


def sequences(tables: list[Any]) -> list[str]:
    from django.core.management.color import no_style  # noqa: PLC0415

    return connection.ops.sequence_reset_sql(no_style(), tables)
