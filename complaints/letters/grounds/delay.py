"""No response within the time limit, as it stood (`delay`) or as extended (`delay_extended`): ss. 10(3), 30(1)(a)."""

from dataclasses import dataclass
from types import ModuleType

from complaints.letters.content import Block, Paragraph, Section, Strip, Table
from complaints.letters.facts import Happening, Kind, LetterFacts
from complaints.letters.typography import dates_as_in_letters, number
from requests_app.clock import Extension, Step, law

from . import delay_en, delay_fr
from .count import count_of
from .telling import Enclosed, Telling, columns, said


@dataclass(frozen=True, slots=True)
class DelayGround:
    """A deemed refusal, whether or not the limit was extended."""

    extended: bool
    section: str = "30(1)(a)"

    def short(self, language: str) -> str:
        words = delay_fr if language == "fr" else delay_en
        short: str = words.SHORT_EXTENDED if self.extended else words.SHORT
        return short

    def sections(self, facts: LetterFacts, enclosed: Enclosed) -> tuple[Section, ...]:
        return said(DelayTelling(facts, enclosed, extended=self.extended).sections())


DELAY = DelayGround(extended=False)
DELAY_EXTENDED = DelayGround(extended=True)


class DelayTelling(Telling):
    """What a complaint of silence tells, under whichever Act."""

    def __init__(self, facts: LetterFacts, enclosed: Enclosed, *, extended: bool) -> None:
        super().__init__(facts, enclosed)
        self.count, self.extended = count_of(facts), extended
        self.words: ModuleType = delay_fr if facts.language == "fr" else delay_en

    def sections(self) -> tuple[Section, ...]:
        facts, words, count = self.facts, self.words, self.count
        return (
            self.section("summary", Paragraph(words.summary(facts, count, extended=self.extended))),
            self.request(),
            self.chronology((count.relied_on, words.limit_ended(facts, extended=self.extended), "")),
            self.section("limit", *self._limit()),
            *self.in_time(),
            self.section("ground", *self._ground()),
            self.typed("urgency", facts.urgency),
            self.typed("additional", facts.additional_facts),
            self.relief(words.relief(facts, count)),
        )

    def in_time(self) -> tuple[Section, ...]:
        """That it is made within the time that the Act allows for it."""
        return (self.section("in_time", Paragraph(self.words.in_time(self.facts, self.count))),)

    def _limit(self) -> list[Block]:
        facts, words = self.facts, self.words
        table = Table(
            caption=self.frame.HEADINGS["limit"],
            columns=columns(words.LIMIT, ("text", "text", "date", "number", "date", "text")),
            rows=tuple(self._step(step) for step in facts.clock.steps if step.rule in words.STEPS),
            total=(words.TOTAL, number(self.count.days_late, facts.language)),
        )
        drawn: list[Block] = [Strip(facts.strip, words.drawn(self.count))] if facts.strip else []
        return [*drawn, table]

    def _step(self, step: Step) -> tuple[str, ...]:
        language, statute = self.facts.language, self.facts.statute
        return (
            self.words.STEPS[step.rule] or dates_as_in_letters(step.text(language), language),
            law(statute).citation(step.section, language),
            step.from_date.isoformat(),
            "" if step.days is None else number(step.days, language),
            step.to_date.isoformat() if step.to_date else "",
            self.frame.RESTS_ON[step.rests_on],
        )

    def _ground(self) -> list[Block]:
        facts, words, count = self.facts, self.words, self.count
        promised = [words.promises(facts, self.enclosed)] if facts.promises_passed else []
        limit = [words.limit(count, extended=self.extended)]
        notices = self.notices()
        return [
            Paragraph(words.receipt(facts, self.enclosed)),
            Paragraph(" ".join([*limit, *self._nothing_came(notices)])),
            *self._extensions(notices),
            Paragraph(" ".join([words.silence(facts, self.enclosed), *promised, *self.follow_ups()])),
            *self.practice(),
            Paragraph(words.conclusion(count)),
        ]

    def _nothing_came(self, notices: list[tuple[Happening, Extension]]) -> list[str]:
        """Which notices did not come: only of those that did not."""
        if notices:
            return []
        moved = self.facts.of_kind(Kind.TRANSFER) or self.facts.of_kind(Kind.SUSPENSION)
        return [self.words.NO_EXTENSION if moved else self.words.NO_NOTICE]

    def _extensions(self, notices: list[tuple[Happening, Extension]]) -> list[Block]:
        words = self.words
        failing = [
            Paragraph(words.does_not_hold(event, extension, self.enclosed(event.key)))
            for event, extension in notices
            if not extension.holds
        ]
        holding = [(event, extension) for event, extension in notices if extension.holds]
        if not holding:
            return [*failing]
        rows = tuple(
            (
                event.on.isoformat(),
                event.dated_on.isoformat() if event.dated_on else "–",
                self.frame.length(event),
                self.frame.grounds(event),
                extension.due.latest.isoformat() if extension.due.latest else "–",
            )
            for event, extension in holding
        )
        heads = columns(words.NOTICES, ("date", "date", "text", "text", "date"))
        return [Table(words.NOTICES_CAPTION, heads, rows), Paragraph(words.NOT_CONCEDED), *failing]
