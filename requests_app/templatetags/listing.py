"""A list of requests: its rows, and the addresses of the same list asked another way."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from html import escape
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from newsrooms.dates import short_date, weekday_date
from newsrooms.templatetags.components import badge_html, days_late_html, grouped, near_date, shape_html
from requests_app.enums import LateWhy, Shelf, State
from requests_app.models import AccessRequest, Reminder
from requests_app.queries.address import USUAL_COLUMNS, Asked
from requests_app.queries.dashboard import Count
from requests_app.queries.filters import VIEW_NAMES
from requests_app.queries.listing import Row
from requests_app.strip import row_strip

register = template.Library()


@register.simple_tag
def sort_query(asked: Asked, key: str) -> str:
    """Sorted by that column; the other way round where it already is."""
    return asked.query(sort=key, descending=asked.sort == key and not asked.descending)


@register.filter
def capped(count: Count) -> str:
    """A figure as it is read: 1,000+ above the cap."""
    return grouped(count.shown) + ("+" if count.is_capped else "")


@register.simple_tag
def view_name(asked: Asked) -> str:
    return str(VIEW_NAMES[asked.view])


@register.simple_tag
def list_query(asked: Asked, **changes: Any) -> str:
    return asked.query(**changes)


@register.simple_tag
def usual_columns(columns: Any) -> tuple[str, ...]:
    """The columns of a table, where none are chosen for it."""
    return USUAL_COLUMNS if columns in (None, "") else columns


@register.simple_tag
def request_row(
    row: Row,
    today: date,
    newsroom: str,
    *,
    columns: tuple[str, ...] = USUAL_COLUMNS,
    with_journalist: Any = False,
    selecting: Any = False,
) -> SafeString:
    """One request of a list. Written here, not in a template, and with few calls: fifty of them stand on a page."""
    request = row.access_request
    part = " " + _("(part)") if request.strand_of_id else ""
    address = address_of(request.reference, newsroom, get_language() or "en")
    institution = "" if "institution" in columns else f" · {escape(request.institution.name())}"
    tags = "".join(f" · {escape(name)}" for name in row.tags)
    shown = [name for name in columns if name != "clock" and (name != "journalist" or with_journalist)]
    return SafeString(
        f'<tr role="row">{check_cell(request) if selecting else ""}'
        f'<td class="cell-late" role="cell">{how_late(row, today)}</td>'
        f"{strip_cell(row, today) if 'clock' in columns else ''}"
        f'<td class="cell-request" role="rowheader"><a class="row-link" href="{address}" dir="auto">'
        f"{escape(request.subject)}</a>"
        f'<span class="row-second">{restricted_sign() if request.restricted else ""}'
        f'<span class="nowrap">{request.reference}{part}</span>{institution}{tags}</span></td>'
        f"{''.join(CELLS[name](row, today, newsroom) for name in shown)}</tr>"
    )


def strip_cell(row: Row, today: date) -> str:
    return f'<td class="cell-strip" role="cell">{row_strip(row.strip, today)}</td>'


def person_cell(row: Row, _today: date, _newsroom: str) -> str:
    return f'<td class="cell-person" role="cell">{escape(row.access_request.journalist.short_name)}</td>'


def step_cell(row: Row, today: date, newsroom: str) -> str:
    standing = row.standing
    detail = f'<span class="step-second">{escape(standing.detail)}</span>' if standing.detail else ""
    return (
        f'<td class="cell-step" role="cell"><span class="step is-{standing.tone}">{shape_html(standing.shape)} '
        f"<span>{escape(standing.step)}</span></span>{detail}{further(row, today, newsroom)}</td>"
    )


def institution_cell(row: Row, _today: date, _newsroom: str) -> str:
    return more_cell(_("Institution"), row.access_request.institution.name())


def project_cell(row: Row, _today: date, _newsroom: str) -> str:
    project = row.access_request.project
    return more_cell(_("Project"), project.name if project else "")


def file_cell(row: Row, _today: date, _newsroom: str) -> str:
    return more_cell(_("File number"), row.access_request.file_number)


def filed_cell(row: Row, today: date, _newsroom: str) -> str:
    return more_cell(pgettext("column", "Filed"), short_date(row.access_request.filed_on, today))


def due_cell(row: Row, today: date, _newsroom: str) -> str:
    due = row.access_request.due_latest
    return more_cell(pgettext("column", "Due"), short_date(due, today) if due else "")


def more_cell(label: str, words: str) -> str:
    """A column that was chosen; a card on the phone, which has no heads, says what it is."""
    said = f'<span class="only-phone">{escape(label)} · </span>{escape(words)}' if words else ""
    return f'<td class="cell-more" role="cell">{said}</td>'


CELLS: dict[str, Callable[[Row, date, str], str]] = {
    "institution": institution_cell,
    "project": project_cell,
    "file": file_cell,
    "filed": filed_cell,
    "due": due_cell,
    "journalist": person_cell,
    "step": step_cell,
}


def further(row: Row, today: date, newsroom: str) -> str:
    """What a person said of it: a promise, a quiet time, the shelf, reminders."""
    request = row.access_request
    details = []
    if request.promised_for and request.promise:
        details.append(escape(promise_words(request.promised_for, today)))
    if request.quiet_until and request.is_quiet(today):
        details.append(escape(quiet_words(request, today)))
    if request.is_on_shelf(today):
        details.append(escape(shelf_words(request, today)))
    details += [reminder_link(reminder, today, newsroom) for reminder in row.reminders]
    return "".join(f'<div class="step-second">{words}</div>' for words in details)


@lru_cache(maxsize=256)
def requests_at(newsroom: str, _language: str) -> tuple[str, str]:
    """What stands before and behind the reference in the address of a request; asking for each takes long."""
    before, _reference, behind = reverse("request", kwargs={"newsroom": newsroom, "reference": "0"}).rpartition("0")
    return before, behind


def address_of(reference: str, newsroom: str, language: str) -> str:
    before, behind = requests_at(newsroom, language)
    return f"{before}{reference}{behind}"


def check_cell(request: AccessRequest) -> SafeString:
    """The box that selects a row: part of the form of the bar, which stands under the list and not around it."""
    words = escape(_("Select %(reference)s") % {"reference": request.reference})
    return SafeString(
        f'<td class="cell-check" role="cell"><input type="checkbox" name="id" value="{request.pk}" form="selection" '
        f'autocomplete="off" aria-label="{words}"></td>'
    )


def promise_words(day: date, today: date) -> str:
    """What the institution promised, and whether it has kept it."""
    words = _("promise not kept: %(day)s") if day < today else _("promised for %(day)s")
    return words % {"day": short_date(day, today)}


def quiet_words(request: AccessRequest, today: date) -> str:
    day = weekday_date(request.quiet_until, today) if request.quiet_until else ""
    if request.quiet_why:
        return _("Quiet until %(day)s: %(why)s") % {"day": day, "why": request.quiet_why}
    return _("Quiet until %(day)s") % {"day": day}


def shelf_words(request: AccessRequest, today: date) -> str:
    if request.shelf != Shelf.PUT or request.shelved_from is None:
        return _("On the shelf: every limit has passed")
    day = short_date(request.shelved_from, today)
    if request.shelved_why:
        return _("On the shelf since %(day)s: %(why)s") % {"day": day, "why": request.shelved_why}
    return _("On the shelf since %(day)s") % {"day": day}


def reminder_link(reminder: Reminder, today: date, newsroom: str) -> SafeString:
    words = _("Reminder, %(day)s") % {"day": near_date(reminder.day, today)}
    address = reverse("reminder", kwargs={"newsroom": newsroom, "reminder_id": reminder.pk})
    return format_html('<a href="{}">{}</a>{}', address, words, f" · {reminder.words}" if reminder.words else "")


def restricted_sign() -> SafeString:
    return format_html('{}<span class="hidden">{}</span> ', shape_html("restricted", size=14), _("Restricted"))


@register.simple_tag
def restricted_mark() -> SafeString:
    return restricted_sign()


def how_late(row: Row, today: date) -> SafeString:
    """The days late in rust; in time, the state as shape and word, or the days that are left."""
    standing, due = row.standing, row.access_request.due_latest
    match standing.state:
        case State.DEEMED_REFUSAL:
            return days_late_html(standing.days_late) + why_late(row.access_request, today)
        case State.ANSWERED_LATE:
            days = ngettext("%(days)s day late", "%(days)s days late", standing.days_late)
            badge = badge_html("answered_late", word=days % {"days": grouped(standing.days_late)})
            return badge + why_html(pgettext("why late", "answered late"))
        case State.AWAITING | State.EXTENDED if due is not None and standing.tone == "soon":
            return badge_html("due_soon", word=days_ahead(due, today))
        case State.AWAITING if due is not None:
            return badge_html("awaiting", word=days_ahead(due, today))
        case _:
            return badge_html(standing.state)


def why_late(request: AccessRequest, today: date) -> SafeString:
    """What the lateness comes of, from the stored clock."""
    if request.late_why == LateWhy.SILENCE and request.heard_on:
        words = pgettext("why late", "silent since %(day)s") % {"day": short_date(request.heard_on, today)}
    else:
        words = str(LateWhy(request.late_why).label)
    return why_html(words)


def why_html(words: str) -> SafeString:
    return SafeString(f'<span class="late-why">{escape(words)}</span>')


def days_ahead(day: date, today: date) -> str:
    ahead = (day - today).days
    if ahead == 0:
        return pgettext("when the answer is due", "today")
    return pgettext("when the answer is due", "in %(days)s d") % {"days": grouped(ahead)}
