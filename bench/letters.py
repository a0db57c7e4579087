"""How long a letter takes beside WeasyPrint's own time for the same pages: `python bench/letters.py`.

The open complaints of a database to measure on, one after the other in one process: from the rows to the PDF, and the
same body through `render_pdf` alone. Held to the goal is the process's own CPU time, which other work on the machine
disturbs least. `QUICK=1`: fewer. `BENCH_DIR` keeps the databases (else var/bench).
"""

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench._data import store
from bench._report import note

LETTERS = 20 if os.environ.get("QUICK") else 150
GOAL, A_SECOND, MEGABYTES = 1.15, 8.0, 10


def measured() -> dict[str, float]:
    """In a process of its own."""
    store.set_up()
    from complaints.actions import export_letter as action  # noqa: PLC0415
    from complaints.letters import render  # noqa: PLC0415
    from complaints.models import Complaint  # noqa: PLC0415
    from newsrooms.today import today  # noqa: PLC0415

    bodies: list[tuple[str, dict[str, str]]] = []
    printed = render.render_pdf

    def kept(html: str, **told: str) -> bytes:
        bodies.append((html, told))
        return printed(html, **told)

    holder: Any = sys.modules[action.pdf_of.__module__]
    holder.render_pdf = kept
    whole, alone, peaks = [], [], []
    open_ones = list(Complaint.objects.open().for_list().order_by("pk"))
    for number in range(LETTERS + 3):
        complaint = open_ones[number % len(open_ones)]
        start = time.process_time()
        clock = action.clock_of(complaint.access_request, today())
        action.pdf_of(action.facts_of(complaint, today(), clock=clock, number=f"L-2026-{number:04}"))
        whole.append(time.process_time() - start)
        html, told = bodies.pop()
        start = time.process_time()
        printed(html, **told)
        alone.append(time.process_time() - start)
        peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
    warm = slice(3, None)  # the first ones load the press
    taken = median(whole[warm])
    return {
        "ms": 1000 * taken,
        "alone_ms": 1000 * median(alone[warm]),
        "a_second": 1 / taken,
        "growth_mb": peaks[-1] - peaks[len(peaks) // 3],
    }


def main() -> int:
    command = [sys.executable, __file__, "measured"]
    done = subprocess.run(command, env=store.sqlite(1_000), check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603
    told = json.loads(done.stdout)
    ratio = told["ms"] / told["alone_ms"]
    print(f"{LETTERS} letters, CPU: {told['ms']:.0f} ms, WeasyPrint alone {told['alone_ms']:.0f} ms: x {ratio:.2f}")
    print(f"{told['a_second']:.1f} a second, goal {A_SECOND}; grown by {told['growth_mb']:.0f} MB")
    note("letters", told)
    return 0 if ratio <= GOAL and told["a_second"] >= A_SECOND and told["growth_mb"] <= MEGABYTES else 1


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(measured()))
    else:
        sys.exit(main())
