"""What is late, three ways: with whom, for how long, and how many there were at each month's end."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from django.db.models import Count

from newsrooms.models import Membership
from requests_app.models import Institution
from requests_app.queries.dashboard import scope_of

MOST_NAMED = 10
BANDS = (30, 60, 120, 365)  # the last day of each; the last band has none
MONTHS_BACK = 24
Spell = tuple[date, date | None, int]  # late from the day after, until (None: still), how many alike


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
    """In three queries, however many requests there are."""
    requests, ends = scope_of(member), month_ends(today)
    overdue = requests.overdue(today).order_by().values_list("institution", "due_latest")
    late = list(overdue.annotate(number=Count("pk")))
    answered = requests.answered_late().filter(answered_on__gt=ends[0]).order_by()
    spells: list[Spell] = [(due, None, number) for _institution, due, number in late if due]
    spells += [
        (due, day, number)
        for due, day, number in answered.values_list("due_latest", "answered_on").annotate(number=Count("pk"))
        if due
    ]
    by_institution: Counter[int] = Counter()
    for institution, _due, number in late:
        by_institution[institution] += number
    named = Institution.objects.visible_to(member).in_bulk([pk for pk, _late in by_institution.most_common(MOST_NAMED)])
    bars = sorted(
        (InstitutionBar(institution, by_institution[pk]) for pk, institution in named.items()),
        key=lambda bar: (-bar.late, bar.institution.name()),
    )
    total = sum(by_institution.values())
    return Charts(
        late=total,
        institutions=bars,
        others=total - sum(bar.late for bar in bars),
        other_institutions=len(by_institution) - len(bars),
        ages=by_age([((today - due).days, number) for due, until, number in spells if until is None]),
        months=[MonthBar(end, number) for end, number in zip(ends, late_at(ends, spells), strict=True)][::-1],
    )


def by_age(late: Iterable[tuple[int, int]]) -> list[AgeBar]:
    counted: Counter[int] = Counter()
    for days, number in late:
        counted[bisect_left(BANDS, days)] += number
    firsts = [1, *(last + 1 for last in BANDS)]
    return [
        AgeBar(first, last, counted[band])
        for band, (first, last) in enumerate(zip(firsts, [*BANDS, None], strict=True))
    ]


def late_at(ends: Sequence[date], spells: Iterable[Spell]) -> list[int]:
    """How many were late at the end of each of these days: due before it, and not answered by it."""
    changes = [0] * (len(ends) + 1)
    for due, until, number in spells:
        changes[bisect_right(ends, due)] += number
        changes[len(ends) if until is None else max(bisect_right(ends, due), bisect_left(ends, until))] -= number
    return list(accumulate(changes))[: len(ends)]


def month_ends(today: date) -> list[date]:
    """The last days of the months before this one, and today."""
    ends = [today]
    while len(ends) <= MONTHS_BACK:
        ends.append(ends[-1].replace(day=1) - timedelta(days=1))
    return ends[::-1]
