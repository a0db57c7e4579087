"""How long pages take with 1,000 to 1,000,000 requests, on SQLite and on PostgreSQL: `python bench/pages.py`.

One process for each size, asked in turn, so that what else goes on in the machine falls on all alike: held to the goal
is the time with the most requests over that with the fewest. Beside it stand the page's queries, what their SQL takes
alone, what the page takes to be written from memory, and what a tracker takes that keeps no dates and computes each
clock anew. `QUICK=1`: up to 10,000 requests and few turns. `BENCH_DIR` keeps the databases (else var/bench).
"""

import os
import sys
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench._data import store
from bench._data.asked import Asked
from bench._report import note

QUICK = bool(os.environ.get("QUICK"))
SIZES = store.sizes(quick=QUICK)
ROUNDS, AT_ONCE = (4, 3) if QUICK else (20, 3)
FLAT, FLAT_P95, MOST_QUERIES, SLOWEST = 1.15, 1.5, 12, 10.0
PAGES = {
    "dashboard, editor": ("editor", "overdue/?sort=late"),
    "dashboard, editor, middle": ("editor", "overdue/?sort=late&after={middle}"),
    "dashboard, journalist": ("journalist", "overdue/?sort=late"),
    "dashboard, journalist, middle": ("journalist", "overdue/?sort=late&after={middle}"),
    "list, editor": ("editor", "requests/"),
    "list, editor, middle": ("editor", "requests/?sort=-filed&after={middle}"),
    "list, journalist": ("journalist", "requests/"),
    "list, journalist, middle": ("journalist", "requests/?sort=-filed&after={middle}"),
    "home, journalist": ("journalist", ""),
    "scorecards": ("editor", "institutions/scorecards/"),
    "overdue, by institution": ("editor", "overdue/?view=overdue&sort=institution"),
    "overdue, by journalist": ("editor", "overdue/?view=overdue&sort=journalist"),
    "overdue, by subject": ("editor", "overdue/?view=overdue&sort=subject"),
    "all, by subject": ("editor", "overdue/?view=all&sort=subject"),
    "all, furthest due first": ("editor", "overdue/?view=all&sort=-late"),
    "one institution": ("editor", "overdue/?institution={institution}&sort=late"),
    "one journalist": ("editor", "overdue/?journalist={desk}&sort=late"),
    "one project": ("editor", "overdue/?project={project}&sort=late"),
    "one tag": ("editor", "overdue/?tag={tag}&sort=late"),
    "one state": ("editor", "overdue/?view=all&state=on_hold&sort=late"),
    "restricted": ("editor", "overdue/?restricted=1&sort=late"),
    "due soon": ("editor", "overdue/?view=due&sort=late"),
    "windows closing": ("editor", "overdue/?view=closing&sort=late"),
    "complaints open": ("editor", "overdue/?view=complaints&sort=late"),
    "answered late": ("editor", "overdue/?view=late_answers&sort=late"),
    "answered late, journalist": ("journalist", "overdue/?view=late_answers&sort=late"),
}


def measured(database: str, settings: dict[int, dict[str, str]]) -> dict[str, Any]:
    """The figures of every page at every size."""
    found: dict[str, Any] = {}
    with ExitStack() as stack:
        asked = {size: Asked(one) for size, one in settings.items()}
        for one in asked.values():
            stack.callback(one.close)
        print(
            f"{database:<30}{'size':>9}{'p50':>7}{'p95':>7}{'CPU':>7}{'x':>6}{'queries':>9}{'sql':>7}{'slowest':>9}{'memory':>8}"
        )
        for name, (who, query) in chosen().items():
            found[name] = of_page(asked, {"who": who, "query": query})
            show(name, found[name])
        found["naive"] = {size: one("naive") for size, one in asked.items()}
        for size, told in found["naive"].items():
            print(
                f"{'naive: each clock anew':<30}{size:>9,}{told['ms']:>7.0f} ms, {told['clocks']:,} clocks", flush=True
            )
    return found


def chosen() -> dict[str, tuple[str, str]]:
    """All pages, or those whose name begins as one of `PAGES` does: "dashboard list home"."""
    wanted = tuple(os.environ.get("PAGES", "").split()) or ("",)
    return {name: told for name, told in PAGES.items() if name.startswith(wanted)}


def of_page(asked: dict[int, Asked], page: dict[str, str]) -> dict[int, dict[str, Any]]:
    took: dict[int, list[tuple[float, float]]] = {size: [] for size in asked}
    for one in asked.values():
        one("ask", page=page, times=3)  # these only warm
    for _ in range(ROUNDS):
        for size, one in asked.items():
            took[size] += one("ask", page=page, times=AT_ONCE)
    found = {}
    for size, one in asked.items():
        wall, cpu = (sorted(times) for times in zip(*took[size], strict=True))
        p50, p95 = median(wall), wall[len(wall) * 95 // 100]
        found[size] = {"p50": p50, "p95": p95, "cpu": median(cpu), **one("look", page=page)}
    return found


def show(name: str, found: dict[int, dict[str, Any]]) -> None:
    least = found[min(found)]["p50"]
    for size, told in found.items():
        figures = f"{told['p50']:>7.1f}{told['p95']:>7.1f}{told['cpu']:>7.1f}{told['p50'] / least:>6.2f}"
        sql = f"{told['queries']:>9}{told['sql']:>7.1f}{told['slowest']:>9.1f}{told['p50'] / told['rendered']:>8.2f}"
        print(f"{name:<30}{size:>9,}{figures}{sql}  {told['rows']} rows", flush=True)
        if told["slowest"] > SLOWEST:
            print(f"    {told['slowest_sql'][:1500]}", flush=True)


def held(found: dict[str, Any]) -> bool:
    """Whether the largest keeps the promise against the smallest."""
    kept = True
    for name, sizes in found.items():
        if name == "naive":
            continue
        least, most = sizes[min(sizes)], sizes[max(sizes)]
        flat = most["p50"] <= FLAT * least["p50"] and most["p95"] <= FLAT_P95 * least["p95"]
        few = most["queries"] <= MOST_QUERIES and most["slowest"] <= SLOWEST
        if not (flat and few):
            print(f"  not held: {name}: x {most['p50'] / least['p50']:.2f}, {most['queries']} queries")
        kept = kept and flat and few
    return kept


def main() -> int:
    found = {name: measured(name, settings) for name, settings in store.databases(SIZES)}
    note("pages", found)
    kept = [held(one) for one in found.values()]  # each is told
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
