"""What each kind of event tells, in a line."""

from collections.abc import Callable
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from newsrooms.dates import NBSP, long_date_plain
from requests_app.clock import Clock, law
from requests_app.enums import EventKind
from requests_app.models import Event


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
            return LINES[EventKind(event.kind)](event) if event.kind in LINES else ""


def acknowledgement_line(event: Event) -> str:
    parts = []
    if event.received_on:
        parts.append(_("received on %(day)s") % {"day": long_date_plain(event.received_on)})
    if event.file_number:
        parts.append(file_words(event.file_number))
    return ", ".join(parts)


def transfer_line(event: Event) -> str:
    if event.institution is None or event.from_institution is None:
        return ""
    words = _("from %(first)s to %(second)s") % {
        "first": event.from_institution.name(),
        "second": event.institution.name(),
    }
    return ", ".join(filter(None, (words, file_words(event.file_number))))


def file_words(number: str) -> str:
    return _("file %(number)s") % {"number": number} if number else ""


def amount_line(event: Event) -> str:
    return money(event.amount) if event.amount is not None else ""


def money(amount: Decimal) -> str:
    """`$12.50`, « 12,50 $ »; without cents where there are none."""
    figures = number_format(amount, decimal_pos=0 if amount == amount.to_integral_value() else 2, force_grouping=True)
    return pgettext("money", "$%(figures)s") % {"figures": figures}


def agreed_line(event: Event) -> str:
    if event.accepted:
        return _("we agree that the clock stops")
    return _("we do not agree that the clock stops")


def by_line(event: Event) -> str:
    return _("by %(day)s") % {"day": long_date_plain(event.by)} if event.by else ""


def promise_line(event: Event) -> str:
    return _("for %(day)s; no limit counts it") % {"day": long_date_plain(event.by)} if event.by else ""


def undone_line(event: Event) -> str:
    notice = event.about.standing() if event.about else None
    if notice is None:
        return ""
    day = long_date_plain(notice.happened_on)
    if not event.ground:
        return _("the notice of %(day)s counts as never given") % {"day": day}
    return _("the notice of %(day)s no longer counts for %(ground)s") % {"day": day, "ground": citation(event)}


def citation(event: Event) -> str:
    return law(event.access_request.statute).citation(event.ground, get_language() or "en").replace(" ", NBSP)


def complaint_line(event: Event) -> str:
    words = law(event.access_request.statute).complaint_grounds[event.ground].text(get_language() or "en")
    return _("%(words)s (%(section)s)") % {"words": words, "section": citation(event)}


def report_line(event: Event) -> str:
    parts = [str(event.get_finding_display())] if event.finding else []
    if event.order_due:
        parts.append(_("order to be obeyed by %(day)s") % {"day": long_date_plain(event.order_due)})
    elif event.order_days:
        words = ngettext(
            "order to be obeyed within %(days)d business day",
            "order to be obeyed within %(days)d business days",
            event.order_days,
        )
        parts.append(words % {"days": event.order_days})
    return ", ".join(parts)


def action_line(event: Event) -> str:
    if event.by is None:
        return ""
    return _("the institution is to say by %(day)s what it will do") % {"day": long_date_plain(event.by)}


def compliance_line(event: Event) -> str:
    return _("it will comply") if event.accepted else _("it will not comply, or not with all of it")


def citation_line(event: Event) -> str:
    return _("published as %(citation)s") % {"citation": event.number} if event.number else ""


def number_line(event: Event) -> str:
    return file_words(event.number)


LINES: dict[EventKind, Callable[[Event], str]] = {
    EventKind.FEE_NOTICE: amount_line,
    EventKind.FEE_PAID: amount_line,
    EventKind.CLARIFICATION_ASKED: agreed_line,
    EventKind.CLARIFICATION_ANSWERED: agreed_line,
    EventKind.EXTENSION_WITHDRAWN: undone_line,
    EventKind.EXTENSION_STRUCK: undone_line,
    EventKind.TRANSFER: transfer_line,
    EventKind.REPLY_DEMANDED: by_line,
    EventKind.PROMISE: promise_line,
    EventKind.COMPLAINT: complaint_line,
    EventKind.REGISTERED: number_line,
    EventKind.REPRESENTATIONS_ASKED: by_line,
    EventKind.INITIAL_REPORT: action_line,
    EventKind.COMPLIANCE_NOTICE: compliance_line,
    EventKind.REPORT_PUBLISHED: citation_line,
    EventKind.FINAL_REPORT: report_line,
    EventKind.COURT_APPLICATION: number_line,
}


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
