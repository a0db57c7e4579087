"""What the clock says: dates in their readings, limits, the reasons for each."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from requests_app.clock.law.rule import Rule
from requests_app.clock.values import Kept, value
from requests_app.clock.wording import counted, long_date, warning_text, why_text, written

Day = date  # a field is called `date`, and would hide the type


@value
class Readings(Kept):
    """One limit in its three readings. Has no order: a caller must say whom the date protects."""

    counted: date | None  # None while the period stands still on that reading
    strict: date | None
    practice: date | None

    @property
    def against_institution(self) -> date | None:
        """The latest reading, None unless all three have a day: an early accusation is wrong in print.

        Law: none; two-sided safety, our default.
        Days: none counted.
        """
        if self.counted is None or self.strict is None or self.practice is None:
            return None
        return max(self.counted, self.strict, self.practice)

    @property
    def for_requester(self) -> date | None:
        """The earliest reading that has a day: a complaint one day late is lost.

        Law: none; two-sided safety, our default.
        Days: none counted.
        """
        return min(self._dated(), default=None)

    @property
    def latest(self) -> date | None:
        """The latest reading that has a day, whatever the others say.

        Law: none; two-sided safety, our default.
        Days: none counted.
        """
        return max(self._dated(), default=None)

    @property
    def differ(self) -> bool:
        """Whether the readings are not all the same.

        Law: none; a comparison.
        Days: none counted.
        """
        return not self.counted == self.strict == self.practice

    def _dated(self) -> list[date]:
        return [day for day in (self.counted, self.strict, self.practice) if day is not None]


@value
class Step(Kept):
    """One sum of the chain from receipt to a limit, and what it rests on."""

    law: Rule
    from_date: date
    days: int | None
    to_date: date | None
    details: tuple[tuple[str, Any], ...] = ()

    @property
    def rule(self) -> str:
        """The stable name of the rule.

        Law: whichever the rule names.
        Days: none counted.
        """
        return self.law.name

    @property
    def section(self) -> str:
        """The section, bare: `10(3)`; one of another text begins with its short name: `IA 26`.

        Law: whichever the rule names.
        Days: none counted.
        """
        return self.law.section

    @property
    def rests_on(self) -> str:
        """`law`, `practice` or `default`.

        Law: whichever the rule names.
        Days: none counted.
        """
        return self.law.rests_on

    @property
    def source(self) -> str:
        """The address of the text that the rule was read in.

        Law: whichever the rule names.
        Days: none counted.
        """
        return self.law.source

    def text(self, language: str) -> str:
        """The step as one plain sentence, `en` or `fr`.

        Law: whichever the rule names.
        Days: in the unit of the rule.
        """
        rule = self.law
        words = {"from": long_date(self.from_date, language), "section": rule.section}
        if self.to_date is not None:
            words["to"] = long_date(self.to_date, language)
        for name, detail in self.details:
            words[name] = written(detail, language)
        if self.days is not None:
            words["days"] = counted(self.days, rule.unit, language)
        return rule.text(language) % words


@value
class Extension:
    """A notice of extension as it stands: what it adds, and whether it holds."""

    date: Day
    sent: Day | None
    days: int | None
    grounds: tuple[str, ...]
    due: Readings
    holds: bool  # on `practice`, the reading that is used against the institution
    why: str

    def why_text(self, language: str) -> str:
        """Why the extension holds or does not, as one sentence.

        Law: Access to Information Act, s. 9; other statutes alike.
        Days: none counted.
        """
        return why_text(self.why, language)


@value
class Limit(Kept):
    """A day by which somebody must act, most often we."""

    kind: str
    ground: str | None
    section: str
    opens: date
    last_day: date | None  # None: no limit in law
    open: bool
    settled_on: date | None  # the day on which the act that uses it up was done


@value
class Pause:
    """A hold or a suspension, as drawn; whether it moves the limit is in the steps."""

    kind: str
    from_date: date
    to_date: date | None
    accepted: bool


@value
class ClockWarning:
    """Something that a person should look at before trusting or using a date."""

    code: str
    details: Mapping[str, Any]

    def text(self, language: str) -> str:
        """The warning as one plain sentence or two.

        Law: whichever the sentence names.
        Days: none counted.
        """
        return warning_text(self.code, self.details, language)


@value
class Clock:
    """All that follows from the facts on one day."""

    id: str | int | None
    state: str
    phase: str  # as `state`, without what depends on today
    presumed: bool
    received: date  # the day that the period is counted from
    answered_on: date | None
    original_due: Readings
    due: Readings
    deemed_refusal_on: date | None
    days_overdue: int
    extensions: tuple[Extension, ...]
    pauses: tuple[Pause, ...]
    limits: tuple[Limit, ...]
    steps: tuple[Step, ...]
    warnings: tuple[ClockWarning, ...]
    law_version: str
