from zoneinfo import ZoneInfo

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.formats import time_format
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from newsrooms.access import MemberRequest, for_member
from requests_app.actions.change_institution import (
    InstitutionChanged,
    NameTaken,
    add_institution,
    correct_institution,
    forget_alias,
    take_back_correction,
)
from requests_app.enums import AliasKind
from requests_app.forms.institution_form import InstitutionForm, first_values, values_of
from requests_app.institutions.matching import OFFERED, Matcher
from requests_app.models import Institution, InstitutionAlias
from requests_app.queries.address import number_or_none
from requests_app.queries.institutions import find, told_of
from requests_app.queries.scorecards import card_for, figures_of

LISTED = 400


@require_GET
@for_member
def institution_search(request: MemberRequest) -> HttpResponse:
    """The type-ahead's answer as JSON; asked without it, a plain page of the same list."""
    typed = request.GET.get("q", "")[:200].replace("\x00", "")
    matcher = Matcher(request.member.newsroom)
    if request.get_preferred_type(["text/html", "application/json"]) != "application/json":
        found = matcher.offer(typed, LISTED)
        return render(request, "requests_app/institutions.html", {"institutions": found, "typed": typed})
    here = get_language() or "en"
    other = "en" if here == "fr" else "fr"
    return JsonResponse(
        {
            "results": [
                {
                    "value": institution.slug,
                    "label": institution.name(here),
                    "initials": institution.abbreviation(here),
                    "other": institution.name(other) if institution.name_en != institution.name_fr else "",
                    "other_initials": institution.abbreviation(other),
                    "other_lang": other,
                }
                for institution in matcher.offer(typed, OFFERED)
            ]
        }
    )


@require_http_methods(["GET", "POST"])
@for_member
def institution(request: MemberRequest, slug: str) -> HttpResponse:
    """What is known of an institution. An admin forgets a name that the newsroom remembers for it."""
    shown = institution_or_404(request, slug)
    if request.method == "POST":
        only_admins(request)
        remembered = InstitutionAlias.objects.visible_to(request.member).filter(kind=AliasKind.REMEMBERED)
        alias = get_object_or_404(remembered, institution=shown, pk=number_or_none(request.POST.get("forget")))
        forget_alias(alias=alias, by=request.member)
        messages.success(request, _("“%(name)s” is forgotten.") % {"name": alias.alias})
        return to_page(request, shown)
    context = {
        "told": told_of(shown, request.member),
        "card": card_for(shown, request.member),
        "figures": figures_of(shown),
    }
    return render(request, "requests_app/institution.html", context)


@require_http_methods(["GET", "POST"])
@for_member
def new_institution(request: MemberRequest) -> HttpResponse:
    """Add an institution that the shared list does not have, for the newsroom alone."""
    only_admins(request)
    typed = request.GET.get("name", "")[:200].replace("\x00", "")
    form = InstitutionForm(request.POST or None, initial=dict(first_values(typed)))
    if form.is_valid():
        submission = form.cleaned_data["submission"] or first_values("")["submission"]
        try:
            return saved(request, add_institution(draft=form.draft(), submission=submission, by=request.member))
        except NameTaken as taken:
            refuse_name(form, taken)
    return render(request, "requests_app/institution_form.html", {"form": form})


@require_http_methods(["GET", "POST"])
@for_member
def change_institution(request: MemberRequest, slug: str) -> HttpResponse:
    """Correct a shared institution for the newsroom alone, change one of its own, or take a correction back."""
    only_admins(request)
    changed = institution_or_404(request, slug)
    if "take_back" in request.POST:
        if changed.corrects is None:
            raise Http404
        return saved(request, take_back_correction(institution=changed, by=request.member))
    form = InstitutionForm(request.POST or None, initial=dict(values_of(changed)), institution=changed)
    if form.is_valid():
        version = form.cleaned_data["version"] or 0
        try:
            told = correct_institution(
                institution=changed, draft=form.draft(), by=request.member, expected_version=version
            )
        except NameTaken as taken:
            refuse_name(form, taken)
        except InstitutionChanged as conflict:
            say_who_was_first(form, conflict.current, ZoneInfo(request.member.newsroom.time_zone))
        else:
            return saved(request, told)
    return render(request, "requests_app/institution_form.html", {"form": form, "institution": changed})


def only_admins(request: MemberRequest) -> None:
    if not request.member.manages_newsroom:
        raise Http404


def institution_or_404(request: MemberRequest, slug: str) -> Institution:
    found = find(request.member, slug)
    if found is None:
        raise Http404
    return found


def to_page(request: MemberRequest, shown: Institution) -> HttpResponse:
    return redirect("institution", newsroom=request.member.newsroom.slug, slug=shown.slug)


def saved(request: MemberRequest, told: Institution) -> HttpResponse:
    messages.success(request, _("Saved."))
    return to_page(request, told)


def refuse_name(form: InstitutionForm, taken: NameTaken) -> None:
    """Beside the name that was typed: one in one language alone is its name in both."""
    error = ValidationError(_("%(name)s is in the list already."), params={"name": taken.by.name()})
    typed = [name for name in ("name_en", "name_fr") if form.cleaned_data[name]]
    form.add_error(taken.field if taken.field in typed else typed[0], error)


def say_who_was_first(form: InstitutionForm, current: Institution, zone: ZoneInfo) -> None:
    words = _(
        "%(who)s changed this institution at %(time)s, while this page was open. What you typed is kept, and is saved "
        "when you press the button again."
    )
    params = {"who": current.changed_by, "time": time_format(localtime(current.changed_at, zone))}
    form.add_error(None, ValidationError(words, params=params))
    form.take_version(current.version)
