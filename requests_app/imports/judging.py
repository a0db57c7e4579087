"""The verdict on each line of a sheet."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from requests_app.clock import LANGUAGES, Clock, ClockError, compute
from requests_app.drafts import EventDraft, RequestDraft
from requests_app.models import Institution
from requests_app.sheets.layout import Layout, not_a_request
from requests_app.sheets.sheet import Line, Sheet

from . import reading
from .answers import Answers
from .facts import facts_of_row, places_in_order
from .known import Known, fingerprint, squeezed
from .row import Row
from .verdicts import Outcome, RowDraft, Verdict


def judge(sheet: Sheet, layout: Layout, answers: Answers, known: Known) -> Iterator[Verdict]:
    """Line by line, in their order. A line that says again what one above it says is left out."""
    above: dict[Any, int] = {}
    for line in layout.lines:
        verdict = verdict_on(line, sheet, layout, answers, known)
        for key in keys_of(verdict):
            if key in above:
                verdict.skip("repeated_row", line=above[key])
            elif verdict.outcome is Outcome.IMPORT:  # one that waits keeps no other from going in
                above[key] = line.number
        yield verdict


def keys_of(verdict: Verdict) -> list[Any]:
    """What makes a line the same request as another of its sheet: the number, else all that is asked."""
    draft = verdict.draft
    if draft is None:
        return []
    request = draft.request
    if request.file_number:
        return [(request.institution.pk, squeezed(request.file_number))]
    return [(draft.reference, draft.fingerprint, request.text)]


def verdict_on(line: Line, sheet: Sheet, layout: Layout, answers: Answers, known: Known) -> Verdict:
    row = Row(line, layout, sheet, answers, known)
    none_of_ours = not_a_request(line, layout.header)
    if none_of_ours is not None:
        return row.verdict.skip(none_of_ours)
    if layout.is_summary_of_closed:
        return row.verdict.skip("closed_summary")
    return judged(row)


def judged(row: Row) -> Verdict:
    """Every fact of the line is read, so that all that must be asked is asked at once."""
    verdict = row.verdict
    asked = reading.institution(row)
    number = reading.file_number(row)
    subject, text = reading.subject_and_text(row)
    filed, received = reading.filing(row)
    under = reading.statute(row, number)
    verdict.values = {
        "reference": row.line_of_text("reference") or None,
        "institution": asked.code if asked else None,
        "file_number": number or None,
        "subject": subject or None,
        "statute": under,
        "filed": filed,
        "received": received,
        "answered": None,
        "disposition": None,
    }
    known_by = fingerprint(asked.code, filed, subject) if asked and filed else ""
    if asked is not None and (here := already_here(row, asked, number, filed, known_by)):
        return verdict.skip("already_here", reference=here)
    happened = events_of(row, received, under)
    facts = {"statute": under, "subject": subject, "text": text, "file_number": number, **reading.other_facts(row)}
    verdict.values |= {"project": facts["project_name"] or None, "journalist": facts["journalist"].email}
    if asked is None or filed is None:
        return verdict
    draft = RowDraft(
        request=RequestDraft(institution=asked, filed_on=filed, received_on=received, **facts),
        events=tuple(happened.events),
        corrects=happened.corrects,
        about=happened.about,
        left=happened.left,
        struck=happened.struck,
        named=reading.named(row),
        reference=reading.reference(row),
        fingerprint=known_by,
    )
    verdict.draft = replace(draft, clock=clock_of(row, draft)) if verdict.outcome is Outcome.IMPORT else draft
    return verdict


def already_here(row: Row, asked: Institution, number: str, filed: date | None, known_by: str) -> str:
    """Our reference of the request that this line is; "" when it is new.

    A request without a number may have been given one in the sheet since: one line may be it, no more.
    """
    known = row.known
    own = row.line_of_text("reference")
    if row.layout.own and known.references.get(own) == (asked.pk, filed):
        return own
    if number:
        return known.numbers.get((asked.pk, squeezed(number)), "") or known.unnumbered.pop(known_by, "")
    return known.prints.get(known_by, "")


def events_of(row: Row, received: date | None, under: str) -> reading.Happened:
    told = row.events()
    if told:
        return reading.whole_events(row, told)
    return reading.Happened(
        [
            *reading.acknowledgement_events(row, received),
            *reading.extension_events(row, under),
            *reading.answer_events(row),
            *reading.notes(row),
        ]
    )


def clock_of(row: Row, draft: RowDraft) -> Clock | None:
    """Let the clock judge the facts: what contradicts is asked, in the clock's own words."""
    try:
        return compute(facts_of_row(draft), row.known.today)
    except ClockError as error:
        standing = [draft.events[place] for place in places_in_order(draft)]
        sentences = {language: error.text(language) for language in LANGUAGES}
        row.verdict.ask(error.code, column_of(error, standing), sentences=sentences)
        return None


def column_of(error: ClockError, events: list[EventDraft]) -> str:
    """The column in which the refused fact stands."""
    place, _dot, name = error.field.partition(".")
    if not place.startswith("events["):
        return {"filed": "filed_on", "received": "received_on"}.get(error.field, error.field)
    kind = events[int(place[7:-1])].kind
    columns = {"acknowledgement": "acknowledged_on", "response": "answered_on", "abandoned": "answered_on"}
    if kind == "extension":
        return {"sent": "extension_sent_on", "until": "extension_until", "days": "extension_days"}.get(
            name, "extension_on"
        )
    return columns.get(kind, "events")
