"""The process that touches what came from outside: much memory and time it has not, nor Django. It speaks JSON lines.

python -m complaints.bundles.process look|assemble TASK
"""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from newsrooms.apart import limit_oneself, say

from .assembling import assemble
from .limits import BYTES, LARGEST_OUTPUT, PAGES_OF_ALL, SECONDS
from .looking import look_at
from .plan import Plan


def look(task: dict[str, Any]) -> None:
    """At one document after the other; whoever listens knows at which one this process ended."""
    room = PAGES_OF_ALL - task["shown"]
    for one in task["documents"]:
        say(begun=one["key"])
        into = Path(task["folder"], str(one["key"]))
        into.mkdir(exist_ok=True)
        try:
            found = look_at(Path(one["path"]), one["kind"], into, room)
        except MemoryError:
            say(key=one["key"], looked={"problem": "damaged"})
            continue
        room -= len(found.shown)
        say(key=one["key"], looked=asdict(found))


def main(what: str, task: str) -> None:
    limit_oneself(memory=BYTES, seconds=SECONDS, output=LARGEST_OUTPUT)
    told = json.loads(Path(task).read_text(encoding="utf-8"))
    if what == "look":
        look(told)
    else:
        say(pages=assemble(Plan.read(told), lambda done, total: say(done=done, total=total)))


if __name__ == "__main__":
    main(*sys.argv[1:])
