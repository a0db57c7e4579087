"""How many pages a second gunicorn's two workers serve, and how soon: `python bench/served.py`.

Of the database with the most requests and of that with the fewest. Who asks is a process of ours beside the workers on
the same cores, two at once over plain sockets (no `wrk` is to be had here): what it costs itself is in the figures.
`QUICK=1`: fewer requests, shorter. `BENCH_DIR` keeps the databases (else var/bench).
"""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench._data.asked import Asked
from bench._data.store import ROOT, databases, sizes
from bench._report import note
from tools.postgres import free_port

QUICK = bool(os.environ.get("QUICK"))
SECONDS, ROUNDS, AT_ONCE = (2, 1, 2) if QUICK else (5, 3, 2)
GOALS = {"SQLite": (15.0, 35.0, 130.0), "PostgreSQL": (20.0, 35.0, 100.0)}  # p50 and p95 in ms, pages a second
PAGES = {
    "dashboard, editor": ("editor", "/en/big/overdue/?sort=late"),
    "dashboard, journalist": ("journalist", "/en/big/overdue/?sort=late"),
    "list, editor": ("editor", "/en/big/requests/"),
    "home, journalist": ("journalist", "/en/big/"),
}


@contextmanager
def gunicorn(settings: dict[str, str]) -> Iterator[int]:
    """The port of two workers on that database."""
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "atip_tracker.wsgi:application",
        "--workers",
        "2",
        "--log-level",
        "error",
    ]
    server = subprocess.Popen([*command, "--bind", f"127.0.0.1:{port}"], cwd=ROOT, env=settings)  # noqa: S603
    try:
        while True:
            try:
                get(port, "/healthz", "")
                break
            except ConnectionError:
                if server.poll() is not None:
                    raise ChildProcessError(f"gunicorn stopped with {server.returncode}") from None
                time.sleep(0.1)
        yield port
    finally:
        server.terminate()
        server.wait()


def get(port: int, path: str, cookie: str) -> int:
    """The bytes of the answer; gunicorn's plain workers close after each."""
    head = f"GET {path} HTTP/1.1\r\nHost: localhost\r\nCookie: {cookie}\r\nConnection: close\r\n\r\n".encode()
    with socket.create_connection(("127.0.0.1", port)) as peer:
        peer.sendall(head)
        first = peer.recv(65_536)
        if not first.startswith(b"HTTP/1.1 200"):
            raise ValueError(f"{path}: {first[:60]!r}")
        size = len(first)
        while piece := peer.recv(65_536):
            size += len(piece)
    return size


def asked_at_once(port: int, path: str, cookie: str, seconds: float) -> tuple[float, list[float]]:
    """Pages a second, and the milliseconds of each."""
    end = time.perf_counter() + seconds

    def one() -> list[float]:
        took = []
        while (start := time.perf_counter()) < end:
            get(port, path, cookie)
            took.append(1000 * (time.perf_counter() - start))
        return took

    start = time.perf_counter()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        took = [one for some in [pool.submit(one) for _ in range(AT_ONCE)] for one in some.result()]
    return len(took) / (time.perf_counter() - start), took


def measured(settings: dict[int, dict[str, str]]) -> dict[str, Any]:
    """By page and size: the best round's pages a second, with its median and its 95th of 100."""
    found: dict[str, Any] = {name: {} for name in PAGES}
    for size in (min(settings), max(settings)):
        asked = Asked(settings[size])
        cookies = {who: asked("cookie", who=who) for who in ("editor", "journalist")}
        asked.close()
        with gunicorn(settings[size]) as port:
            for who, path in PAGES.values():
                asked_at_once(port, path, cookies[who], 1)  # these only warm
            for _ in range(ROUNDS):
                for name, (who, path) in PAGES.items():
                    rate, took = asked_at_once(port, path, cookies[who], SECONDS)
                    told = {"rate": rate, "p50": median(took), "p95": sorted(took)[len(took) * 95 // 100]}
                    found[name][size] = max(found[name].get(size, told), told, key=lambda one: one["rate"])
    return found


def main() -> int:
    noted, held = {}, True
    for database, settings in databases(sizes(quick=QUICK)):
        noted[database] = measured(settings)
        p50, p95, rate = GOALS[database]
        goal = f"goal {p50:.0f} / {p95:.0f} / {rate:.0f}"
        print(f"{database + ', ' + goal:<44}{'size':>10}{'p50':>8}{'p95':>8}{'pages/s':>9}")
        for name, found in noted[database].items():
            for size, told in found.items():
                print(f"{name:<44}{size:>10,}{told['p50']:>8.1f}{told['p95']:>8.1f}{told['rate']:>9.0f}", flush=True)
                held = held and told["p50"] <= p50 and told["p95"] <= p95 and told["rate"] >= rate
    note("served", noted)
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
