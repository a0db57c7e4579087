"""JSON lines: one object of facts a line in, one clock or error a line out."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO

import orjson

from requests_app.clock import errors
from requests_app.clock.compute import compute
from requests_app.clock.output import error_to_dict, to_dict, to_fragments
from requests_app.clock.reading import read_day, read_facts
from requests_app.clock.results import Clock
from requests_app.clock.wording import LANGUAGES

LONGEST = 2**20
CHUNK_LINES = 1_000
CHUNK_BYTES = 2**20


@dataclass(frozen=True, slots=True)
class Asked:
    """What a line that does not say it itself is answered with."""

    today: date
    language: str = "en"
    statute: str = "ATIA"


def answer(mapping: Any, asked: Asked) -> tuple[dict[str, Any], bool]:
    """The clock of one mapping of facts, or what is wrong with it, and whether there is a clock.

    Law: the statute of the facts.
    Days: in the units that the statute names.
    """
    return _answered(mapping, asked, to_dict)


def _answered(mapping: Any, asked: Asked, shape: Callable[[Clock, str], dict[str, Any]]) -> tuple[dict[str, Any], bool]:
    language = asked.language
    try:
        if not isinstance(mapping, dict):
            raise errors.NotAnObject("", mapping, value=type(mapping).__name__)
        language = _language(mapping.get("language") or language)
        today = read_day(mapping["today"], "today") if mapping.get("today") is not None else asked.today
        facts = read_facts({"statute": asked.statute, **mapping})
        return shape(compute(facts, today), language), True
    except errors.ClockError as error:
        return error_to_dict(error, _id(mapping), language), False


def answer_line(line: bytes, asked: Asked) -> tuple[bytes, bool]:
    """The line that answers `line`, and whether it is a clock.

    Law: the statute of the facts.
    Days: in the units that the statute names.
    """
    if len(line) > LONGEST:
        return _refusal(errors.LineTooLong("", most=LONGEST), asked)
    try:
        mapping = orjson.loads(line)
    except orjson.JSONDecodeError:
        return _refusal(_unreadable(line), asked)
    found, good = _answered(mapping, asked, to_fragments)
    return orjson.dumps(found, option=orjson.OPT_APPEND_NEWLINE), good


def answer_lines(lines: Iterable[bytes], asked: Asked) -> tuple[bytes, bool]:
    """The answers to some lines together, and whether all are clocks.

    Law: the statutes of the facts.
    Days: in the units that the statutes name.
    """
    answers = [answer_line(line, asked) for line in lines]
    return b"".join(text for text, _ in answers), all(good for _, good in answers)


def lines_of(source: BinaryIO) -> Iterator[bytes]:
    """The lines of a stream; of one that is too long, only enough to tell.

    Law: none.
    Days: none counted.
    """
    while line := source.readline(LONGEST + 2):
        yield line
        while line and not line.endswith(b"\n"):
            line = source.readline(LONGEST)


def chunks_of(lines: Iterable[bytes]) -> Iterator[list[bytes]]:
    """Lines in portions small enough to be held.

    Law: none.
    Days: none counted.
    """
    chunk: list[bytes] = []
    size = 0
    for line in lines:
        chunk.append(line)
        size += len(line)
        if len(chunk) >= CHUNK_LINES or size >= CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _refusal(error: errors.ClockError, asked: Asked) -> tuple[bytes, bool]:
    return orjson.dumps(error_to_dict(error, None, asked.language), option=orjson.OPT_APPEND_NEWLINE), False


def _unreadable(line: bytes) -> errors.ClockError:
    try:
        line.decode()
    except UnicodeDecodeError:
        return errors.InvalidUtf8("")
    return errors.InvalidJson("")


def _language(value: object) -> str:
    if value not in LANGUAGES:
        raise errors.UnknownLanguage("language", value=str(value), known=", ".join(LANGUAGES))
    return str(value)


def _id(mapping: Any) -> str | int | None:
    id_ = mapping.get("id") if isinstance(mapping, dict) else None
    return id_ if isinstance(id_, str) or type(id_) is int else None
