"""What became of a complaint, read from the events that refer to it."""

from collections.abc import Iterable

from complaints.models import Complaint
from requests_app.enums import ENDS, ComplaintStage, EventKind, outcome_of
from requests_app.models import Event

STEPS = (
    EventKind.REGISTERED,
    EventKind.INVESTIGATION_NOTICE,
    EventKind.REPRESENTATIONS_ASKED,
    EventKind.REPRESENTATIONS_MADE,
    EventKind.INITIAL_REPORT,
    EventKind.COMPLIANCE_NOTICE,
    EventKind.FINAL_REPORT,
    EventKind.RESOLVED,
    EventKind.DISCONTINUED,
    EventKind.INADMISSIBLE,
    EventKind.REPORT_PUBLISHED,
)

OPENS_THE_COURT = (EventKind.FINAL_REPORT, EventKind.INADMISSIBLE)


def stage_and_outcome(steps: Iterable[Event]) -> tuple[ComplaintStage, str]:
    """How far it has come once it was made, and how it ended; `steps` stand, and are in their order.

    Law: Access to Information Act, ss. 30(4), 37: a report, or an end without one.
    """
    stage, outcome = ComplaintStage.SENT, ""
    for step in steps:
        kind = EventKind(step.kind)
        if kind in ENDS:
            stage, outcome = ComplaintStage.CLOSED, outcome_of(kind, step.finding)
        elif stage == ComplaintStage.SENT:
            stage = ComplaintStage.REGISTERED if kind == EventKind.REGISTERED else stage
    return stage, outcome


def steps_of(complaint: Complaint) -> list[Event]:
    """What was logged about `complaint` since it was made, in order."""
    standing = Event.objects.filter(access_request=complaint.access_request_id, kind__in=STEPS).standing().in_order()
    made = complaint.made.standing() if complaint.made else None
    steps = standing.select_related("about__superseded_by")
    return [step for step in steps if step.about is not None and step.about.standing() == made]


def at_court(complaint: Complaint, steps: Iterable[Event]) -> list[Event]:
    """The applications to the Court since the report, or since it was not taken up: they refer to no complaint."""
    opened = [step.happened_on for step in steps if step.kind in OPENS_THE_COURT]
    if not opened:
        return []
    applied = Event.objects.filter(access_request=complaint.access_request_id, kind=EventKind.COURT_APPLICATION)
    return list(applied.filter(happened_on__gte=min(opened)).standing().in_order())
