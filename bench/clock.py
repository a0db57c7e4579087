"""How many clocks a second: `python bench/clock.py`. Each figure is the best of many short turns, on one core."""

import io
import random
import sys
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from datetime import date, timedelta
from itertools import cycle, islice
from pathlib import Path

import holidays
import orjson

sys.path.insert(0, str(Path(__file__).parent.parent))

from requests_app.clock import Asked, answer_lines, chunks_of, compute, lines_of, read_facts, to_dict

TODAY = date(2026, 11, 25)
ASKED = Asked(TODAY)
TURN, TURNS = 250, 60
LINES = 40_000


def history(number: int, rng: random.Random) -> dict[str, object]:
    """A request of the last ten years with the first `number` of ten usual events."""
    received = date(2015, 1, 1) + timedelta(days=rng.randrange(3_650))

    def on(days: int) -> str:
        return (received + timedelta(days=days)).isoformat()

    events = [
        {"type": "acknowledgement", "date": on(3)},
        {"type": "extension", "date": on(25), "days": 120, "grounds": ["9(1)(a)"]},
        {"type": "interim_release", "date": on(100)},
        {"type": "clarification_asked", "date": on(5)},
        {"type": "clarification_answered", "date": on(11)},
        {"type": "third_party_notice", "date": on(26)},
        {"type": "complaint", "date": on(200), "ground": "30(1)(a)", "id": "c"},
        {"type": "registered", "date": on(210), "number": "5820-00001"},
        {"type": "final_report", "date": on(400), "complaint": "c"},
        {"type": "response", "date": on(420), "disposition": "partial"},
    ]
    return {"received": received.isoformat(), "events": events[:number]}


def histories(number: int) -> list[dict[str, object]]:
    rng = random.Random(1985)
    return [history(number, rng) for _ in range(4_000)]


def typical() -> list[bytes]:
    """Six of ten requests without an event, three with three, one with ten, as in a newsroom's list."""
    mixed = [histories(0), histories(0), histories(3), histories(0), histories(10)]
    mixed += [histories(0), histories(3), histories(0), histories(3), histories(0)]
    return [orjson.dumps(mixed[index % 10][index % 4_000]) + b"\n" for index in range(LINES)]


def rate(act: Callable[[object], object], items: Iterable[object]) -> float:
    """Items a second in the best turn."""
    supply = cycle(items)
    best = 0.0
    for _ in range(TURNS):
        turn = list(islice(supply, TURN))
        start = time.perf_counter()
        for item in turn:
            act(item)
        best = max(best, TURN / (time.perf_counter() - start))
    return best


def naive(facts: dict[str, object]) -> date:
    """What a tracker without an engine does: a holidays object for each request, and only the due date."""
    days = holidays.country_holidays("CA")
    due = date.fromisoformat(str(facts["received"])) + timedelta(days=30)
    while due.weekday() >= 5 or due in days:
        due += timedelta(days=1)
    return due


def lines_per_second(lines: list[bytes], jobs: int) -> float:
    chunks = list(chunks_of(lines_of(io.BytesIO(b"".join(lines)))))
    if jobs == 1:
        start = time.perf_counter()
        for chunk in chunks:
            answer_lines(chunk, ASKED)
        return len(lines) / (time.perf_counter() - start)
    with ProcessPoolExecutor(jobs) as pool:
        list(pool.map(answer_lines, chunks[:jobs], [ASKED] * jobs))
        start = time.perf_counter()
        list(pool.map(answer_lines, chunks, [ASKED] * len(chunks)))
        return len(lines) / (time.perf_counter() - start)


def main() -> None:
    print(f"{'clocks a second':<34}{'goal':>10}{'measured':>12}{'x naive':>10}")
    reference = rate(naive, histories(0))
    for number, goal in ((0, 100_000), (3, 50_000), (10, 25_000)):
        facts = [read_facts(one) for one in histories(number)]
        found = rate(lambda one: compute(one, TODAY), facts)
        print(f"{f'compute, {number} events':<34}{goal:>10,}{found:>12,.0f}{found / reference:>10.1f}")
        clocks = [compute(one, TODAY) for one in facts[:1_000]]
        print(f"{'  read_facts':<34}{'':>10}{rate(read_facts, histories(number)):>12,.0f}")
        print(f"{'  to_dict, with sentences':<34}{'':>10}{rate(lambda one: to_dict(one, 'fr'), clocks):>12,.0f}")
    print(f"{'naive, a holidays object each':<34}{'':>10}{reference:>12,.0f}{1:>10.1f}")
    lines = typical()
    lines_per_second(lines[:5_000], 1)
    one, two = lines_per_second(lines, 1), lines_per_second(lines, 2)
    print(f"{'JSON lines, typical, 1 process':<34}{20_000:>10,}{one:>12,.0f}")
    print(f"{'JSON lines, typical, 2 processes':<34}{1.5 * one:>10,.0f}{two:>12,.0f}{two / one:>10.2f} x")


if __name__ == "__main__":
    main()
