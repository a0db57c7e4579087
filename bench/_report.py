"""What was measured, kept for `tools/bench.py`, which puts it together."""

import json
import os
from pathlib import Path
from typing import Any


def note(name: str, figures: Any) -> None:
    """Keep the figures of one measurement where the run has asked for them; alone, it only prints."""
    folder = os.environ.get("BENCH_NOTES")
    if folder:
        Path(folder, f"{name}.json").write_text(json.dumps(figures))
