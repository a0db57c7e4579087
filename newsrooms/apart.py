"""A process of its own for what came from outside: little memory, little time, no Django. It speaks JSON lines."""

import json
import resource
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@contextmanager
def running(module: str, *arguments: str, seconds: float) -> Iterator["subprocess.Popen[str]"]:
    """One of our modules with these arguments, for whoever asks; stopped after so many seconds by the wall."""
    with subprocess.Popen(  # noqa: S603  # our own module, its arguments paths of ours and words of our lists
        [sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        env={"PYTHONIOENCODING": "utf-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
    ) as process:
        timer = threading.Timer(seconds, process.kill)
        timer.start()
        try:
            yield process
        finally:
            timer.cancel()
            process.kill()


def limit_oneself(*, memory: int, seconds: int, output: int) -> None:
    """In that process: what a document makes of it, it cannot make of the machine. Bytes; seconds of computing."""
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, output),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(what)
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (allowed, hard))


def say(**told: object) -> None:
    """In that process: a step or a finding, to whoever listens."""
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()
