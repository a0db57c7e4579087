from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from newsrooms.access import SAVED, MemberRequest, for_member
from newsrooms.dates import long_date
from newsrooms.today import today as todays_date
from requests_app.actions.part_request import part_request as part
from requests_app.enums import StrandKind
from requests_app.forms.fields import as_typed
from requests_app.forms.strand_form import StrandForm, first_values
from requests_app.models import AccessRequest
from requests_app.views.conflicts import errors_on
from requests_app.views.finding import get_own_request


@require_http_methods(["GET", "POST"])
@for_member
def part_request(request: MemberRequest, reference: str, kind: StrandKind) -> HttpResponse:
    """Let a part of a request go on by itself."""
    access_request = get_own_request(request.member, reference)
    today = todays_date()
    sent = request.POST or request.typed_before
    about: dict[str, Any] = {"access_request": access_request, "kind": kind, "member": request.member, "today": today}
    form = StrandForm(sent, initial=first_values(access_request, today), **about)
    if request.typed_before or "preview" in request.POST:
        form = StrandForm(initial=as_typed(form), **about)
    elif request.method == "POST" and form.is_valid():
        with errors_on(form):
            strand = part(access_request=access_request, draft=form.draft(), by=request.member, today=today)
            messages.success(request, said_after(strand), extra_tags=SAVED)
            return redirect(strand)
    context = {
        "form": form,
        "access_request": access_request,
        "kind": kind,
        "is_transfer": kind == StrandKind.TRANSFERRED,
        "draft_page": f"{access_request.reference}:{kind}",
    }
    return render(request, "requests_app/part_request.html", context)


def said_after(strand: AccessRequest) -> str:
    due = strand.due_latest
    if strand.answered_on or due is None:
        return _("This part goes on as %(reference)s.") % {"reference": strand.reference}
    words = _("This part goes on as %(reference)s. The answer is due on %(day)s.")
    return words % {"reference": strand.reference, "day": long_date(due)}
