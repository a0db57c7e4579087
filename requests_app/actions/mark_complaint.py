from collections.abc import Sequence

from requests_app.enums import ComplaintStage
from requests_app.models import AccessRequest


def mark_complaint(access_request: AccessRequest, stage: ComplaintStage) -> None:
    """Show on lists how far the complaint has come. Called by the complaints' room in its own transaction and trail."""
    access_request.complaint_stage = stage
    access_request.save(update_fields=["complaint_stage"])


def mark_complaints(requests: Sequence[AccessRequest], stage: ComplaintStage) -> None:
    """The same of several at once."""
    for access_request in requests:
        access_request.complaint_stage = stage
    AccessRequest.objects.bulk_update(requests, ["complaint_stage"])
