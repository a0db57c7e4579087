"""What the page says of a complaint that has left the house: how far it has come, what may be logged next."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from complaints.actions.changing import may_work_on
from complaints.life import at_court, steps_of
from complaints.models import Complaint
from complaints.views.days import Day, days_of
from newsrooms.dates import long_date
from newsrooms.models import Membership
from requests_app.clock import Clock
from requests_app.enums import ComplaintStage, EventKind, Outcome
from requests_app.models import AccessRequest, Document, Event
from requests_app.queries.documents import Line, lines_of
from requests_app.queries.event_lines import line_of

# What may come next, by how far it has come.
NEXT = {
    ComplaintStage.SENT: (EventKind.REGISTERED, EventKind.INADMISSIBLE),
    ComplaintStage.REGISTERED: (
        EventKind.INVESTIGATION_NOTICE,
        EventKind.REPRESENTATIONS_ASKED,
        EventKind.REPRESENTATIONS_MADE,
        EventKind.INITIAL_REPORT,
        EventKind.COMPLIANCE_NOTICE,
        EventKind.FINAL_REPORT,
        EventKind.RESOLVED,
        EventKind.DISCONTINUED,
    ),
    ComplaintStage.CLOSED: (EventKind.COURT_APPLICATION, EventKind.COMPLIANCE_NOTICE, EventKind.REPORT_PUBLISHED),
}
# What can come only once, and what must have come before.
ONCE = {
    EventKind.INVESTIGATION_NOTICE,
    EventKind.INITIAL_REPORT,
    EventKind.REPORT_PUBLISHED,
    EventKind.COURT_APPLICATION,
}
ONLY_AFTER = {
    EventKind.REPRESENTATIONS_MADE: {EventKind.REPRESENTATIONS_ASKED},
    EventKind.COMPLIANCE_NOTICE: {EventKind.INITIAL_REPORT, EventKind.FINAL_REPORT},
    EventKind.REPORT_PUBLISHED: {EventKind.FINAL_REPORT},
    EventKind.COURT_APPLICATION: {EventKind.FINAL_REPORT, EventKind.INADMISSIBLE},
}
SENTENCES = {
    Outcome.WELL_FOUNDED: gettext_lazy("The Commissioner found this complaint well founded."),
    Outcome.NOT_WELL_FOUNDED: gettext_lazy("The Commissioner found this complaint not well founded."),
    Outcome.REPORTED: gettext_lazy("The Commissioner has reported; the finding is not logged yet."),
    Outcome.RESOLVED: gettext_lazy("This complaint was resolved before anybody made a finding."),
    Outcome.DISCONTINUED: gettext_lazy("This complaint was discontinued: no finding, no way to the Court."),
    Outcome.INADMISSIBLE: gettext_lazy("The Commissioner did not take this complaint up."),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened to it: when, what, the number it bears, and what proves it."""

    on: date
    word: str
    line: str
    address: str
    papers: list[Line]


@dataclass(frozen=True, slots=True)
class Proof:
    """Whether a paper proves the day on which it was made (s. 31 asks for that day), and where one may be added."""

    day: date
    papers: list[Line]
    add: str  # the address to add one; empty for those who may not

    @property
    def of_another_day(self) -> date | None:
        """The day of the e-mail, where it is not the one that is logged."""
        mails = (getattr(line.document, "mail", None) for line in self.papers)
        days = [mail.sent_on for mail in mails if mail is not None and mail.sent_on is not None]
        return days[0] if days and self.day not in days else None


@dataclass(frozen=True, slots=True)
class Life:
    steps: list[Step]
    next: list[tuple[str, str]]  # what may be logged next, and where
    days: list[Day]  # by which somebody must act, or something takes effect
    may_close: bool  # somebody may be asked to agree to close it
    proof: Proof | None


def away_sentence(complaint: Complaint) -> str:
    """How far the Commissioner has come, in one sentence."""
    if complaint.stage == ComplaintStage.CLOSED:
        return str(SENTENCES[Outcome(complaint.outcome)])
    if complaint.stage == ComplaintStage.REGISTERED:
        return _("The complaint is registered: the Commissioner investigates.")
    made = complaint.made.standing() if complaint.made else None
    return _("The complaint was made on %(day)s. Next, the Commissioner’s registry gives it a number.") % {
        "day": long_date(made.happened_on) if made else ""
    }


def life_of(complaint: Complaint, clock: Clock, member: Membership, today: date) -> Life:
    """What happened since it was made, what may come next, which days there are."""
    stage, request = ComplaintStage(complaint.stage), complaint.access_request
    made = complaint.made.standing() if complaint.made else None
    steps_taken = steps_of(complaint)
    events = [*([made] if made else []), *steps_taken, *at_court(complaint, steps_taken)]
    papers = papers_of(events, complaint, member)
    steps = [
        Step(
            on=event.happened_on,
            word=event.get_kind_display(),
            line="" if event is made else line_of(event, clock),
            address=f"{request.get_absolute_url()}#event-{event.pk}",
            papers=papers.get(event.pk, []),
        )
        for event in events
    ]
    may_change = may_work_on(complaint, member)
    return Life(
        steps=steps,
        next=offered(stage, events, request) if may_change else [],
        days=days_of(clock, events, today),
        may_close=stage == ComplaintStage.REGISTERED,
        proof=proof_of(made, papers, request, may_change=may_change) if made else None,
    )


def papers_of(events: list[Event], complaint: Complaint, member: Membership) -> dict[int | None, list[Line]]:
    """The documents that prove these events, by event; nothing where a document was purged."""
    found = Document.objects.visible_to(member).filter(event__in=events).kept().for_list()
    papers: dict[int | None, list[Line]] = {}
    documents = list(found)
    for document in documents:
        document.access_request, document.newsroom = complaint.access_request, complaint.newsroom
    for line in lines_of(documents):
        papers.setdefault(line.document.event_id, []).append(line)
    return papers


def proof_of(made: Event, papers: dict[int | None, list[Line]], request: AccessRequest, *, may_change: bool) -> Proof:
    """What proves the day on which the complaint was made."""
    add = reverse("add_documents", args=[request.newsroom.slug, request.reference])
    return Proof(made.happened_on, papers.get(made.pk, []), f"{add}?event={made.pk}" if may_change else "")


def offered(stage: ComplaintStage, events: list[Event], request: AccessRequest) -> list[tuple[str, str]]:
    """What may be logged next, each with its address."""
    where = {"newsroom": request.newsroom.slug, "reference": request.reference}
    known = {event.kind for event in events}
    kinds = [
        kind
        for kind in NEXT[stage]
        if not (kind in ONCE and kind in known) and (kind not in ONLY_AFTER or ONLY_AFTER[kind] & known)
    ]
    return [(str(EventKind(kind).label), reverse(f"log_{kind}", kwargs=where)) for kind in kinds]
