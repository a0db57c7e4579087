from requests_app.enums import ComplaintStage
from requests_app.models import AccessRequest


def mark_complaint(access_request: AccessRequest, stage: ComplaintStage) -> None:
    """Show on lists how far the complaint has come. Called by the complaints' room in its own transaction and trail."""
    access_request.complaint_stage = stage
    access_request.save(update_fields=["complaint_stage"])
