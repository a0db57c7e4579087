"""Bars and curves, drawn by the server: places in per cent, heights in pixels, paint by the strip's own classes.

The cells beside a drawing say the same in figures; it is never the only bearer.
"""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from newsrooms.dates import MONTHS, NBSP, language_code
from newsrooms.templatetags.components import grouped
from requests_app.scorecards.counting import CURVE_DAYS
from requests_app.scorecards.published import Figure
from requests_app.strip.svg import bar, level, text

register = template.Library()

BAR = 10
CURVE_HEIGHT, CURVE_TOP = 140, 16
MEASURES = {
    "30_days": gettext_lazy("answers within the first 30 days"),
    "legislated": gettext_lazy("answers within 30 days or an extension"),
    "unclear": gettext_lazy("not stated whether extensions count as in time"),
    "": gettext_lazy("no share in time"),
}
ACTS = {
    "ATIA": gettext_lazy("Access to Information Act"),
    "PA": gettext_lazy("Privacy Act"),
    "ATIA+PA": gettext_lazy("both Acts together"),
}


@register.filter
def percent(share: float | None) -> str:
    """`39%`, « 39 % »; a published figure keeps its decimal."""
    if share is None:
        return ""
    return f"{decimal(share)}{NBSP}%" if language_code() == "fr" else f"{decimal(share)}%"


@register.filter
def rounded_percent(share: float | None) -> str:
    """A share of our own: one that is neither none nor all is not rounded to it."""
    if share is None:
        return ""
    whole = min(99, max(1, round(share))) if 0 < share < 100 else round(share)  # noqa: PLR2004  # per cent
    return percent(whole)


@register.filter
def per_mille(share: int) -> str:
    return rounded_percent(share / 10)


@register.filter
def decimal(number: float) -> str:
    """`21.5`, « 21,5 »; whole numbers without a decimal."""
    figure = f"{number:.1f}".removesuffix(".0")
    return figure.replace(".", ",") if language_code() == "fr" else figure


@register.filter
def measure_words(figure: Figure) -> str:
    return str(MEASURES[figure.measure])


@register.filter
def act_words(figure: Figure) -> str:
    return str(ACTS[figure.act])


@register.filter
def in_language(texts: dict[str, str]) -> str:
    return texts[language_code()]


@register.filter
def month_and_year(day: date) -> str:
    """`October 2026`, « octobre 2026 »."""
    return f"{MONTHS[language_code()][day.month - 1]}{NBSP}{day.year}"


@register.filter
def days_words(number: int) -> str:
    """`61 days`, « 61 jours », held together."""
    unit = pgettext("a length", "day") if number == 1 or (number == 0 and language_code() == "fr") else _("days")
    return f"{grouped(number)}{NBSP}{unit}"


@register.simple_tag
def gauge(part: float, whole: float, tone: str = "term") -> SafeString:
    """A part of a whole as a bar within its frame; silent."""
    share = 100 * part / whole if whole else 0.0
    drawn = bar("st-remaining", 0, 100, y=2, height=BAR - 4)
    drawn += bar("st-late" if tone == "late" else "st-elapsed", 0, share, y=0, height=BAR) if share else ""
    return drawing(drawn, BAR)


@register.simple_tag
def length_bar(value: float, longest: float, tone: str = "term") -> SafeString:
    """A bar as long as its value; silent."""
    share = 100 * value / longest if longest else 0.0
    return drawing(bar("st-late" if tone == "late" else "st-elapsed", 0, share, y=0, height=BAR), BAR)


def drawing(content: str, height: int) -> SafeString:
    return format_html(
        '<svg class="strip-row" width="100%" height="{}" aria-hidden="true">{}</svg>', height, SafeString(content)
    )


@register.simple_tag
def curve_drawing(answered: Sequence[int]) -> SafeString:
    """The share answered by each day of a year, the day 30 and the half ruled in; the table beside it says it."""
    width = 100 / (len(CURVE_DAYS) - 1)
    bottom = CURVE_TOP + CURVE_HEIGHT
    columns, place = "", 0
    for share, days in groupby(answered[: len(CURVE_DAYS) - 1]):  # one box as long as nothing changes: no seams
        first, place = place, place + len(list(days))
        tall = CURVE_HEIGHT * share / 1000
        columns += bar("st-elapsed", first * width, place * width, y=bottom - tall, height=tall) if tall else ""
    day_30 = 100 * 30 / CURVE_DAYS[-1]
    rules = level("st-axis", 0, 100, y=bottom) + level("st-early", 0, 100, y=bottom - CURVE_HEIGHT / 2)
    limit = bar("st-label", day_30, day_30 + 0.12, y=CURVE_TOP, height=CURVE_HEIGHT)
    words = [
        text("st-label", 0, bottom - CURVE_HEIGHT / 2 - 4, "start", _("half")),
        text("st-label", 0, bottom + 16, "start", _("received")),
        text("st-label", day_30, CURVE_TOP - 4, "middle", days_words(30)),
        text("st-label", 50, bottom + 16, "middle", _("half a year")),
        text("st-label", 100, bottom + 16, "end", _("a year")),
    ]
    return drawing(columns + rules + limit + "".join(words), bottom + 22)
