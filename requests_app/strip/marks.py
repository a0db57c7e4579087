"""How each mark looks: geometry here, paint in static/css/strip.css, patterns in components/_strip_patterns.html."""

from dataclasses import dataclass

from requests_app.strip.scale import Scale
from requests_app.strip.story import Order, Span, Stage, Story, Track, Window
from requests_app.strip.svg import at, bar, level, path

TERM_Y = 52
DUE_TOP = 38
AXIS_Y = 70
TODAY_TOP = 22
UNDER_AXIS = 8
LANE_TOP = 76
LANE_STEP = 14
LANE_HEIGHT = 9
TICKS_APART = 8

DIAMOND = "M0-5L5 0L0 5L-5 0Z"
CHECK = "M-3 .2L-.8 2.6L3.2-2.4"
PIN = "M-5 0H5L0 6.5Z"
COURT_KINDS = frozenset({"court_review"})


@dataclass(frozen=True, slots=True)
class Look:
    css: str
    height: float
    fill: str = ""  # the id of a pattern


# Kinds of their time differ in height and pattern before they do in colour.
LOOKS = {
    Track.ELAPSED: Look("st-elapsed", 10),
    Track.REMAINING: Look("st-remaining", 8.5),
    Track.EXTENSION: Look("st-extension", 9, "p-ext"),
    Track.FAILED_EXTENSION: Look("st-failed", 26),
    Track.HOLD: Look("st-hold", 9, "p-hold"),
    Track.SUSPENSION: Look("st-hold", 9, "p-hold"),
    Track.LATE: Look("st-late", 18),
}


def lane_top(lane: int) -> int:
    return LANE_TOP + LANE_STEP * lane


def lanes_bottom(lanes: int) -> int:
    """The lower edge of the last lane, or of the axis when there is none."""
    return lane_top(lanes - 1) + LANE_HEIGHT if lanes else AXIS_Y + UNDER_AXIS


# The axis


def axis(scale: Scale, reference_width: int) -> str:
    line = f'<line class="st-axis" x1="0" x2="100%" y1="{AXIS_Y}" y2="{AXIS_Y}"/>'
    return line + "".join(at(place, AXIS_Y, path("st-axis", "M0 0V4")) for place in _ticks(scale, reference_width))


def _ticks(scale: Scale, reference_width: int) -> list[float]:
    apart = 100 * TICKS_APART / reference_width
    places: list[float] = []
    for place in scale.firsts_of_months():
        if not places or place - places[-1] >= apart:
            places.append(place)
    return places


def today(place: float, lanes: int) -> str:
    foot = lanes_bottom(lanes) + 3 - TODAY_TOP
    return at(place, TODAY_TOP, path("st-now", f"M0 0V{foot}") + path("st-pin", PIN))


def breaks(scale: Scale, story: Story) -> str:
    """Two slanted strokes wherever the axis is not to scale: on the bar if there is one, and on the axis."""
    bars = [(scale.x(span.start), scale.x(span.end)) for span in story.spans]
    marks = []
    for place in scale.breaks():
        if any(start < place < end for start, end in bars):
            marks.append(break_on_bar(place, TERM_Y))
        marks.append(break_on_axis(place))
    if story.open_until is not None:
        marks.append(break_on_bar(scale.x(story.open_until), TERM_Y))
    return "".join(marks)


def break_on_bar(place: float, y: float) -> str:
    return at(place, y, path("st-gap", "M-6 12L0-12H6L0 12Z") + path("st-cut", "M-6 12L0-12M0 12L6-12"))


def break_on_axis(place: float, y: float = AXIS_Y) -> str:
    return at(place, y, path("st-gap", "M-3 4L0-4H3L0 4Z") + path("st-nick", "M-3 4L0-4M0 4L3-4"))


# Their time


def receipt(place: float, *, presumed: bool) -> str:
    css = "st-receipt st-presumed" if presumed else "st-receipt"
    return f'<circle class="{css}" cx="{place:.2f}%" cy="{TERM_Y}" r="6"/>'


def span(drawn: Span, scale: Scale) -> str:
    return stretch(drawn.track, scale.x(drawn.start), scale.x(drawn.end), TERM_Y)


def stretch(track: Track, start: float, end: float, y: float, *, most: float = 26) -> str:
    """A stretch of their time around the height `y`, `most` pixels high."""
    look = LOOKS[track]
    height = min(look.height, most)
    drawn = bar(look.css, start, end, y=y - height / 2, height=height, fill=look.fill)
    if track is not Track.SUSPENSION:
        return drawn
    cap = path("st-cap", "M0-7.5V7.5")
    return drawn + at(start, y, cap) + at(end, y, cap)


def due(scale: Scale, story: Story) -> str:
    """The latest reading with its diamond; the earliest dashed, and tied to it."""
    parts = []
    if story.earliest is not None:
        early = scale.x(story.earliest)
        parts.append(at(early, DUE_TOP, path("st-early", f"M0 0V{LANE_TOP - DUE_TOP}")))
        if story.latest is not None:
            parts.append(level("st-early", early, scale.x(story.latest), y=DUE_TOP))
    if story.latest is not None:
        mark = path("st-due", f"M0 0V{AXIS_Y - DUE_TOP}") + path("st-diamond", DIAMOND)
        parts.append(at(scale.x(story.latest), DUE_TOP, mark))
    return "".join(parts)


def answer(place: float, y: float = TERM_Y) -> str:
    box = '<rect class="st-answer" x="-6" y="-6" width="12" height="12"/>'
    return at(place, y, box + path("st-check", CHECK))


# Our time


def order(drawn: Order, scale: Scale) -> str:
    return at(scale.x(drawn.day), AXIS_Y, path("st-order", DIAMOND))


def window(drawn: Window, scale: Scale, today: float) -> str:
    """A window of ours in its lane: what is spent, what is left, and where it stops."""
    top = lane_top(drawn.lane)
    return window_bar(drawn.kind, drawn.stage, scale.x(drawn.opens), scale.x(drawn.stop), top=top, today=today)


def window_bar(kind: str, stage: Stage, opens: float, last_day: float, *, top: float, today: float) -> str:
    match stage:
        case Stage.CLOSED:
            return bar("st-shut", opens, last_day, y=top, height=LANE_HEIGHT) + stop("st-grey", last_day, top)
        case Stage.SETTLED:
            return bar("st-settled", opens, last_day, y=top, height=LANE_HEIGHT) + stop("st-grey", last_day, top)
        case Stage.CROSSED:
            between = level("st-crossed", last_day, opens, y=top + LANE_HEIGHT / 2)
            return between + stop("st-stop", last_day, top) + stop("st-stop", opens, top)
        case Stage.OPEN | Stage.COMING:
            left_from = min(max(today, opens), last_day)
            spent = bar("st-spent", opens, left_from, y=top, height=LANE_HEIGHT) if opens < left_from else ""
            return spent + _what_is_left(kind, left_from, last_day, top) + stop("st-stop", last_day, top)


def _what_is_left(kind: str, start: float, end: float, top: float) -> str:
    if kind in COURT_KINDS:
        return bar("st-court", start, end, y=top, height=LANE_HEIGHT, fill="p-court")
    return bar("st-left", start, end, y=top, height=LANE_HEIGHT)


def stop(css: str, place: float, top: float) -> str:
    return at(place, top, f'<rect class="{css}" x="-1.25" y="-2.5" width="2.5" height="14"/>')
