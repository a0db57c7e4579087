"""How long 10,000 rows take to move in, and how much memory: `python bench/import.py`.

Each figure is of a process and a database of its own, with all that a real import does: reading, every check, every
clock, every entry of the trail, in one transaction. Held to the goal is the process's own CPU time, which other work on
the machine disturbs least, the better of two turns; the wall's stands beside it. The rows are those of a newsroom's
list: some answered, some extended. A workbook that unpacks to far more is refused beside them.
"""

import csv
import io
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROWS, TURNS = 10_000, 2
CASES = {"csv": (6.0, 150), "xlsx": (8.0, 150), "bomb": (1.0, 20)}  # seconds, MB
HEAD = [
    *("Institution", "File number", "Subject", "Text of the request", "Filed on", "Received by the institution on"),
    *("Extension date", "Extension days", "Reason for extension", "Answered on", "Disposition", "Pages", "Project"),
]
NAMES = [
    *("RCMP", "Health Canada / Santé Canada", "IRCC", "Défense nationale", "Canada Revenue Agency", "Transport Canada"),
    *("Environment and Climate Change Canada", "Service correctionnel du Canada", "Privy Council Office", "GAC"),
]
ENDINGS = ["All disclosed", "Disclosed in part / Divulgation partielle", "no records exist", "all exempted"]


def rows() -> list[list[str]]:
    rng = random.Random(1983)
    return [row(number, rng) for number in range(ROWS)]


def row(number: int, rng: random.Random) -> list[str]:
    filed = date(2012, 1, 2) + timedelta(days=rng.randrange(5_000))
    text = " ".join(rng.choice(("records", "contracts", "briefing", "notes", "water", "dépenses")) for _ in range(60))

    def after(first: int, last: int) -> str:
        return (filed + timedelta(days=rng.randint(first, last))).isoformat()

    extension = [after(15, 29), "60", "9(1)(a)"] if number % 4 == 0 else ["", "", ""]
    answer = [after(90, 200), rng.choice(ENDINGS), str(rng.randrange(900))] if number % 2 == 0 else ["", "", ""]
    name, project = rng.choice(NAMES), f"Project {number % 12}"
    first = [name, f"A-{filed.year}-{number:05}", f"Subject {number}", text, filed.isoformat(), after(1, 3)]
    return [*first, *extension, *answer, project]


def write(path: Path, case: str) -> None:
    if case == "csv":
        file = io.StringIO(newline="")
        csv.writer(file, delimiter=";").writerows([HEAD, *rows()])
        path.write_bytes(file.getvalue().encode("cp1252"))
    elif case == "xlsx":
        import xlsxwriter  # noqa: PLC0415

        book = xlsxwriter.Workbook(str(path))
        sheet = book.add_worksheet()
        for number, cells in enumerate([HEAD, *rows()]):
            sheet.write_row(number, 0, cells)
        book.close()
    else:
        sys.path.insert(0, str(ROOT))
        from tests.sheets.files import bomb  # noqa: PLC0415

        path.write_bytes(bomb())


def measured(path: str) -> None:
    """In a process of its own: import the file, print the seconds and the peak of memory in MB."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "atip_tracker.settings"
    import django  # noqa: PLC0415

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    from requests_app.models import AccessRequest, Limit  # noqa: PLC0415
    from requests_app.sheets.opening import open_sheet  # noqa: PLC0415
    from requests_app.sheets.sheet import SheetRefused  # noqa: PLC0415

    before = peak()
    start, wall = time.process_time(), time.perf_counter()
    if "bomb" in path:
        try:
            open_sheet(Path(path).read_bytes(), path)
        except SheetRefused as refused:
            print(f"{time.process_time() - start} {time.perf_counter() - wall} {peak() - before} {refused.code}")
        return
    call_command("import_requests", path, newsroom="bench", by="ada@bench.example", json=True, stdout=io.StringIO())
    told = f"{AccessRequest.objects.count()} requests, {Limit.objects.count()} limits"
    print(f"{time.process_time() - start} {time.perf_counter() - wall} {peak()} {told}")


def peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> int:
    print(f"{'10,000 rows':<14}{'goal, s':>10}{'s':>8}{'wall':>8}{'goal, MB':>10}{'MB':>8}")
    held = True
    for case, (seconds, megabytes) in CASES.items():
        took, wall, most, told = min(moved_in(case) for _ in range(TURNS))
        print(f"{case:<14}{seconds:>10}{took:>8.1f}{wall:>8.1f}{megabytes:>10}{most:>8}  {told}")
        held = held and took <= seconds and most <= megabytes
    return 0 if held else 1


def moved_in(case: str) -> tuple[float, float, int, str]:
    """CPU seconds, seconds by the wall, MB, and what came of it: in an empty database."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"{case}.{'csv' if case == 'csv' else 'xlsx'}")
        write(path, case)
        environment = {**os.environ, "VAR_DIR": folder, "DEMO": "1", "PYTHONPATH": str(ROOT)}
        for arguments in (["migrate", "-v0"], ["newsroom", "create", "Bench", "--admin", "ada@bench.example"]):
            command = [sys.executable, "manage.py", *arguments]
            subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
        command = [sys.executable, __file__, str(path)]
        done = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True)  # noqa: S603
    took, wall, most, told = done.stdout.strip().split(" ", 3)
    return float(took), float(wall), int(most), told


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measured(sys.argv[1])
    else:
        sys.exit(main())
