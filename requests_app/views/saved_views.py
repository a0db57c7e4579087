from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from newsrooms.access import MemberRequest, for_member
from requests_app.actions.save_view import forget_view, open_with, save_view
from requests_app.forms.view_form import ViewForm
from requests_app.models import OpeningView, SavedView
from requests_app.queries.address import Asked
from requests_app.queries.filters import filters_said, named


@require_http_methods(["GET", "POST"])
@for_member
def saved_views(request: MemberRequest) -> HttpResponse:
    """Keep the dashboard that the address asks for; the views that one may use."""
    member, asked = request.member, Asked.read(request.GET)
    form = ViewForm(request.POST or None)
    if form.is_valid():
        save_view(query=asked.query(), by=member, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect(reverse("overdue", args=[member.newsroom.slug]) + asked.query())
    opening = OpeningView.objects.visible_to(member).first()
    context = {
        "form": form,
        "asked": asked,
        "filters": filters_said(asked, named(member, asked)),
        "views": [(view, view.may_be_changed_by(member)) for view in SavedView.objects.visible_to(member)],
        "opening": opening.view_id if opening else None,
    }
    return render(request, "requests_app/saved_views.html", context)


@require_POST
@for_member
def saved_view(request: MemberRequest, view_id: int) -> HttpResponse:
    """Open the dashboard with a view or no longer, or forget it."""
    view = get_object_or_404(SavedView.objects.visible_to(request.member), pk=view_id)
    if "forget" in request.POST:
        if not view.may_be_changed_by(request.member):
            raise Http404
        forget_view(view=view, by=request.member)
    else:
        open_with(view=view if request.POST.get("opens") == "1" else None, by=request.member)
    messages.success(request, _("Saved."))
    return redirect("saved_views", newsroom=request.member.newsroom.slug)
