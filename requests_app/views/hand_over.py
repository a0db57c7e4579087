from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from newsrooms.access import UNDO, MemberRequest, for_member
from newsrooms.models import Membership
from newsrooms.today import today as todays_date
from requests_app.actions.bulk import NotTheirs
from requests_app.actions.hand_over import hand_over as give
from requests_app.forms.people_forms import HandOverForm, colleagues
from requests_app.models import AccessRequest, BulkChange
from requests_app.queries.address import number_or_none
from requests_app.queries.listing import rows_of
from requests_app.queries.people import open_requests_of


@require_http_methods(["GET", "POST"])
@for_member
def hand_over(request: MemberRequest) -> HttpResponse:
    """Hand requests over to a colleague: one that the address names, or all that a person has open."""
    member, reference = request.member, request.GET.get("request", "")[:12].replace("\x00", "")
    person = whose(request, reference)
    offered = open_requests_of(person, member, reference)
    checked = [one.pk for one in offered if reference in (one.reference, "")]
    form = HandOverForm(request.POST or None, initial={"requests": checked}, member=member, offered=offered)
    if form.is_valid() and (change := handed_over(form, person, member)):
        to = form.cleaned_data["to"]
        messages.success(request, said(change, to), extra_tags=f"{UNDO}{change.undo_url}?list=request_list")
        return redirect(way_on(change, to, member))
    context: dict[str, Any] = {
        "form": form,
        "rows": rows_of(offered, todays_date()),
        "checked": form.checked(),
        "person": person,
        "people": colleagues(member) if member.oversees else [],
        "any_restricted": any(one.restricted for one in offered),
    }
    return render(request, "requests_app/hand_over.html", context)


def whose(request: MemberRequest, reference: str) -> int:
    """The person whose requests are handed over: one's own for a journalist, anybody's for who oversees."""
    if not request.member.oversees:
        return request.member.user_id
    if reference:
        named = AccessRequest.objects.visible_to(request.member).filter(reference=reference).first()
        return named.journalist_id if named else request.member.user_id
    return number_or_none(request.POST.get("from") or request.GET.get("from")) or request.member.user_id


def handed_over(form: HandOverForm, person: int, member: Membership) -> BulkChange | None:
    """What was handed over; None if it could not be, and then the form says why."""
    to = form.cleaned_data["to"]
    if to.user_id == person:
        form.add_error("to", _("These requests are %(name)s’s already.") % {"name": to.user})
        return None
    try:
        return give(held=dict.fromkeys(form.cleaned_data["requests"], person), to=to, by=member)
    except NotTheirs:
        form.refuse_gone()
        return None


def said(change: BulkChange, to: Membership) -> str:
    count = len(change.rows)
    words = ngettext("%(count)d request handed over to %(name)s.", "%(count)d requests handed over to %(name)s.", count)
    return words % {"count": count, "name": to.user}


def way_on(change: BulkChange, to: Membership, member: Membership) -> str:
    """The one request, if one still sees it; else the list of the colleague's."""
    given = AccessRequest.objects.visible_to(member).filter(pk__in=change.asked).select_related("newsroom")
    if len(change.asked) == 1 and (one := given.first()):
        return one.get_absolute_url()
    return f"{reverse('request_list', args=[member.newsroom.slug])}?journalist={to.user_id}"
