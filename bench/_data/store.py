"""Where the databases lie, and how they come to be: built once, kept for the next run, wound up to the schema of today.

SQLite is filled by the builder; PostgreSQL is given the same rows, table by table.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from tools.postgres import running

ROOT = Path(__file__).resolve().parent.parent.parent
KEPT = Path(os.environ.get("BENCH_DIR", ROOT / "var" / "bench")).resolve()
SEED = 1983
TODAY = "2026-11-25"
EDITION = 2  # of what the builder makes from the seed: the next where it makes other rows
SERVER = {"shared_buffers": "1GB", "max_wal_size": "4GB", "maintenance_work_mem": "512MB"}


def sizes(*, quick: bool) -> list[int]:
    """How many requests; `SIZES` in the environment says otherwise."""
    usual = "1000,10000" if quick else "1000,10000,100000,1000000"
    return [int(size) for size in os.environ.get("SIZES", usual).split(",")]


def databases(all_sizes: list[int]) -> Iterator[tuple[str, dict[int, dict[str, str]]]]:
    """Each kind of database with the environment of each size, as long as it is looked at; `DATABASES` may name one."""
    wanted = os.environ.get("DATABASES", "SQLite,PostgreSQL").split(",")
    if "SQLite" in wanted:
        yield "SQLite", {size: sqlite(size) for size in all_sizes}
    if "PostgreSQL" in wanted:
        with running(SERVER, KEPT / "postgresql") as address:
            server = address.rpartition("/")[0]
            yield "PostgreSQL", {size: postgresql(size, server) for size in all_sizes}


def key() -> str:
    """Other data under another name."""
    return f"{SEED}-{EDITION}"


def environment(**more: str) -> dict[str, str]:
    """What every process of a measurement runs under."""
    fixed = {"DEMO": "1", "TODAY": TODAY, "PYTHONPATH": str(ROOT), "VAR_DIR": str(KEPT / "var")}
    return {**os.environ, **fixed, **more}


def sqlite(how_many: int) -> dict[str, str]:
    """The environment of an SQLite database of so many requests."""
    path = KEPT / f"{key()}-{how_many}.sqlite3"
    settings = environment(DATABASE_URL=f"sqlite:///{path}")
    if not path.exists():
        KEPT.mkdir(parents=True, exist_ok=True)
        building = path.with_suffix(".building")
        building.unlink(missing_ok=True)
        start = time.perf_counter()
        shutil.copy(empty(), building)
        command = [sys.executable, "-m", "bench._data.store", "sqlite", str(how_many)]
        run(command, {**settings, "DATABASE_URL": f"sqlite:///{building}"})
        building.rename(path)
        megabytes = path.stat().st_size / 1e6
        print(f"  built {how_many:,} on SQLite: {time.perf_counter() - start:.0f} s, {megabytes:,.0f} MB", flush=True)
    wind_up(path.name, settings)
    return settings


def wind_up(name: str, settings: dict[str, str]) -> None:
    """To the schema of today, where it has changed since: as a newsroom's database is that has long been in use."""
    note = wound(name)
    if not note.exists() or note.read_text() != schema():
        migrate(settings)
        run([sys.executable, "-m", "bench._data.store", "scorecards"], settings)
        note.write_text(schema())


def wound(name: str) -> Path:
    """Where it is noted of which schema a database is."""
    return KEPT / f"{name}.schema"


def migrate(settings: dict[str, str]) -> None:
    run([sys.executable, "manage.py", "migrate", "-v0"], settings)
    run([sys.executable, "manage.py", "createcachetable"], settings)


@cache
def schema() -> str:
    told = b"".join(path.read_bytes() for path in sorted(ROOT.glob("*/migrations/0*.py")))
    return hashlib.sha256(told).hexdigest()


