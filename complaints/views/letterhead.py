"""The head of the newsroom's letters: an admin's settings page, what it will look like, the logo."""

from base64 import b64encode
from dataclasses import dataclass, replace
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.formats import time_format
from django.utils.timezone import localtime
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from complaints.assembly import content_of, letterhead, pdf_of
from complaints.letterhead_form import LetterheadForm, refusal, values_of_draft
from complaints.letters.content import LetterContent
from complaints.letters.facts import Signatory
from complaints.models import Complaint
from complaints.sample import sample_facts
from complaints.views.letter import pdf_response
from complaints.views.page import logo_address
from newsrooms.access import SAVED, MemberRequest, for_member
from newsrooms.actions.change_letterhead import LetterheadChanged, change_letterhead
from newsrooms.logos import LogoRefused, drawn_anew
from newsrooms.models import AuditEntry, Logo, Membership, Newsroom
from newsrooms.today import today as todays_date
from newsrooms.uploads import let_pass
from requests_app.enums import ComplaintStage, Language
from requests_app.forms.fields import as_typed

SHOWN_OF_A_TEXT = 250  # characters that the preview shows of what is typed: no field takes more
FEW = 5  # complaints that are named one by one


@dataclass(frozen=True)
class Preview:
    """The head and the foot of a letter as they would be printed, in both languages; `error`: of the logo."""

    letters: list[LetterContent]
    error: str = ""


@require_http_methods(["GET", "POST"])
@for_member
def letterhead_settings(request: MemberRequest) -> HttpResponse:
    """What stands at the head of every letter that is still to be made, and who signs it."""
    only_admins(request)
    newsroom = request.member.newsroom
    typed = request.POST if "preview" in request.POST else request.typed_before
    form = LetterheadForm(typed or request.POST or None, request.FILES or None, newsroom=newsroom)
    shown = preview_of(form, newsroom)
    if typed is not None:
        form = LetterheadForm(initial=as_typed(form), newsroom=newsroom)
    elif request.method == "POST":
        for name, _reason in let_pass(request):
            form.add_error("logo", ValidationError(refusal("too_large"), params={"name": name}))
        if form.is_valid():
            try:
                return saved(request, form)
            except LetterheadChanged as conflict:
                say_who_was_first(request.member, form, conflict.current)
    context = {
        "form": form,
        "preview": shown,
        "complete": all((newsroom.street, newsroom.city, newsroom.postal_code, newsroom.email)),
        "approved": len(approved_by_now(request.member)),
        "newsroom": newsroom,
    }
    return render(request, "complaints/letterhead.html", context)


@require_POST
@for_member
def letterhead_preview(request: MemberRequest) -> HttpResponse:
    """The same while it is typed. Saves nothing."""
    only_admins(request)
    form = LetterheadForm(request.POST, request.FILES, newsroom=request.member.newsroom)
    shown = preview_of(form, request.member.newsroom)
    return render(request, "complaints/_letterhead_preview.html", {"preview": shown})


@require_GET
@for_member
def letterhead_sample(request: MemberRequest) -> HttpResponse:
    """A whole letter under the letterhead as it is saved, its facts invented, marked as a draft."""
    only_admins(request)
    newsroom, asked = request.member.newsroom, request.GET.get("language", "")
    language = asked if asked in Language.values else get_language() or newsroom.language
    signatory = Signatory(name=newsroom.signatory_name, title=newsroom.signatory_title)
    pdf = pdf_of(sample_facts(letterhead(newsroom, language), signatory, language, todays_date()))
    return pdf_response(pdf, f"letterhead-{language}.pdf", as_attachment=False)


@require_GET
@for_member
def letterhead_logo(request: MemberRequest) -> HttpResponse:
    """The logo of one's own newsroom, for the letters on the screen."""
    logo = get_object_or_404(Logo.objects.visible_to(request.member), sha256=request.member.newsroom.logo)
    return HttpResponse(bytes(logo.content), content_type="image/png")


