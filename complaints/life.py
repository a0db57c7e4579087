"""What became of a complaint, read from the events that refer to it."""

from collections.abc import Iterable

from complaints.enums import Outcome
from complaints.models import Complaint
from requests_app.enums import ComplaintStage, EventKind, Finding
from requests_app.models import Event

STEPS = (
    EventKind.REGISTERED,
    EventKind.REPRESENTATIONS_ASKED,
    EventKind.INITIAL_REPORT,
    EventKind.FINAL_REPORT,
    EventKind.RESOLVED,
    EventKind.DISCONTINUED,
    EventKind.INADMISSIBLE,
)
ENDS = {
    EventKind.FINAL_REPORT: Outcome.REPORTED,
    EventKind.RESOLVED: Outcome.RESOLVED,
    EventKind.DISCONTINUED: Outcome.DISCONTINUED,
    EventKind.INADMISSIBLE: Outcome.INADMISSIBLE,
}
FINDINGS = {Finding.WELL_FOUNDED: Outcome.WELL_FOUNDED, Finding.NOT_WELL_FOUNDED: Outcome.NOT_WELL_FOUNDED}


def stage_and_outcome(steps: Iterable[Event]) -> tuple[ComplaintStage, str]:
    """How far it has come once it was made, and how it ended; `steps` stand, and are in their order.

    Law: Access to Information Act, ss. 30(4), 37: a report, or an end without one.
    """
    stage, outcome = ComplaintStage.SENT, ""
    for step in steps:
        kind = EventKind(step.kind)
        if kind in ENDS:
            found = FINDINGS.get(Finding(step.finding)) if step.finding else None
            stage, outcome = ComplaintStage.CLOSED, found or ENDS[kind]
        elif stage == ComplaintStage.SENT:
            stage = ComplaintStage.REGISTERED if kind == EventKind.REGISTERED else stage
    return stage, outcome


def steps_of(complaint: Complaint) -> list[Event]:
    """What was logged about `complaint` since it was made, in order."""
    standing = Event.objects.filter(access_request=complaint.access_request_id, kind__in=STEPS).standing().in_order()
    made = complaint.made.standing() if complaint.made else None
    steps = standing.select_related("about__superseded_by")
    return [step for step in steps if step.about is not None and step.about.standing() == made]
