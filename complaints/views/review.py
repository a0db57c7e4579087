from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from complaints.actions.changing import ChangedMeanwhile, NotAllowed, WrongStage
from complaints.actions.send_back_complaint import send_back_complaint
from complaints.models.complaint import NOTE_LENGTH
from complaints.views.finding import get_complaint
from newsrooms.access import MemberRequest, for_member


@require_POST
@for_member
def send_back(request: MemberRequest, reference: str, number: int | None = None) -> HttpResponse:
    """Take an approval back: the complaint is a draft again."""
    complaint = get_complaint(request.member, reference, number)
    note = request.POST.get("review_note", "").replace("\x00", "")[:NOTE_LENGTH]
    version = request.POST.get("version", "")
    try:
        send_back_complaint(
            complaint=complaint,
            note=note,
            expected_version=int(version) if version.isdecimal() and len(version) < 10 else 0,  # noqa: PLR2004
            by=request.member,
        )
    except NotAllowed:
        raise Http404 from None
    except (ChangedMeanwhile, WrongStage):
        messages.error(request, _("Somebody changed this complaint meanwhile. Look at it again."))
    else:
        messages.success(request, _("Sent back to its drafter."))
    return redirect(complaint)
