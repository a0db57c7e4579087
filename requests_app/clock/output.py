"""A clock as the contract's JSON shape."""

from datetime import date
from functools import lru_cache
from typing import Any

from requests_app.clock.errors import ClockError
from requests_app.clock.results import Clock, ClockWarning, Extension, Limit, Readings, Step


def to_dict(clock: Clock, language: str) -> dict[str, Any]:
    """The clock in the contract's shape, its sentences in `language`.

    Law: none; the contract in docs/clock.md.
    Days: none counted.
    """
    return {
        "id": clock.id,
        "state": clock.state,
        "presumed": clock.presumed,
        "original_due": _readings(clock.original_due),
        "due": _readings(clock.due),
        "deemed_refusal_on": _iso(clock.deemed_refusal_on),
        "days_overdue": clock.days_overdue,
        "extensions": [_extension(one, language) for one in clock.extensions],
        "limits": [_limit(one) for one in clock.limits],
        "steps": [_step(one, language) for one in clock.steps],
        "warnings": [_warning(one, language) for one in clock.warnings],
        "law_version": clock.law_version,
    }


def error_to_dict(error: ClockError, id_: object, language: str) -> dict[str, Any]:
    """The answer to facts that no clock can be made of.

    Law: none; the contract in docs/clock.md.
    Days: none counted.
    """
    return {"id": id_, "error": {"code": error.code, "field": error.field, "text": error.text(language)}}


@lru_cache(maxsize=2**14)
def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _readings(readings: Readings) -> dict[str, str | None]:
    return {
        "counted": _iso(readings.counted),
        "strict": _iso(readings.strict),
        "practice": _iso(readings.practice),
    }


def _extension(one: Extension, language: str) -> dict[str, Any]:
    return {
        "date": _iso(one.date),
        "days": one.days,
        "due": _readings(one.due),
        "holds": one.holds,
        "why": one.why_text(language),
    }


def _limit(one: Limit) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "ground": one.ground,
        "section": one.section,
        "opens": _iso(one.opens),
        "last_day": _iso(one.last_day),
        "open": one.open,
    }


def _step(one: Step, language: str) -> dict[str, Any]:
    rule = one.law
    return {
        "section": rule.section,
        "rests_on": rule.rests_on,
        "rule": rule.name,
        "from": _iso(one.from_date),
        "days": one.days,
        "to": _iso(one.to_date),
        "text": one.text(language),
    }


def _warning(one: ClockWarning, language: str) -> dict[str, str]:
    return {"code": one.code, "text": one.text(language)}
