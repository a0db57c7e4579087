"""What an event that is still being typed would change: the due date, the limits of ours that it opens or settles."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from newsrooms.dates import first_of_two_long, long_date, long_date_plain
from requests_app.clock import Clock, ClockError, ClockWarning, Extension, Limit, Readings, compute
from requests_app.drafts import DatingFacts, EventDraft
from requests_app.enums import EventKind
from requests_app.models import AccessRequest, Event
from requests_app.models.event import receipt_told
from requests_app.strip import Strip, full_strip
from requests_app.winding import Corrected, facts_of

PREVIEW_WIDTH = 320


@dataclass(frozen=True)
class Change:
    """The clock before and after; before alone while the form is not filled in."""

    before: Clock
    after: Clock | None = None
    strip: Strip | None = None
    extension: Extension | None = None
    sentences: tuple[str, ...] = ()
    warnings: tuple[ClockWarning, ...] = ()
    error: str = ""

    @property
    def moves(self) -> bool:
        return self.after is not None and self.after.due != self.before.due

    @property
    def due_before(self) -> str:
        return due_words(self.before.due, plain=True)

    @property
    def due_after(self) -> str:
        return due_words(self.after.due) if self.after else ""


def change_with(
    draft: EventDraft, *, access_request: AccessRequest, events: list[Event], today: date, corrects: Event | None
) -> Change:
    """What the draft would change of the clock that stands on these events."""
    before = compute(facts_of(access_request, events), today)
    standing: list[Event | EventDraft] = sorted(
        [*(event for event in events if event != corrects), draft], key=lambda event: event.happened_on
    )
    corrected = Corrected(corrects, draft) if corrects else None
    language = get_language() or "en"
    received = draft.received_on or received_without(corrects, access_request, events)
    try:
        after = compute(facts_of(redated(access_request, received), standing, corrected=corrected), today)
    except ClockError as error:
        return Change(before, error=error.text(language))
    judged = [extension for extension in after.extensions if extension.date == draft.happened_on]
    return Change(
        before,
        after,
        full_strip(after, today, language, reference_width=PREVIEW_WIDTH),
        judged[-1] if draft.kind == EventKind.EXTENSION and judged else None,
        tuple(sentences(draft, before, after)),
        warned(draft, before, after),
    )


def change_without(event: Event, *, access_request: AccessRequest, events: list[Event], today: date) -> Change:
    """What would change if the event, one of these, were struck out."""
    before = compute(facts_of(access_request, events), today)
    language = get_language() or "en"
    received = received_without(event, access_request, events)
    try:
        rest = [one for one in events if one != event]
        after = compute(facts_of(redated(access_request, received), rest), today)
    except ClockError as error:
        return Change(before, error=error.text(language))
    strip = full_strip(after, today, language, reference_width=PREVIEW_WIDTH)
    known = {warning.code for warning in before.warnings}
    warnings = tuple(warning for warning in after.warnings if warning.code not in known)
    return Change(before, after, strip, warnings=warnings, sentences=tuple(sentences_without(event, access_request)))


def sentences_without(event: Event, access_request: AccessRequest) -> Iterator[str]:
    if event.kind == EventKind.TRANSFER and event.from_institution and event.institution == access_request.institution:
        yield _("The request is with %(institution)s again.") % {"institution": event.from_institution.name()}


def received_without(event: Event | None, access_request: AccessRequest, events: list[Event]) -> date | None:
    """The day of receipt that is known besides what this event tells."""
    known = access_request.received_on
    if event is None or event.kind != EventKind.ACKNOWLEDGEMENT or event.received_on != known:
        return known
    return receipt_told(one for one in events if one != event)


def redated(access_request: AccessRequest, received: date | None) -> DatingFacts:
    """The facts that date the request, with another day of receipt."""
    return DatingFacts(
        statute=access_request.statute,
        filed_on=access_request.filed_on,
        channel=access_request.channel,
        received_on=received,
    )


def due_words(due: Readings, *, plain: bool = False) -> str:
    """One day, two, or the first of those that nobody can name yet."""
    words = long_date_plain if plain else long_date
    first, last = due.for_requester, due.against_institution
    if first is None:
        return _("no due date yet")
    if last is None:
        return _("%(day)s, or later") % {"day": words(first)}
    if first == last:
        return words(last)
    both = {"first": words(first) if plain else first_of_two_long(first, last), "last": words(last)}
    return _("%(first)s or %(last)s") % both


def sentences(draft: EventDraft, before: Clock, after: Clock) -> Iterator[str]:
    """What follows beside the due date, the limits of ours first."""
    for limit in opened(before, after):
        if limit.last_day is not None and limit.kind in OPENED:
            words = TRANSFERRED if draft.kind == EventKind.TRANSFER else OPENED[limit.kind]
            yield str(words) % {"day": long_date(limit.last_day)}
    if draft.kind in USED_UP and settled(before, after):
        yield str(USED_UP[draft.kind])
    delay = delay_day(after)
    if draft.kind == EventKind.CLARIFICATION_ASKED and delay is not None and delay == delay_day(before):
        yield _("Your own limit does not move: if nothing comes, complain of the delay by %(day)s.") % {
            "day": long_date(delay)
        }
    if draft.kind == EventKind.ABANDONED:
        yield _("The institution owes no answer any more.")
    if draft.kind == EventKind.PROMISE and draft.by is not None:
        yield _("The page will show %(day)s; no limit counts it.") % {"day": long_date(draft.by)}


OPENED = {
    "complaint_extension": gettext_lazy(
        "Complain of the extension by %(day)s: it is the only window on the extension itself."
    ),
    "complaint_refusal": gettext_lazy("Complain of what was refused or left out by %(day)s."),
    "complaint_other": gettext_lazy("Complain of the amount by %(day)s."),
    "reply": gettext_lazy("We must reply by %(day)s, or the institution may close the file."),
    "representations": gettext_lazy("We must make representations by %(day)s."),
    "action_notice": gettext_lazy("The institution must say by %(day)s what it will do."),
    "court_review": gettext_lazy("Apply to the Court by %(day)s."),
    "order": gettext_lazy("The institution must obey the order by %(day)s."),
    "order_effective": gettext_lazy("An order, if the report has one, takes effect on %(day)s."),
}
TRANSFERRED = gettext_lazy("Complain of the transfer by %(day)s.")
USED_UP = {
    EventKind.COMPLAINT: gettext_lazy("This uses up the limit to complain of it."),
    EventKind.REPLY: gettext_lazy("This is what was asked of us by a day."),
    EventKind.REPRESENTATIONS_MADE: gettext_lazy("This is what the Commissioner asked of us by a day."),
    EventKind.COMPLIANCE_NOTICE: gettext_lazy("This is what the institution had to say by a day."),
    EventKind.COURT_APPLICATION: gettext_lazy("This uses up the limit to go to Court."),
}
# Said by the sentence on the extension already.
SAID_ALREADY = {"extension_late", "extension_in_doubt"}


def warned(draft: EventDraft, before: Clock, after: Clock) -> tuple[ClockWarning, ...]:
    """What the clock warns of now and did not before."""
    codes = {warning.code for warning in before.warnings}
    if draft.kind == EventKind.EXTENSION:
        codes |= SAID_ALREADY
    return tuple(warning for warning in after.warnings if warning.code not in codes)


def key_of(limit: Limit) -> tuple[object, ...]:
    return limit.kind, limit.ground, limit.opens, limit.last_day


def opened(before: Clock, after: Clock) -> list[Limit]:
    """Limits that are new: that of a delay moves with the due date, and is not news."""
    known = {key_of(limit) for limit in before.limits}
    return [
        limit
        for limit in after.limits
        if key_of(limit) not in known and limit.kind != "complaint_delay" and limit.settled_on is None
    ]


def settled(before: Clock, after: Clock) -> list[Limit]:
    """Limits that ran before and are used up now."""
    running = {key_of(limit) for limit in before.limits if limit.settled_on is None}
    return [limit for limit in after.limits if limit.settled_on is not None and key_of(limit) in running]


def delay_day(clock: Clock) -> date | None:
    """The last safe day to complain of silence."""
    days = [one.last_day for one in clock.limits if one.kind == "complaint_delay" and one.settled_on is None]
    return min((day for day in days if day is not None), default=None)
