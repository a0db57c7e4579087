"""The process that reads a document: little memory, little time, no Django. One line of JSON for each step.

python -m requests_app.documents.reader PATH KIND THUMBNAIL
"""

import json
import resource
import sys
from dataclasses import asdict
from pathlib import Path

from .limits import MEGABYTE, READING_BYTES, READING_SECONDS
from .reading import read

LARGEST_OUTPUT = 20 * MEGABYTE


def limit_oneself() -> None:
    """What the document makes of us, it cannot make of the machine."""
    for what, most in (
        (resource.RLIMIT_AS, READING_BYTES),
        (resource.RLIMIT_CPU, READING_SECONDS),
        (resource.RLIMIT_FSIZE, LARGEST_OUTPUT),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(what)
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (allowed, hard))


def say(**told: object) -> None:
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


def main(path: str, kind: str, thumbnail: str) -> None:
    limit_oneself()
    reading = read(Path(path), kind, thumbnail=Path(thumbnail), tell=lambda done, total: say(done=done, total=total))
    say(reading=asdict(reading))


if __name__ == "__main__":
    main(*sys.argv[1:])
