"""Which labels there is room for. The order of claim decides; what finds no room is left to the key."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from requests_app.strip.svg import text

CHARACTER_WIDTH = 6.7
NARROW_WIDTH = 3.4
NARROW = frozenset(" \u00a0.,:;’'")
APART = 10
TODAY_LINE = 7  # beside the line of today, which crosses the second row above
ABOVE = (12, 30)
BELOW = (30, 47)  # under the upper edge of the last lane


class Side(IntEnum):
    ABOVE = 0
    BELOW = 1


@dataclass(frozen=True, slots=True)
class Label:
    words: str
    place: float
    side: Side
    css: str = ""
    on_phone: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    label: Label
    row: int
    css: str
    left: float  # in percent of the width …
    offset: float  # … and from there in pixels
    length: float

    def span(self, width: float) -> tuple[float, float]:
        start = self.left * width / 100 + self.offset
        return start, start + self.length


@dataclass(frozen=True, slots=True)
class Tier:
    """A width of the drawing from which a label is shown. What fits at one width fits at every larger one."""

    width: int
    rows: int
    css: str = ""
    phone_only: bool = False


PAGE_TIERS = (Tier(320, 1, phone_only=True), Tier(640, 1, "st-from-640"), Tier(1080, 2, "st-from-1080"))


def tiers_for(reference_width: int) -> Sequence[Tier]:
    """A page has every width and needs tiers; a preview or a letter has one."""
    return PAGE_TIERS if reference_width >= PAGE_TIERS[-1].width else (Tier(reference_width, 2),)


def claim(labels: Sequence[Label], *, today: float, tiers: Sequence[Tier]) -> list[Placed]:
    """`labels` in their order of claim -> those with room, each in its row."""
    placed: list[Placed] = []
    waiting = list(labels)
    for tier in tiers:
        for label in list(waiting):
            if label.on_phone or not tier.phone_only:
                spot = _first_free(label, placed, tier, today)
                if spot is not None:
                    placed.append(spot)
                    waiting.remove(label)
    return placed


def draw(placed: Iterable[Placed], last_lane_top: int) -> str:
    return "".join(
        text(f"st-label {spot.label.css} {spot.css}".rstrip(), spot.label.place, _y(spot, last_lane_top), anchor, words)
        for spot in placed
        for anchor, words in [(anchor_of(spot.label.place), spot.label.words)]
    )


def rows_below(placed: Iterable[Placed]) -> int:
    return max((spot.row + 1 for spot in placed if spot.label.side is Side.BELOW), default=0)


def estimated_width(words: str) -> float:
    """In pixels, at 13.5 px of our sans; rather too wide than too narrow."""
    narrow = sum(character in NARROW for character in words)
    return narrow * NARROW_WIDTH + (len(words) - narrow) * CHARACTER_WIDTH


def anchor_of(place: float) -> str:
    if place < 100 / 3:
        return "start"
    return "end" if place > 200 / 3 else "middle"


def _y(spot: Placed, last_lane_top: int) -> float:
    return ABOVE[spot.row] if spot.label.side is Side.ABOVE else last_lane_top + BELOW[spot.row]


def _first_free(label: Label, placed: Sequence[Placed], tier: Tier, today: float) -> Placed | None:
    for row in range(tier.rows):
        spot = _spot(label, row, tier)
        if (
            _inside(spot, tier.width)
            and not _taken(spot, placed, tier.width)
            and not _on_today(spot, today, tier.width)
        ):
            return spot
    return None


def _spot(label: Label, row: int, tier: Tier) -> Placed:
    length = estimated_width(label.words)
    offset = {"start": 0.0, "middle": -length / 2, "end": -length}[anchor_of(label.place)]
    return Placed(label, row, tier.css, label.place, offset, length)


def _inside(spot: Placed, width: int) -> bool:
    start, end = spot.span(width)
    return start >= 0 and end <= width


def _taken(spot: Placed, placed: Iterable[Placed], width: int) -> bool:
    start, end = spot.span(width)
    for other in placed:
        if other.label.side is spot.label.side and other.row == spot.row:
            other_start, other_end = other.span(width)
            if start < other_end + APART and other_start < end + APART:
                return True
    return False


def _on_today(spot: Placed, today: float, width: int) -> bool:
    start, end = spot.span(width)
    line = today * width / 100
    return spot.row == 1 and spot.label.side is Side.ABOVE and start - TODAY_LINE < line < end + TODAY_LINE
