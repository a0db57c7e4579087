import uuid
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any, TypeVar

from django.db import transaction
from django.utils import timezone

from newsrooms.audit import entry_of, record, record_all
from newsrooms.models import Membership, Newsroom, snapshot
from requests_app.actions.log_request import next_number, project_named
from requests_app.actions.tagging import tags_named
from requests_app.drafts import EventDraft
from requests_app.imports.facts import facts_of_row
from requests_app.imports.verdicts import Outcome, RowDraft, Verdict
from requests_app.models import AccessRequest, Event, ExtensionGround, FileNumber, ImportedRow, Limit, SheetImport
from requests_app.models.sheet_import import ImportState
from requests_app.winding import date_from, limits_of

BATCH = 1_000
Item = TypeVar("Item")
Tell = Callable[[int, int], None]


class AlreadyImported(Exception):
    """The lines of this import went in before."""


@transaction.atomic
def import_sheet(
    *,
    sheet_import: SheetImport,
    judge: Callable[[], list[Verdict]],
    by: Membership,
    today: date,
    tell: Tell | None = None,
) -> list[Verdict]:
    """Bring in the lines that are ready, all or none of them; each leaves its trace. Returns the verdict on every line.

    `judge` is called once nobody else can log a request: two imports of one file at once bring its lines in once.
    Raises: `AlreadyImported`.
    """
    newsroom = Newsroom.objects.select_for_update(no_key=True).get(pk=by.newsroom_id)
    locked = SheetImport.objects.select_for_update(of=("self",), no_key=True).defer("content").get(pk=sheet_import.pk)
    if locked.state not in (ImportState.OPEN, ImportState.RUNNING):
        raise AlreadyImported
    verdicts = judge()
    ready = [verdict for verdict in verdicts if verdict.outcome is Outcome.IMPORT]
    moving = Moving(newsroom, locked, by, today)
    moving.keep_references(ready)
    for number, batch in enumerate(batches(ready)):
        moving.save(batch)
        if tell is not None:
            tell(min((number + 1) * BATCH, len(ready)), len(ready))
    locked.imported, locked.imported_at, locked.state = len(ready), timezone.now(), ImportState.DONE
    locked.left = {verdict.line: reasons_of(verdict) for verdict in verdicts if verdict.outcome is not Outcome.IMPORT}
    locked.version += 1
    locked.save(update_fields=["imported", "imported_at", "state", "left", "version"])
    record(by, "sheet.imported", locked, after={"imported": len(ready), "left": len(locked.left)})
    return verdicts


def reasons_of(verdict: Verdict) -> list[list[Any]]:
    """The reasons as the import keeps them."""
    return [[reason.code, reason.column, reason.details] for reason in verdict.reasons]


