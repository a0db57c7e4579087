"""Every measurement of bench/, one process each: a figure that does not hold fails.

python tools/bench.py [NAME …]    all of bench/*.py, or those named
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main(names: list[str]) -> int:
    found = sorted(path for path in (ROOT / "bench").glob("[!_]*.py") if not names or path.stem in names)
    failed = []
    for path in found:
        print(f"── {path.stem}", flush=True)
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "DEMO": "1"}
        if subprocess.run([sys.executable, path], cwd=ROOT, env=environment, check=False).returncode:
            failed.append(path.stem)
    print(f"{len(found)} measured" + (f"; not held: {', '.join(failed)}" if failed else ""))
    return 1 if failed or not found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
