from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from newsrooms.access import MemberRequest, for_member
from newsrooms.today import today as todays_date
from requests_app.actions.change_project import NameTaken, close_project, rename_project
from requests_app.forms.project_form import ProjectForm
from requests_app.models import Project
from requests_app.queries.listing import CAP
from requests_app.queries.projects import projects_of


@require_GET
@for_member
def projects(request: MemberRequest) -> HttpResponse:
    """The projects whose requests one sees."""
    return render(request, "requests_app/projects.html", {"projects": projects_of(request.member), "cap": CAP})


@require_http_methods(["GET", "POST"])
@for_member
def project(request: MemberRequest, project_id: int) -> HttpResponse:
    """Rename a project, close it or open it again: for who answers for the newsroom."""
    if not request.member.oversees:
        raise Http404
    changed = get_object_or_404(Project.objects.visible_to(request.member), pk=project_id)
    form = ProjectForm(request.POST if "name" in request.POST else None, initial={"name": changed.name})
    if "turn" in request.POST:
        closed_on = todays_date() if request.POST["turn"] == "closed" else None
        close_project(project=changed, on=closed_on, by=request.member)
    elif not (form.is_valid() and renamed(form, changed, request)):
        return render(request, "requests_app/project.html", {"form": form, "project": changed})
    messages.success(request, _("Saved."))
    return redirect("projects", newsroom=request.member.newsroom.slug)


def renamed(form: ProjectForm, changed: Project, request: MemberRequest) -> bool:
    """Whether the name was free; if not, the form says so."""
    try:
        rename_project(project=changed, name=form.cleaned_data["name"], by=request.member)
    except NameTaken:
        form.add_error("name", ValidationError(_("Another project of the newsroom has this name.")))
        return False
    return True
