"""The bundle's process, killed by one document as a crash of a library would."""

import os
import signal
import sys
from pathlib import Path
from typing import Any

from complaints.bundles import process

looking = vars(process)["look_at"]


def look_at(path: Path, *rest: Any) -> Any:
    if b"kill me" in path.read_bytes():
        os.kill(os.getpid(), signal.SIGKILL)
    return looking(path, *rest)


vars(process)["look_at"] = look_at

if __name__ == "__main__":
    process.main(*sys.argv[1:])
