"""How many clocks a second: `python bench/clock.py`.

One process is measured in its own CPU time, which other work on the machine disturbs least: the best of many short
turns. Two processes beside one are measured by the wall, in turns with each other, and the median is kept: their ratio
says what a second core brings, and only on a machine that has one to spare. No history comes twice among the lines, and
thousands differ among those of one figure, their days and lengths drawn by lot.
"""

import io
import random
import sys
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from datetime import date, timedelta
from itertools import cycle, islice
from pathlib import Path
from statistics import median

import holidays
import orjson

sys.path.insert(0, str(Path(__file__).parent.parent))

from requests_app.clock import Asked, answer_lines, chunks_of, compute, lines_of, read_facts, to_dict

TODAY = date(2026, 11, 25)
ASKED = Asked(TODAY)
TURN, TURNS = 400, 60
HISTORIES, LINES = 8_000, 40_000


def history(number: int, rng: random.Random) -> dict[str, object]:
    """A request of the last ten years with the first `number` of ten usual events."""
    received = date(2015, 1, 1) + timedelta(days=rng.randrange(3_650))

    def on(first: int, last: int) -> str:
        return (received + timedelta(days=rng.randint(first, last))).isoformat()

    length, disposition = rng.choice((30, 45, 60, 90, 120, 180, 210, 365)), rng.choice(("full", "partial", "refused"))
    events = [
        {"type": "acknowledgement", "date": on(0, 4)},
        {"type": "extension", "date": on(15, 29), "days": length, "grounds": ["9(1)(a)"]},
        {"type": "interim_release", "date": on(60, 180)},
        {"type": "clarification_asked", "date": on(5, 9)},
        {"type": "clarification_answered", "date": on(10, 14)},
        {"type": "third_party_notice", "date": on(16, 40)},
        {"type": "complaint", "date": on(200, 260), "ground": "30(1)(a)", "id": "c"},
        {"type": "registered", "date": on(261, 290), "number": f"5820-{rng.randrange(100_000):05}"},
        {"type": "final_report", "date": on(300, 460), "complaint": "c"},
        {"type": "response", "date": on(465, 520), "disposition": disposition},
    ]
    return {"id": rng.randrange(10**9), "received": received.isoformat(), "events": events[:number]}


def histories(number: int, how_many: int = HISTORIES) -> list[dict[str, object]]:
    rng = random.Random(1985)
    return [history(number, rng) for _ in range(how_many)]


def typical() -> list[bytes]:
    """Six of ten requests without an event, three with three, one with ten, as in a newsroom's list."""
    rng = random.Random(1983)
    return [orjson.dumps(history((0, 0, 3, 0, 10, 0, 3, 0, 3, 0)[index % 10], rng)) + b"\n" for index in range(LINES)]


def rate(act: Callable[[object], object], items: Iterable[object], turn: int = TURN) -> float:
    """Items a second of CPU time in the best turn."""
    supply = cycle(items)
    best = 0.0
    for _ in range(TURNS):
        taken = list(islice(supply, turn))
        start = time.process_time()
        for item in taken:
            act(item)
        best = max(best, turn / (time.process_time() - start))
    return best


def naive(facts: dict[str, object]) -> date:
    """What a tracker without an engine does: a holidays object for each request, and only the due date."""
    days = holidays.country_holidays("CA")
    due = date.fromisoformat(str(facts["received"])) + timedelta(days=30)
    while due.weekday() >= 5 or due in days:
        due += timedelta(days=1)
    return due


def lines_per_second(lines: list[bytes]) -> float:
    """Lines a second of CPU time in the best portion, none of which was seen before."""
    best = 0.0
    for first in range(0, len(lines), TURN):
        portion = lines[first : first + TURN]
        start = time.process_time()
        answer_lines(portion, ASKED)
        best = max(best, len(portion) / (time.process_time() - start))
    return best


def by_the_wall(lines: list[bytes], rounds: int = 5) -> tuple[float, float]:
    """Lines a second on one process and on two, each the median of turns taken one after the other."""
    chunks = list(chunks_of(lines_of(io.BytesIO(b"".join(lines)))))
    found: dict[int, list[float]] = {1: [], 2: []}
    with ProcessPoolExecutor(1) as one, ProcessPoolExecutor(2) as two:
        for _ in range(rounds + 1):
            for jobs, pool in ((1, one), (2, two)):
                start = time.perf_counter()
                for _answers in pool.map(answer_lines, chunks, [ASKED] * len(chunks)):
                    pass
                found[jobs].append(len(lines) / (time.perf_counter() - start))
    return median(found[1][1:]), median(found[2][1:])  # the first round only warms


def main() -> None:
    print(f"{'a second of CPU time, one core':<34}{'goal':>10}{'measured':>12}{'x naive':>10}")
    reference = rate(naive, histories(0), TURN // 8)
    for number, goal in ((0, 100_000), (3, 50_000), (10, 25_000)):
        facts = [read_facts(one) for one in histories(number)]
        found = rate(lambda one: compute(one, TODAY), facts)
        print(f"{f'compute, {number} events':<34}{goal:>10,}{found:>12,.0f}{found / reference:>10.1f}")
        clocks = [compute(one, TODAY) for one in facts]
        print(f"{'  read_facts':<34}{'':>10}{rate(read_facts, histories(number)):>12,.0f}")
        print(f"{'  to_dict, with sentences':<34}{'':>10}{rate(lambda one: to_dict(one, 'fr'), clocks):>12,.0f}")
    print(f"{'naive, a holidays object each':<34}{'':>10}{reference:>12,.0f}{1:>10.1f}")
    lines = typical()
    alone = lines_per_second(lines)
    print(f"{'JSON lines, typical, 1 process':<34}{20_000:>10,}{alone:>12,.0f}")
    one, two = by_the_wall(lines)
    print(f"{'  by the wall, 1 process':<34}{'':>10}{one:>12,.0f}")
    print(f"{'  by the wall, 2 processes':<34}{1.5 * one:>10,.0f}{two:>12,.0f}{two / one:>10.2f} x")


if __name__ == "__main__":
    main()
