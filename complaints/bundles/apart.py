"""Asks the process that touches what came from outside, and minds how it ends."""

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from newsrooms.apart import running

from .exhibits import Evidence, Looked
from .limits import SECONDS
from .plan import Plan

PROCESS = "complaints.bundles.process"
GRACE_SECONDS = 120  # for what waits on the disk, or for a processor that others have
Tell = Callable[[int, int], None]


class NotAssembled(Exception):
    """The process ended without a bundle."""


def look_at_all(documents: Sequence[Evidence], folder: Path, tell: Tell) -> dict[int, Looked]:
    """What there is to show of each. One that ends the process is said to be damaged, and the others go on.

    Raises: `NotAssembled` where the process does not even begin.
    """
    found: dict[int, Looked] = {}
    while left := [one for one in documents if one.key not in found]:
        begun: int | None = None
        shown = sum(len(one.shown) for one in found.values())
        wanted = [{"key": one.key, "path": one.path, "kind": one.kind} for one in left]
        for said in asked("look", {"documents": wanted, "folder": str(folder), "shown": shown}, folder):
            if "looked" in said:
                found[said["key"]] = looked(said["looked"])
                tell(len(found), len(documents))
            else:
                begun = said["begun"]
        if begun is None:
            raise NotAssembled
        if begun not in found:
            found[begun] = Looked(problem="damaged")
    return found


def looked(told: dict[str, Any]) -> Looked:
    return Looked(**told | {"shown": tuple((width, height) for width, height in told.get("shown", ()))})


def assemble_apart(plan: Plan, folder: Path, tell: Tell) -> int:
    """Returns: how many pages the bundle has. Raises: `NotAssembled`."""
    pages = 0
    for said in asked("assemble", plan.told(), folder):
        if "pages" in said:
            pages = said["pages"]
        else:
            tell(said["done"], said["total"])
    if not pages:
        raise NotAssembled
    return pages


def asked(what: str, task: dict[str, Any], folder: Path) -> Iterator[dict[str, Any]]:
    """What the process says, line by line, until it ends by itself or its time is over."""
    path = folder / "task.json"
    path.write_text(json.dumps(task), encoding="utf-8")
    with running(PROCESS, what, str(path), seconds=SECONDS + GRACE_SECONDS) as process:
        for line in process.stdout or ():
            yield json.loads(line)
