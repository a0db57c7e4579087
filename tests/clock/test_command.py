"""`manage.py clock`, run as people and scripts run it."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import orjson
import pytest

ROOT = Path(__file__).parents[2]
GOOD = b'{"id": 1, "received": "2020-02-10"}\n'


def run(*options, given=b""):
    return subprocess.run(
        [sys.executable, "manage.py", "clock", *options],
        cwd=ROOT,
        input=given,
        capture_output=True,
        check=False,
        timeout=120,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"},
    )


def test_one_clock_as_json():
    done = run("--received", "2020-02-10", "--today", "2020-04-01", "--json")

    found = orjson.loads(done.stdout)
    assert done.returncode == 0
    assert found["state"] == "deemed_refusal"
    assert found["due"] == {"counted": "2020-03-11", "strict": "2020-03-11", "practice": "2020-03-11"}
    assert found["deemed_refusal_on"] == "2020-03-12"
    assert found["days_overdue"] == 21
    assert [(one["kind"], one["last_day"]) for one in found["limits"]] == [("complaint_delay", "2020-05-10")]


def test_one_clock_as_text_with_its_reasons(tmp_path):
    events = tmp_path / "events.json"
    events.write_bytes(b'[{"type": "extension", "date": "2020-03-12", "days": 60, "grounds": ["9(1)(a)"]}]')

    done = run("--received", "2020-02-10", "--today", "2020-04-01", "--language", "fr", "--events", str(events))

    text = done.stdout.decode()
    assert done.returncode == 0
    assert "État\u00a0: présomption de refus" in text
    assert "[art. 10(3), loi]" in text
    assert "plainte pour retard, art. 30(1)a)\u00a0: 12 mars 2020 – 10 mai 2020" in text
    assert "Avis donné après l’échéance\u00a0: il n’ajoute rien." in text
    assert "! L’avis de prorogation du 12 mars 2020" in text


def test_a_clock_without_a_last_day_and_with_readings_that_differ():
    done = run("--received", "2026-03-04", "--today", "2026-05-01", "--statute", "PA")

    assert b"Due date: 3 April 2026 \xc2\xb7 4 April 2026 \xc2\xb7 7 April 2026" in done.stdout
    assert b"complaint_delay, s. 29(1)(b): 8 April 2026 \xe2\x80\x93 no limit" in done.stdout


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--received", "2020-02-30"], "received: “2020-02-30” is not a date"),
        (["--today", "soon"], "“soon” is not a date"),
        ([], "received is missing"),
        (["--received", "2020-02-10", "--statute", "FOIA"], "“FOIA” is not a statute"),
        (["--received", "2020-02-10", "--events", "/nowhere.json"], "/nowhere.json"),
        (["--received", "2020-02-10", "--events", "manage.py"], "manage.py: "),
        (["--jsonl", "--jobs", "0"], "--jobs must be at least 1"),
    ],
)
def test_what_is_wrong_is_one_sentence_on_standard_error_and_status_1(options, said):
    done = run(*options)

    assert done.returncode == 1
    assert said in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_what_is_wrong_is_json_where_json_is_asked():
    done = run("--received", "2020-02-30", "--json")

    assert done.returncode == 1
    assert orjson.loads(done.stdout)["error"]["code"] == "not_a_date"


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_lines_are_answered_in_their_order_by_any_number_of_processes(jobs):
    given = b"".join(b'{"id": %d, "received": "2020-02-10"}\n' % number for number in range(9_000))

    done = run("--jsonl", "--today", "2020-04-01", "--jobs", jobs, given=given)

    assert done.returncode == 0
    assert [orjson.loads(line)["id"] for line in done.stdout.splitlines()] == list(range(9_000))


def test_bad_lines_are_answered_in_place_and_give_status_1():
    given = GOOD + b"\xff\n" + b"7\n" + b"{" * 10_000_000 + b"\n" + GOOD

    done = run("--jsonl", "--today", "2020-04-01", given=given)

    found = [orjson.loads(line) for line in done.stdout.splitlines()]
    codes = [one.get("error", {}).get("code") for one in found]
    assert codes == [None, "invalid_utf8", "not_an_object", "line_too_long", None]
    assert done.returncode == 1
    assert done.stderr == b""


def test_a_reader_that_goes_away_is_no_traceback():
    command = f"{shlex.quote(sys.executable)} manage.py clock --jsonl --today 2020-04-01 | head -n 1"

    done = subprocess.run(
        ["/bin/sh", "-c", command],
        cwd=ROOT,
        input=GOOD * 20_000,
        capture_output=True,
        check=False,
        timeout=120,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"},
    )

    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == b""
