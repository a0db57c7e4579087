from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from itertools import islice
from typing import Any, TypeVar

from django.db import transaction
from django.utils import timezone

from newsrooms.audit import entry_of, record, record_all
from newsrooms.bulk import insert_all, insert_with_ids, new, without_collecting
from newsrooms.models import AuditEntry, Membership, Newsroom, snapshot
from requests_app.actions.log_request import next_number, project_named
from requests_app.actions.tagging import tags_named
from requests_app.drafts import EventDraft, RequestDraft
from requests_app.imports.facts import places_in_order
from requests_app.imports.judged import ReadSheet
from requests_app.imports.known import what_is_known
from requests_app.imports.reading import OUR_REFERENCE
from requests_app.imports.verdicts import Outcome, RowDraft, Verdict
from requests_app.models import AccessRequest, Event, ExtensionGround, FileNumber, ImportedRow, Limit, SheetImport
from requests_app.models.sheet_import import ImportState
from requests_app.winding import limit_values, set_dates

BATCH = 900  # SQLite may be built with room for 999 values in one question
Item = TypeVar("Item")
# What a draft and a row call alike, and what of an event is no row of its own.
TOLD = tuple(
    one.name for one in fields(RequestDraft) if one.name not in ("institution", "journalist", "project_name", "tags")
)
TOLD_OF_EVENT = tuple(one.name for one in fields(EventDraft) if one.name not in ("grounds", "institution", "about"))
Tell = Callable[[int, int], None]


class AlreadyImported(Exception):
    """The lines of this import went in before."""


@without_collecting()
def import_sheet(
    *,
    sheet_import: SheetImport,
    found: ReadSheet,
    by: Membership,
    today: date,
    tell: Tell | None = None,
) -> list[Verdict]:
    """Bring in the lines that are ready, all or none of them; each leaves its trace. Returns the verdict on every line.

    Judged before anything is locked, so that others go on working and the page sees how far it is; and once more under
    the lock if the newsroom's trail has grown meanwhile. Two imports of one file at once bring its lines in once.
    Raises: `AlreadyImported`.
    """
    trail = entries_in(by)
    verdicts = judged(found, by, today, tell)
    with transaction.atomic():
        newsroom = Newsroom.objects.select_for_update(no_key=True).get(pk=by.newsroom_id)
        imports = SheetImport.objects.select_for_update(of=("self",), no_key=True).defer("content")
        locked = imports.get(pk=sheet_import.pk)
        if locked.state not in (ImportState.OPEN, ImportState.RUNNING):
            raise AlreadyImported
        if entries_in(by) != trail:
            verdicts = judged(found, by, today, None)
        moving = Moving(newsroom, locked, by)
        moving.keep_references(found.references())
        for batch in batches(verdict for verdict in verdicts if verdict.outcome is Outcome.IMPORT):
            moving.save(batch)
        settle(locked, verdicts, by)
    return verdicts


def entries_in(by: Membership) -> int:
    """How long the newsroom's trail is: it only grows, with everything that is changed."""
    return AuditEntry.objects.filter(newsroom=by.newsroom_id).count()


def judged(found: ReadSheet, by: Membership, today: date, tell: Tell | None) -> list[Verdict]:
    verdicts: list[Verdict] = []
    for batch in batches(found.verdicts(what_is_known(by, today))):
        verdicts += batch
        if tell is not None:
            tell(len(verdicts), len(found.layout.lines))
    return verdicts


def settle(locked: SheetImport, verdicts: Sequence[Verdict], by: Membership) -> None:
    """Write down what came of it."""
    left = {verdict.line: reasons_of(verdict) for verdict in verdicts if verdict.outcome is not Outcome.IMPORT}
    locked.imported, locked.left = len(verdicts) - len(left), left
    locked.imported_at, locked.state = timezone.now(), ImportState.DONE
    locked.version += 1
    locked.save(update_fields=["imported", "imported_at", "state", "left", "version"])
    record(by, "sheet.imported", locked, after={"imported": locked.imported, "left": len(left)})


def reasons_of(verdict: Verdict) -> list[list[Any]]:
    """The reasons as the import keeps them."""
    return [[reason.code, reason.column, reason.details] for reason in verdict.reasons]


def batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    supply = iter(items)
    while batch := list(islice(supply, BATCH)):
        yield batch


@dataclass
class Moving:
    """One import while it is saved: what its batches share. The caller holds the newsroom's lock."""

    newsroom: Newsroom
    sheet_import: SheetImport
    by: Membership
    kept: set[str] = field(default_factory=set)  # references that come along
    next_of: dict[int, int] = field(default_factory=dict)  # the next number of each year
    projects: dict[str, Any] = field(default_factory=dict)
    tags: dict[tuple[str, ...], list[Any]] = field(default_factory=dict)

    def keep_references(self, told: Iterable[str]) -> None:
        """A request that we exported keeps its reference where no other has it here; new numbers begin above."""
        wanted = [text for text in told if OUR_REFERENCE.fullmatch(text)]
        taken: set[str] = set()
        for batch in batches(wanted):
            there = AccessRequest.objects.filter(newsroom=self.newsroom, reference__in=batch)
            taken.update(there.values_list("reference", flat=True))
        self.kept = {reference for reference, times in Counter(wanted).items() if times == 1} - taken
        for reference in self.kept:
            year, number = map(int, reference.split("-"))
            self.next_of[year] = max(self.next_number(year), number + 1)

    def next_number(self, year: int) -> int:
        if year not in self.next_of:
            self.next_of[year] = next_number(self.newsroom, year)
        return self.next_of[year]

    def reference_of(self, draft: RowDraft) -> tuple[str, int]:
        if draft.reference in self.kept:
            return draft.reference, int(draft.reference.partition("-")[2])
        year = draft.request.filed_on.year
        number = self.next_number(year)
        self.next_of[year] = number + 1
        return f"{year}-{number:04d}", number

    def save(self, ready: Sequence[Verdict]) -> None:
        """Many lines at a time: their requests, and all that hangs on them, in a few queries."""
        drafts = [(self.request_of(verdict.draft), verdict.draft) for verdict in ready if verdict.draft is not None]
        there = AccessRequest.objects.filter(newsroom=self.newsroom)
        made = [request for request, _draft in drafts]
        insert_with_ids(made, there.filter(reference__in=[request.reference for request in made]), "reference")
        insert_all(
            Limit,
            (values for request, draft in drafts if draft.clock for values in limit_values(request, draft.clock)),
        )
        events = self.save_events(drafts)
        self.save_numbers(drafts, events)
        self.save_tags_and_names(drafts)
        ours = {"newsroom_id": self.newsroom.pk, "sheet_import_id": self.sheet_import.pk}
        rows = (
            {**ours, "access_request_id": request.pk, "line": verdict.line, "fingerprint": draft.fingerprint}
            for (request, draft), verdict in zip(drafts, ready, strict=True)
        )
        insert_all(ImportedRow, rows)
        record_all(self.entry(request, draft, events[request.pk]) for request, draft in drafts)
        for verdict in ready:
            verdict.draft = None  # what is saved need not be kept

    def entry(self, request: AccessRequest, draft: RowDraft, events: Sequence[Event]) -> dict[str, Any]:
        told = {**snapshot(request), "tags": list(draft.request.tags), "events": [filled(event) for event in events]}
        return entry_of(self.by, "request.imported", request, after=told)

    def request_of(self, draft: RowDraft) -> AccessRequest:
        reference, number = self.reference_of(draft)
        project = self.project(draft.request.project_name)
        asked = draft.request
        told = {name: getattr(asked, name) for name in TOLD}
        ours = {
            "institution_id": asked.institution.pk,
            "journalist_id": asked.journalist.pk,
            "newsroom_id": self.newsroom.pk,
            "reference": reference,
            "number": number,
            "project_id": project.pk if project else None,
            "logged_by_id": self.by.user_id,
        }
        access_request = new(AccessRequest, told | ours)
        if draft.clock is not None:
            set_dates(access_request, draft.clock, [draft.events[place] for place in places_in_order(draft)])
        return access_request

    def project(self, name: str) -> Any:
        if name not in self.projects:
            self.projects[name] = project_named(self.newsroom, name)
        return self.projects[name]

    def save_events(self, drafts: Sequence[tuple[AccessRequest, RowDraft]]) -> dict[int, list[Event]]:
        """The events of each request, by its id, in the order of the sheet."""
        events = {request.pk: self.events_of(request, draft) for request, draft in drafts}
        tied = {request.pk for request, draft in drafts if draft.corrects or draft.about or draft.left}
        plain = [event for pk, some in events.items() if pk not in tied for event in some]
        insert_with_ids(plain, Event.objects.filter(access_request__in=events.keys() - tied), "submission")
        for request, draft in drafts:
            if request.pk in tied:
                save_tied(events[request.pk], draft)
        grounds = (
            {"newsroom_id": self.newsroom.pk, "event_id": event.pk, "ground": taken.ground, "days": taken.days}
            for request, draft in drafts
            for event, one in zip(events[request.pk], draft.events, strict=True)
            for taken in one.grounds
        )
        insert_all(ExtensionGround, grounds)
        return events

    def events_of(self, request: AccessRequest, draft: RowDraft) -> list[Event]:
        events = [self.event_of(request, one) for one in draft.events]
        for place, why in draft.struck.items():  # by whoever takes it in: the sheet names nobody that we know
            event = events[place]
            event.struck_at, event.struck_by_id, event.struck_why = timezone.now(), self.by.user_id, why
        return events

    def event_of(self, request: AccessRequest, draft: EventDraft) -> Event:
        told = {name: getattr(draft, name) for name in TOLD_OF_EVENT}
        ours = {
            "newsroom_id": self.newsroom.pk,
            "access_request_id": request.pk,
            "logged_by_id": self.by.user_id,
            "institution_id": draft.institution.pk if draft.institution else None,
        }
        return new(Event, told | ours)

    def save_numbers(self, drafts: Sequence[tuple[AccessRequest, RowDraft]], events: dict[int, list[Event]]) -> None:
        """The number that each request has, and those that its events tell of, in the history of its numbers."""
        rows: dict[tuple[int, int, str], dict[str, Any]] = {}
        for request, draft in drafts:
            told: list[tuple[str, date, int, Event | None]] = [
                (event.file_number, event.happened_on, keeper(request, draft, place), event)
                for place, event in enumerate(events[request.pk])
            ]
            told.append((draft.request.file_number, request.filed_on, request.institution_id, None))
            for number, since, institution, event in told:
                key = (request.pk, institution, number)
                if number and key not in rows:
                    rows[key] = {
                        "newsroom_id": self.newsroom.pk,
                        "access_request_id": request.pk,
                        "institution_id": institution,
                        "number": number,
                        "since": since,
                        "event_id": event.pk if event else None,
                        "told_by_id": self.by.user_id,
                    }
        insert_all(FileNumber, rows.values())

    def save_tags_and_names(self, drafts: Sequence[tuple[AccessRequest, RowDraft]]) -> None:
        tagged: dict[tuple[str, ...], list[AccessRequest]] = defaultdict(list)
        for request, draft in drafts:
            if draft.request.tags:
                tagged[draft.request.tags].append(request)
        for names in tagged.keys() - self.tags.keys():
            self.tags[names] = tags_named(self.newsroom, names)
        carried = (
            {"accessrequest_id": request.pk, "tag_id": tag.pk}
            for names, requests in tagged.items()
            for request in requests
            for tag in self.tags[names]
        )
        insert_all(AccessRequest.tags.through, carried)
        named = (
            {"accessrequest_id": request.pk, "user_id": user.pk} for request, draft in drafts for user in draft.named
        )
        insert_all(AccessRequest.named.through, named)


def filled(event: Event) -> dict[str, Any]:
    """The columns of an event that say something, for the trail."""
    return {name: value for name, value in event.__dict__.items() if value not in (None, "") and name[0] != "_"}


def keeper(request: AccessRequest, draft: RowDraft, place: int) -> int:
    """The institution that had the request when that event came: whom the next transfer took it from."""
    return next((left.pk for later, left in sorted(draft.left.items()) if later > place), request.institution_id)


def save_tied(events: Sequence[Event], draft: RowDraft) -> None:
    """Events that refer to one another, one by one: each must be there before it is named."""
    for place, event in enumerate(events):
        event.supersedes = events[draft.corrects[place]] if place in draft.corrects else None
        event.about = events[draft.about[place]] if place in draft.about else None
        event.from_institution = draft.left.get(place)
        event.save()
