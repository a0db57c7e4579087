"""The course of one request: the running count of each reading, and what was found on the way."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from requests_app.clock.calendar import DAYS_KEPT, Calendar
from requests_app.clock.facts import Day, Event, Facts
from requests_app.clock.law import Law
from requests_app.clock.law.rule import LimitRule, PauseRule, Rule
from requests_app.clock.results import ClockWarning, Extension, Limit, Pause, Step

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
        return self.stops_original or day <= self.original or day <= self.move(self.original)

    def stop(self, day: date) -> None:
        """Stop on `day`; a stop that begins after a limit moves nothing.

        Law: federal: s. 6.1(1.2); practice for holds.
        Days: none counted.
        """
        self.open_pauses += 1
        if self.open_pauses > 1:
            return
        original, due = self.original, self.due
        self.stopped_on = max(day, self.receipt)
        self.stops_original = day <= original or day <= self.move(original)
        self.stops_due = self.open_ended or (
            self.stops_original if due is original else day <= due or day <= self.move(due)
        )

    def run(self, day: date) -> None:
        """Run again from `day`, once nothing else stops it.

        Law: federal: s. 6.1(1.2); practice for holds (2022 OIC 21: one end counted).
        Days: in the unit of the response.
        """
        self.open_pauses -= 1
        if self.open_pauses or self.stopped_on is None:
            return
        original, due, calendar, unit = self.original, self.due, self.calendar, self.unit
        days = calendar.between(self.stopped_on, day, unit)
        if self.stops_original:
            self.original = calendar.add(original, days, unit)
        if self.stops_due:
            self.due = self.original if due is original and self.stops_original else calendar.add(due, days, unit)
        self.stops_original = self.stops_due = False

    @property
    def original_day(self) -> date | None:
        """The last day of the first period, not moved; None while it stands still."""
        return None if self.stops_original else self.original

    @property
    def due_day(self) -> date | None:
        """The last day with extensions, not moved; None while it stands still or has no known end."""
        return None if self.stops_due or self.open_ended else self.due


class OpenLimit:
    """A limit as it is found: the same object for all requests that share it, so nothing is written on it later.

    It keeps both faces of what is shown, for nearly all limits are shown many times and settled by nothing.
    """

    __slots__ = ("after", "last_day", "opens", "rule", "until", "while_open", "while_shut")

    def __init__(self, rule: LimitRule, opens: date, last_day: date | None, after: date) -> None:
        self.rule = rule
        self.opens = opens
        self.last_day = last_day
        self.until = last_day or date.max
        self.after = after  # a complaint made after this day uses the limit up
        self.while_open = Limit(rule.kind, rule.ground, rule.section, opens, last_day, open=True, settled_on=None)
        self.while_shut = Limit(rule.kind, rule.ground, rule.section, opens, last_day, open=False, settled_on=None)

    def settled(self, face: Limit, day: date) -> Limit:
        """The limit as `face` shows it, used up on `day`.

        Law: whichever the rule names.
        Days: none counted.
        """
        return Limit(face.kind, face.ground, face.section, self.opens, self.last_day, face.open, day)


Limits = tuple[tuple[OpenLimit, ...], tuple[Step, ...]]  # those that open together, and their sums
NO_LIMITS: Limits = ((), ())


@lru_cache(maxsize=DAYS_KEPT)
def limit_with(rule: LimitRule, opens: date, after: date, *steps: Step) -> Limits:
    """One limit, its last day that of the last of its sums.

    Law: whichever the rule names.
    Days: none counted.
    """
    return (OpenLimit(rule, opens, steps[-1].to_date, after),), steps


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


class Course:
    """What is known of a request while its events are gone through, day by day.

    Written out: what `dataclass` makes calls a factory for each of these lists, and takes three times as long.
    """

    __slots__ = (
        "abandoned_on", "answered_on", "by_law", "capped_days", "complaints", "complaints_by_id", "events", "extended",
        "extended_in_practice_only", "extensions", "facts", "in_practice", "law", "limit_steps", "limits",
        "made", "open_pauses", "pauses", "place", "response", "settled", "steps", "transferred", "undone", "warnings",
    )  # fmt: skip

    def __init__(  # noqa: PLR0917 (called in one place)
        self, law: Law, facts: Facts, made: date, response: Rule, by_law: Track, in_practice: Track, steps: list[Step]
    ) -> None:
        self.law = law
        self.facts = facts
        self.made = made
        self.response = response
        self.by_law = by_law
        self.in_practice = in_practice
        self.steps = steps
        self.events: Sequence[Placed] = ()
        self.place = 0  # of the event at hand, among them
        self.undone = NOTHING_UNDONE
        self.limits: list[OpenLimit] = []
        self.settled: dict[int, date] = {}  # by their places among the limits, the days on which they were used up
        self.limit_steps: list[Step] = []
        self.warnings: list[ClockWarning] = []
        self.extensions: list[Extension] = []
        self.extended = self.extended_in_practice_only = False
        self.capped_days = 0
        self.pauses: list[Pause] = []
        self.open_pauses: dict[str, OpenPause] = {}
        self.answered_on: date | None = None
        self.abandoned_on: date | None = None
        self.transferred = False
        self.complaints: list[ComplaintMade] = []
        self.complaints_by_id: dict[str | int, ComplaintMade] = {}

    def open(self, found: Limits) -> None:
        """Take limits and their sums to what was found.

        Law: whichever their rules name.
        Days: none counted.
        """
        limits, steps = found
        self.limits += limits
        self.limit_steps += steps

    @property
    def closed_on(self) -> date | None:
        """The day of the answer, else of the abandonment."""
        return self.answered_on or self.abandoned_on
