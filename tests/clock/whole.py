"""Writes tests/clock/whole.json anew, to be read line by line before it is kept: `python -m tests.clock.whole`."""

import json
from datetime import date
from pathlib import Path

from requests_app.clock import compute, read_facts, to_dict

FILE = Path(__file__).with_name("whole.json")


def answered(facts):
    """All that a clock says, in both languages, and what only its objects say; without the version of the law."""
    clock = compute(
        read_facts({key: value for key, value in facts.items() if key != "today"}), date.fromisoformat(facts["today"])
    )
    english, french = to_dict(clock, "en"), to_dict(clock, "fr")
    del english["law_version"], french["law_version"]
    return {
        "en": english,
        "fr": french,
        "phase": clock.phase,
        "received": str(clock.received),
        "answered_on": str(clock.answered_on),
        "pauses": [[one.kind, str(one.from_date), str(one.to_date), one.accepted] for one in clock.pauses],
        "extensions": [[one.why, str(one.sent), list(one.grounds)] for one in clock.extensions],
        "settled": [str(one.settled_on) for one in clock.limits],
        "sources": [step.source for step in clock.steps],
    }


if __name__ == "__main__":
    cases = [{"facts": one["facts"], "clock": answered(one["facts"])} for one in json.loads(FILE.read_text())]
    FILE.write_text(json.dumps(cases, ensure_ascii=False, indent=1) + "\n")
