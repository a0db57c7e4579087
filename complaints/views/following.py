"""What the page says of a complaint that has left the house: how far it has come, what may be logged next."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from complaints.life import steps_of
from complaints.models import Complaint
from newsrooms.dates import long_date
from requests_app.clock import Clock, Limit
from requests_app.enums import ComplaintStage, EventKind, Outcome

# What may come next, by how far it has come.
NEXT = {
    ComplaintStage.SENT: (EventKind.REGISTERED, EventKind.INADMISSIBLE),
    ComplaintStage.REGISTERED: (
        EventKind.REPRESENTATIONS_ASKED,
        EventKind.INITIAL_REPORT,
        EventKind.FINAL_REPORT,
        EventKind.RESOLVED,
        EventKind.DISCONTINUED,
    ),
    ComplaintStage.CLOSED: (EventKind.COURT_APPLICATION,),
}
OURS = ("representations", "court_review", "judicial_review")
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
    """One thing that happened to it: when, what, and the number it bears."""

    on: date
    word: str
    number: str
    address: str


@dataclass(frozen=True, slots=True)
class Life:
    steps: list[Step]
    next: list[tuple[str, str]]  # what may be logged next, and where
    limits: list[Limit]  # ours, still open
    may_close: bool  # somebody may be asked to agree to close it


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


def life_of(complaint: Complaint, clock: Clock) -> Life:
    """What happened since it was made, what may come next, what we must keep."""
    stage = ComplaintStage(complaint.stage)
    request = complaint.access_request
    where = {"newsroom": request.newsroom.slug, "reference": request.reference}
    made = [complaint.made.standing()] if complaint.made else []
    steps = [
        Step(
            event.happened_on, event.get_kind_display(), event.number, f"{request.get_absolute_url()}#event-{event.pk}"
        )
        for event in [*made, *steps_of(complaint)]
    ]
    return Life(
        steps=steps,
        next=[(str(EventKind(kind).label), reverse(f"log_{kind}", kwargs=where)) for kind in NEXT[stage]],
        limits=[one for one in clock.limits if one.kind in OURS and one.settled_on is None and one.open],
        may_close=stage == ComplaintStage.REGISTERED,
    )
