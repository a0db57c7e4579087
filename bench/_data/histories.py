"""What happens to a request, drawn by lot: letters, delays and complaints in about the shares that newsrooms see.

Each history is one that the clock takes; one that contradicts itself is drawn again.
"""

import random
import uuid
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from requests_app.clock import Clock, ClockError, compute
from requests_app.drafts import DatingFacts, EventDraft, Ground
from requests_app.enums import Disposition, EventKind, Finding
from requests_app.winding import facts_of

from . import store

TODAY = date.fromisoformat(store.TODAY)
YEARS = 12
CURRENT_DAYS = 150  # what is going on just now was filed within them
NOTHING_SINCE = 0.08  # requests that nobody will ever answer, nor close
LENGTHS = (30, 30, 45, 60, 60, 90, 120, 150, 180, 210, 240, 365)
GROUNDS = (("9(1)(a)",), ("9(1)(a)",), ("9(1)(b)",), ("9(1)(a)", "9(1)(b)"), ("9(1)(c)",))
DISPOSITIONS = (
    *(Disposition.PARTIAL,) * 10,
    *(Disposition.FULL,) * 5,
    *(Disposition.NO_RECORDS,) * 3,
    Disposition.REFUSED,
    Disposition.EXCLUDED,
)
NOTED = (
    "Called the access office: they look for the file.",
    "Wrote again and asked for a day.",
    "Nobody answers there.",
)


@dataclass(slots=True)
class History:
    """A request's facts, its events in order, and its clock."""

    facts: DatingFacts
    events: list[EventDraft]
    clock: Clock
    about: dict[int, int] = field(default_factory=dict)  # the place of an event, that of the one it is about


def history(rng: random.Random, filed: date) -> History:
    while True:
        facts = DatingFacts(
            statute="ATIA",
            filed_on=filed,
            channel=rng.choices(("online", "email", "mail"), (70, 20, 10))[0],
            received_on=min(filed + timedelta(rng.randint(0, 4)), TODAY) if rng.random() < 0.7 else None,
        )
        events = sorted(
            (event for event in Letters(rng, facts.received_on or filed).all() if event.happened_on <= TODAY),
            key=lambda event: event.happened_on,
        )
        try:
            clock = compute(facts_of(facts, events), TODAY)
        except ClockError:
            continue
        return History(facts, events, clock, references(events))


class Letters:
    """What comes and is done about one request, not yet in order."""

    def __init__(self, rng: random.Random, received: date) -> None:
        self.rng, self.received, self.due = rng, received, received + timedelta(30)
        self.found: list[EventDraft] = []

    def add(self, kind: EventKind, day: date, **told: Any) -> None:
        submission = uuid.UUID(int=self.rng.getrandbits(128))
        self.found.append(EventDraft(kind=kind, happened_on=day, submission=submission, **told))

    def on(self, first: int, last: int) -> date:
        return self.received + timedelta(self.rng.randint(first, last))

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def all(self) -> list[EventDraft]:
        if self.chance(0.7):
            self.add(EventKind.ACKNOWLEDGEMENT, self.on(4, 12), file_number=file_number(self.rng, self.received))
        if self.chance(0.06):
            self.question()
        if self.chance(0.3):
            self.extension()
        answer = answer_day(self.rng, self.received, self.due)
        if answer is None or answer > self.due:
            self.silence(answer)
        if self.chance(0.05):
            self.add(EventKind.INTERIM_RELEASE, self.on(20, 60), pages=self.rng.randint(5, 300))
        if answer is None:
            if self.chance(0.1):
                self.add(EventKind.ABANDONED, self.on(200, 900))
            return self.found
        told = {"disposition": self.rng.choice(DISPOSITIONS), "pages": self.rng.randint(1, 900)}
        self.add(EventKind.RESPONSE, answer, **told)
        return [one for one in self.found if one.happened_on <= answer or one.kind in AFTER_THE_ANSWER]

    def question(self) -> None:
        asked = self.on(5, 15)
        self.add(EventKind.CLARIFICATION_ASKED, asked, accepted=self.chance(0.7), details="Which years?")
        if self.chance(0.9):
            answered = asked + timedelta(self.rng.randint(1, 12))
            self.add(EventKind.CLARIFICATION_ANSWERED, answered, accepted=True)

    def extension(self) -> None:
        rng, days = self.rng, self.rng.choice(LENGTHS)
        day = self.on(14, 30) if self.chance(0.9) else self.on(31, 45)
        told = {
            "sent_on": day - timedelta(rng.randint(0, 2)),
            "grounds": tuple(Ground(ground) for ground in rng.choice(GROUNDS)),
            "right_to_complain_stated": self.chance(0.97),
            "commissioner_told": days <= 30 or self.chance(0.9),
        }
        self.add(EventKind.EXTENSION, day, days=days, **told)
        self.due += timedelta(days)

    def silence(self, answer: date | None) -> None:
        """What is done about a request that is late, until it is answered."""
        rng = self.rng
        if self.chance(0.25):
            self.add(EventKind.FOLLOW_UP, self.later(2, 25), details=rng.choice(NOTED))
        if self.chance(0.06):
            day = self.later(5, 30)
            self.add(EventKind.PROMISE, day, by=day + timedelta(rng.randint(10, 60)))
        if self.chance(0.01):
            day = self.later(5, 60)
            self.add(EventKind.REPLY_DEMANDED, day, by=day + timedelta(rng.randint(10, 30)))
            if self.chance(0.9):
                self.add(EventKind.REPLY, day + timedelta(rng.randint(1, 10)))
        day = self.later(3, 58)
        if self.chance(0.12) and (answer is None or day < answer):
            self.add(EventKind.COMPLAINT, day, ground="30(1)(a)")
            number = f"5822-{rng.randrange(10**5):05}"
            self.add(EventKind.REGISTERED, day + timedelta(rng.randint(5, 30)), number=number)
            reported = day + timedelta(rng.randint(150, 500))
            self.add(EventKind.FINAL_REPORT, reported, finding=rng.choice(list(Finding)))

    def later(self, first: int, last: int) -> date:
        return self.due + timedelta(self.rng.randint(first, last))


AFTER_THE_ANSWER = {EventKind.REGISTERED, EventKind.FINAL_REPORT}


def answer_day(rng: random.Random, received: date, due: date) -> date | None:
    """In time for little more than half; long after for the rest; never for some."""
    lot = rng.random()
    if lot < NOTHING_SINCE:
        return None
    if lot < 0.57:
        return received + timedelta(rng.randint(8, (due - received).days))
    return due + timedelta(1 + int(rng.expovariate(1 / 110)))


def references(events: list[EventDraft]) -> dict[int, int]:
    """What the Commissioner writes is about the complaint."""
    complaint = next((place for place, event in enumerate(events) if event.kind == EventKind.COMPLAINT), None)
    if complaint is None:
        return {}
    return {place: complaint for place, event in enumerate(events) if event.kind in AFTER_THE_ANSWER}


def file_number(rng: random.Random, received: date) -> str:
    return f"A-{received.year}-{rng.randrange(10**5):05}"
