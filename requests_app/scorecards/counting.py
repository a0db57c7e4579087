"""The figures of a newsroom's institutions, counted from its requests: restricted ones are left out of all of them."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from django.db.models import Q, Sum

from newsrooms.models import Newsroom
from requests_app.enums import ENDS, EventKind, Outcome, Phase, outcome_of
from requests_app.models import AccessRequest, Event, ExtensionGround, Scorecard
from requests_app.models.access_request import PENDING, days_overdue
from requests_app.scorecards.survival import curve, middle

# The curve is kept at as many points for ten requests as for a hundred thousand.
CURVE_DAYS = range(0, 366, 5)
MARKED_DAYS = (30, 60, 90, 120, 180, 365, 730)
COUNTED_KINDS = [*ENDS, EventKind.COMPLAINT, EventKind.EXTENSION, EventKind.ABANDONED]


@dataclass
class Tally:
    """What is added up of one institution."""

    first_received: date = date.max
    numbers: Counter[str] = field(default_factory=Counter)
    answered: Counter[int] = field(default_factory=Counter)  # days until the answer: how often
    censored: Counter[int] = field(default_factory=Counter)  # days waited without one
    extensions: dict[int, int | None] = field(default_factory=dict)  # by request: the days stated in its notices
    complaints: set[int] = field(default_factory=set)
    outcomes: dict[int | None, Outcome] = field(default_factory=dict)  # the last one of each complaint
    abandoned: dict[int, int] = field(default_factory=dict)

    def add_request(self, phase: str, starts: date, due: date | None, answered_on: date | None, today: date) -> None:
        self.first_received = min(self.first_received, starts)
        self.numbers["requests"] += 1
        if phase == Phase.ANSWERED and answered_on is not None:
            self.answered[max(0, (answered_on - starts).days)] += 1
        elif phase in PENDING:
            self.numbers["waiting"] += 1
            self.censored[max(0, (today - starts).days)] += 1
        if due is None or due >= today:
            return
        if phase == Phase.ANSWERED:
            self.numbers["fell_due"] += 1
            self.numbers["on_time"] += not days_overdue(due, answered_on, today)
        elif phase == Phase.OPEN:
            self.numbers["fell_due"] += 1
            self.numbers["open_late"] += 1

    def add_event(self, event: dict[str, Any], grounds_days: int | None, about: int | None) -> None:
        """With what stands now in the place of the entry that it is about."""
        request = event["access_request_id"]
        match event["kind"]:
            case EventKind.ABANDONED:
                if event["access_request__phase"] == Phase.ABANDONED:
                    self.abandoned[request] = (event["happened_on"] - event["access_request__clock_starts_on"]).days
            case EventKind.EXTENSION:
                if request not in self.extensions:
                    self.numbers["extended_validly"] += event["access_request__extended"]
                stated = stated_days(event, grounds_days)
                before = self.extensions.get(request)
                self.extensions[request] = (before or 0) + stated if stated is not None else before
            case EventKind.COMPLAINT:
                self.complaints.add(event["pk"])
            case kind:
                self.outcomes[about] = outcome_of(kind, event["finding"])

    def columns(self) -> dict[str, Any]:
        """The figures, by the columns of a scorecard."""
        censored = self.censored + Counter(max(0, days) for days in self.abandoned.values())
        estimate = curve(self.answered, censored)
        median = estimate.median()
        watched = [*self.answered.items(), *censored.items()]
        lengths = Counter(days for days in self.extensions.values() if days)
        ends = Counter(outcome for complaint, outcome in self.outcomes.items() if complaint in self.complaints)
        numbers = self.numbers + Counter({outcome.value: number for outcome, number in ends.items()})
        return {
            "first_received": self.first_received,
            "median_days": median.days if median else None,
            "median_reached": median.reached if median else False,
            "curve": [per_mille(estimate.waiting_after(day)) for day in CURVE_DAYS if day <= estimate.last_day],
            "marks": [
                [day, per_mille(estimate.waiting_after(day)), sum(count for length, count in watched if length >= day)]
                for day in MARKED_DAYS
                if day <= estimate.last_day
            ],
            "complaints": len(self.complaints),
            "extended": len(self.extensions),
            "extension_days": middle(lengths),
            "extension_longest": max(lengths, default=None),
            **{name: numbers[name] for name in COUNTED},
        }


COUNTED = (
    *("requests", "waiting", "fell_due", "on_time", "open_late", "extended_validly"),
    *Outcome.values,  # as its columns are named
)


def per_mille(waiting: Fraction) -> int:
    """The share that has been answered."""
    return round((1 - waiting) * 1000)


def stated_days(event: dict[str, Any], grounds_days: int | None) -> int | None:
    """The length of an extension as its notice states it; None where it states none."""
    if event["days"] is not None:
        return int(event["days"])
    until: date | None = event["until"]
    original: date | None = event["access_request__original_due"]
    if until is not None and original is not None:
        return max(0, (until - original).days)
    return grounds_days


def counted(newsroom: Newsroom, today: date, read_at: datetime, institutions: Iterable[int] = ()) -> list[Scorecard]:
    """The scorecards of these institutions, or of all that the newsroom deals with; not saved."""
    only = list(institutions)
    requests = AccessRequest.objects.filter(newsroom=newsroom, restricted=False)
    events = Event.objects.filter(newsroom=newsroom, access_request__restricted=False)
    grounds = ExtensionGround.objects.filter(newsroom=newsroom, event__access_request__restricted=False)
    if only:
        requests = requests.filter(institution__in=only)
        events = events.filter(access_request__institution__in=only)
        grounds = grounds.filter(event__access_request__institution__in=only)
    tallies: dict[int, Tally] = defaultdict(Tally)
    facts = ("institution", "phase", "clock_starts_on", "due_latest", "answered_on")
    for institution, phase, starts, due, answered_on in requests.values_list(*facts).iterator(2_000):
        tallies[institution].add_request(phase, starts, due, answered_on, today)
    stated = dict(grounds.filter(~Q(days=None)).values_list("event").annotate(total=Sum("days")))
    corrected = events.filter(kind=EventKind.COMPLAINT).exclude(supersedes=None)
    corrections: dict[int | None, int] = dict(corrected.values_list("supersedes", "pk"))
    for event in events.standing().filter(kind__in=COUNTED_KINDS).in_order().values(*EVENT_FACTS).iterator(2_000):
        if event["access_request__institution_id"] in tallies:
            about = event["about_id"]
            while about in corrections:
                about = corrections[about]
            tallies[event["access_request__institution_id"]].add_event(event, stated.get(event["pk"]), about)
    return [
        Scorecard(newsroom=newsroom, institution_id=institution, counted_on=today, read_at=read_at, **tally.columns())
        for institution, tally in tallies.items()
    ]


EVENT_FACTS = (
    *("pk", "access_request_id", "kind", "happened_on", "days", "until", "finding", "about_id"),
    *("access_request__institution_id", "access_request__phase", "access_request__clock_starts_on"),
    *("access_request__original_due", "access_request__extended"),
)
