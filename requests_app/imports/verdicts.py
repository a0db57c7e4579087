"""What is said of a line: it goes in, something must be answered first, or it is left out, and why."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from newsrooms.models import User
from requests_app.clock import Clock
from requests_app.drafts import EventDraft, RequestDraft
from requests_app.models import Institution


class Outcome(StrEnum):
    IMPORT = "import"
    ASK = "ask"
    SKIP = "skip"


@dataclass(frozen=True)
class Reason:
    """Why, as a code (docs/import.md), in which column, and what fills its sentence."""

    code: str
    column: str = ""
    details: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class RowDraft:
    """What a line becomes: a request with its events, as if it had been logged."""

    request: RequestDraft
    events: tuple[EventDraft, ...] = ()
    corrects: dict[int, int] = field(default_factory=dict)  # the place of a correction: that of what it corrects
    about: dict[int, int] = field(default_factory=dict)  # the place of an event: that of the one it refers to
    left: dict[int, Institution] = field(default_factory=dict)  # the place of a transfer: whom it left
    struck: dict[int, str] = field(default_factory=dict)  # the place of an event that was struck out: why
    named: tuple[User, ...] = ()
    reference: str = ""  # the one that it had in the sheet that we exported
    fingerprint: str = ""
    clock: Clock | None = None  # where the facts have one


@dataclass
class Verdict:
    """The verdict on one line; `values` are what was understood of it, as the command prints them."""

    line: int
    outcome: Outcome = Outcome.IMPORT
    reasons: list[Reason] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)
    draft: RowDraft | None = None

    def ask(self, code: str, column: str = "", **details: Any) -> None:
        self.reasons.append(Reason(code, column, details))
        self.outcome = Outcome.ASK

    def note(self, code: str, column: str = "", **details: Any) -> None:
        """Something to know, that keeps the line from nothing."""
        self.reasons.append(Reason(code, column, details))

    def skip(self, code: str, **details: Any) -> "Verdict":
        self.reasons = [Reason(code, details=details)]
        self.outcome = Outcome.SKIP
        self.draft = None
        return self

    def told(self) -> dict[str, Any]:
        """The line as the command prints it: plain values, days as 2026-11-30."""
        return {
            "row": self.line,
            "outcome": self.outcome.value,
            "reasons": [reason.code for reason in self.reasons],
            "values": {
                name: value.isoformat() if isinstance(value, date) else value for name, value in self.values.items()
            },
        }
