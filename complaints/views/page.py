"""What the page of a complaint shows, whoever asks and however it came about."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from complaints.actions.changing import may_work_on
from complaints.assembly import content_of, facts_of
from complaints.enums import AWAY, DELAYS, EDITABLE
from complaints.forms import ComplaintForm, ConfirmForm, SentForm, StartForm
from complaints.lapsing import lapsed
from complaints.letters.content import Enclosure, LetterContent, enclosures
from complaints.letters.facts import LetterFacts
from complaints.models import Complaint, Letter
from complaints.readiness import Check, Timing, Weight, checks_of, only_the_individual
from complaints.suggesting import Suggestion, timing_for
from complaints.views.bundle import bundle_standing
from complaints.views.comments import discussion_of
from complaints.views.finding import complaints_on
from complaints.views.following import away_sentence, life_of
from newsrooms.access import MemberRequest
from newsrooms.models import Newsroom
from requests_app.enums import ComplaintStage, Statute
from requests_app.forms.fields import as_typed
from requests_app.models import AccessRequest, Document
from requests_app.queries.documents import lines_of
from requests_app.winding import clock_of

STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
OPEN_WEIGHTS = (Weight.STOPS, Weight.CONFIRM)


@dataclass(frozen=True)
class Standing:
    """A complaint as it stands on a day: what its page is made from."""

    complaint: Complaint
    facts: LetterFacts
    timing: Timing
    checks: list[Check]
    papers: tuple[Enclosure, ...]

    @property
    def asked(self) -> dict[str, str]:
        """The warnings that a person must confirm, by field."""
        found = {"confirmed_uncertain": self.timing.uncertain, "confirmed_out_of_time": self.timing.out_of_time}
        return {name: text for name, text in found.items() if text}

    @property
    def unconfirmed(self) -> dict[str, str]:
        return {name: text for name, text in self.asked.items() if not getattr(self.complaint, name)}

    @property
    def lapsed(self) -> str:
        """What has taken the ground from under it, once its letter is made."""
        return lapsed(self.complaint, self.facts.clock, self.timing)

    @property
    def missing(self) -> int:
        return sum(check.weight in OPEN_WEIGHTS for check in self.checks)


def standing_of(complaint: Complaint, today: date) -> Standing:
    clock = clock_of(complaint.access_request, today)
    facts, timing = facts_of(complaint, today, clock=clock), timing_for(complaint, clock, today)
    everything = enclosures(replace(facts, not_enclosed=frozenset()))
    return Standing(complaint, facts, timing, checks_of(complaint, facts, timing), everything)


def complaint_form(standing: Standing, today: date, data: Any = None) -> ComplaintForm:
    return ComplaintForm(data, complaint=standing.complaint, papers=standing.papers, today=today, asked=standing.asked)


def form_as_typed(standing: Standing, today: date, typed: QueryDict) -> ComplaintForm:
    """The form with what was typed, neither judged nor saved."""
    told = as_typed(complaint_form(standing, today, typed))
    about: dict[str, Any] = {"complaint": standing.complaint, "papers": standing.papers, "today": today}
    return ComplaintForm(initial=told, asked=standing.asked, **about)


def letter_on_screen(facts: LetterFacts, newsroom: Newsroom) -> LetterContent:
    """The letter for the page: its drawing takes its paint from our sheet, since a page allows no style of its own."""
    content = content_of(replace(facts, strip=SafeString(STYLE.sub("", facts.strip))))
    return replace(content, logo_address=logo_address(newsroom))


def logo_address(newsroom: Newsroom) -> str:
    """Where a page finds the logo; another one has another address. Empty: there is none."""
    address = reverse("letterhead_logo", kwargs={"newsroom": newsroom.slug})
    return f"{address}?{newsroom.logo[:8]}" if newsroom.logo else ""


@dataclass(frozen=True)
class Choice:
    """What may be complained of, as the start page shows it."""

    all: list[Suggestion]
    made: list[Complaint]

    @property
    def offered(self) -> list[Suggestion]:
        return [one for one in self.all if not one.timing.refusal]

    @property
    def supported(self) -> list[Suggestion]:
        """Those that the facts speak for."""
        return [one for one in self.offered if one.supported]

    @property
    def possible(self) -> list[Suggestion]:
        """Those of which only a person knows."""
        return [one for one in self.offered if not one.supported]

    @property
    def not_now(self) -> list[Suggestion]:
        return [one for one in self.all if one.timing.refusal]

    @property
    def first(self) -> list[str]:
        """What is checked at first: the one that closes first of those that the facts speak for."""
        return [one.key for one in self.supported if not one.timing.out_of_time][:1]

    @property
    def asked(self) -> dict[str, str]:
        """The warnings that a person must confirm, by field."""
        uncertain = next((one.timing.uncertain for one in self.offered if one.timing.uncertain), "")
        late = next((one.timing.out_of_time for one in self.offered if one.timing.out_of_time), "")
        return {
            name: text
            for name, text in {"confirmed_uncertain": uncertain, "confirmed_out_of_time": late}.items()
            if text
        }


def start_page(
    request: MemberRequest, access_request: AccessRequest, choice: Choice, form: StartForm | None, *, status: int = 200
) -> HttpResponse:
    """Before there is a complaint: which may be made, and why not the others."""
    checked = form["grounds"].value() or [] if form else []
    context = {
        "access_request": access_request,
        "choice": choice,
        "form": form,
        "checked": checked,
        "sentence": start_sentence(choice),
        "notice": only_the_individual() if access_request.statute == Statute.PRIVACY_ACT else "",
    }
    return render(request, "complaints/start.html", context, status=status)


def start_sentence(choice: Choice) -> str:
    """What may be done here, in one sentence."""
    if not choice.supported:
        delays = [one for one in choice.not_now if one.ground in DELAYS]
        return delays[0].timing.refusal if delays else _("The facts support no further complaint today.")
    if any(one.timing.uncertain or one.timing.out_of_time for one in choice.supported):
        return _("Read the warning before you draft this complaint.")
    if len(choice.supported) > 1:
        return _("The facts support more than one complaint: each is drafted by itself.")
    return _("The complaint can be drafted from the facts, without typing.")


def complaint_page(
    request: MemberRequest,
    standing: Standing,
    *,
    today: date,
    form: ComplaintForm | None = None,
    conflict: list[tuple[str, str, str]] | None = None,
    differences: list[tuple[str, str, str]] | None = None,
    siblings: list[Complaint] | None = None,
    sent_form: SentForm | None = None,
    sent_papers: Sequence[Document] = (),
    status: int = 200,
) -> HttpResponse:
    """The complaint, editable for those who may, else as it stands."""
    complaint, member = standing.complaint, request.member
    editable = complaint.stage in EDITABLE and may_work_on(complaint, member)
    letter = Letter.objects.visible_to(member).filter(complaint=complaint).first()
    shown = not standing.timing.refusal and complaint.stage not in [ComplaintStage.EXPORTED, *AWAY]
    may_send = complaint.stage == ComplaintStage.EXPORTED and may_work_on(complaint, member)
    context = {
        "complaint": complaint,
        "siblings": complaints_on(member, complaint.access_request) if siblings is None else siblings,
        "access_request": complaint.access_request,
        "sentence": sentence_of(standing, letter),
        "sent_form": (sent_form or SentForm(complaint=complaint, today=today)) if may_send else None,
        "sent_papers": lines_of(sent_papers),
        "life": life_of(complaint, standing.facts.clock, member, today) if complaint.stage in AWAY else None,
        "standing": standing,
        "letter": letter_on_screen(standing.facts, complaint.newsroom) if shown else None,
        "made": letter,
        "bundle": bundle_standing(letter, complaint, member) if letter else None,
        "form": (form or complaint_form(standing, today)) if editable and shown else None,
        "export_form": export_form(standing, member.may_export_letters),
        "conflict": conflict or [],
        "differences": differences or [],
        "stages": stages_of(complaint),
        "discussion": discussion_of(complaint, member),
        "may_send_back": member.may_approve_complaints and complaint.stage == ComplaintStage.APPROVED,
        "has_final_letter": complaint.stage in [ComplaintStage.EXPORTED, *AWAY],
    }
    return render(request, "complaints/complaint.html", context, status=status)


def export_form(standing: Standing, allowed: bool) -> ConfirmForm | None:  # noqa: FBT001
    if not allowed or standing.complaint.stage != ComplaintStage.APPROVED:
        return None
    return ConfirmForm(asked=standing.unconfirmed, auto_id="id_export_%s")


def sentence_of(standing: Standing, letter: Letter | None) -> str:
    """How things stand and what to do next."""
    if standing.complaint.stage in AWAY:
        return away_sentence(standing.complaint)
    if standing.complaint.stage == ComplaintStage.EXPORTED:
        if letter:
            return _("Letter %(number)s is made. Send it to the Commissioner.") % {"number": letter.number}
        return _("The letter is made.")
    if standing.timing.refusal:
        return standing.timing.refusal
    if standing.missing:
        return ngettext(
            "%(count)d thing to check before it can be approved.",
            "%(count)d things to check before it can be approved.",
            standing.missing,
        ) % {"count": standing.missing}
    return {
        ComplaintStage.DRAFT: _("This complaint is ready to be read by an editor."),
        ComplaintStage.IN_REVIEW: _("This complaint waits for approval."),
        ComplaintStage.APPROVED: _("This complaint is approved: its letter can be made."),
    }[ComplaintStage(standing.complaint.stage)]


def stages_of(complaint: Complaint) -> list[tuple[str, str, bool]]:
    """Badge, word, and whether it is now."""
    stages = [
        ("draft", ComplaintStage.DRAFT),
        ("in_review", ComplaintStage.IN_REVIEW),
        ("approved", ComplaintStage.APPROVED),
        ("exported", ComplaintStage.EXPORTED),
        ("sent", ComplaintStage.SENT),
        ("registered", ComplaintStage.REGISTERED),
        ("closed", ComplaintStage.CLOSED),
    ]
    return [(badge, str(stage.label), stage == complaint.stage) for badge, stage in stages]
