"""The processes that are asked for pages, from the side of who asks."""

import json
import subprocess
import sys
from typing import Any

from .store import ROOT


class Asked:
    """One process on one database."""

    def __init__(self, settings: dict[str, str]) -> None:
        self.settings = settings
        command = [sys.executable, "-m", "bench._data.store", "ask"]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        self.process = subprocess.Popen(command, cwd=ROOT, env=settings, text=True, **pipes)  # noqa: S603

    def __call__(self, do: str, **told: Any) -> Any:
        if self.process.stdin is None or self.process.stdout is None:
            raise BrokenPipeError
        self.process.stdin.write(json.dumps({"do": do, **told}) + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            raise ChildProcessError(f"asked to {do} {told}: it stopped")
        return json.loads(answer)

    def close(self) -> None:
        if self.process.stdin is not None:
            self.process.stdin.close()
        self.process.wait()
