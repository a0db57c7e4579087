"""What happened to a request, newest first: what was logged, and what the clock derived."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from newsrooms.dates import long_date_plain
from requests_app.clock import Clock
from requests_app.enums import EventKind
from requests_app.models import AccessRequest, Event, Recount
from requests_app.queries.event_lines import line_of

SHAPES = {
    EventKind.ACKNOWLEDGEMENT: "received",
    EventKind.FEE_NOTICE: "file",
    EventKind.FEE_PAID: "check",
    EventKind.CLARIFICATION_ASKED: "on-hold",
    EventKind.CLARIFICATION_ANSWERED: "sent",
    EventKind.EXTENSION: "extended",
    EventKind.EXTENSION_WITHDRAWN: "abandoned",
    EventKind.EXTENSION_STRUCK: "abandoned",
    EventKind.THIRD_PARTY_NOTICE: "file",
    EventKind.TRANSFER: "sent",
    EventKind.SUSPENSION: "suspended",
    EventKind.RESUMPTION: "received",
    EventKind.INTERIM_RELEASE: "part",
    EventKind.RESPONSE: "answered",
    EventKind.ABANDONED: "abandoned",
    EventKind.REOPENED: "awaiting",
    EventKind.REPLY_DEMANDED: "flag",
    EventKind.REPLY: "sent",
    EventKind.PROMISE: "presumed",
    EventKind.FOLLOW_UP: "sent",
    EventKind.CALL: "note",
    EventKind.NOTE: "note",
    EventKind.COMPLAINT: "sent",
    EventKind.REGISTERED: "flag",
    EventKind.INVESTIGATION_NOTICE: "flag",
    EventKind.REPRESENTATIONS_ASKED: "flag",
    EventKind.REPRESENTATIONS_MADE: "sent",
    EventKind.INITIAL_REPORT: "file",
    EventKind.COMPLIANCE_NOTICE: "received",
    EventKind.FINAL_REPORT: "closed",
    EventKind.RESOLVED: "closed",
    EventKind.DISCONTINUED: "abandoned",
    EventKind.INADMISSIBLE: "abandoned",
    EventKind.REPORT_PUBLISHED: "file",
    EventKind.COURT_APPLICATION: "sent",
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
    documents: tuple[Any, ...] = ()  # lines of queries/documents.py
    taken_out_on: date | None = None  # corrected or struck out, by the newsroom's calendar

    @property
    def superseded(self) -> bool:
        """Read, and counted by nothing."""
        return self.taken_out_on is not None


def timeline(
    access_request: AccessRequest, clock: Clock, today: date, strands: Iterable[AccessRequest] = ()
) -> list[Entry]:
    """The entries, newest first; those of one day, the latest logged first."""
    people = ("logged_by", "superseded_by__logged_by", "struck_by")
    joined = (*people, "institution", "from_institution", "about__superseded_by")
    events = access_request.events.select_related(*joined).prefetch_related("grounds").in_order()
    zone = ZoneInfo(access_request.newsroom.time_zone)
    entries = [filed(access_request), *(entry_of(event, clock, zone) for event in events)]
    entries += strand_entries(access_request, strands)
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


def strand_entries(access_request: AccessRequest, strands: Iterable[AccessRequest]) -> list[Entry]:
    """When a part of it went on by itself, or it went on as a part of another."""
    entries = []
    for other in strands:
        if other.strand_of_id == access_request.pk and other.strand_on is not None:
            words = {"reference": other.reference, "institution": other.institution.name()}
            line = _("A part goes on as %(reference)s, %(institution)s.") % words
            entries.append(Entry(other.strand_on, other.get_strand_kind_display(), line, "part"))
        elif other.pk == access_request.strand_of_id and access_request.strand_on is not None:
            line = _("Filed as a part of %(reference)s; goes on by itself.") % {"reference": other.reference}
            entries.append(Entry(access_request.strand_on, access_request.get_strand_kind_display(), line, "part"))
    return entries


def recount_entry(recount: Recount) -> Entry:
    """The rules changed, and the due date with them."""
    before, after = (
        long_date_plain(day) if day else _("no due date") for day in (recount.due_before, recount.due_after)
    )
    line = _("The rules that dates are counted by were brought up to date: due %(before)s before, %(after)s now.")
    return Entry(recount.on, _("Counted again"), line % {"before": before, "after": after}, "extended", computed=True)


def entry_of(event: Event, clock: Clock, zone: ZoneInfo) -> Entry:
    corrected_by: Event | None = getattr(event, "superseded_by", None)
    taken_out_at = corrected_by.logged_at if corrected_by else event.struck_at
    return Entry(
        day=event.happened_on,
        title=event.get_kind_display(),
        line=line_of(event, clock),
        shape=SHAPES[EventKind(event.kind)],
        event=event,
        corrected_by=corrected_by,
        taken_out_on=localtime(taken_out_at, zone).date() if taken_out_at else None,
    )
