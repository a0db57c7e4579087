"""How many clocks a second one process answers, on histories of three events: 50,000 are promised.

Also how many lines of JSON, of which most of the time is reading and writing them.
"""

import sys
import time
from collections.abc import Callable
from datetime import date, timedelta

import orjson

from requests_app.clock import Asked, answer_lines, compute, read_facts

PROMISED = 50_000
ROUNDS = 5
TODAY = date(2026, 11, 25)


def history(number: int) -> dict:
    """A request of some day since 2000, acknowledged, extended and answered."""
    received = date(2000, 1, 3) + timedelta(days=number % 9_000)
    return {
        "id": str(number),
        "received": received.isoformat(),
        "events": [
            {"type": "acknowledgement", "date": (received + timedelta(days=3)).isoformat()},
            {
                "type": "extension",
                "date": (received + timedelta(days=25)).isoformat(),
                "days": 60,
                "grounds": ["9(1)(a)"],
            },
            {
                "type": "response",
                "date": (received + timedelta(days=80 + number % 40)).isoformat(),
                "disposition": "partial",
            },
        ],
    }


def best(work: Callable[[], object], size: int) -> float:
    """Pieces a second of processor time, in the best of a few rounds: the machine may have other work."""
    rates = []
    for _ in range(ROUNDS):
        began = time.process_time()
        work()
        rates.append(size / (time.process_time() - began))
    return max(rates)


def main() -> int:
    histories = [history(number) for number in range(20_000)]
    facts = [read_facts(one) for one in histories]
    lines = [orjson.dumps(one) for one in histories]
    clocks = best(lambda: [compute(one, TODAY) for one in facts], len(facts))
    answers = best(lambda: answer_lines(lines, Asked(TODAY)), len(facts))
    print(f"{clocks:9,.0f} clocks a second (promised: {PROMISED:,})")
    print(f"{answers:9,.0f} lines of JSON a second")
    return 0 if clocks >= PROMISED else 1


if __name__ == "__main__":
    sys.exit(main())
