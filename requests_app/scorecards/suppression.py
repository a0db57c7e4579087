"""What of a part and its whole may be shown in public: no count that tells of one to four requests, nor its rest.

A whole of fewer than five is not shown. Of a larger one the part is, unless it or what it leaves is one to four: then
that is said in words which fit at least four numbers, even for who knows this rule. None and all are shown: they tell
of all alike.
"""

from dataclasses import dataclass
from enum import Enum

FEWEST = 5


class Shown(Enum):
    NOTHING = "nothing"
    EXACTLY = "exactly"
    FEW = "few"  # one to four
    ALL_BUT_FEW = "all_but_few"
    SOME = "some"  # of fewer than ten, where few and all but few would overlap: neither none nor all


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a whole as it may be shown; the numbers only where they may."""

    shown: Shown
    whole: int | None = None
    part: int | None = None


def part_of(part: int, whole: int) -> Part:
    if whole < FEWEST:
        return Part(Shown.NOTHING)
    rest = whole - part
    if part == 0 or rest == 0 or (part >= FEWEST and rest >= FEWEST):
        return Part(Shown.EXACTLY, whole, part)
    if whole < 2 * FEWEST:
        return Part(Shown.SOME, whole)
    return Part(Shown.FEW if part < FEWEST else Shown.ALL_BUT_FEW, whole)
