"""How long until an answer, counting in those who still wait: the Kaplan-Meier estimate, exact.

A mean over answered requests alone flatters the late: the longest waits are the ones that are not over. Here a request
that still waits (or was abandoned) is censored: it counts among those who waited, up to the day that is known of it,
and no further. Fractions, not floats: whether half were answered is a comparison, and must not turn on a rounding.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Step:
    """A day on which answers came: who still waited that morning, how many were answered, the share left waiting."""

    day: int
    at_risk: int
    answered: int
    waiting: Fraction


@dataclass(frozen=True, slots=True)
class Median:
    """The first day by which half were answered, if it is `reached`; else half have waited `days` or longer already."""

    days: int
    reached: bool


@dataclass(frozen=True, slots=True)
class Curve:
    """The share that still waits, day by day, to the last day that is known of anybody."""

    steps: tuple[Step, ...]
    number: int
    last_day: int
    half_known_to: int  # half were watched for as many days or longer

    def waiting_after(self, day: int) -> Fraction:
        """The share not answered within `day` days."""
        share = Fraction(1)
        for step in self.steps:
            if step.day > day:
                break
            share = step.waiting
        return share

    def median(self) -> Median | None:
        """None of nobody."""
        if not self.number:
            return None
        reached = next((step.day for step in self.steps if step.waiting <= HALF), None)
        return Median(self.half_known_to, reached=False) if reached is None else Median(reached, reached=True)


def curve(answered: Mapping[int, int], waiting: Mapping[int, int]) -> Curve:
    """The estimate from two histograms: days until the answer, and days waited so far by those without one.

    Who is answered and who is last heard of on the same day: the answer comes first, as is usual.
    """
    lengths = sorted({*answered, *waiting})
    at_risk = number = sum(answered.values()) + sum(waiting.values())
    share, steps, half_known_to = Fraction(1), [], 0
    for day in lengths:
        if at_risk * 2 >= number:
            half_known_to = day
        came = answered.get(day, 0)
        if came:
            share *= Fraction(at_risk - came, at_risk)
            steps.append(Step(day, at_risk, came, share))
        at_risk -= came + waiting.get(day, 0)
    return Curve(tuple(steps), number, lengths[-1] if lengths else 0, half_known_to)


def middle(lengths: Mapping[int, int]) -> int | None:
    """The lower median of plain lengths: half of them are no longer."""
    number, seen = sum(lengths.values()), 0
    for length in sorted(lengths):
        seen += lengths[length]
        if seen * 2 >= number:
            return length
    return None
