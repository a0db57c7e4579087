"""Asks the reading process, and waits no longer than a document may take."""

import json
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from django.conf import settings

from .limits import READING_SECONDS
from .reading import Reading

READER = "requests_app.documents.reader"
GRACE_SECONDS = 15  # for the start, and for what waits on the disk rather than computes
OVERDUE = {-signal.SIGXCPU, -signal.SIGKILL}  # by its own limit of computing time, by the timer here


def read_apart(path: Path, kind: str, *, thumbnail: Path, tell: Callable[[int, int], None]) -> Reading:
    """The reading of a document by a process of its own, whose end, whatever it is, is a reading too."""
    command = [sys.executable, "-m", READER, str(path), kind, str(thumbnail)]
    with subprocess.Popen(  # noqa: S603  # our own module, its arguments a path of ours and a kind of our list
        command,
        cwd=settings.BASE_DIR,
        env={"PYTHONIOENCODING": "utf-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
    ) as process:
        timer = threading.Timer(READING_SECONDS + GRACE_SECONDS, process.kill)
        timer.start()
        try:
            reading = listen(process, tell)
        finally:
            timer.cancel()
            process.kill()
    return reading or Reading(problem="too_long" if process.returncode in OVERDUE else "failed")


def listen(process: "subprocess.Popen[str]", tell: Callable[[int, int], None]) -> Reading | None:
    """What it says, step by step; None if it ended without a reading."""
    for line in process.stdout or ():
        said = json.loads(line)
        if "reading" in said:
            return Reading(**said["reading"])
        tell(said["done"], said["total"])
    process.wait()
    return None
