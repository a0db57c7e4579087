"""What happens to a complaint once its letter is made."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from complaints.actions.changing import ChangedMeanwhile, NotAllowed, WrongStage
from complaints.actions.send_complaint import send_complaint
from complaints.assembly import content_of, digest, facts_of, stable_facts
from complaints.enums import AWAY, EDITABLE
from complaints.filing import checked_on, form_fields
from complaints.forms import SentForm
from complaints.letters.plain import plain_letter
from complaints.letters.typography import NO_BREAK
from complaints.suggesting import timing_for
from complaints.views.finding import get_complaint
from complaints.views.page import complaint_page, standing_of
from newsrooms.access import MemberRequest, for_member
from newsrooms.today import today as todays_date
from requests_app.enums import ComplaintStage, Statute
from requests_app.views.conflicts import errors_on
from requests_app.views.uploads import documents_with
from requests_app.winding import clock_of


@require_GET
@for_member
def filing(request: MemberRequest, reference: str, number: int | None = None) -> HttpResponse:
    """The letter field by field, as the Commissioner's form asks for it, and as plain text for an e-mail."""
    complaint, today = get_complaint(request.member, reference, number), todays_date()
    letter = getattr(complaint, "letter", None)  # its day and number are no secret, its file is
    day = letter.dated_on if letter else today
    clock = clock_of(complaint.access_request, day)
    facts = facts_of(complaint, day, clock=clock, number=letter.number if letter else None)
    if complaint.stage in AWAY or (complaint.stage in EDITABLE and timing_for(complaint, clock, day).refusal):
        return redirect(complaint)  # its page says why there is nothing to file
    if complaint.stage not in EDITABLE and digest(stable_facts(facts)) != complaint.facts_digest:
        messages.error(request, _("The file has changed since the approval: copy from the letter itself."))
        return redirect(complaint)
    content = content_of(facts)
    context = {
        "complaint": complaint,
        "access_request": complaint.access_request,
        "fields": form_fields(facts, content),
        "plain": plain_letter(content),
        "subject": content.subject_details.replace(NO_BREAK, " "),
        "checked_on": checked_on() if facts.statute == Statute.ATIA else None,
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
    documents = documents_with(request, complaint.access_request)
    form = SentForm(request.POST, complaint=complaint, today=today)
    if form.is_valid():
        try:
            with errors_on(form):
                send_complaint(
                    complaint=complaint, by=request.member, today=today, documents=documents, **form.sending()
                )
                messages.success(request, _("Logged as made. The Commissioner’s steps are logged here as they come."))
                return redirect(complaint)
        except NotAllowed:
            raise Http404 from None
        except (ChangedMeanwhile, WrongStage):
            messages.error(request, _("Somebody changed this complaint meanwhile. Look at it again."))
            return redirect(complaint)
    return complaint_page(request, standing_of(complaint, today), today=today, sent_form=form, sent_papers=documents)
