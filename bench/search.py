"""How long a search over 200,000 requests takes: `python bench/search.py`, on PostgreSQL too if `DATABASE_URL` is one.

Each database is made for it and removed after it. A request has a subject of 8 words and a text of 80, of a vocabulary
of 30,000 in which few words stand everywhere, as in life; one in fifty is restricted. What is asked is extreme on
purpose: words in up to two thirds of all requests, the beginning of a word, words without their accents. Held to the
goal is the index's answer, with its count and with what one may not see left out, by the slowest of its questions; the
whole page's share, with its fifty passages, stands beside it. Each figure is the median of its turns by the wall's
clock, questions asked in turn.
"""

import os
import random
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlsplit, urlunsplit

ROOT = Path(__file__).resolve().parent.parent
ROWS, WORDS, TURNS, BATCH = 200_000, 30_000, 15, 2_000
GOALS = {"newest first": 10, "ranked": 60, "phrase": 150}  # milliseconds
SYLLABLES = ["ba", "cé", "di", "fo", "gu", "lâ", "mi", "nè", "po", "ru", "sa", "tœ", "vi", "ço", "ma", "re", "tion"]


def vocabulary() -> list[str]:
    rng = random.Random(1983)
    words: dict[str, None] = {}
    while len(words) < WORDS:
        words["".join(rng.choice(SYLLABLES) for _ in range(rng.randint(2, 5)))] = None
    return list(words)


def texts(words: list[str]) -> Iterator[tuple[str, str]]:
    """Subject and text; the nth word of the vocabulary comes a nth as often as the first."""
    rng = random.Random(1985)
    weights = list(accumulate(1 / (place + 10) for place in range(WORDS)))
    while True:
        drawn = rng.choices(words, cum_weights=weights, k=88)
        yield " ".join(drawn[:8]), " ".join(drawn[8:])


def questions(words: list[str]) -> dict[str, list[str]]:
    """What is asked, by the goal that it is held to. The last word of each may go on, as it may on the page."""
    frequent, medium, rare = words[0], words[20], words[2_000]
    single = [frequent, medium, rare, f"{frequent} {medium}", f"{words[3]} {medium} {words[40]}", words[7][:3]]
    return {"newest first": single, "ranked": single, "phrase": [f'"{words[0]} {words[1]}"', f'"{words[5]} {medium}"']}


