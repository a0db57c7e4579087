"""All checks that need no test run, two at a time; the output of those that fail, and one line for each.

python tools/check.py [--mend]   with --mend: put code and templates into their form instead
"""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
SCRIPTS = Path(PYTHON).parent  # not resolved: a virtual environment's Python is a link


class Outcome(NamedTuple):
    name: str
    passed: bool
    output: str
    seconds: float


def templates() -> list[str]:
    folders = [ROOT / "templates", *ROOT.glob("*/templates")]
    return sorted(str(path.relative_to(ROOT)) for folder in folders for path in folder.rglob("*.html"))


def checks() -> dict[str, list[str]]:
    """Each check's name and command, the slow ones first."""
    lint_imports = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
    all_checks = {
        "types (mypy)": [PYTHON, "-m", "mypy", "."],
        "catalogues": [PYTHON, "tools/catalogues.py", "check"],
        "floors (import-linter)": [PYTHON, "-c", lint_imports],
        "migrations": [PYTHON, "manage.py", "makemigrations", "--check", "--dry-run"],
        "lint (ruff)": [PYTHON, "-m", "ruff", "check", "."],
        "format (ruff)": [PYTHON, "-m", "ruff", "format", "--check", "."],
    }
    if pages := templates():
        all_checks["templates (djade)"] = [str(SCRIPTS / "djade"), "--check", "--target-version", "5.2", *pages]
    return all_checks


def mend() -> int:
    """What the tools can do by themselves; what is left, `make check` tells."""
    djade = [str(SCRIPTS / "djade"), "--target-version", "5.2", *templates()]
    for command in ([PYTHON, "-m", "ruff", "check", "--fix", "."], [PYTHON, "-m", "ruff", "format", "."], djade):
        subprocess.run(command, cwd=ROOT, check=False)
    return 0


def run(name: str, command: list[str]) -> Outcome:
    began = time.monotonic()
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return Outcome(name, done.returncode == 0, done.stdout, time.monotonic() - began)


def main(arguments: list[str]) -> int:
    if arguments == ["--mend"]:
        return mend()
    with ThreadPoolExecutor(max_workers=2) as pool:
        outcomes = list(pool.map(run, checks().keys(), checks().values()))
    for outcome in outcomes:
        if not outcome.passed:
            print(f"── {outcome.name}\n{outcome.output.rstrip()}\n")
    for outcome in outcomes:
        print(f"{'ok    ' if outcome.passed else 'FAILED'} {outcome.name}  {outcome.seconds:.1f} s")
    return 0 if all(outcome.passed for outcome in outcomes) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
