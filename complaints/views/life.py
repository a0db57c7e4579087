"""What happens to a complaint once its letter is made."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from complaints.actions.changing import ChangedMeanwhile, NotAllowed, WrongStage
from complaints.actions.send_complaint import send_complaint
from complaints.assembly import content_of, facts_of
from complaints.enums import EDITABLE
from complaints.filing import checked_on, form_fields
from complaints.forms import SentForm
from complaints.letters.plain import plain_letter
from complaints.letters.typography import NO_BREAK
from complaints.models import Letter
from complaints.suggesting import timing_for
from complaints.views.finding import get_complaint
from complaints.views.page import complaint_page, standing_of
from newsrooms.access import MemberRequest, for_member
from newsrooms.today import today as todays_date
from requests_app.enums import ComplaintStage
from requests_app.winding import clock_of


@require_GET
@for_member
def filing(request: MemberRequest, reference: str, number: int | None = None) -> HttpResponse:
    """The letter field by field, as the Commissioner's form asks for it, and as plain text for an e-mail."""
    complaint, today = get_complaint(request.member, reference, number), todays_date()
    clock = clock_of(complaint.access_request, today)
    if timing_for(complaint, clock, today).refusal and complaint.stage in EDITABLE:
        return redirect(complaint)  # its page says why there is nothing to file
    letter = Letter.objects.visible_to(request.member).filter(complaint=complaint).first()
    day = letter.dated_on if letter else today
    facts = facts_of(
        complaint, day, clock=clock_of(complaint.access_request, day), number=letter.number if letter else None
    )
    content = content_of(facts)
    context = {
        "complaint": complaint,
        "access_request": complaint.access_request,
        "fields": form_fields(facts, content),
        "plain": plain_letter(content),
        "subject": content.subject_details.replace(NO_BREAK, " "),
        "checked_on": checked_on(),
        "language": complaint.language,
    }
    return render(request, "complaints/filing.html", context)


@require_POST
@for_member
def sent(request: MemberRequest, reference: str, number: int | None = None) -> HttpResponse:
    """The letter has left: from now on the clock counts the complaint as made."""
    complaint, today = get_complaint(request.member, reference, number), todays_date()
    if not complaint.access_request.may_be_changed_by(request.member):
        raise Http404
    if complaint.stage != ComplaintStage.EXPORTED:
        messages.error(request, _("There is no letter that waits to be sent."))
        return redirect(complaint)
    form = SentForm(request.POST, complaint=complaint, today=today)
    if not form.is_valid():
        return complaint_page(request, standing_of(complaint, today), today=today, sent_form=form)
    data = form.cleaned_data
    try:
        send_complaint(
            complaint=complaint,
            sent_on=data["sent_on"],
            details=data["details"],
            expected_version=data["version"],
            by=request.member,
            today=today,
        )
    except NotAllowed:
        raise Http404 from None
    except (ChangedMeanwhile, WrongStage):
        messages.error(request, _("Somebody changed this complaint meanwhile. Look at it again."))
    else:
        messages.success(request, _("Logged as made. The Commissioner’s steps are logged here as they come."))
    return redirect(complaint)
