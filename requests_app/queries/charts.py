"""What is late, three ways: with whom, for how long, and how many there were at each month's end."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from typing import Any

from django.db.models import CharField
from django.db.models.functions import Cast

from newsrooms.models import Membership
from requests_app.models import Institution
from requests_app.queries.dashboard import scope_of

MOST_NAMED = 10
BANDS = (30, 60, 120, 365)  # the last day of each; the last band has none
MONTHS_BACK = 24
Spell = tuple[str, str | None]  # late from the day after, until (None: still): days as they are written


@dataclass(frozen=True, slots=True)
class InstitutionBar:
    institution: Institution
    late: int


@dataclass(frozen=True, slots=True)
class AgeBar:
    first: int  # days late
    last: int | None
    late: int


@dataclass(frozen=True, slots=True)
class MonthBar:
    end: date
    late: int


@dataclass(frozen=True, slots=True)
class Charts:
    """All counted among what the member may see: a journalist's own requests, else the newsroom's."""

    late: int
    institutions: list[InstitutionBar]
    others: int  # late with institutions that are not named
    other_institutions: int
    ages: list[AgeBar]
    months: list[MonthBar]  # the newest first: the first of them is today

    @property
    def most(self) -> int:
        return max([*(bar.late for bar in self.institutions), self.others, 1])

    @property
    def most_of_an_age(self) -> int:
        return max([*(bar.late for bar in self.ages), 1])

    @property
    def most_in_a_month(self) -> int:
        return max([*(bar.late for bar in self.months), 1])


def charts(member: Membership, today: date) -> Charts:
    """In three queries. Days come as text, which sorts as they do: to make dates of them takes longer than to read."""
    requests, ends = scope_of(member), month_ends(today)
    late = list(requests.overdue(today).order_by().values_list("institution", as_text("due_latest")))
    answered = requests.answered_late().filter(answered_on__gt=ends[0]).order_by()
    spells: list[Spell] = [(due, None) for _institution, due in late]
    spells += answered.values_list(as_text("due_latest"), as_text("answered_on"))
    by_institution = Counter(institution for institution, _due in late)
    named = Institution.objects.visible_to(member).in_bulk([pk for pk, _late in by_institution.most_common(MOST_NAMED)])
    bars = sorted(
        (InstitutionBar(institution, by_institution[pk]) for pk, institution in named.items()),
        key=lambda bar: (-bar.late, bar.institution.name()),
    )
    return Charts(
        late=len(late),
        institutions=bars,
        others=len(late) - sum(bar.late for bar in bars),
        other_institutions=len(by_institution) - len(bars),
        ages=by_age(Counter(due for _institution, due in late), today),
        months=[MonthBar(end, number) for end, number in zip(ends, late_at(ends, spells), strict=True)][::-1],
    )


def as_text(column: str) -> Any:
    """A day as it is written in ISO."""
    return Cast(column, CharField())


def by_age(late: Mapping[str, int], today: date) -> list[AgeBar]:
    """From how many fell due on each day."""
    counted: Counter[int] = Counter()
    for due, number in late.items():
        counted[bisect_left(BANDS, (today - date.fromisoformat(due)).days)] += number
    firsts = [1, *(last + 1 for last in BANDS)]
    return [
        AgeBar(first, last, counted[band])
        for band, (first, last) in enumerate(zip(firsts, [*BANDS, None], strict=True))
    ]


def late_at(ends: Sequence[date], spells: Iterable[Spell]) -> list[int]:
    """How many were late at the end of each of these days: due before it, and not answered by it."""
    days = [end.isoformat() for end in ends]
    changes = [0] * (len(days) + 1)
    for due, until in spells:
        first = bisect_right(days, due)
        changes[first] += 1
        changes[len(days) if until is None else max(first, bisect_left(days, until))] -= 1
    return list(accumulate(changes))[: len(ends)]


def month_ends(today: date) -> list[date]:
    """The last days of the months before this one, and today."""
    ends = [today]
    while len(ends) <= MONTHS_BACK:
        ends.append(ends[-1].replace(day=1) - timedelta(days=1))
    return ends[::-1]
