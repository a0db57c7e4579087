"""`manage.py clock`: the statutory clock for people and for scripts; documented in docs/clock.md."""

import sys
from argparse import ArgumentParser
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import orjson
from django.core.management.base import BaseCommand, CommandError

from newsrooms.today import today as today_by_the_wall
from requests_app.clock import (
    LANGUAGES,
    Asked,
    Clock,
    ClockError,
    Step,
    answer,
    answer_lines,
    chunks_of,
    codes,
    compute,
    law,
    lines_of,
    long_date,
    read_day,
    read_facts,
)

Answer = tuple[bytes, bool]


class Command(BaseCommand):
    help = "The due date of a request, its limits, and why."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--received", metavar="DATE", help="the day on which the institution received the request")
        parser.add_argument("--filed", metavar="DATE", help="the day on which it was filed")
        parser.add_argument("--channel", help="online, email or mail")
        parser.add_argument("--today", metavar="DATE", help="the day on which the clock is read; else the law's today")
        parser.add_argument("--statute", default="ATIA", help=", ".join(codes()))
        parser.add_argument("--language", default="en", choices=LANGUAGES)
        parser.add_argument("--events", metavar="FILE", help="a JSON list of events")
        parser.add_argument("--json", action="store_true", help="one JSON object instead of text")
        parser.add_argument("--jsonl", action="store_true", help="facts from standard input, one JSON object a line")
        parser.add_argument("--jobs", type=int, default=1, metavar="N", help="processes for --jsonl")

    def handle(self, **options: Any) -> None:
        language = options["language"]
        try:
            asked = Asked(_today(options["today"]), language, options["statute"])
        except ClockError as error:
            raise CommandError(error.text(language)) from error
        if options["jsonl"]:
            _stream(asked, options["jobs"])
            return
        facts = {name: options[name] for name in ("received", "filed", "channel") if options[name] is not None}
        facts["events"] = _events(options["events"])
        facts["statute"] = options["statute"]
        if options["json"]:
            found, good = answer(facts, asked)
            self.stdout.write(orjson.dumps(found, option=orjson.OPT_INDENT_2).decode())
            if not good:
                sys.exit(1)
            return
        try:
            clock = compute(read_facts(facts), asked.today)
        except ClockError as error:
            where = f"{error.field}: " if error.field else ""
            raise CommandError(f"{where}{error.text(language)}") from error
        self.stdout.write("\n".join(_page(clock, asked)))


def _today(text: str | None) -> Any:
    return today_by_the_wall() if text is None else read_day(text, "today")


def _events(path: str | None) -> Any:
    if path is None:
        return []
    try:
        return orjson.loads(Path(path).read_bytes())
    except (OSError, orjson.JSONDecodeError) as error:
        raise CommandError(f"{path}: {error}") from error


def _stream(asked: Asked, jobs: int) -> None:
    """Answer line by line; the exit status tells whether every line has a clock."""
    if jobs < 1:
        raise CommandError("--jobs must be at least 1")
    chunks = chunks_of(lines_of(sys.stdin.buffer))
    answers = (answer_lines(chunk, asked) for chunk in chunks) if jobs == 1 else _in_parallel(chunks, asked, jobs)
    all_good = True
    try:
        for text, good in answers:
            sys.stdout.buffer.write(text)
            all_good = all_good and good
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        sys.stderr.close()  # whoever read us has had enough, as `head` has
        sys.exit(1)
    if not all_good:
        sys.exit(1)


def _in_parallel(chunks: Iterable[list[bytes]], asked: Asked, jobs: int) -> Iterator[Answer]:
    """The answers in the order of the chunks, never more than a few of which are held."""
    with ProcessPoolExecutor(jobs, mp_context=get_context("fork")) as pool:
        waiting: deque[Future[Answer]] = deque()
        for chunk in chunks:
            waiting.append(pool.submit(answer_lines, chunk, asked))
            if len(waiting) > 2 * jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _page(clock: Clock, asked: Asked) -> Iterator[str]:
    """The clock as text: where it stands, the limits, the reasons, what to look at."""
    french = asked.language == "fr"
    words = FRENCH if french else {}
    statute = law(asked.statute)

    def say(text: str) -> str:
        return words.get(text, text)

    def day(value: Any) -> str:
        return long_date(value, asked.language) if value else "–"

    colon = "\u00a0: " if french else ": "
    yield f"{say('State')}{colon}{say(clock.state)}"
    for name, readings in (("Original due date", clock.original_due), ("Due date", clock.due)):
        three = f"{day(readings.counted)} · {day(readings.strict)} · {day(readings.practice)}"
        yield f"{say(name)}{colon}{three if readings.differ else day(readings.counted)}"
    yield f"{say('Deemed refusal')}{colon}{day(clock.deemed_refusal_on)}"
    yield f"{say('Days late')}{colon}{clock.days_overdue}"
    for limit in clock.limits:
        ends = day(limit.last_day) if limit.last_day else say("no limit")
        ground = f", {statute.citation(limit.ground, asked.language)}" if limit.ground else ""
        yield f"{say(limit.kind)}{ground}{colon}{day(limit.opens)} – {ends}"
    yield ""
    yield from (_line(step, asked) for step in clock.steps)
    for extension in clock.extensions:
        yield f"- {day(extension.date)}{colon}{extension.why_text(asked.language)}"
    yield from (f"! {warning.text(asked.language)}" for warning in clock.warnings)


def _line(step: Step, asked: Asked) -> str:
    basis = (FRENCH if asked.language == "fr" else {}).get(step.rests_on, step.rests_on)
    return f"- {step.text(asked.language)} [{law(asked.statute).citation(step.section, asked.language)}, {basis}]"


FRENCH = {
    "State": "État",
    "awaiting": "en attente",
    "extended": "délai prorogé",
    "on_hold": "en suspens",
    "suspended": "délai suspendu",
    "deemed_refusal": "présomption de refus",
    "answered": "répondue",
    "answered_late": "répondue en retard",
    "abandoned": "abandonnée",
    "Original due date": "Échéance initiale",
    "Due date": "Échéance",
    "Deemed refusal": "Présomption de refus",
    "Days late": "Jours de retard",
    "no limit": "sans limite",
    "complaint_delay": "plainte pour retard",
    "complaint_extension": "plainte contre la prorogation",
    "complaint_refusal": "plainte contre le refus",
    "complaint_other": "autre plainte",
    "court_review": "recours devant la Cour",
    "order": "ordonnance",
    "order_effective": "prise d’effet de l’ordonnance",
    "representations": "observations",
    "action_notice": "réponse de l’institution au rapport",
    "publication": "publication du compte rendu",
    "reply": "réponse à l’institution",
    "law": "loi",
    "practice": "pratique",
    "default": "par défaut",
}
