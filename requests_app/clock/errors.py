"""What can be wrong with the facts: one tree, each class a stable code with a sentence in both languages."""

import re
from typing import Any, ClassVar

from requests_app.clock.wording import error_text

SHOWN = 60  # characters of a wrong value that are repeated in the sentence


class ClockError(Exception):
    """Facts that no clock can be made of: which, where, and why."""

    code: ClassVar[str]

    def __init_subclass__(cls) -> None:
        cls.code = re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()

    def __init__(self, field: str, facts: object = None, **details: Any) -> None:
        self.field = field
        self.facts = facts
        self.details = {key: _shown(value) if isinstance(value, str) else value for key, value in details.items()}
        super().__init__(field)

    def __str__(self) -> str:
        return self.text("en")

    def within(self, place: str) -> "ClockError":
        """The same error, its field said from further outside."""
        self.field = (
            f"{place}.{self.field}" if self.field and not self.field.startswith("[") else f"{place}{self.field}"
        )
        return self

    def text(self, language: str) -> str:
        """What is wrong, as one sentence, `en` or `fr`."""
        return error_text(self.code, {"field": self.field, **self.details}, language)


def _shown(value: str) -> str:
    short = value if len(value) <= SHOWN else value[: SHOWN - 1] + "…"
    return "".join(character if character.isprintable() else "\ufffd" for character in short)


class UnreadableFacts(ClockError):
    """The facts are not in the shape of the contract."""


class InvalidUtf8(UnreadableFacts):
    """The line is not text."""


class InvalidJson(UnreadableFacts):
    """The line is not JSON."""


class LineTooLong(UnreadableFacts):
    """The line is longer than any real history."""


class NotAnObject(UnreadableFacts):
    """Something other than an object of fields."""


class NotAList(UnreadableFacts):
    """Something other than a list."""


class NotADate(UnreadableFacts):
    """No date, or one that does not exist."""


class NotANumber(UnreadableFacts):
    """Something other than a whole number."""


class NotText(UnreadableFacts):
    """Something other than text."""


class NotTrueOrFalse(UnreadableFacts):
    """Something other than true or false."""


class MissingField(UnreadableFacts):
    """A field without which nothing can be counted."""


class UnknownField(UnreadableFacts):
    """A field that the contract does not name."""


class UnknownValue(UnreadableFacts):
    """A word that is none of those allowed in its field."""


class UnknownStatute(UnknownValue):
    """A statute that no law file names."""


class UnknownEvent(UnknownValue):
    """A kind of event that the contract does not name."""


class UnknownGround(UnknownValue):
    """A ground that the statute does not know."""


class UnknownLanguage(UnknownValue):
    """A language other than English and French."""


class OutOfRange(ClockError):
    """A date or a length that the law, or the calendar, does not reach."""


class BeforeTheLaw(OutOfRange):
    """A day on which the statute was not in force."""


class DaysNotPositive(OutOfRange):
    """A period of no days, or fewer."""


class PastLastYear(OutOfRange):
    """A period that ends after the last year of the calendar."""


class ContradictoryFacts(ClockError):
    """Facts that cannot all be true."""


class AfterToday(ContradictoryFacts):
    """Something said to have happened that is still to come."""


class ReceivedBeforeFiled(ContradictoryFacts):
    """A request received before it was made."""


class BeforeReceipt(ContradictoryFacts):
    """An event dated before the request was received."""


class BeforeFiling(ContradictoryFacts):
    """An event dated before the request was made."""


class SentAfterArrival(ContradictoryFacts):
    """A letter that arrived before it was sent."""


class ByBeforeDate(ContradictoryFacts):
    """A day named in a letter that was past when it came."""


class EventTwice(ContradictoryFacts):
    """The same event, told twice."""


class TwoLengths(ContradictoryFacts):
    """An extension whose length is said in two ways that differ."""


class UntilTooEarly(ContradictoryFacts):
    """An extension to a day that is no later than the limit without it."""


class NothingToEnd(ContradictoryFacts):
    """The end of a hold or suspension that had not begun."""


class AlreadySuspended(ContradictoryFacts):
    """A second suspension while the first still ran."""


class NoSuchExtension(ContradictoryFacts):
    """A withdrawal of an extension that was not given, or not on that ground."""


class NoSuchComplaint(ContradictoryFacts):
    """A step on a complaint that was not made."""


class ComplaintTwice(ContradictoryFacts):
    """Two complaints under one id."""


class NothingToReopen(ContradictoryFacts):
    """The reopening of a file that was not closed."""
