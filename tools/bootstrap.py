"""From a bare machine to a ready .venv. Standard library only: the system's own python3 runs it.

    python3 tools/bootstrap.py run [COMMAND …]     what the app needs
    python3 tools/bootstrap.py check [COMMAND …]   that, and what the checks need
    python3 tools/bootstrap.py test [COMMAND …]    that, and what the tests need
    python3 tools/bootstrap.py bench [COMMAND …]   what the measurements need

Whatever is missing is installed where that needs no question (Debian or Ubuntu, as root); else one line says what to
run, and the exit status is 1. Then this process becomes COMMAND, run by the Python of .venv. What was done is
remembered in .venv, so that the second call takes no time.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
OLDEST_PYTHON = (3, 11)
LOCK = "requirements.txt"
DEV_LOCK = "requirements-dev.txt"
POSTGRESQL_FOLDERS = ("usr/lib/postgresql/*/bin", "opt/homebrew/opt/postgresql*/bin", "usr/local/opt/postgresql*/bin")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class NotReady(Exception):
    """What is missing and the line to run, for a person to read."""


class Need(NamedTuple):
    """Something outside Python, tried and not believed."""

    works: Callable[[], bool]
    debian: Sequence[str]
    fedora: Sequence[str]
    homebrew: Sequence[str]


def say(text: str) -> None:
    print(text, flush=True)


# What the machine must have.


def loads(*libraries: str) -> bool:
    """Whether the dynamic loader finds all of them. Elsewhere than on Linux importing WeasyPrint is the trial."""
    if not sys.platform.startswith("linux"):
        return True
    try:
        for library in libraries:
            ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_venv() -> bool:
    return all(importlib.util.find_spec(module) for module in ("venv", "ensurepip"))


def browser() -> str | None:
    """The path of the first browser that starts: Ubuntu has a chromium that only says how to install it."""
    for name in BROWSERS:
        path = shutil.which(name)
        if path and subprocess.run([path, "--version"], capture_output=True, check=False).returncode == 0:
            return path
    mac = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
    return str(mac) if mac.exists() else None


def has_commands(*names: str) -> bool:
    return all(shutil.which(name) for name in names)


def postgresql_folder() -> Path | None:
    """Where the newest PostgreSQL's programs are: Debian and Homebrew keep those of a server out of the PATH."""
    path = shutil.which("initdb")
    if path:
        return Path(path).parent
    found = [initdb.parent for pattern in POSTGRESQL_FOLDERS for initdb in Path("/").glob(f"{pattern}/initdb")]
    return max(found, key=lambda folder: int("0" + "".join(filter(str.isdigit, str(folder)))), default=None)


VENV = Need(has_venv, ["python{}.{}-venv".format(*sys.version_info)], ["python3"], ["python3"])
PANGO = Need(
    lambda: loads("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0"),
    ["libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"],
    ["pango"],
    ["pango"],
)
BROWSER = Need(lambda: browser() is not None, ["chromium"], ["chromium"], ["--cask", "google-chrome"])
# The browser's driver is a node that comes with Playwright; a bare Debian lacks the one library that it asks for.
DRIVER = Need(lambda: loads("libatomic.so.1"), ["libatomic1"], ["libatomic"], [])
POPPLER = Need(
    lambda: has_commands("pdftotext", "pdffonts", "pdftoppm"), ["poppler-utils"], ["poppler-utils"], ["poppler"]
)
POSTGRESQL = Need(lambda: postgresql_folder() is not None, ["postgresql"], ["postgresql-server"], ["postgresql"])
GETTEXT = Need(lambda: has_commands("msgmerge", "xgettext"), ["gettext"], ["gettext"], ["gettext"])

RUN_NEEDS = [VENV, PANGO]
NEEDS: dict[str, list[Need]] = {
    "run": RUN_NEEDS,
    "check": [*RUN_NEEDS, GETTEXT],
    "bench": [*RUN_NEEDS, POSTGRESQL],
    "test": [*RUN_NEEDS, BROWSER, DRIVER, POPPLER, GETTEXT, POSTGRESQL],
}


# Bringing it.


def is_debian(os_release: Path = Path("/etc/os-release")) -> bool:
    """Debian, Ubuntu and their children, with an apt-get to call."""
    try:
        lines = os_release.read_text(encoding="utf-8").splitlines()
    except OSError:
        return False
    told = dict(line.split("=", 1) for line in lines if "=" in line)
    family = " ".join(told.get(key, "").strip('"') for key in ("ID", "ID_LIKE")).split()
    return bool({"debian", "ubuntu"} & set(family)) and shutil.which("apt-get") is not None


