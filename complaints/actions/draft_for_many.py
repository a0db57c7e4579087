from collections.abc import Collection, Sequence
from datetime import date

from django.db import transaction

from complaints.assembly import ground_for
from complaints.drafting import Prospect, prospects_of
from complaints.models import Complaint
from newsrooms.audit import entry_of, record_all
from newsrooms.models import Membership, snapshot
from requests_app.actions.bulk import keep, lock_all, same_as_last
from requests_app.actions.mark_complaint import mark_complaints
from requests_app.enums import BulkKind, ComplaintStage
from requests_app.models import BulkChange

from .draft_complaint import begun


class NotAllReady(Exception):
    """One of the requests can have no complaint drafted, or no longer: those that cannot, with the reason."""

    def __init__(self, which: Sequence[Prospect]) -> None:
        super().__init__(", ".join(one.access_request.reference for one in which))
        self.which = which


@transaction.atomic
def draft_for_many(*, requests: Collection[int], language: str, by: Membership, today: date) -> BulkChange:
    """Begin the complaints about silence of several requests from the facts: all or none; sent twice, drafted once.

    Raises: `NotAllReady`, `NotTheirs`; and then nothing has changed.
    """
    locked = lock_all(requests, by)
    prospects, what = prospects_of(locked, by, today), {"language": language}
    stopped = [one for one in prospects if one.why_not]
    if stopped:
        before = same_as_last(BulkKind.DRAFT, requests, what, by)
        if before is None:
            raise NotAllReady(stopped)
        return before
    complaints = [
        begun(one.access_request, number=one.number, ground=ground_for(one.clock), language=language, by=by)
        for one in prospects
    ]
    Complaint.objects.bulk_create(complaints)
    mark_complaints(locked, ComplaintStage.DRAFT)
    record_all(entry_of(by, "complaint.drafted", one, after=snapshot(one)) for one in complaints)
    return keep(BulkKind.DRAFT, requests, what, [[one.access_request_id, one.pk] for one in complaints], by)
