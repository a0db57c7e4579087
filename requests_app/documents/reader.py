"""The process that reads a document: little memory, little time, no Django. One line of JSON for each step.

python -m requests_app.documents.reader PATH KIND THUMBNAIL
"""

import sys
from dataclasses import asdict
from pathlib import Path

from newsrooms.apart import limit_oneself, say

from .limits import MEGABYTE, READING_BYTES, READING_SECONDS
from .reading import read

LIMITS = {"memory": READING_BYTES, "seconds": READING_SECONDS, "output": 20 * MEGABYTE}


def main(path: str, kind: str, thumbnail: str) -> None:
    limit_oneself(**LIMITS)
    reading = read(Path(path), kind, thumbnail=Path(thumbnail), tell=lambda done, total: say(done=done, total=total))
    say(reading=asdict(reading))


if __name__ == "__main__":
    main(*sys.argv[1:])
