from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from newsrooms.access import MemberRequest, for_member
from newsrooms.jobs import jobs_of
from newsrooms.models import Membership
from newsrooms.today import today as todays_date
from requests_app.actions.answer_sheet import SheetChanged, answer_sheet
from requests_app.actions.import_sheet import AlreadyImported
from requests_app.actions.import_sheet import import_sheet as bring_in
from requests_app.actions.start_import import start_import, subject_of
from requests_app.actions.undo_import import TooLateToUndo, undo_import
from requests_app.actions.upload_sheet import upload_sheet
from requests_app.forms.import_forms import (
    UploadForm,
    column_choices,
    encoding_choices,
    names_in,
    outcome_choices,
    separator_choices,
    with_answers,
    with_columns,
    with_file,
)
from requests_app.forms.institution_choice import type_ahead
from requests_app.imports.answers import Answers
from requests_app.imports.giving_back import rows_left
from requests_app.imports.judged import ReadSheet, counts_of, read_sheet
from requests_app.imports.known import what_is_known
from requests_app.imports.questions import questions_of
from requests_app.imports.sentences import refusal
from requests_app.imports.shown import shown, warned_first
from requests_app.imports.verdicts import Outcome, Reason
from requests_app.models import SheetImport
from requests_app.models.sheet_import import ImportState
from requests_app.sheets.sheet import SheetRefused, text_of

SHOWN = 20
HEADERS_SHOWN = 12
ROWS_SHOWN = 50
AT_ONCE = 500  # rows that a page may wait for; more go in in the background


@require_http_methods(["GET", "POST"])
@for_member
def import_sheets(request: MemberRequest) -> HttpResponse:
    """Choose a file. What cannot be read is refused here, in a sentence, and kept nowhere."""
    if not request.member.manages_newsroom:
        raise Http404
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        content = file.read()
        try:
            read_sheet(content, file.name, Answers(), request.member)
        except SheetRefused as refused:
            form.add_error("file", refusal(refused))
        else:
            return redirect(upload_sheet(content=content, name=file.name, by=request.member))
    recent = (
        SheetImport.objects.visible_to(request.member).select_related("newsroom").defer("content", "left", "answers")
    )
    return render(request, "requests_app/import_sheets.html", {"form": form, "recent": recent.order_by("-pk")[:SHOWN]})


@require_http_methods(["GET", "POST"])
@for_member
def sheet_import(request: MemberRequest, number: int) -> HttpResponse:
    """One file: its columns, what must be answered, and the rows going in."""
    kept = get_import(request.member, number)
    if request.method == "POST":
        return DOES.get(request.POST.get("do", ""), nothing)(request, kept)
    if kept.state == ImportState.OPEN:
        return render(request, "requests_app/import_check.html", check_context(request, kept))
    jobs = jobs_of(request.member.newsroom, subject_of(kept)) if kept.state == ImportState.RUNNING else []
    context = {"kept": kept, "job": jobs[0] if jobs else None, "may_undo": kept.may_be_undone(timezone.now())}
    return render(request, "requests_app/import_done.html", context)


@require_GET
@for_member
def rows_left_over(request: MemberRequest, number: int) -> HttpResponse:
    """The rows that did not go in, or would not as things stand, each with its reasons."""
    kept = get_import(request.member, number)
    found = read(request.member, kept)
    if kept.state == ImportState.OPEN:
        verdicts = found.verdicts(what_is_known(request.member, todays_date()))
        reasons = {verdict.line: verdict.reasons for verdict in verdicts if verdict.outcome is not Outcome.IMPORT}
    else:
        reasons = {int(line): [Reason(*reason) for reason in told] for line, told in kept.left.items()}
    name = kept.name.rsplit(".", 1)[0] + "-" + _("not-imported") + ".csv"
    return HttpResponse(
        rows_left(found, reasons),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": content_disposition_header(as_attachment=True, filename=name) or "attachment"},
    )


def get_import(member: Membership, number: int) -> SheetImport:
    """The import, or 404: not there, not yours and not an admin's look the same."""
    return get_object_or_404(SheetImport.objects.visible_to(member).select_related("newsroom"), pk=number)


def read(member: Membership, kept: SheetImport) -> ReadSheet:
    return read_sheet(bytes(kept.content), kept.name, Answers.from_json(kept.answers), member)


