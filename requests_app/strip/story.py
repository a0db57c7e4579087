"""What is to be told: the clock of one request as spans, days and windows, before anything is drawn."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from requests_app.clock import Clock, Extension, Limit, Pause

UNKNOWN_END = timedelta(days=30)  # room for a bar whose end nobody can name
MOST_WINDOWS = 6
ORDER_KINDS = frozenset({"order", "order_effective"})
THEIRS = ORDER_KINDS | {"action_notice"}  # days of the institution, and no window of ours
NOT_RUNNING = frozenset({"answered", "answered_late", "abandoned"})


class Track(StrEnum):
    """The kinds of their time."""

    ELAPSED = "elapsed"
    REMAINING = "remaining"
    EXTENSION = "extension"
    FAILED_EXTENSION = "failed_extension"
    HOLD = "hold"
    SUSPENSION = "suspension"
    LATE = "late"


class Stage(StrEnum):
    """How a window of ours stands today."""

    COMING = "coming"
    OPEN = "open"
    CLOSED = "closed"
    SETTLED = "settled"
    CROSSED = "crossed"  # it opens, to be certain, only after its last safe day


@dataclass(frozen=True, slots=True)
class Span:
    track: Track
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Window:
    kind: str
    opens: date
    last_day: date
    stage: Stage
    settled_on: date | None
    lane: int = 0

    @property
    def first(self) -> date:
        """Where it begins on the axis."""
        return min(self.opens, self.stop)

    @property
    def end(self) -> date:
        """Where it ends on the axis."""
        return max(self.opens, self.stop)

    @property
    def stop(self) -> date:
        """The day on which nothing more can be done: the act that used it up, else the last day."""
        return self.settled_on or self.last_day


@dataclass(frozen=True, slots=True)
class Order:
    kind: str
    day: date


@dataclass(frozen=True, slots=True)
class Story:
    today: date
    received: date
    presumed: bool
    spans: tuple[Span, ...]
    earliest: date | None
    latest: date | None  # None: unknown, or not the same for certain
    answered: date | None
    windows: tuple[Window, ...]
    orders: tuple[Order, ...]
    open_until: date | None  # where a bar without an end leaves the axis

    def days(self) -> Iterator[date]:
        """Every day that must have its place on the axis."""
        yield self.today
        yield self.received
        yield from (day for day in (self.earliest, self.latest, self.answered) if day is not None)
        for span in self.spans:
            yield span.start
            yield span.end
        for window in self.windows:
            yield window.first
            yield window.end
        yield from (order.day for order in self.orders)

    def lanes(self) -> int:
        return max((window.lane + 1 for window in self.windows), default=0)


def story_of(clock: Clock, today: date) -> Story:
    """The story of `clock` on `today`."""
    spans = _spans(clock, today)
    latest = clock.due.against_institution
    earliest = clock.due.for_requester
    running = clock.state not in NOT_RUNNING
    return Story(
        today=today,
        received=clock.received,
        presumed=clock.presumed,
        spans=tuple(spans),
        earliest=None if earliest == latest else earliest,
        latest=latest,
        answered=clock.answered_on,
        windows=_in_lanes(_worth_showing(_windows(clock, today))),
        orders=tuple(_orders(clock.limits)),
        open_until=_horizon(clock, today) if running and latest is None else None,
    )


def without_windows(story: Story) -> Story:
    """Their time alone, as a letter shows it."""
    return replace(story, windows=(), orders=())


# Their time


def _spans(clock: Clock, today: date) -> Iterator[Span]:
    now = clock.answered_on or today
    pauses = [span for pause in clock.pauses if (span := _pause_span(pause, now)) is not None]
    extensions = list(_cut(_extension_spans(clock, today), pauses))
    late = list(_late_span(clock, now))
    yield from _cut(_term_spans(clock, today, now), [*pauses, *extensions, *late])
    yield from extensions
    yield from late
    yield from pauses
    yield from _failed_extension_spans(clock)


def _term_spans(clock: Clock, today: date, now: date) -> Iterator[Span]:
    end = clock.due.against_institution or _horizon(clock, today)
    if clock.received < (elapsed := min(now, end)):
        yield Span(Track.ELAPSED, clock.received, elapsed)
    if clock.state not in NOT_RUNNING and (start := max(now, clock.received)) < end:
        yield Span(Track.REMAINING, start, end)


def _horizon(clock: Clock, today: date) -> date:
    known = [today, clock.received, clock.due.latest, clock.original_due.latest]
    known += [limit.last_day for limit in clock.limits if not limit.settled_on]
    last = max(day for day in known if day is not None)
    return last + min(UNKNOWN_END, date.max - last)


def _extension_spans(clock: Clock, today: date) -> Iterator[Span]:
    start = clock.original_due.latest
    if start is None:
        return
    for extension in clock.extensions:
        end = extension.due.latest or _horizon(clock, today)
        if clock.state in NOT_RUNNING:
            end = min(end, clock.answered_on or today)
        if extension.holds and start < end:
            yield Span(Track.EXTENSION, start, end)
            start = end


def _failed_extension_spans(clock: Clock) -> Iterator[Span]:
    start = clock.original_due.latest
    for extension in clock.extensions:
        end = None if extension.holds else claimed_end(clock, extension)
        if start is not None and end is not None and start < end:
            yield Span(Track.FAILED_EXTENSION, start, end)


def claimed_end(clock: Clock, extension: Extension) -> date | None:
    """The day to which the institution says that it has extended: as counted, since the clock gives it no other."""
    if clock.original_due.counted is None or extension.days is None:
        return None
    return clock.original_due.counted + min(timedelta(extension.days), date.max - clock.original_due.counted)


def _late_span(clock: Clock, now: date) -> Iterator[Span]:
    latest = clock.due.against_institution
    if latest is not None and latest < now and clock.state != "abandoned":
        yield Span(Track.LATE, latest, now)


def _pause_span(pause: Pause, now: date) -> Span | None:
    end = min(pause.to_date or now, now)
    track = Track.SUSPENSION if pause.kind == "suspension" else Track.HOLD
    return Span(track, pause.from_date, end) if pause.from_date < end else None


def _cut(spans: Iterable[Span], holes: Iterable[Span]) -> Iterator[Span]:
    """`spans` without what `holes` cover."""
    ordered = sorted(holes, key=lambda hole: hole.start)
    for span in spans:
        start = span.start
        for hole in ordered:
            if start < (end := min(hole.start, span.end)):
                yield Span(span.track, start, end)
            start = max(start, hole.end)
        if start < span.end:
            yield Span(span.track, start, span.end)


# Our time


def _orders(limits: Iterable[Limit]) -> Iterator[Order]:
    for limit in limits:
        if limit.kind in ORDER_KINDS and limit.last_day is not None:
            yield Order(limit.kind, limit.last_day)


def _windows(clock: Clock, today: date) -> Iterator[Window]:
    earliest = clock.due.for_requester
    for limit in clock.limits:
        if limit.kind == "complaint_delay" and limit.settled_on is not None and limit.settled_on == clock.answered_on:
            continue  # the answer ended it, no complaint did
        if limit.last_day is not None and limit.kind not in THEIRS and not _is_idle(limit, earliest, today):
            stage = _stage(limit, limit.last_day, today)
            yield Window(limit.kind, limit.opens, limit.last_day, stage, limit.settled_on)


def _is_idle(limit: Limit, earliest: date | None, today: date) -> bool:
    """Whether a complaint of a delay is only thinkable: on no reading is anything late."""
    return limit.kind == "complaint_delay" and limit.opens > today and (earliest is None or earliest >= today)


def _stage(limit: Limit, last_day: date, today: date) -> Stage:
    if limit.settled_on is not None:
        return Stage.SETTLED
    if last_day < today:
        return Stage.CLOSED
    if limit.opens > last_day:
        return Stage.CROSSED
    return Stage.OPEN if limit.opens <= today else Stage.COMING


def _worth_showing(windows: Iterable[Window]) -> list[Window]:
    """What can still be lost first, then what is latest over; the rest stands in the timeline."""
    over = {Stage.CLOSED, Stage.SETTLED}
    ranked = sorted(windows, key=lambda window: (window.stage in over, -window.stop.toordinal()))
    return ranked[:MOST_WINDOWS]


def _in_lanes(windows: Iterable[Window]) -> tuple[Window, ...]:
    placed: list[Window] = []
    free_after: list[date] = []
    for window in sorted(windows, key=lambda window: (window.end, window.first)):
        lane = next((lane for lane, end in enumerate(free_after) if end < window.first), len(free_after))
        free_after[lane : lane + 1] = [window.end]
        placed.append(replace(window, lane=lane))
    return tuple(placed)
