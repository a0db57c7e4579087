"""Resolve pyproject.toml anew into the two hashed locks, for every platform and Python that it allows.

python tools/lock.py      (uv comes into a throw-away environment)
"""

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMPILE = [
    *("pip", "compile", "--quiet", "--universal", "--generate-hashes", "--no-emit-index-url", "--no-emit-find-links"),
    *("--python-version", "3.11", "--custom-compile-command", "make lock", "pyproject.toml"),
]


def main(arguments: list[str]) -> None:
    """Pins that still fit are kept; `--upgrade` takes the newest of all, `--upgrade-package NAME` of one."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = str(Path(folder, "bin", "python"))
        subprocess.run([python, "-m", "pip", "install", "--quiet", "uv"], check=True)
        for lock, more in (
            ("requirements.txt", []),
            ("requirements-dev.txt", ["--group", "dev", "--constraint", "requirements.txt"]),
        ):
            command = [python, "-m", "uv", *COMPILE, *more, "--output-file", lock, *arguments]
            subprocess.run(command, cwd=ROOT, check=True)
            print(f"Wrote {lock}")


if __name__ == "__main__":
    main(sys.argv[1:])
