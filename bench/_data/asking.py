"""A process on one database that is asked for pages: a JSON object a line.

Several of them, one for each size, are asked in turn: what else goes on in the machine falls on all of them alike.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from statistics import median
from typing import Any

from django.db import connection
from django.test import Client
from django.urls import resolve

from newsrooms.models import Membership
from newsrooms.today import today as todays_date
from requests_app.models import AccessRequest, Event
from requests_app.winding import facts_of

from .rows import BIG, EDITOR, JOURNALIST

TURNS = 9
ADDRESS = f"/en/{BIG}/"


class Asking:
    """Signed-in people, and the addresses of the pages."""

    def __init__(self) -> None:
        people = {"editor": EDITOR, "journalist": JOURNALIST}
        self.members = {who: Membership.objects.get(user__email=mail) for who, mail in people.items()}
        self.clients = {who: signed_in(member) for who, member in self.members.items()}
        self.middles: dict[str, str] = {}

    def address(self, page: dict[str, str]) -> str:
        """That of the page; `{middle}` in it is the row in the middle of what the same list shows in all."""
        query = page["query"]
        if "{" in query:
            key = page["who"] + query
            if key not in self.middles:
                self.middles[key] = query.format(**self.known(page["who"], query))
            query = self.middles[key]
        return ADDRESS + query

    def known(self, who: str, query: str) -> dict[str, Any]:
        member = self.members[who]
        rows = AccessRequest.objects.visible_to(member)
        if query.startswith("overdue"):
            rows = rows.pending().awake(todays_date()).order_by("due_latest", "pk")
            rows = rows if member.oversees else rows.filter(journalist=member.user_id)
        else:
            rows = rows.awake(todays_date()).order_by("-filed_on", "-pk")
        middle = rows[rows.count() // 2]
        most = AccessRequest.objects.filter(newsroom=member.newsroom_id)[:50]
        tagged = next(request for request in most if request.tags.exists() and request.project_id)
        told = {"institution": tagged.institution.slug, "project": tagged.project_id, "tag": tagged.tags.all()[0].pk}
        return {"middle": middle.pk, **told, "desk": self.members["journalist"].user_id}

    def get(self, page: dict[str, str]) -> Any:
        answer = self.clients[page["who"]].get(self.address(page))
        if answer.status_code != 200:
            raise ValueError(f"{page['query']} answers {answer.status_code}")
        return answer

    def ask(self, page: dict[str, str], times: int) -> list[tuple[float, float]]:
        """The milliseconds of each by the wall, and of the process's own."""
        found = []
        for _ in range(times):
            cpu, wall = time.process_time(), time.perf_counter()
            self.get(page)
            found.append((1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - cpu)))
        return found

    def look(self, page: dict[str, str]) -> dict[str, Any]:
        """What the page is made of: its queries, the time that SQL takes alone, the time to write it from memory."""
        with noted() as queries:
            answer = self.get(page)
        raw = [median(timed(lambda told=told: run_raw(*told))) for told in queries]
        with kept_rendering(self.address(page)) as rendering:
            self.get(page)
        with noted() as while_rendering:
            rendering[0]()
        slowest = max(range(len(raw)), key=raw.__getitem__)
        return {
            "queries": len(queries),
            "sql": sum(raw),
            "slowest": raw[slowest],
            "slowest_sql": queries[slowest][0],
            "each": [round(one, 2) for one in raw],
            "rendered": median(timed(rendering[0])),
            "queries_in_rendering": len(while_rendering),
            "rows": answer.content.count(b'role="rowheader"') + answer.content.count(b'<th scope="row"'),
            "kilobytes": len(answer.content) // 1000,
        }

    def naive(self) -> dict[str, float]:
        """A tracker that keeps no dates: for one page of what is late it computes each open request's clock."""
        from requests_app.clock import compute  # noqa: PLC0415

        start, today = time.perf_counter(), todays_date()
        rows = AccessRequest.objects.visible_to(self.members["editor"]).pending().for_list()
        found = {row.pk: row for row in rows}
        events: dict[int, list[Event]] = {pk: [] for pk in found}
        standing = (
            Event.objects.standing().filter(access_request__in=rows.values("pk")).prefetch_related("grounds", "about")
        )
        for event in standing.in_order().iterator(chunk_size=500):
            events[event.access_request_id].append(event)
        clocks = [(compute(facts_of(row, events[pk]), today).days_overdue, pk) for pk, row in found.items()]
        sorted(clocks, reverse=True)[:50]
        return {"ms": 1000 * (time.perf_counter() - start), "clocks": len(clocks)}

    def cookie(self, who: str) -> str:
        return "; ".join(f"{name}={morsel.value}" for name, morsel in self.clients[who].cookies.items())


def signed_in(member: Membership) -> Client:
    client = Client(HTTP_HOST="localhost")
    client.force_login(member.user)
    return client


def timed(act: Callable[[], Any]) -> list[float]:
    found = []
    for _ in range(TURNS):
        start = time.perf_counter()
        act()
        found.append(1000 * (time.perf_counter() - start))
    return found


def run_raw(sql: str, parameters: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        cursor.fetchall()


@contextmanager
def noted() -> Iterator[list[tuple[str, Any]]]:
    """The queries that are put meanwhile: what begins and ends a transaction is none."""
    found: list[tuple[str, Any]] = []

    def note(execute: Any, sql: str, parameters: Any, many: bool, context: Any) -> Any:  # noqa: FBT001
        found.append((sql, parameters))
        return execute(sql, parameters, many, context)

    with connection.execute_wrapper(note):
        yield found


@contextmanager
def kept_rendering(address: str) -> Iterator[list[Callable[[], Any]]]:
    """The writing of the page by itself: the view's own call of `render`, to be made again with what it was given."""
    module: Any = sys.modules[resolve(address.partition("?")[0]).func.__module__]
    render, found = module.render, []

    def kept(*given: Any, **more: Any) -> Any:
        found.append(lambda: render(*given, **more))
        return render(*given, **more)

    module.render = kept
    try:
        yield found
    finally:
        module.render = render


def answer() -> None:
    """Until nothing is asked any more."""
    asking = Asking()
    for line in sys.stdin:
        told = json.loads(line)
        print(json.dumps(getattr(asking, told.pop("do"))(**told)), flush=True)
