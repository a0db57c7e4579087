"""What was measured, kept for `tools/bench.py`, which puts it together, and the tables of docs/performance.md."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def note(name: str, figures: Any) -> None:
    """Keep the figures of one measurement where the run has asked for them; alone, it only prints."""
    folder = os.environ.get("BENCH_NOTES")
    if folder:
        Path(folder, f"{name}.json").write_text(json.dumps(figures))


def tables(results: dict[str, Any]) -> str:
    """The figures as Markdown."""
    parts = [
        part
        for name, write in TABLES.items()
        if name in results
        for part in [*write(results[name]), when(results, name)]
    ]
    for name, title in TITLES.items():
        if name in results["printed"]:
            parts += [f"**{title}**", "", "```text", *results["printed"][name], "```", "", when(results, name)]
    return "\n".join(["", *parts])


def when(results: dict[str, Any], name: str) -> str:
    made = results["made"][name]
    return f"`make bench ARGS={name}`, {made['on']}, {made['machine']}.\n"


def pages(found: dict[str, Any]) -> Iterator[str]:
    for database, all_pages in found.items():
        named = {name: told for name, told in all_pages.items() if name != "naive"}
        sizes = list(next(iter(named.values())))
        yield f"**{database}**, p50 / p95 in ms; then of the largest: p50, p95 and CPU time over those of the smallest,"
        yield "queries, raw SQL, the slowest query, and the page over the same page written from memory."
        yield ""
        each = " | ".join(f"{int(size):,}" for size in sizes)
        yield f"| page | {each} | × p50 | × p95 | × CPU | queries | SQL | slowest | × memory |"
        yield f"|---|{'---|' * (len(sizes) + 7)}"
        for name, told in named.items():
            yield of_page(name, told, sizes)
        yield ""
        for size, one in all_pages.get("naive", {}).items():
            took = f"{one['ms']:,.0f} ms for {one['clocks']:,} clocks"
            yield f"A tracker that keeps no dates, {int(size):,} requests: {took}.  "
        yield ""


def of_page(name: str, told: dict[str, Any], sizes: list[str]) -> str:
    least, most = told[sizes[0]], told[sizes[-1]]
    each = " | ".join(f"{told[size]['p50']:.1f} / {told[size]['p95']:.1f}" for size in sizes)
    over = " | ".join(f"{most[figure] / least[figure]:.2f}" for figure in ("p50", "p95", "cpu"))
    over += f" | {most['queries']}"
    floor = f"{most['sql']:.1f} | {most['slowest']:.1f} | {most['p50'] / most['rendered']:.2f}"
    return f"| {name} | {each} | {over} | {floor} |"


def served(found: dict[str, Any]) -> Iterator[str]:
    yield "**gunicorn, two workers, two requests at a time**"
    yield ""
    yield "| page | database | requests | p50 ms | p95 ms | pages a second |"
    yield "|---|---|---|---|---|---|"
    for database, all_pages in found.items():
        for name, sizes in all_pages.items():
            for size, told in sizes.items():
                figures = f"{told['p50']:.1f} | {told['p95']:.1f} | {told['rate']:.0f}"
                yield f"| {name} | {database} | {int(size):,} | {figures} |"
    yield ""


def letters(found: dict[str, Any]) -> Iterator[str]:
    ratio = found["ms"] / found["alone_ms"]
    yield f"**Letters**: {found['ms']:.0f} ms of CPU each, × {ratio:.2f} of WeasyPrint alone,"
    yield f"{found['a_second']:.1f} a second, grown by {found['growth_mb']:.0f} MB over the last two thirds of the run."
    yield ""


def batch(found: dict[str, Any]) -> Iterator[str]:
    one, two, first = found["one"], found["two"], found["first"]
    yield f"**Many letters**: {one['letters']} of them, registered, {one['wall']:.0f} s by one process,"
    yield f"{two['wall']:.0f} s by two (× {one['wall'] / two['wall']:.2f}); × {one['cpu'] / one['printing']:.2f} of the"
    yield f"CPU time of WeasyPrint alone; grown by {one['grown']:.1f} MB after the 50th. The ZIP begins after"
    yield f"{first['first']:.2f} s, its first letter comes after {first['letter']:.2f} s."
    yield ""


def bundle(found: dict[str, Any]) -> Iterator[str]:
    yield f"**Bundle**: {found['pages']} pages in {found['cpu']:.1f} s of CPU ({found['wall']:.1f} s by the wall),"
    yield f"{found['megabytes']:.0f} MB at the most, {found['size']:.1f} MB large."
    yield ""


TITLES = {
    "clock": "Clock",
    "import": "Import of 10,000 rows",
    "export": "Export of 100,000 rows",
    "events": "Saving an event",
    "search": "Search over 200,000 requests",
}
TABLES: dict[str, Any] = {"pages": pages, "served": served, "letters": letters, "batch": batch, "bundle": bundle}
