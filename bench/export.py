"""How long 100,000 requests take to go out, and how much memory: `python bench/export.py`.

A newsroom moves in by the product's own import, in the order of filing as lists are kept; its requests, events and
grounds are copied ten times. Each format is asked of the list's page, in a process of its own, and read to its last
byte. Held to the goal is the process's own CPU time, which other work on the machine disturbs least, the better of two
turns; the wall's stands beside it, and the first byte is by the wall. Growth is how far the peak of memory stands above
that of the same process when it has answered the page of the list.
"""

import io
import os
import resource
import subprocess
import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
COPIES, TURNS = 10, 2
FAR = 1_000_000  # further than the numbers of the rows that are copied
CASES = {"csv": (2.0, 0.3), "xlsx": (15.0, None), "json": (2.0, 0.3)}  # seconds, seconds to the first byte
MEGABYTES = 30


def set_up() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "atip_tracker.settings"
    sys.path.insert(0, str(Path(__file__).parent))
    import django  # noqa: PLC0415

    django.setup()


def move_in(folder: str) -> None:
    """In a process of its own: import 10,000 requests, then copy them, row by row, as often as it takes."""
    set_up()
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection, transaction  # noqa: PLC0415

    from requests_app.models import AccessRequest, Event, ExtensionGround  # noqa: PLC0415

    path = Path(folder, "list.csv")
    sheets: Any = import_module("import")
    lines = sorted(sheets.rows(), key=lambda line: line[sheets.HEAD.index("Filed on")])
    sheets.rows = lambda: lines
    sheets.write(path, "csv")
    call_command("import_requests", path, newsroom="bench", by="ada@bench.example", json=True, stdout=io.StringIO())
    models = (AccessRequest, Event, ExtensionGround)
    with transaction.atomic(), connection.cursor() as cursor:
        for copy in range(1, COPIES):
            for model in models:
                cursor.execute(copying(model._meta, models, copy))  # noqa: SLF001  # public, if oddly named


def copying(told: Any, models: tuple[Any, ...], copy: int) -> str:
    names = ", ".join(f'"{field.column}"' for field in told.concrete_fields)
    values = ", ".join(copied(field, models, copy) for field in told.concrete_fields)
    return f"INSERT INTO {told.db_table} ({names}) SELECT {values} FROM {told.db_table} WHERE id < {FAR}"  # noqa: S608


def copied(field: Any, models: tuple[Any, ...], copy: int) -> str:
    """What stands in this column of a copy: the same, but for what must be its own."""
    if field.primary_key or field.related_model in models:
        return f'"{field.column}" + {copy * FAR}'
    if field.name == "submission":
        return "lower(hex(randomblob(16)))"
    return f"'{copy}-' || reference" if field.name == "reference" else f'"{field.column}"'


def measured(file_format: str) -> None:
    """In a process of its own: ask for the file; print its seconds, those to its first byte, and the growth in MB."""
    set_up()
    from django.test import Client  # noqa: PLC0415

    from newsrooms.models import User  # noqa: PLC0415

    client = Client(HTTP_HOST="localhost")
    User.objects.update(is_active=True)  # who was invited has come
    client.force_login(User.objects.get())
    client.get("/en/bench/requests/")
    before, start, wall = peak(), time.process_time(), time.perf_counter()
    answered: Any = client.post(f"/en/bench/requests/export/{file_format}/")
    pieces = iter(answered.streaming_content)
    size = len(next(pieces))
    first = time.perf_counter() - wall
    size += sum(map(len, pieces))
    took, whole = time.process_time() - start, time.perf_counter() - wall
    print(f"{took} {whole} {first} {peak() - before} {size / 1e6:.0f} MB")


def peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "VAR_DIR": folder, "DEMO": "1", "PYTHONPATH": str(ROOT)}

        def run(*command: str) -> str:
            done = subprocess.run(  # noqa: S603  # our own commands
                [sys.executable, *command], cwd=ROOT, env=environment, check=True, capture_output=True, text=True
            )
            return done.stdout.strip()

        run("manage.py", "migrate", "-v0")
        run("manage.py", "createcachetable")
        run("manage.py", "newsroom", "create", "Bench", "--admin", "ada@bench.example")
        run(__file__, "move_in", folder)
        print(f"{'100,000 rows':<14}{'goal, s':>10}{'s':>8}{'wall':>8}{'first byte':>12}{'growth, MB':>12}")
        held = True
        for case, (seconds, soonest) in CASES.items():
            turns = [run(__file__, case).split(" ", 4) for _ in range(TURNS)]
            took, whole, first, growth = (min(float(turn[place]) for turn in turns) for place in range(4))
            print(f"{case:<14}{seconds:>10}{took:>8.2f}{whole:>8.2f}{first:>12.2f}{growth:>12.0f}  {turns[0][4]}")
            held = held and took <= seconds and growth <= MEGABYTES and (soonest is None or first <= soonest)
    return 0 if held else 1


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["move_in", folder]:
            move_in(folder)
        case [file_format]:
            measured(file_format)
        case _:
            sys.exit(main())
