from datetime import date

from django.db import transaction

from newsrooms.audit import record
from newsrooms.models import Membership, snapshot
from requests_app.actions.changing import lock, mark_changed, refuse_stale
from requests_app.actions.file_numbers import move_number, set_file_number
from requests_app.actions.log_request import project_named
from requests_app.actions.tagging import tags_named, with_tags
from requests_app.drafts import RequestDraft
from requests_app.models import AccessRequest
from requests_app.winding import wind

TAKEN_AS_THEY_ARE = (
    "institution",
    "subject",
    "filed_on",
    "channel",
    "language",
    "statute",
    "journalist",
    "requester_name",
    "requester_organization",
    "text",
    "received_on",
    "restricted",
)


@transaction.atomic
def change_request(
    *, access_request: AccessRequest, draft: RequestDraft, by: Membership, today: date, expected_version: int
) -> AccessRequest:
    """Correct the facts of a request, wind its clock again, leave a trace of each value before and after.

    Raises: `ClockError`, `ChangedMeanwhile`; and then nothing has changed.
    """
    locked = lock(access_request)
    refuse_stale(locked, expected_version)
    before = with_tags(locked)
    for field in TAKEN_AS_THEY_ARE:
        setattr(locked, field, getattr(draft, field))
    if locked.institution_id != before["institution_id"]:
        move_number(locked, before["institution_id"])
    if draft.file_number != locked.file_number:
        set_file_number(locked, draft.file_number, since=today, by=by)
    locked.project = project_named(locked.newsroom, draft.project_name)
    mark_changed(locked, by)
    locked.save()
    wind(locked, today)
    locked.tags.set(tags_named(locked.newsroom, draft.tags))
    record(by, "request.changed", locked, before=before, after=with_tags(locked))
    if locked.restricted and not before["restricted"]:
        restrict_strands(locked, by)
    return locked


def restrict_strands(whole: AccessRequest, by: Membership) -> None:
    """The parts of a request that is now restricted tell of it: they are restricted with it."""
    for strand in whole.strands.filter(restricted=False).select_for_update(of=("self",), no_key=True):
        before = snapshot(strand)
        strand.restricted = True
        mark_changed(strand, by)
        strand.save(update_fields=["restricted", "version", "changed_by", "changed_at"])
        record(by, "request.changed", strand, before=before, after=snapshot(strand))