def only_admins(request: MemberRequest) -> None:
    if not request.member.manages_newsroom:
        raise Http404


def saved(request: MemberRequest, form: LetterheadForm) -> HttpResponse:
    """Raises: `LetterheadChanged`."""
    was, now = change_letterhead(
        draft=form.draft(),
        logo=form.new_logo(),
        expected_version=form.cleaned_data["version"],
        by=request.member,
    )
    messages.success(
        request,
        _("Saved. Every draft has the new letterhead; letters already made stay as they are."),
        extra_tags=SAVED,
    )
    if any(letterhead(was, language) != letterhead(now, language) for language in Language.values):
        say_what_must_be_approved_again(request)
    return redirect("letterhead", newsroom=now.slug)


def approved_by_now(member: Membership) -> list[Complaint]:
    """Whose letter is not made yet: what was approved has the letterhead of that day."""
    found = Complaint.objects.visible_to(member).filter(stage=ComplaintStage.APPROVED)
    return list(found.select_related("access_request").order_by("access_request__reference"))


def say_what_must_be_approved_again(request: MemberRequest) -> None:
    waiting = [complaint.access_request.reference for complaint in approved_by_now(request.member)]
    if waiting:
        words = ngettext(
            "%(count)d complaint was approved under the old letterhead: take its approval back and have it approved"
            " again before its letter is made (%(which)s).",
            "%(count)d complaints were approved under the old letterhead: take their approvals back and have them"
            " approved again before their letters are made (%(which)s).",
            len(waiting),
        )
        which = ", ".join([*waiting[:FEW], *(["…"] if len(waiting) > FEW else [])])
        messages.warning(request, words % {"count": len(waiting), "which": which})


def say_who_was_first(member: Membership, form: LetterheadForm, current: Newsroom) -> None:
    changes = AuditEntry.objects.visible_to(member).filter(action="newsroom.letterhead_changed")
    last = changes.order_by("-pk").first()
    words = _(
        "%(who)s changed the letterhead at %(time)s, while this page was open. What you typed is kept, and is saved"
        " when you press the button again."
    )
    time = time_format(localtime(last.at, ZoneInfo(current.time_zone))) if last else ""
    form.add_error(None, ValidationError(words, params={"who": last.actor_name if last else "", "time": time}))
    form.take_version(current.letterhead_version)


def preview_of(form: LetterheadForm, newsroom: Newsroom) -> Preview:
    """What was typed, not judged: a word that is half typed is no error yet. Only a logo is told of at once."""
    typed: dict[str, Any] = as_typed(form) if form.is_bound else dict(form.initial)
    told = {name: str(typed.get(name) or "")[:SHOWN_OF_A_TEXT].replace("\x00", "") for name in values_of_draft()}
    logo, error = logo_of_typed(typed, newsroom)
    shown = Newsroom(**{**told, "name": newsroom.name, "logo": "1" if logo else ""})
    shown.logo_names_us = bool(logo and typed.get("logo_names_us"))
    signatory, today = Signatory(name=shown.signatory_name, title=shown.signatory_title), todays_date()
    letters = []
    for language in (newsroom.language, "en" if newsroom.language == "fr" else "fr"):
        content = content_of(sample_facts(letterhead(shown, language), signatory, language, today))
        letters.append(replace(content, logo_address=logo, is_draft=False, parties=(), sections=(), enclosures=()))
    return Preview(letters, error)


def logo_of_typed(typed: dict[str, Any], newsroom: Newsroom) -> tuple[str, str]:
    """Where the page finds the logo that was chosen, else the one that there is; and what is wrong with it."""
    chosen = typed.get("logo")
    if chosen:
        try:
            drawn = drawn_anew(chosen)
        except LogoRefused as refused:
            return "", refusal(refused.code)
        finally:
            chosen.seek(0)
        return f"data:image/png;base64,{b64encode(drawn).decode()}", ""
    return ("" if typed.get("remove_logo") else logo_address(newsroom)), ""
