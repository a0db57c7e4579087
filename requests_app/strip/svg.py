"""The few SVG elements that the strip is made of. Places are percentages, heights are pixels; text is escaped here."""

from html import escape


def percent(place: float) -> str:
    """A place with a dot in every language: a French "52,4%" draws nothing."""
    return f"{place:.2f}".rstrip("0").rstrip(".") + "%"


def bar(css: str, start: float, end: float, *, y: float, height: float, fill: str = "") -> str:
    """A box from place to place; `fill` names a pattern."""
    pattern = f' fill="url(#{fill})"' if fill else ""
    width = percent(max(end - start, 0.0))
    return f'<rect class="{css}" x="{percent(start)}" y="{y:g}" width="{width}" height="{height:g}"{pattern}/>'


def level(css: str, start: float, end: float, *, y: float) -> str:
    """A horizontal line."""
    return f'<line class="{css}" x1="{percent(start)}" x2="{percent(end)}" y1="{y:g}" y2="{y:g}"/>'


def at(place: float, y: float, content: str) -> str:
    """`content`, drawn in pixels around one point, which no width of the page can squeeze."""
    return f'<svg x="{percent(place)}" y="{y:g}" width="1" height="1" overflow="visible">{content}</svg>'


def path(css: str, d: str) -> str:
    return f'<path class="{css}" d="{d}"/>'


def text(css: str, place: float, y: float, anchor: str, words: str) -> str:
    return f'<text class="{css}" x="{percent(place)}" y="{y:g}" text-anchor="{anchor}">{escape(words)}</text>'
