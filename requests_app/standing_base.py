"""What the sentences on how a request stands are made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from requests_app.enums import State
from requests_app.models.limit import COMPLAINT_KINDS

WINDOW_CLOSING_DAYS = 14


class LimitDates(Protocol):
    """What is asked of a limit: a stored row or the clock's own."""

    @property
    def kind(self) -> str: ...
    @property
    def opens(self) -> date | None: ...
    @property
    def last_day(self) -> date | None: ...
    @property
    def settled_on(self) -> date | None: ...


@dataclass(frozen=True, slots=True)
class Standing:
    """How things stand. `step` and `detail` are for a row of a list, `sentence` for the request's own page."""

    state: State
    days_late: int
    sentence: str
    step: str
    detail: str
    tone: str  # late, soon, ours, quiet, hold, done
    shape: str
    last_day: date | None  # the day that the next step must be done by, or the answer is due
    may_complain: bool
    marks: tuple[str, ...] = ()  # the words of the sentence that name that day, if not its long date alone
    loud: bool = False  # a reply is demanded: before everything else


def days_left(day: date, today: date) -> str:
    """« 6 days left », « today is the last day »: calendar days after `today`, the last day included."""
    left = (day - today).days
    if left == 0:
        return _("today is the last day")
    return ngettext("%(days)d day left", "%(days)d days left", left) % {"days": left}


def nearest(limits: Sequence[LimitDates], today: date, kinds: Sequence[str] = COMPLAINT_KINDS) -> LimitDates | None:
    """The limit to complain that ends first among those that still run."""
    running = [
        limit
        for limit in limits
        if limit.kind in kinds and limit.settled_on is None and limit.last_day is not None and limit.last_day >= today
    ]
    return min(running, key=lambda limit: limit.last_day or date.max, default=None)


def closing_tone(last_day: date, today: date) -> str:
    """A limit of ours is coloured only when it is near."""
    return "ours" if (last_day - today).days <= WINDOW_CLOSING_DAYS else "ink"