def check_context(request: MemberRequest, kept: SheetImport) -> dict[str, Any]:
    found = read(request.member, kept)
    known = what_is_known(request.member, todays_date())
    verdicts = list(found.verdicts(known))
    of = {outcome: [verdict for verdict in verdicts if verdict.outcome is outcome] for outcome in Outcome}
    return {
        "kept": kept,
        "sheet": found.sheet,
        "columns": columns_of(found),
        "column_choices": column_choices(),
        "outcome_choices": outcome_choices(),
        "type_ahead": type_ahead(request.member),
        "questions": questions_of(verdicts, found.layout, found.answers, known),
        "counts": counts_of(verdicts),
        "total": len(verdicts),
        "layout": found.layout,
        "header_choices": header_choices(found),
        "encoding_choices": encoding_choices() if found.sheet.encoding else [],
        "separator_choices": separator_choices() if found.sheet.encoding else [],
        "ready": [shown(verdict, found.layout) for verdict in warned_first(of[Outcome.IMPORT])[:ROWS_SHOWN]],
        "more_ready": max(0, len(of[Outcome.IMPORT]) - ROWS_SHOWN),
        "left": [shown(verdict, found.layout) for verdict in of[Outcome.SKIP][:ROWS_SHOWN]],
        "more_left": max(0, len(of[Outcome.SKIP]) - ROWS_SHOWN),
    }


@dataclass(frozen=True)
class ShownColumn:
    place: int
    heading: str
    name: str
    samples: list[str]


def columns_of(found: ReadSheet) -> list[ShownColumn]:
    layout = found.layout
    shown = [
        ShownColumn(place, layout.heading(place), layout.names.get(place, ""), layout.samples(place))
        for place in range(layout.width)
    ]
    return [column for column in shown if column.heading or column.samples]


def version_in(request: MemberRequest) -> int:
    typed = request.POST.get("version", "")
    return int(typed) if typed.isascii() and typed.isdigit() else 0


def header_choices(found: ReadSheet) -> list[tuple[int, str]]:
    """The lines that may be the headings, each by what stands there."""
    lines = [*found.sheet.lines[:HEADERS_SHOWN], found.layout.header]
    return sorted({(line.number, " · ".join(filter(None, map(text_of, line.cells)))) for line in lines})


def choose_file(request: MemberRequest, kept: SheetImport) -> HttpResponse:
    return keep(request, kept, with_file(request.POST, read(request.member, kept)), {})


def choose_columns(request: MemberRequest, kept: SheetImport) -> HttpResponse:
    return keep(request, kept, with_columns(request.POST, read(request.member, kept)), {})


def give_answers(request: MemberRequest, kept: SheetImport) -> HttpResponse:
    known = what_is_known(request.member, todays_date())
    names, unknown = names_in(request.POST, known)
    answers = with_answers(request.POST, read(request.member, kept), names)
    for typed in unknown:
        messages.error(request, _("“%(typed)s” is no institution that we know.") % {"typed": typed})
    return keep(request, kept, answers, names)


def keep(request: MemberRequest, kept: SheetImport, answers: Answers, names: dict[str, Any]) -> HttpResponse:
    try:
        read_sheet(bytes(kept.content), kept.name, answers, request.member)
        answer_sheet(
            sheet_import=kept, answers=answers, names=names, by=request.member, expected_version=version_in(request)
        )
    except SheetRefused as refused:
        messages.error(request, refusal(refused))
    except SheetChanged:
        messages.error(request, _("Somebody else answered meanwhile. This is how it stands now."))
    return redirect(kept)


def import_ready(request: MemberRequest, kept: SheetImport) -> HttpResponse:
    """Few rows go in while the page waits, many in the background."""
    found = read(request.member, kept)
    if len(found.layout.lines) > AT_ONCE:
        start_import(sheet_import=kept, by=request.member)
        return redirect(kept)
    with suppress(AlreadyImported):
        bring_in(sheet_import=kept, found=found, by=request.member, today=todays_date())
    return redirect(kept)


def undo(request: MemberRequest, kept: SheetImport) -> HttpResponse:
    try:
        removed, stay = undo_import(sheet_import=kept, by=request.member, now=timezone.now())
    except TooLateToUndo:
        messages.error(request, _("The import can no longer be undone."))
        return redirect(kept)
    messages.success(
        request,
        ngettext("One request was taken away.", "%(removed)d requests were taken away.", removed)
        % {"removed": removed},
    )
    if stay:
        words = ngettext(
            "One stays: something was added to it since.", "%(stay)d stay: something was added to them since.", stay
        )
        messages.warning(request, words % {"stay": stay})
    return redirect(kept)


def nothing(request: MemberRequest, kept: SheetImport) -> HttpResponse:  # noqa: ARG001
    return redirect(kept)


DOES = {"file": choose_file, "columns": choose_columns, "answers": give_answers, "import": import_ready, "undo": undo}
