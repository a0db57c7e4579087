"""Every measurement of bench/, one process each: a figure that does not hold fails.

python tools/bench.py [NAME …]    all of bench/*.py, or those named

What they note goes to bench/results.json and into the tables of docs/performance.md; a run of some leaves the figures
of the others. `QUICK=1`: less of all, in less than three minutes, and nothing is written.
"""

import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "bench" / "results.json"
PAGE, BEGIN, END = ROOT / "docs" / "performance.md", "<!-- figures -->", "<!-- end of figures -->"
LONG = {"search", "export", "import", "events"}  # they know no short way


def main(names: list[str]) -> int:
    quick = bool(os.environ.get("QUICK"))
    every = sorted(path for path in (ROOT / "bench").glob("[!_]*.py") if not names or path.stem in names)
    found = [path for path in every if names or not (quick and path.stem in LONG)]
    failed, printed = [], {}
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "DEMO": "1", "BENCH_NOTES": folder}
        for path in found:
            print(f"── {path.stem}", flush=True)
            start = time.monotonic()
            printed[path.stem], held = run(path, environment)
            if not held:
                failed.append(path.stem)
            print(f"   {time.monotonic() - start:.0f} s", flush=True)
        if not quick:
            keep({path.stem: json.loads(path.read_text()) for path in Path(folder).glob("*.json")}, printed)
    print(f"{len(found)} measured" + (f"; not held: {', '.join(failed)}" if failed else ""))
    return 1 if failed or not found else 0


def run(path: Path, environment: dict[str, str]) -> tuple[list[str], bool]:
    """What it prints, shown as it comes, and whether all of it held."""
    lines = []
    with subprocess.Popen(
        [sys.executable, "-u", path], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    ) as one:
        for line in one.stdout or ():
            print(line, end="", flush=True)
            lines.append(line.rstrip())
    return lines, one.returncode == 0


def keep(noted: dict[str, Any], printed: dict[str, list[str]]) -> None:
    """The figures, each with the day and the machine that it was measured on; of some, what they print."""
    known = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    made = {"on": time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime()), "machine": machine()}
    told = {name: lines for name, lines in printed.items() if name not in noted}
    known |= noted | {"printed": known.get("printed", {}) | told}
    known["made"] = known.get("made", {}) | dict.fromkeys(printed, made)
    RESULTS.write_text(json.dumps(known, indent=1) + "\n")
    sys.path[0] = str(ROOT)  # instead of tools/, where this file would be taken for the folder of its name
    from bench._report import tables  # noqa: PLC0415

    head, _, rest = PAGE.read_text().partition(BEGIN)
    _, _, tail = rest.partition(END)
    PAGE.write_text(f"{head}{BEGIN}\n{tables(known)}\n{END}{tail}")


def machine() -> str:
    models = [line for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")]
    name = models[0].partition(":")[2].strip() if models else platform.processor()
    return f"{os.cpu_count()} x {name}, Python {platform.python_version()}, {platform.system()} {platform.release()}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