def postgresql(how_many: int, server: str) -> dict[str, str]:
    """The environment of a PostgreSQL database of so many requests, on that server."""
    import psycopg  # noqa: PLC0415

    name = f"bench_{key()}_{how_many}"
    settings = environment(DATABASE_URL=f"{server}/{name}")
    with psycopg.connect(f"{server}/postgres", autocommit=True) as maintenance:
        there = [found for (found,) in maintenance.execute("SELECT datname FROM pg_database")]
        if name not in there:
            source = sqlite(how_many)["DATABASE_URL"].removeprefix("sqlite:///")
            start, building = time.perf_counter(), "bench_building"
            pattern = f"bench_{schema()[:10]}_empty"
            if pattern not in there:
                maintenance.execute(f'CREATE DATABASE "{pattern}"')
                migrate({**settings, "DATABASE_URL": f"{server}/{pattern}"})
            maintenance.execute(f"DROP DATABASE IF EXISTS {building}")
            maintenance.execute(f'CREATE DATABASE {building} TEMPLATE "{pattern}"')
            unfinished = {**settings, "DATABASE_URL": f"{server}/{building}"}
            run([sys.executable, "-m", "bench._data.store", "postgresql", source], unfinished)
            maintenance.execute(f'ALTER DATABASE {building} RENAME TO "{name}"')
            print(f"  moved {how_many:,} to PostgreSQL: {time.perf_counter() - start:.0f} s", flush=True)
    wind_up(name, settings)
    return settings


def empty() -> Path:
    """A database of the schema alone: the migrations take longer than a thousand requests."""
    path = KEPT / f"{schema()[:10]}-empty.sqlite3"
    if not path.exists():
        building = path.with_suffix(".building")
        building.unlink(missing_ok=True)
        migrate(environment(DATABASE_URL=f"sqlite:///{building}"))
        building.rename(path)
    return path


def run(command: list[str], settings: dict[str, str]) -> None:
    subprocess.run(command, cwd=ROOT, env=settings, check=True)  # noqa: S603  # our own commands


def fill_sqlite(how_many: int) -> None:
    """In a process of its own: rows first, their indexes after."""
    from django.db import connection, transaction  # noqa: PLC0415

    from .rows import TABLES, fill  # noqa: PLC0415

    names = ", ".join(f"'{model._meta.db_table}'" for model in TABLES)  # noqa: SLF001
    with connection.cursor() as cursor:
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "foreign_keys=OFF", "ignore_check_constraints=ON"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.execute("PRAGMA cache_size=-400000")
        cursor.execute(
            f"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ({names})"  # noqa: S608
        )
        indexes = cursor.fetchall()
        for name, _sql in indexes:
            cursor.execute(f'DROP INDEX "{name}"')
        cursor.execute("PRAGMA foreign_keys=OFF")
    with transaction.atomic():
        fill(how_many)
    with connection.cursor() as cursor:
        for _name, sql in indexes:
            cursor.execute(sql)
        if how_many <= 10_000:
            for pragma in ("integrity_check", "foreign_key_check"):
                cursor.execute(f"PRAGMA {pragma}")
                found = cursor.fetchall()
                if found not in ([("ok",)], []):
                    raise ValueError(found[:5])
        cursor.execute("PRAGMA journal_mode=WAL")


def set_up() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "atip_tracker.settings")
    import django  # noqa: PLC0415

    django.setup()


def main(told: list[str]) -> None:
    """What processes of their own do, each on the database that its environment names."""
    set_up()
    match told:
        case ["sqlite", how_many]:
            fill_sqlite(int(how_many))
        case ["postgresql", source]:
            from .moving import move  # noqa: PLC0415

            move(Path(source))
        case ["scorecards"]:
            from newsrooms.models import Newsroom  # noqa: PLC0415
            from requests_app.actions.count_scorecards import count_scorecards  # noqa: PLC0415

            from .rows import BIG  # noqa: PLC0415

            count_scorecards(Newsroom.objects.get(slug=BIG), date.fromisoformat(TODAY))
        case _:
            from .asking import answer  # noqa: PLC0415

            answer()


if __name__ == "__main__":
    main(sys.argv[1:])
