"""What is done on a request is followed in its transaction: the Commissioner's steps, a document that is purged."""

from typing import Any

from django.db.models import Model

from complaints.actions.changing import mark_newest
from complaints.actions.make_bundle import withdraw_bundles_of
from complaints.letters.grounds import ground_of
from complaints.life import STEPS, stage_and_outcome, steps_of
from complaints.models import Complaint
from requests_app.enums import ComplaintStage, EventKind
from requests_app.models import Document, Event


def follow_a_purge(*, action: str = "", row: Model | None = None, **_signal: Any) -> None:
    if action == "document.purged" and isinstance(row, Document):
        withdraw_bundles_of(row)


def follow_the_steps(*, row: Model | None = None, **_signal: Any) -> None:
    if not isinstance(row, Event):
        return
    if row.kind == EventKind.COMPLAINT:
        link_to_its_letter(row)
    if row.kind in STEPS or row.kind == EventKind.COMPLAINT:
        bring_up_to_date(row.access_request_id)


def link_to_its_letter(event: Event) -> None:
    """A complaint logged as made on the request is the one whose letter waits to be sent, if there is but one such."""
    waiting = Complaint.objects.filter(access_request=event.access_request_id, stage=ComplaintStage.EXPORTED)
    statute = event.access_request.statute
    same = [complaint for complaint in waiting if ground_of(complaint.ground, statute).section == event.ground]
    if len(same) == 1 and event.struck_at is None and event.supersedes_id is None:
        same[0].made, same[0].stage = event, ComplaintStage.SENT
        same[0].save(update_fields=["made", "stage"])
        mark_newest(same[0])


def bring_up_to_date(access_request_id: int) -> None:
    """Stage and outcome of each complaint of the request that was made, as its events now stand."""
    made = Complaint.objects.filter(access_request=access_request_id).exclude(made=None).select_related("made")
    for complaint in made:
        before = (complaint.stage, complaint.outcome)
        if complaint.made is None or complaint.made.standing().struck_at is not None:  # it was not sent after all
            complaint.made, complaint.stage, complaint.outcome = None, ComplaintStage.EXPORTED, ""
        else:
            complaint.stage, complaint.outcome = stage_and_outcome(steps_of(complaint))
        if before != (complaint.stage, complaint.outcome):
            complaint.save(update_fields=["made", "stage", "outcome"])
            mark_newest(complaint)
