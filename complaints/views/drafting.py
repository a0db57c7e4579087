from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from complaints.actions.draft_for_many import NotAllReady, draft_for_many
from complaints.drafting import prospects_of
from complaints.forms import LanguageForm
from newsrooms.access import MemberRequest, for_member
from newsrooms.today import today as todays_date
from requests_app.enums import BulkKind
from requests_app.models import AccessRequest, BulkChange
from requests_app.views.selecting import Selection, WayBack, for_selection


@for_selection
def draft_selected(request: MemberRequest, selection: Selection) -> HttpResponse:
    """Which of the requests that are checked can have their complaint drafted, and why the others cannot."""
    member, today, sent = request.member, todays_date(), "draft" in request.POST
    initial = {"language": get_language() or member.newsroom.language}
    form = LanguageForm(request.POST if sent else None, initial=initial)
    if sent and form.is_valid():
        try:
            change = draft_for_many(requests=selection.numbers, by=member, today=today, **form.cleaned_data)
        except NotAllReady as refusal:
            names = ", ".join(one.access_request.reference for one in refusal.which)
            words = _("Nothing was drafted, for it has become another matter: %(requests)s. See below why.")
            form.add_error(None, ValidationError(words, params={"requests": names}))
        else:
            address = reverse("drafted_complaints", args=[member.newsroom.slug, change.pk])
            return redirect(address + selection.back.kept)
    prospects = prospects_of(selection.requests, member, today)
    ready = [one for one in prospects if not one.why_not]
    context: dict[str, Any] = {
        "form": form,
        "back": selection.back,
        "ready": sorted(ready, key=lambda one: (one.timing.last_day is None, one.timing.last_day)),
        "others": [one for one in prospects if one.why_not],
    }
    return render(request, "complaints/draft_selected.html", context)


@require_GET
@for_member
def drafted_complaints(request: MemberRequest, number: int) -> HttpResponse:
    """What was drafted at once, with the way to each."""
    member = request.member
    changes = BulkChange.objects.visible_to(member).filter(kind=BulkKind.DRAFT)
    change = get_object_or_404(changes, pk=number)
    numbers = [pk for pk, _complaint in change.rows]
    seen = AccessRequest.objects.visible_to(member).filter(pk__in=numbers).for_list().select_related("newsroom")
    prospects = prospects_of(list(seen.order_by("due_latest", "pk")), member, todays_date())
    back = WayBack.read(request, request.GET.get("list"), request.GET)
    return render(request, "complaints/drafted.html", {"prospects": prospects, "back": back})