def fill(words: list[str]) -> None:
    """Requests as the product logs them, the first by its own action; then the index, as an administrator makes it."""
    from django.core.management import call_command  # noqa: PLC0415 - after the settings
    from django.db import transaction  # noqa: PLC0415

    from newsrooms.bulk import insert_all  # noqa: PLC0415
    from requests_app.models import AccessRequest  # noqa: PLC0415

    first = first_request()
    columns = {field.attname: getattr(first, field.attname) for field in AccessRequest._meta.concrete_fields}  # noqa: SLF001
    del columns["id"]
    supply = texts(words)
    for start in range(2, ROWS + 1, BATCH):
        rows = []
        for number in range(start, min(start + BATCH, ROWS + 1)):
            subject, text = next(supply)
            own = {"number": number, "reference": f"2020-{number}", "file_number": f"A-2020-{number:06}"}
            own |= {"subject": subject[:300], "text": text, "submission": uuid.uuid4(), "restricted": number % 50 == 0}
            rows.append({**columns, **own, "filed_on": date(2000, 1, 1) + timedelta(days=number // 30)})
        with transaction.atomic():
            insert_all(AccessRequest, rows)
    start_of_index = time.perf_counter()
    call_command("index", verbosity=0)
    print(f"  the index itself: {time.perf_counter() - start_of_index:.0f} s", flush=True)


def first_request() -> Any:
    from requests_app.actions.log_request import log_request  # noqa: PLC0415
    from requests_app.drafts import RequestDraft  # noqa: PLC0415
    from requests_app.models import Institution  # noqa: PLC0415

    by = member("ada")
    draft = RequestDraft(
        institution=Institution.objects.get(slug="rcmp-grc"),
        subject="The first",
        filed_on=date(2000, 1, 3),
        channel="online",
        language="en",
        journalist=by.user,
        requester_name="Ada",
    )
    return log_request(draft=draft, by=by, today=date(2020, 1, 2), submission=uuid.uuid4())


def member(name: str) -> Any:
    """A journalist: what is restricted and another's is to be left out for them."""
    from newsrooms.models import Membership, Newsroom, Role, User  # noqa: PLC0415

    user = User.objects.create(email=f"{name}@bench.example", first_name=name)
    return Membership.objects.create(newsroom=Newsroom.objects.get(), user=user, role=Role.JOURNALIST)


def measured() -> int:
    """In a process of its own, on an empty database: fill it, ask, print; whether all goals hold."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "atip_tracker.settings"
    import django  # noqa: PLC0415

    django.setup()
    from django.db import connection  # noqa: PLC0415

    from requests_app.models import AccessRequest  # noqa: PLC0415
    from requests_app.queries.searching import AskedFor, search  # noqa: PLC0415
    from requests_app.search import best, newest, read_query  # noqa: PLC0415

    words = vocabulary()
    fill(words)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    bob = member("bob")
    asked = [(goal, question) for goal, listed in questions(words).items() for question in listed]
    index: dict[tuple[str, str], list[float]] = {one: [] for one in asked}
    page: dict[tuple[str, str], list[float]] = {one: [] for one in asked}
    for _ in range(TURNS):
        for goal, question in asked:
            positions = best if goal == "ranked" else newest
            start = time.perf_counter()
            positions(AccessRequest.objects.visible_to(bob), read_query(question), bob.newsroom_id)
            index[goal, question].append(time.perf_counter() - start)
            start = time.perf_counter()
            search(bob, AskedFor(question, by_rank=goal == "ranked"))
            page[goal, question].append(time.perf_counter() - start)
    print(f"  {'ms, p50':<14}{'goal':>6}{'slowest':>9}{'page':>7}   each question")
    held = True
    for goal, most in GOALS.items():
        each = [1000 * median(took) for (of, _question), took in index.items() if of == goal]
        whole = max(1000 * median(took) for (of, _question), took in page.items() if of == goal)
        print(f"  {goal:<14}{most:>6}{max(each):>9.1f}{whole:>7.0f}   {'  '.join(f'{took:.1f}' for took in each)}")
        held = held and max(each) <= most
    return 0 if held else 1


@contextmanager
def database(url: str) -> Iterator[dict[str, str]]:
    """The settings of an empty database beside the one of that address, for as long as it is needed."""
    name = f"bench_search_{os.getpid()}"
    with tempfile.TemporaryDirectory() as folder:
        if not url:
            yield {"VAR_DIR": folder, "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3"}
            return
        import psycopg  # noqa: PLC0415

        with psycopg.connect(url, autocommit=True) as server:
            server.execute(f'CREATE DATABASE "{name}"')
            try:
                yield {"VAR_DIR": folder, "DATABASE_URL": urlunsplit(urlsplit(url)._replace(path=f"/{name}"))}
            finally:
                server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def main() -> int:
    failed = 0
    for name, url in {"SQLite": "", "PostgreSQL": os.environ.get("DATABASE_URL", "")}.items():
        if name == "PostgreSQL" and not url.startswith("postgres"):
            continue
        print(f"{name}, {ROWS:,} requests", flush=True)
        with database(url) as settings:
            environment = {**os.environ, **settings, "DEMO": "1", "PYTHONPATH": str(ROOT)}
            for arguments in (["migrate", "-v0"], ["newsroom", "create", "Bench", "--admin", "ada@bench.example"]):
                command = [sys.executable, "manage.py", *arguments]
                subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
            command = [sys.executable, __file__, "measure"]
            failed += bool(subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode)  # noqa: S603
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(measured() if len(sys.argv) > 1 else main())