def line_to_run(missing: Sequence[Need]) -> str:
    """One line that installs all that is missing, for this kind of machine."""
    if is_debian():
        packages = " ".join(package for need in missing for package in need.debian)
        return f"sudo apt-get update && sudo apt-get install -y {packages}"
    if sys.platform == "darwin":
        return " && ".join(f"brew install {' '.join(need.homebrew)}" for need in missing)
    packages = " ".join(package for need in missing for package in need.fedora)
    if shutil.which("dnf"):
        return f"sudo dnf install -y {packages}"
    return f"your system's package manager, for: {packages}"


def install_by_apt(missing: Sequence[Need]) -> None:
    """Try to install; whether it helped is for the caller to find out."""
    packages = [package for need in missing for package in need.debian]
    say(f"Installing {' '.join(packages)} (apt-get) …")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        done = subprocess.run(
            ["apt-get", "-q", *command],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if done.returncode and command[0] == "install":
            say(done.stdout)
    importlib.invalidate_caches()


def bring(needs: Sequence[Need]) -> None:
    """All needs met, or NotReady with the one line to run."""
    missing = [need for need in needs if not need.works()]
    if missing and is_debian() and os.geteuid() == 0:
        install_by_apt(missing)
        missing = [need for need in missing if not need.works()]
    if missing:
        raise NotReady(
            f"Something is missing on this machine. Run this line, then try again:\n\n  {line_to_run(missing)}"
        )


# The virtual environment.


def python_of(venv: Path) -> Path:
    return venv / "bin" / "python"


def still_works(venv: Path) -> bool:
    """Whether its Python starts and is the one it was made with: a system upgrade may have moved it."""
    told = "import sys; print('python{}.{}'.format(*sys.version_info))"
    try:
        answer = subprocess.run([python_of(venv), "-c", told], capture_output=True, text=True, check=False)
    except OSError:
        return False
    return answer.returncode == 0 and (venv / "lib" / answer.stdout.strip()).is_dir()


def digest(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def stamps(locks: Sequence[Path]) -> str:
    return "".join(f"{digest(lock)}  {lock.name}\n" for lock in locks)


def is_installed(venv: Path, lock: Path) -> bool:
    stamp = venv / "installed-locks"
    return stamp.exists() and stamps([lock]) in stamp.read_text(encoding="utf-8")


def make_venv(venv: Path) -> None:
    if still_works(venv):
        return
    say(f"Making {venv.name} …")
    if subprocess.run([sys.executable, "-m", "venv", "--clear", venv], check=False).returncode:
        raise NotReady(f"Could not make the virtual environment {venv}: see above.")


def install(venv: Path, locks: Sequence[Path]) -> None:
    """Install the last of `locks`, which holds all that the earlier ones hold, and remember all of them."""
    python, lock = python_of(venv), locks[-1]
    if is_installed(venv, lock):
        return
    (venv / "installed-locks").unlink(missing_ok=True)
    say(f"Installing the packages of {lock.name} (once; half a minute or so) …")
    if subprocess.run([python, "-c", "import pip"], capture_output=True, check=False).returncode:
        subprocess.run([python, "-m", "ensurepip"], stdout=subprocess.DEVNULL, check=False)
    pip = ["-m", "pip", "--disable-pip-version-check", "--no-input", "-qq", "install", "--require-hashes"]
    if subprocess.run([python, *pip, "-r", lock], stdin=subprocess.DEVNULL, check=False).returncode:
        raise NotReady(
            f"pip could not install {lock.name}: see above. Without a network it cannot; try again with one."
        )
    trial = subprocess.run([python, "-c", "import weasyprint"], capture_output=True, text=True, check=False)
    if trial.returncode:
        raise NotReady(
            f"The PDF library does not load here. Run this line, then try again:\n\n  {line_to_run([PANGO])}\n\n"
            f"(It said: {trial.stderr.strip().splitlines()[-1]})"
        )
    (venv / "installed-locks").write_text(stamps(locks), encoding="utf-8")


def prepare(purpose: str, root: Path = ROOT) -> Path:
    """Everything for `purpose` is there; the Python to go on with."""
    if sys.version_info < OLDEST_PYTHON:
        wanted, found = ("{}.{}".format(*version) for version in (OLDEST_PYTHON, sys.version_info))
        raise NotReady(
            f"Python {wanted} or later is needed, and {sys.executable} is {found}. "
            "With another Python on this machine: make run PYTHON=/path/to/python3"
        )
    bring(NEEDS[purpose])
    venv = root / ".venv"
    make_venv(venv)
    locks = [root / LOCK] if purpose == "run" else [root / LOCK, root / DEV_LOCK]
    install(venv, locks)
    return python_of(venv)


def main(arguments: Sequence[str]) -> int:
    purpose, *command = arguments
    try:
        python = prepare(purpose)
    except NotReady as missing:
        print(missing, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    if command:
        os.execv(python, [str(python), *command])  # noqa: S606 - the point: no shell between
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
