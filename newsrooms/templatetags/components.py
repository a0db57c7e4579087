"""The smallest parts of a page: shapes, badges, dates, days late.

Each is a plain function that returns safe markup, for rows that Python writes, and a template tag of the same parts.
The shapes stand once per page in `components/_shapes.html`; here they are only pointed at.
"""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

from django import template
from django.contrib.messages.storage.base import Message
from django.forms import BoundField, CheckboxInput
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from newsrooms import dates
from newsrooms.access import UNDO

register = template.Library()

# state: (shape, tone, word). The request's states are the clock's, then what is shown beside them, then a complaint's.
BADGES = {
    "awaiting": ("awaiting", "quiet", gettext_lazy("Awaiting answer")),
    "due_soon": ("due-soon", "soon", gettext_lazy("Due soon")),
    "extended": ("extended", "quiet", gettext_lazy("Extended")),
    "on_hold": ("on-hold", "hold", gettext_lazy("On hold")),
    "suspended": ("suspended", "hold", gettext_lazy("Suspended (s.\u00a06.1)")),
    "deemed_refusal": ("late", "late", gettext_lazy("Late")),
    "answered": ("answered", "done", gettext_lazy("Answered")),
    "answered_late": ("answered-late", "quiet", gettext_lazy("Answered late")),
    "abandoned": ("abandoned", "faint", gettext_lazy("Abandoned")),
    "complaint": ("flag", "ink", gettext_lazy("Complaint open")),
    "presumed": ("presumed", "quiet", gettext_lazy("Receipt presumed")),
    "restricted": ("restricted", "quiet", gettext_lazy("Restricted")),
    "draft": ("draft", "quiet", gettext_lazy("Draft")),
    "in_review": ("in-review", "quiet", gettext_lazy("In review")),
    "approved": ("approved", "done", gettext_lazy("Approved")),
    "exported": ("file", "done", gettext_lazy("Letter made")),
    "sent": ("sent", "quiet", gettext_lazy("Sent")),
    "registered": ("flag", "ours", gettext_lazy("Registered")),
    "closed": ("closed", "quiet", gettext_lazy("Closed")),
}


@lru_cache(maxsize=256)
def shape_html(name: str, *, size: int = 16) -> SafeString:
    """One of our own shapes, silent: the word beside it speaks."""
    return format_html(
        '<svg class="shape" aria-hidden="true" width="{}" height="{}"><use href="#shape-{}"/></svg>', size, size, name
    )


def badge_html(state: str, *, boxed: bool = False, word: str = "") -> SafeString:
    """A state as shape and word. Boxed only on a request's head; another word where the row says more ("in 6 d")."""
    shape, tone, own_word = BADGES[state]
    box = " badge--boxed" if boxed else ""
    return SafeString(f'<span class="badge is-{tone}{box}">{shape_html(shape)}{escape(word or str(own_word))}</span>')


def days_late_html(days: int) -> SafeString:
    """`54 days`: the figure in rust, its unit small beside it."""
    unit = escape(ngettext("day", "days", days))
    return SafeString(
        f'<span class="days-late"><strong class="days-late__figure">{grouped(days)}</strong>\u00a0'
        f'<span class="days-late__unit">{unit}</span></span>'
    )


def grouped(number: int) -> str:
    """A count as it is read: 1,177 in English, 1 177 (no-break) in French."""
    separator = dates.NBSP if dates.language_code() == "fr" else ","
    return f"{number:,}".replace(",", separator)


def time_html(day: date, form: str = "long", today: date | None = None) -> SafeString:
    """A date as `<time>`, its long form in the title. Forms: long, plain, day, short, weekday, iso."""
    return format_html(
        '<time datetime="{}" title="{}">{}</time>', dates.iso(day), dates.long_date(day), _in_form(day, form, today)
    )


def _in_form(day: date, form: str, today: date | None) -> str:
    match form:
        case "long":
            return dates.long_date(day)
        case "plain":
            return dates.long_date_plain(day)
        case "day":
            return dates.day_and_month(day)
        case "iso":
            return dates.iso(day)
        case "short" | "weekday" if today is not None:
            return (dates.short_date if form == "short" else dates.weekday_date)(day, today)
        case _:
            raise ValueError("A date is written long, plain, day, iso, or short or weekday with today.")


@register.simple_tag
def options(offered: Iterable[tuple[Any, str]], chosen: Any) -> SafeString:
    """The options of a select, written at once: there may be hundreds."""
    written = (
        f'<option value="{escape(value)}"{" selected" if value == chosen else ""}>{escape(name)}</option>'
        for value, name in offered
    )
    return mark_safe("".join(written))  # noqa: S308  # escaped above


@register.simple_tag
def shape(name: str, size: int = 16) -> SafeString:
    return shape_html(name, size=size)


@register.simple_tag
def badge(state: str, *, boxed: bool = False, word: str = "") -> SafeString:
    return badge_html(state, boxed=boxed, word=word)


@register.simple_tag
def days_late(days: int) -> SafeString:
    return days_late_html(days)


@register.simple_tag(name="time")
def time_tag(day: date, form: str = "long", today: date | None = None) -> SafeString:
    return time_html(day, form, today)


@register.filter
def long_date(day: date | None) -> str:
    return dates.long_date(day) if day else ""


@register.filter
def long_date_plain(day: date | None) -> str:
    return dates.long_date_plain(day) if day else ""


@register.filter
def day_and_month(day: date | None) -> str:
    return dates.day_and_month(day) if day else ""


@register.filter
def short_date(day: date | None, today: date) -> str:
    return dates.short_date(day, today) if day else ""


@register.filter
def weekday_date(day: date | None, today: date) -> str:
    return dates.weekday_date(day, today) if day else ""


@register.filter
def near_date(day: date | None, today: date) -> str:
    """`today`, `tomorrow`, else the day with its weekday."""
    if day is None:
        return ""
    return {0: _("today"), 1: _("tomorrow")}.get((day - today).days) or dates.weekday_date(day, today)


@register.filter
def iso(day: date | None) -> str:
    return dates.iso(day) if day else ""


@register.filter(name="grouped")
def grouped_filter(number: int | None) -> str:
    return grouped(number) if number is not None else ""


@register.filter
def widget_kind(field: BoundField) -> str:
    """What the sheet must know of a field's control: text, textarea, date, select, radioselect, and so on."""
    return field.widget_type


@register.filter
def is_checkbox(field: BoundField) -> bool:
    return isinstance(field.field.widget, CheckboxInput)


@register.filter
def undo_url(message: Message) -> str:
    """Where a message's Undo is sent to; empty for one that has none."""
    tag = str(message.extra_tags or "")
    return tag.removeprefix(UNDO) if tag.startswith(UNDO) else ""


@register.filter
def focus_id(field: BoundField) -> str:
    """Where a link to this field must lead: its control, or the first choice of a group."""
    return f"{field.auto_id}_0" if field.use_fieldset else field.id_for_label
