"""Asks the reading process, and waits no longer than a document may take."""

import json
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

from newsrooms.apart import running

from .limits import READING_SECONDS
from .reading import Reading

READER = "requests_app.documents.reader"
GRACE_SECONDS = 15  # for the start, and for what waits on the disk rather than computes
OVERDUE = {-signal.SIGXCPU, -signal.SIGKILL}  # by its own limit of computing time, by the timer here


def read_apart(path: Path, kind: str, *, thumbnail: Path, tell: Callable[[int, int], None]) -> Reading:
    """The reading of a document by a process of its own, whose end, whatever it is, is a reading too."""
    told = (str(path), kind, str(thumbnail))
    with running(READER, *told, seconds=READING_SECONDS + GRACE_SECONDS) as process:
        reading = listen(process, tell)
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
