"""What is done to the requests that are checked in a list."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from newsrooms.access import UNDO, MemberRequest, for_member
from requests_app.actions.bulk import NotTheirs
from requests_app.actions.hand_over import hand_over
from requests_app.actions.tag_requests import tag_requests
from requests_app.actions.undo_bulk import TakenBack, TooLateToUndo
from requests_app.actions.undo_bulk import undo_bulk as take_back
from requests_app.actions.watch import stop_watching_all, watch_all
from requests_app.forms.bulk_forms import TagForm, refuse_gone
from requests_app.forms.people_forms import AssignForm
from requests_app.models import AccessRequest, BulkChange
from requests_app.queries.address import number_or_none
from requests_app.views.hand_over import said as said_of_hand_over
from requests_app.views.selecting import Selection, WayBack, for_selection


@for_selection
def watch_selected(request: MemberRequest, selection: Selection) -> HttpResponse:
    """Watch what is checked oneself, or stop it: at once, for it can be taken back."""
    if "stop" in request.POST:
        change = stop_watching_all(requests=selection.numbers, by=request.member)
        count, nothing = len(change.rows), _("You watch none of these.")
        words = ngettext("You watch %(count)d request no more.", "You watch %(count)d requests no more.", count)
    else:
        change = watch_all(requests=selection.numbers, by=request.member)
        count, nothing = len(change.rows), _("You watch these already.")
        words = ngettext("You watch %(count)d request.", "You watch %(count)d requests.", count)
    return done(request, selection, change, words % {"count": count} if count else nothing)


@for_selection
def assign_selected(request: MemberRequest, selection: Selection) -> HttpResponse:
    """Give what is checked to a colleague."""
    sent = "held" in request.POST
    form = AssignForm(request.POST if sent else None, member=request.member)
    if sent and form.is_valid():
        to = form.cleaned_data["to"]
        try:
            change = hand_over(held=held_when_shown(request, selection), to=to, by=request.member)
        except NotTheirs as refusal:
            refuse_gone(form, refusal)
        else:
            nothing = _("These requests are %(name)s’s already.") % {"name": to.user}
            return done(request, selection, change, said_of_hand_over(change, to) if change.rows else nothing)
    return chosen_page(request, selection, form, "requests_app/assign_selected.html")


def held_when_shown(request: MemberRequest, selection: Selection) -> dict[int, int]:
    """Whose each was when the page was made: what was handed over meanwhile is not handed over unseen."""
    told = dict(pair.split(":", 1) for pair in request.POST.getlist("held") if ":" in pair)
    return {number: number_or_none(told.get(str(number))) or 0 for number in selection.numbers}


@for_selection
def tag_selected(request: MemberRequest, selection: Selection) -> HttpResponse:
    """Put tags on what is checked, or take some off."""
    sent = "add" in request.POST
    theirs, _others = selection.split(request.member)
    form = TagForm(request.POST if sent else None, member=request.member, requests=theirs)
    if sent and form.is_valid():
        try:
            change = tag_requests(requests=selection.numbers, by=request.member, **form.cleaned_data)
        except NotTheirs as refusal:
            refuse_gone(form, refusal)
        else:
            count, nothing = len(change.rows), _("They are tagged so already.")
            words = ngettext("Tags changed on %(count)d request.", "Tags changed on %(count)d requests.", count)
            return done(request, selection, change, words % {"count": count} if count else nothing)
    return chosen_page(request, selection, form, "requests_app/tag_selected.html")


def chosen_page(request: MemberRequest, selection: Selection, form: Any, template: str) -> HttpResponse:
    """The question that comes before the change, with what it is about; what is not one's own to change is named."""
    theirs, others = selection.split(request.member)
    context = {
        "form": form,
        "back": selection.back,
        "requests": theirs,
        "others": others,
        "any_restricted": any(one.restricted for one in theirs),
    }
    return render(request, template, context)


def done(request: MemberRequest, selection: Selection, change: BulkChange, words: str) -> HttpResponse:
    """Back to the list, which says what was done and offers to take it back."""
    undo = UNDO + change.undo_url + selection.back.kept if change.rows else ""
    messages.success(request, words, extra_tags=undo)
    return redirect(selection.back.url)


@require_POST
@for_member
def undo_bulk(request: MemberRequest, number: int) -> HttpResponse:
    """Take back what one has done to several requests."""
    change = get_object_or_404(BulkChange.objects.visible_to(request.member), pk=number)
    try:
        taken = take_back(change=change, by=request.member, now=timezone.now())
    except TooLateToUndo:
        messages.error(request, _("This was taken back before, or is more than a day old. Nothing was changed."))
    else:
        say_taken_back(request, taken)
    return redirect(WayBack.read(request, request.GET.get("list"), request.GET).url)


def say_taken_back(request: MemberRequest, taken: TakenBack) -> None:
    """On how many; and those that stay, by name as far as one may see them."""
    count = len(taken.back)
    if count:
        words = ngettext("Taken back on %(count)d request.", "Taken back on %(count)d requests.", count)
        messages.success(request, words % {"count": count})
    if taken.kept:
        kept = [one.pk for one in taken.kept]
        seen = AccessRequest.objects.visible_to(request.member).filter(pk__in=kept).order_by("reference")
        names = ", ".join(seen.values_list("reference", flat=True)) or _("requests that you no longer see")
        words = _("Not taken back where somebody has changed it since: %(requests)s.")
        messages.warning(request, words % {"requests": names})
