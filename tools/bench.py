"""Every measurement of bench/, one process each: a figure that does not hold fails.

python tools/bench.py [NAME …]    all of bench/*.py, or those named

What they note goes to bench/results.json; a run of some leaves the figures of the others. `QUICK=1`: less of all, in
less than three minutes, and nothing is written.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "bench" / "results.json"


def main(names: list[str]) -> int:
    found = sorted(path for path in (ROOT / "bench").glob("[!_]*.py") if not names or path.stem in names)
    failed = []
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "DEMO": "1", "BENCH_NOTES": folder}
        for path in found:
            print(f"── {path.stem}", flush=True)
            start = time.monotonic()
            if subprocess.run([sys.executable, path], cwd=ROOT, env=environment, check=False).returncode:
                failed.append(path.stem)
            print(f"   {time.monotonic() - start:.0f} s", flush=True)
        if not os.environ.get("QUICK"):
            keep({path.stem: json.loads(path.read_text()) for path in Path(folder).glob("*.json")})
    print(f"{len(found)} measured" + (f"; not held: {', '.join(failed)}" if failed else ""))
    return 1 if failed or not found else 0


def keep(noted: dict[str, Any]) -> None:
    known = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    if noted:
        RESULTS.write_text(json.dumps(known | noted, indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
