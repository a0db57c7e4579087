"""The course of one request: the running count of each reading, and what was found on the way."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from requests_app.clock.calendar import Calendar
from requests_app.clock.facts import Day, Event, Facts
from requests_app.clock.law import Law
from requests_app.clock.law.rule import LimitRule, PauseRule, Rule
from requests_app.clock.results import ClockWarning, Extension, Pause, Step

Placed = tuple[date, int, Event]  # the day on which it acts, its place in the facts, and itself


@dataclass(slots=True)
class Track:
    """One count of the institution's time. Two suffice: `strict` is `counted`, moved off holidays."""

    calendar: Calendar
    move: Callable[[date], date]
    unit: str
    receipt: date
    original: date  # the last day of the first period, not moved
    due: date  # the same with extensions
    open_ended: bool = False  # an extension without a length runs
    open_pauses: int = 0
    stopped_on: date | None = None
    stops_original: bool = False
    stops_due: bool = False

    def restart(self, receipt: date, rule: Rule) -> None:
        """Begin again from another receipt, with no extension.

        Law: where a transfer starts the period again; federal law does not.
        Days: in the unit of the response.
        """
        self.receipt = receipt
        self.original = self.due = self.calendar.add(receipt, rule.days, rule.unit)
        self.open_ended = False

    def still_open(self, day: date) -> bool:
        """Whether a notice given on `day` is within the first period, stopped or not.

        Law: federal: s. 9(1); Interpretation Act, s. 26.
        Days: in the unit of the response.
        """
        return self.stops_original or day <= self.move(self.original)

    def stop(self, day: date) -> None:
        """Stop on `day`; a stop that begins after a limit moves nothing.

        Law: federal: s. 6.1(1.2); practice for holds.
        Days: none counted.
        """
        if not self.open_pauses:
            self.stopped_on = max(day, self.receipt)
            self.stops_original = day <= self.move(self.original)
            self.stops_due = self.open_ended or day <= self.move(self.due)
        self.open_pauses += 1

    def run(self, day: date) -> None:
        """Run again from `day`, once nothing else stops it.

        Law: federal: s. 6.1(1.2); practice for holds (2022 OIC 21: one end counted).
        Days: in the unit of the response.
        """
        self.open_pauses -= 1
        if self.open_pauses or self.stopped_on is None:
            return
        days = self.calendar.between(self.stopped_on, day, self.unit)
        if self.stops_original:
            self.original = self.calendar.add(self.original, days, self.unit)
        if self.stops_due:
            self.due = self.calendar.add(self.due, days, self.unit)
        self.stops_original = self.stops_due = False

    @property
    def original_day(self) -> date | None:
        """The last day of the first period, not moved; None while it stands still."""
        return None if self.stops_original else self.original

    @property
    def due_day(self) -> date | None:
        """The last day with extensions, not moved; None while it stands still or has no known end."""
        return None if self.stops_due or self.open_ended else self.due


@dataclass(slots=True)
class OpenLimit:
    """A limit as it is found; `after` is the day after which a complaint uses it up."""

    rule: LimitRule
    opens: date
    last_day: date | None
    after: date
    settled_on: date | None = None


@dataclass(slots=True)
class OpenPause:
    """A hold or suspension that runs."""

    rule: PauseRule
    from_date: date
    accepted: bool
    tracks: tuple[Track, ...]


@dataclass(slots=True)
class ComplaintMade:
    """A complaint, as far as later steps need it."""

    date: Day
    ground: str | None


@dataclass(frozen=True, slots=True)
class Undone:
    """What of a notice of extension counts as never given: some grounds, or all of it."""

    grounds: frozenset[str]
    entire: bool
    why: str


STANDS = Undone(frozenset(), entire=False, why="")
NOTHING_UNDONE: Mapping[int, Undone] = {}


@dataclass(slots=True)
class Course:
    """What is known of a request while its events are gone through, day by day."""

    law: Law
    facts: Facts
    made: date
    response: Rule
    by_law: Track
    in_practice: Track
    steps: list[Step]
    events: Sequence[Placed] = ()
    place: int = 0  # of the event at hand, among them
    undone: Mapping[int, Undone] = field(default_factory=lambda: NOTHING_UNDONE)
    limit_steps: list[Step] = field(default_factory=list)
    warnings: list[ClockWarning] = field(default_factory=list)
    limits: list[OpenLimit] = field(default_factory=list)
    extensions: list[Extension] = field(default_factory=list)
    extended: bool = False
    extended_in_practice_only: bool = False
    capped_days: int = 0
    pauses: list[Pause] = field(default_factory=list)
    open_pauses: dict[str, OpenPause] = field(default_factory=dict)
    answered_on: date | None = None
    abandoned_on: date | None = None
    transferred: bool = False
    heard: bool = False
    complaints: list[ComplaintMade] = field(default_factory=list)
    complaints_by_id: dict[str | int, ComplaintMade] = field(default_factory=dict)

    @property
    def closed_on(self) -> date | None:
        """The day of the answer, else of the abandonment."""
        return self.answered_on or self.abandoned_on
