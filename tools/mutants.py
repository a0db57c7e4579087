"""The clock changed in small ways, one at a time: does a test notice? With few exceptions each must.

python tools/mutants.py                       all of them, about an hour on two cores
python tools/mutants.py '*clock.rules*'       those so named
python tools/mutants.py '*' 400               of those so named 400, drawn at random

Mutmut runs in a temporary folder, on a copy of the clock and of its quick tests, without Django. What lived there is
tried once more in a process of its own, by all the tests: mutmut imports the clock unchanged, and does not see a mutant
of what is made then. Printed are the mutants tried by module, and those that no test noticed; the exit status is 1 when
fewer than 95 % were noticed.
"""

import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COPIED = ("requests_app/clock", "tests/clock", "tests/cases", "docs/clock.md")
TOO_SLOW = ("test_properties.py", "test_command.py")
WORKERS = os.environ.get("WORKERS", "2")
WANTED = 0.95
LONGEST = 300  # seconds for all the tests
# As mutmut keeps them: what pytest left behind, or the signal that ended it.
NOT_TRIED, SURVIVED, NO_TEST = None, 0, 33
TIMEOUTS = frozenset({-24, 24, 36, 152, 255})


def main(pattern: str = "*", sample: str = "") -> int:
    with tempfile.TemporaryDirectory(prefix="mutants-") as name:
        folder = Path(name)
        copy(folder)
        if sample:
            mutmut(folder, "no*such*mutant", quiet=True)  # makes them all, and tries none
            known = [one for one, _ in found(folder) if fnmatch(one, pattern)]
            chosen = random.sample(known, min(int(sample), len(known)))
            print(f"{len(chosen)} of {len(known)}, drawn at random", flush=True)
        else:
            chosen = [] if pattern == "*" else [pattern]
        mutmut(folder, *chosen)
        return report(dict(found(folder)), folder)


def copy(folder: Path) -> None:
    for path in COPIED:
        source, target = ROOT / path, folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", *TOO_SLOW))
        else:
            shutil.copy(source, target)
    for package in ("requests_app", "tests"):
        (folder / package / "__init__.py").touch()
    settings = re.search(r"^\[tool\.mutmut\].*\n(?:(?!\[).*\n)*", (ROOT / "pyproject.toml").read_text(), re.MULTILINE)
    (folder / "pyproject.toml").write_text(settings[0] if settings else "")


def mutmut(folder: Path, *names: str, quiet: bool = False) -> None:
    command = [str(Path(sys.executable).with_name("mutmut")), "run", "--max-children", WORKERS, *names]
    subprocess.run(command, cwd=folder, check=False, capture_output=quiet)


def found(folder: Path) -> Iterator[tuple[str, int | None]]:
    """Each mutant and how its tests ended."""
    for path in sorted(folder.glob("mutants/**/*.meta")):
        yield from json.loads(path.read_text())["exit_code_by_key"].items()


def noticed_alone(mutant: str, folder: Path) -> bool:
    """Whether any test fails where the mutant is there from the first import on."""
    settings = tomllib.loads((folder / "pyproject.toml").read_text())["tool"]["mutmut"]
    command = [sys.executable, "-m", "pytest", "-x", *settings["pytest_add_cli_args"], "tests/clock"]
    environment = {**os.environ, "MUTANT_UNDER_TEST": mutant}
    try:
        done = subprocess.run(
            command, cwd=folder / "mutants", env=environment, check=False, capture_output=True, timeout=LONGEST
        )
    except subprocess.TimeoutExpired:
        return True
    return done.returncode != 0


def report(verdicts: dict[str, int | None], folder: Path) -> int:
    modules: dict[str, Counter[str]] = {}
    alive = []
    for mutant, code in verdicts.items():
        verdict = "looped" if code in TIMEOUTS else "not tried" if code is NOT_TRIED else "killed"
        if code in (SURVIVED, NO_TEST) and not noticed_alone(mutant, folder):
            verdict = "lived"
            alive.append(mutant)
        modules.setdefault(module_of(mutant), Counter())[verdict] += 1
    total = sum(modules.values(), Counter())
    tried = total.total() - total["not tried"]
    for module, counted in [*sorted(modules.items()), ("all", total)]:
        if set(counted) == {"not tried"}:
            continue
        print(f"{module:<45}", ", ".join(f"{number} {verdict}" for verdict, number in counted.most_common()))
    for mutant in alive:
        print(mutant)
    noticed = 1 - total["lived"] / tried if tried else 0.0
    print(f"{noticed:.1%} of {tried} were noticed")
    return 0 if noticed >= WANTED else 1


def module_of(mutant: str) -> str:
    return re.sub(r"\.(x_|xǁ).*", "", mutant)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
