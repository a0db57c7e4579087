"""What happened to a request, newest first: what was logged, and what the clock derived."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from newsrooms.dates import long_date_plain
from requests_app.clock import Clock, law
from requests_app.enums import EventKind
from requests_app.models import AccessRequest, Event, Recount

SHAPES = {
    EventKind.ACKNOWLEDGEMENT: "awaiting",
    EventKind.EXTENSION: "extended",
    EventKind.INTERIM_RELEASE: "due-soon",
    EventKind.RESPONSE: "answered",
    EventKind.FOLLOW_UP: "sent",
    EventKind.NOTE: "awaiting",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the timeline. `event` is empty for what was derived or is a fact of the request itself."""

    day: date
    title: str
    line: str
    shape: str
    event: Event | None = None
    computed: bool = False
    corrected_by: Event | None = None


def timeline(access_request: AccessRequest, clock: Clock, today: date) -> list[Entry]:
    """The entries, newest first; those of one day, the latest logged first."""
    who = ("logged_by", "superseded_by", "superseded_by__logged_by")
    events = access_request.events.select_related(*who).prefetch_related("grounds").in_order()
    entries = [filed(access_request), *(entry_of(event, clock) for event in events)]
    entries += [recount_entry(recount) for recount in access_request.recounts.all()]
    if clock.deemed_refusal_on is not None and clock.deemed_refusal_on <= today:
        words = _("No answer by the due date (s. 10(3)).")
        entries.append(Entry(clock.deemed_refusal_on, _("Deemed refusal"), words, "late", computed=True))
    entries.reverse()
    entries.sort(key=lambda entry: entry.day, reverse=True)
    return entries


def filed(access_request: AccessRequest) -> Entry:
    titles = {"online": _("Filed online"), "email": _("Filed by e-mail"), "mail": _("Filed by mail")}
    return Entry(access_request.filed_on, titles[access_request.channel], str(access_request.journalist), "awaiting")


def recount_entry(recount: Recount) -> Entry:
    """The rules changed, and the due date with them."""
    before, after = (
        long_date_plain(day) if day else _("no due date") for day in (recount.due_before, recount.due_after)
    )
    line = _("The rules that dates are counted by were brought up to date: due %(before)s before, %(after)s now.")
    return Entry(recount.on, _("Counted again"), line % {"before": before, "after": after}, "extended", computed=True)


def entry_of(event: Event, clock: Clock) -> Entry:
    corrected_by = getattr(event, "superseded_by", None)
    return Entry(
        day=event.happened_on,
        title=event.get_kind_display(),
        line=line_of(event, clock),
        shape=SHAPES[EventKind(event.kind)],
        event=event,
        corrected_by=corrected_by,
    )


def line_of(event: Event, clock: Clock) -> str:
    """The facts of an event in a line; the words of the person who logged it stand below."""
    match event.kind:
        case EventKind.ACKNOWLEDGEMENT:
            return acknowledgement_line(event)
        case EventKind.EXTENSION:
            return extension_line(event, clock)
        case EventKind.RESPONSE:
            return with_pages(str(event.get_disposition_display()), event.pages)
        case EventKind.INTERIM_RELEASE:
            return with_pages("", event.pages)
        case _:
            return ""


def acknowledgement_line(event: Event) -> str:
    parts = []
    if event.received_on:
        parts.append(_("received on %(day)s") % {"day": long_date_plain(event.received_on)})
    if event.file_number:
        parts.append(_("file %(number)s") % {"number": event.file_number})
    return ", ".join(parts)


def extension_line(event: Event, clock: Clock) -> str:
    taken = event.grounds.all()
    days = event.stated_days
    if days is not None:
        length = ngettext("%(days)d day", "%(days)d days", days) % {"days": days}
    elif event.until is not None:
        length = _("until %(day)s") % {"day": long_date_plain(event.until)}
    else:
        length = _("no length stated")
    language, under = get_language() or "en", law(event.access_request.statute)
    cited = ", ".join(under.citation(ground.ground, language) for ground in taken)
    claimed = f"{length}, {cited}"
    judged = [extension for extension in clock.extensions if extension.date == event.happened_on]
    if judged and not judged[0].holds:
        return _("%(claimed)s: does not hold") % {"claimed": claimed}
    return claimed


def with_pages(words: str, pages: int | None) -> str:
    if pages is None:
        return words
    counted = ngettext("%(pages)d page", "%(pages)d pages", pages) % {"pages": pages}
    return f"{words}, {counted}" if words else counted
