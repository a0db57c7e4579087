"""JSON lines: an answer for every line, in its place, whatever the line holds."""

import io
import json
from datetime import date
from typing import ClassVar

import orjson
import pytest

from requests_app.clock import Asked, answer, answer_lines, chunks_of, lines_of
from requests_app.clock.lines import CHUNK_BYTES, CHUNK_LINES, LONGEST
from tests.clock import whole

ASKED = Asked(date(2020, 4, 1))
GOOD = b'{"id": "a", "received": "2020-02-10"}\n'


def answers(*lines, asked=ASKED):
    text, good = answer_lines(lines, asked)
    return [orjson.loads(line) for line in text.splitlines()], good


def test_a_line_is_answered_with_its_clock():
    (found,), good = answers(GOOD)

    assert good
    assert found["id"] == "a"
    assert found["state"] == "deemed_refusal"
    assert found["days_overdue"] == 21


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_line_and_a_call_are_answered_alike(language):
    kept = [{**one["facts"], "language": language} for one in json.loads(whole.FILE.read_text(encoding="utf-8"))]

    found, good = answers(*map(orjson.dumps, kept))

    assert good
    assert found == [orjson.loads(orjson.dumps(answer(one, ASKED)[0])) for one in kept]


def test_a_line_says_its_own_day_language_and_statute():
    (found,), _ = answers(b'{"received": "2020-02-10", "today": "2020-03-01", "language": "fr", "statute": "PA"}')

    assert found["state"] == "awaiting"
    assert found["law_version"].startswith("PA-")
    assert found["steps"][0]["text"].startswith("L’institution dispose de 30\u00a0jours")


def test_what_a_line_does_not_say_is_asked_of_the_command():
    (found,), _ = answers(b'{"received": "2020-02-10"}', asked=Asked(date(2020, 4, 1), "fr", "PA"))

    assert found["law_version"].startswith("PA-")
    assert "réputée" in found["steps"][1]["text"]


@pytest.mark.parametrize(
    ("line", "code", "field"),
    [
        (b"", "invalid_json", ""),
        (b"\n", "invalid_json", ""),
        (b"{", "invalid_json", ""),
        (b"NaN", "invalid_json", ""),
        (b"[" * 100_000, "invalid_json", ""),
        (b"\xff\xfe", "invalid_utf8", ""),
        (b'{"id": "\xff"}', "invalid_utf8", ""),
        (b"7", "not_an_object", ""),
        (b"null", "not_an_object", ""),
        (b'["received"]', "not_an_object", ""),
        (b"{}", "missing_field", "received"),
        (b'{"received": "2020-02-30"}', "not_a_date", "received"),
        (b'{"received": "2020-02-10", "today": "tomorrow"}', "not_a_date", "today"),
        (b'{"received": "2020-02-10", "language": "de"}', "unknown_language", "language"),
        (b'{"received": "2020-02-10", "language": ["en"]}', "unknown_language", "language"),
        (b'{"received": "9999-12-31", "today": "9999-12-31"}', "past_last_year", "received"),
        (b'{"received": 99999999999999999999999999}', "not_a_date", "received"),
        (b"x" * (LONGEST + 1), "line_too_long", ""),
    ],
)
def test_a_bad_line_is_answered_in_its_place_and_the_rest_go_on(line, code, field):
    found, good = answers(GOOD, line, GOOD)

    assert not good
    assert [one.get("state") for one in found] == ["deemed_refusal", None, "deemed_refusal"]
    assert found[1]["error"]["code"] == code
    assert found[1]["error"]["field"] == field
    assert found[1]["error"]["text"].endswith(".")


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (b"7", "“int” is not an object with named fields."),
        (b"x" * (LONGEST + 1), "The line is longer than 1048576 bytes."),
        (
            b'{"received": "2020-02-10", "language": "de"}',
            "“de” is not a language that is spoken here; known are: en, fr.",
        ),
    ],
)
def test_what_is_wrong_with_a_line_is_one_sentence(line, sentence):
    (found,), _ = answers(line)

    assert found["error"]["text"] == sentence


@pytest.mark.parametrize(("id_", "said"), [('"x"', "x"), ("7", 7), ("[1]", None), ("true", None), ("null", None)])
def test_a_bad_line_keeps_its_id_where_it_has_one(id_, said):
    (found,), _ = answers(f'{{"id": {id_}, "received": "soon"}}'.encode())

    assert found["id"] == said
    assert found["error"]["field"] in ("received", "id")


def test_an_error_speaks_the_language_of_its_line():
    (found,), _ = answers(b'{"received": "demain", "language": "fr"}')

    assert found["error"]["text"].startswith("«\u00a0demain\u00a0» n’est pas une date")


def test_a_mapping_that_is_none_is_no_object():
    found, good = answer(None, ASKED)

    assert not good
    assert found["error"]["code"] == "not_an_object"


def test_a_line_of_ten_megabytes_is_cut_and_the_next_one_read():
    source = io.BytesIO(b"{" * 10_000_000 + b"\n" + GOOD)

    lines = list(lines_of(source))

    assert [len(line) > LONGEST for line in lines] == [True, False]
    assert max(map(len, lines)) <= LONGEST + 2
    assert lines[1] == GOOD


def test_no_more_than_the_longest_line_is_held():
    class Stream(io.BytesIO):
        asked: ClassVar[list[int | None]] = []

        def readline(self, size=-1):
            self.asked.append(size)
            return super().readline(size)

    list(lines_of(Stream(b"{" * 10_000_000 + b"\n" + GOOD)))

    assert all(size is not None and 0 < size <= LONGEST + 2 for size in Stream.asked)


def test_a_last_line_that_is_too_long_ends_the_stream():
    assert len(list(lines_of(io.BytesIO(b"{" * (3 * LONGEST))))) == 1


def test_a_line_just_as_long_as_allowed_is_read_whole():
    line = b" " * (LONGEST - len(GOOD)) + GOOD
    source = io.BytesIO(line + GOOD)

    found, good = answers(*lines_of(source))

    assert good
    assert len(found) == 2


def test_lines_are_taken_in_portions():
    lines = [GOOD] * (2 * CHUNK_LINES + 1)

    assert [len(chunk) for chunk in chunks_of(lines)] == [CHUNK_LINES, CHUNK_LINES, 1]
    assert [len(chunk) for chunk in chunks_of([b"x" * CHUNK_BYTES] * 3)] == [1, 1, 1]
    assert list(chunks_of([])) == []


def test_a_portion_ends_with_the_line_that_fills_it_and_loses_none():
    almost, last = b"x" * (CHUNK_BYTES - 1), b"y"
    half = b"z" * (CHUNK_BYTES // 2)

    assert list(chunks_of([almost, last, almost, last])) == [[almost, last], [almost, last]]
    assert list(chunks_of([half, half, half])) == [[half, half], [half]]
