"""Many letters at once, and how soon the first leaves: `python bench/batch.py`.

Approved complaints of one newsroom on SQLite, made by one process and by two, each with its registering; then the ZIP
of a batch while `manage.py work` makes it. Told by the wall and by CPU time, which other work on the machine disturbs
least. `QUICK=1`: fewer.
"""

import json
import os
import resource
import shutil
import subprocess
import sys
import time
import uuid
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench._data import store
from bench._report import note

LETTERS = 60 if os.environ.get("QUICK") else 500
SECONDS, TIMES, A_SECOND, MEGABYTES, FIRST = 40, 1.75, 8.0, 10, 2.0


def megabytes() -> float:
    """What this process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


def prepare() -> None:
    store.set_up()
    from bench._data.approved import many  # noqa: PLC0415

    many(LETTERS)


def batch_and_admin() -> tuple[Any, Any]:
    from complaints.actions.begin_batch import begin_batch  # noqa: PLC0415
    from newsrooms.models import Membership  # noqa: PLC0415

    ada = Membership.objects.select_related("user", "newsroom").get(user__email="ada@bench.example")
    return begin_batch(complaints=None, submission=uuid.uuid4(), by=ada), ada


def made(processes: int) -> dict[str, float]:
    """All letters of a batch by so many processes."""
    store.set_up()
    from complaints.batches.processes import make_waiting  # noqa: PLC0415
    from complaints.letters.render import warm_up  # noqa: PLC0415
    from complaints.models import Letter  # noqa: PLC0415
    from newsrooms.today import today  # noqa: PLC0415

    printing = printing_watched()
    batch, ada = batch_and_admin()
    items = list(batch.items.values_list("pk", flat=True))
    warm_up()
    held: list[float] = []
    cpu, wall = time.process_time(), time.monotonic()
    make_waiting(items, ada, today(), lambda _done, _all: held.append(megabytes()), processes)
    wall = time.monotonic() - wall
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = time.process_time() - cpu + children.ru_utime + children.ru_stime
    if Letter.objects.count() != len(items):
        raise ValueError("not all are made")
    early = min(50, len(held) // 3)
    grown = held[-1] - held[early] if processes == 1 else 0.0
    return {"letters": len(items), "wall": wall, "cpu": cpu, "grown": grown, "printing": sum(printing)}


def printing_watched() -> list[float]:
    """The CPU time that WeasyPrint takes for each letter of this process, as they are made."""
    from complaints import assembly  # noqa: PLC0415

    printed, took = assembly.render_pdf, []

    def watched(*html: Any, **told: Any) -> bytes:
        start = time.process_time()
        try:
            return printed(*html, **told)
        finally:
            took.append(time.process_time() - start)

    assembly.render_pdf = watched
    return took


def first_bytes() -> dict[str, float]:
    """From asking for the batch to the ZIP's first bytes, and to those of the first letter; a worker runs already."""
    store.set_up()
    from complaints.batches.archive import zip_of  # noqa: PLC0415
    from newsrooms.today import today  # noqa: PLC0415

    with subprocess.Popen([sys.executable, "manage.py", "work"], cwd=store.ROOT) as worker:
        try:
            time.sleep(8)  # it has started, and waits
            batch, ada = batch_and_admin()
            start, first, letter = time.monotonic(), 0.0, 0.0
            for piece in zip_of(batch, ada, today(), "en"):
                first = first or time.monotonic() - start
                if b"%PDF" in piece:
                    letter = time.monotonic() - start
                    break
        finally:
            worker.terminate()
    return {"first": first, "letter": letter}


def main() -> int:
    template = store.KEPT / "approved.sqlite3"
    template.parent.mkdir(parents=True, exist_ok=True)
    template.unlink(missing_ok=True)
    shutil.copy(store.empty(), template)
    run("prepare", template)
    told = {name: run(name, template) for name in ("one", "two", "first")}
    one, two, first = told["one"], told["two"], told["first"]
    times = one["wall"] / two["wall"]
    of_one, of_two = (1000 * part["cpu"] / part["letters"] for part in (one, two))
    print(f"{LETTERS} letters, registered: one process {one['wall']:.0f} s, {of_one:.0f} ms of CPU each")
    print(f"x {one['cpu'] / one['printing']:.2f} of WeasyPrint alone, registering and all")
    print(f"two processes {two['wall']:.0f} s (goal {SECONDS}), x {times:.2f}, {of_two:.0f} ms of CPU each")
    print(f"{1000 / of_one:.1f} a second of CPU; one process grew by {one['grown']:.1f} MB after the 50th letter")
    print(f"ZIP: first bytes after {first['first']:.2f} s, the first letter after {first['letter']:.2f} s")
    note("batch", told)
    held = times >= TIMES and two["wall"] <= SECONDS * LETTERS / 500 and 1000 / of_one >= A_SECOND
    return 0 if held and one["grown"] <= MEGABYTES and first["first"] <= FIRST else 1


def run(what: str, template: Path) -> Any:
    """In a process of its own, on a database of its own."""
    database = template if what == "prepare" else template.with_suffix(f".{what}")
    if what != "prepare":
        for stale in template.parent.glob(f"{database.name}*"):
            stale.unlink()
        shutil.copy(template, database)
    settings = store.environment(DATABASE_URL=f"sqlite:///{database}", MEDIA_ROOT=str(store.KEPT / f"media-{what}"))
    shutil.rmtree(settings["MEDIA_ROOT"], ignore_errors=True)
    command = [sys.executable, __file__, what]
    done = subprocess.run(command, env=settings, cwd=store.ROOT, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603
    return json.loads(done.stdout.splitlines()[-1])


PARTS: dict[str, Any] = {"prepare": prepare, "one": lambda: made(1), "two": lambda: made(2), "first": first_bytes}

if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(PARTS[sys.argv[1]]()))
    else:
        sys.exit(main())
