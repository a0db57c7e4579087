"""A clock as the contract's JSON shape."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any

import orjson

from requests_app.clock.errors import ClockError
from requests_app.clock.results import Clock, ClockWarning, Extension, Limit, Readings, Step


def to_dict(clock: Clock, language: str) -> dict[str, Any]:
    """The clock in the contract's shape, its sentences in `language`.

    Law: none; the contract in docs/clock.md.
    Days: none counted.
    """
    return _shaped(clock, language, _readings, _limit, _step)


def to_fragments(clock: Clock, language: str) -> dict[str, Any]:
    """As `to_dict`, for orjson alone: what many clocks share is encoded once and kept so.

    Law: none; the contract in docs/clock.md.
    Days: none counted.
    """
    return _shaped(clock, language, _encoded_readings, _encoded_limit, _encoded_step)


def _shaped(
    clock: Clock,
    language: str,
    readings: Callable[[Readings], Any],
    limit: Callable[[Limit], Any],
    step: Callable[[Step, str], Any],
) -> dict[str, Any]:
    return {
        "id": clock.id,
        "state": clock.state,
        "presumed": clock.presumed,
        "original_due": readings(clock.original_due),
        "due": readings(clock.due),
        "deemed_refusal_on": _iso(clock.deemed_refusal_on),
        "days_overdue": clock.days_overdue,
        "extensions": [_extension(one, language, readings) for one in clock.extensions],
        "limits": [limit(one) for one in clock.limits],
        "steps": [step(one, language) for one in clock.steps],
        "warnings": [_warning(one, language) for one in clock.warnings],
        "law_version": clock.law_version,
    }


# What is encoded is kept beside the value: nearly all are shared by many clocks.


def _encoded_readings(one: Readings) -> Any:
    try:
        return one.kept["json"]
    except (AttributeError, KeyError):
        return one.keep("json", orjson.Fragment(orjson.dumps(_readings(one))))


def _encoded_limit(one: Limit) -> Any:
    try:
        return one.kept["json"]
    except (AttributeError, KeyError):
        return one.keep("json", orjson.Fragment(orjson.dumps(_limit(one))))


def _encoded_step(one: Step, language: str) -> Any:
    try:
        return one.kept[language]
    except (AttributeError, KeyError):
        return one.keep(language, orjson.Fragment(orjson.dumps(_step(one, language))))


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


def _extension(one: Extension, language: str, readings: Callable[[Readings], Any]) -> dict[str, Any]:
    return {
        "date": _iso(one.date),
        "days": one.days,
        "due": readings(one.due),
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
