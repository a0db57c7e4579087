"""What a follow-up is made of."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Situation(StrEnum):
    """What there is to ask for, the most pressing first."""

    PROMISE_PASSED = "promise"
    OVERDUE = "overdue"
    HOLD_ANSWERED = "hold"
    EXTENDED = "extension"
    UNACKNOWLEDGED = "receipt"
    RUNNING = "progress"


@dataclass(frozen=True, slots=True)
class Act:
    """The sections of a statute that a follow-up cites; `assist` is empty where the statute has none."""

    name_en: str
    name_fr: str
    limit: str
    extension: str
    refusal: str
    assist: str
    commissioner_en: str
    commissioner_fr: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """One request as the letter tells it, on one day. Due on the latest reading: an early reproach is wrong."""

    today: date
    statute: str
    state: str
    file_number: str
    subject: str
    filed_on: date
    channel: str
    received_on: date | None
    due: date | None
    signed: tuple[str, ...]
    may_complain: bool = False  # of the delay, on that day
    acknowledged: bool = False
    extended_on: date | None = None
    asked_on: date | None = None
    answered_on: date | None = None
    promised_on: date | None = None
    promised_for: date | None = None
    released_on: date | None = None
    written_on: date | None = None

    @property
    def days_late(self) -> int:
        return max(0, (self.today - self.due).days) if self.due else 0
