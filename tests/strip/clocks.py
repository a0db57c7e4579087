"""Clocks to draw, on one today. Most are made by the engine; what it seldom says is built by hand."""

from datetime import date
from typing import Any
from xml.etree import ElementTree

from requests_app.clock import Clock, Limit, Readings, compute, read_facts

TODAY = date(2026, 11, 24)


def clock(received: str = "2026-11-02", *events: dict[str, Any], today: date = TODAY, **facts: Any) -> Clock:
    """The clock of a request under the Access to Information Act, on 24 November 2026."""
    given = {"received": received, "today": today.isoformat(), "events": list(events), **facts}
    return compute(read_facts(given), today)


def by_hand(due: Readings, **changes: Any) -> Clock:
    """A request received on 2 November 2026, awaiting its answer."""
    fields: dict[str, Any] = {
        "id": None,
        "state": "awaiting",
        "phase": "open",
        "presumed": False,
        "received": date(2026, 11, 2),
        "answered_on": None,
        "original_due": due,
        "due": due,
        "deemed_refusal_on": None,
        "days_overdue": 0,
        "extensions": (),
        "pauses": (),
        "limits": (),
        "steps": (),
        "warnings": (),
        "law_version": "test",
    }
    return Clock(**{**fields, **changes})


def on(day: date | None) -> Readings:
    return Readings(day, day, day)


def limit(kind: str, opens: date, last_day: date | None, *, settled_on: date | None = None) -> Limit:
    is_open = last_day is None or opens <= TODAY <= last_day
    return Limit(kind, None, "31", opens, last_day, is_open, settled_on)


def parsed(markup: str) -> Any:
    return ElementTree.fromstring(markup)  # noqa: S314 -- our own markup, and it must be well formed