def batches(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    for start in range(0, len(items), BATCH):
        yield items[start : start + BATCH]


@dataclass
class Moving:
    """One import while it is saved: what its batches share. The caller holds the newsroom's lock."""

    newsroom: Newsroom
    sheet_import: SheetImport
    by: Membership
    today: date
    kept: set[str] = field(default_factory=set)  # references that come along
    next_of: dict[int, int] = field(default_factory=dict)  # the next number of each year
    projects: dict[str, Any] = field(default_factory=dict)
    tags: dict[tuple[str, ...], list[Any]] = field(default_factory=dict)

    def keep_references(self, ready: Sequence[Verdict]) -> None:
        """A request that we exported keeps its reference where no other has it here; new numbers begin above."""
        wanted = [verdict.draft.reference for verdict in ready if verdict.draft and verdict.draft.reference]
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

    def save(self, batch: Sequence[Verdict]) -> None:
        """A thousand lines at a time: their requests, and all that hangs on them, in a few queries."""
        pairs = [(verdict, verdict.draft) for verdict in batch if verdict.draft is not None]
        made = [self.request_of(draft) for _verdict, draft in pairs]
        clocks = [
            date_from(request, facts_of_row(draft), self.today)
            for request, (_verdict, draft) in zip(made, pairs, strict=True)
        ]
        AccessRequest.objects.bulk_create(made)
        limits = [limits_of(request, clock) for request, clock in zip(made, clocks, strict=True)]
        Limit.objects.bulk_create([limit for some in limits for limit in some])
        drafts = [(request, draft) for request, (_verdict, draft) in zip(made, pairs, strict=True)]
        events = self.save_events(drafts)
        self.save_numbers(drafts, events)
        self.save_tags_and_names(drafts)
        ImportedRow.objects.bulk_create(
            ImportedRow(
                newsroom=self.newsroom,
                sheet_import=self.sheet_import,
                access_request=request,
                line=verdict.line,
                fingerprint=draft.fingerprint,
            )
            for request, (verdict, draft) in zip(made, pairs, strict=True)
        )
        record_all(
            entry_of(
                self.by,
                "request.imported",
                request,
                after={
                    **snapshot(request),
                    "tags": list(draft.request.tags),
                    "events": [snapshot(event) for event in events[request.pk]],
                },
            )
            for request, draft in drafts
        )

    def request_of(self, draft: RowDraft) -> AccessRequest:
        reference, number = self.reference_of(draft)
        told = {
            name.name: getattr(draft.request, name.name)
            for name in fields(draft.request)
            if name.name not in ("project_name", "tags")
        }
        return AccessRequest(
            **told,
            newsroom=self.newsroom,
            reference=reference,
            number=number,
            project=self.project(draft.request.project_name),
            logged_by=self.by.user,
            submission=uuid.uuid4(),
        )

    def project(self, name: str) -> Any:
        if name not in self.projects:
            self.projects[name] = project_named(self.newsroom, name)
        return self.projects[name]

    def save_events(self, drafts: Sequence[tuple[AccessRequest, RowDraft]]) -> dict[int, list[Event]]:
        """The events of each request, by its id, in the order of the sheet."""
        events = {request.pk: [self.event_of(request, one) for one in draft.events] for request, draft in drafts}
        tied = {request.pk for request, draft in drafts if draft.corrects or draft.about or draft.left}
        Event.objects.bulk_create([event for pk, some in events.items() if pk not in tied for event in some])
        for request, draft in drafts:
            if request.pk in tied:
                save_tied(events[request.pk], draft)
        ExtensionGround.objects.bulk_create(
            ExtensionGround(newsroom=self.newsroom, event=event, ground=taken.ground, days=taken.days)
            for request, draft in drafts
            for event, one in zip(events[request.pk], draft.events, strict=True)
            for taken in one.grounds
        )
        return events

    def event_of(self, request: AccessRequest, draft: EventDraft) -> Event:
        told = {name.name: getattr(draft, name.name) for name in fields(draft) if name.name != "grounds"}
        return Event(**told, newsroom=self.newsroom, access_request=request, logged_by=self.by.user)

    def save_numbers(self, drafts: Sequence[tuple[AccessRequest, RowDraft]], events: dict[int, list[Event]]) -> None:
        """The number that each request has, and those that its events tell of, in the history of its numbers."""
        rows: dict[tuple[int, int, str], FileNumber] = {}
        for request, draft in drafts:
            told: list[tuple[str, date, int, Event | None]] = [
                (event.file_number, event.happened_on, keeper(request, draft, place), event)
                for place, event in enumerate(events[request.pk])
            ]
            told.append((draft.request.file_number, request.filed_on, request.institution_id, None))
            for number, since, institution, event in told:
                row = FileNumber(
                    newsroom=self.newsroom,
                    access_request=request,
                    institution_id=institution,
                    number=number,
                    since=since,
                    event=event,
                    told_by=self.by.user,
                )
                if number:
                    rows.setdefault((request.pk, institution, number), row)
        FileNumber.objects.bulk_create(rows.values())

    def save_tags_and_names(self, drafts: Sequence[tuple[AccessRequest, RowDraft]]) -> None:
        carried: Any = AccessRequest.tags.through
        named: Any = AccessRequest.named.through
        tagged: dict[tuple[str, ...], list[AccessRequest]] = defaultdict(list)
        for request, draft in drafts:
            if draft.request.tags:
                tagged[draft.request.tags].append(request)
        for names in tagged.keys() - self.tags.keys():
            self.tags[names] = tags_named(self.newsroom, names)
        carried.objects.bulk_create(
            carried(accessrequest_id=request.pk, tag_id=tag.pk)
            for names, requests in tagged.items()
            for request in requests
            for tag in self.tags[names]
        )
        named.objects.bulk_create(
            named(accessrequest_id=request.pk, user_id=user.pk) for request, draft in drafts for user in draft.named
        )


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
