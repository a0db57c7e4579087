"""Writing the index: what a request is found by, in the transaction that changed it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from requests_app.models import AccessRequest, Document, Event, FileNumber, SearchEntry

from .documents import follow_requests, index_documents
from .position import OWN_PART, part_of, position_of
from .words import number_words, pieces_of, words_of
from .writing import LONGEST, VERSION, Entry, replace

BATCH = 500
COLUMNS = ("pk", "newsroom", "reference", "file_number", "subject", "text", "filed_on", "institution__search_key")


def index_request(access_request: AccessRequest) -> None:
    index_requests([access_request.pk])


@transaction.atomic(savepoint=False)
def index_requests(requests: Iterable[int]) -> None:
    """Make the entries of these requests anew; of those that are no more, none is left."""
    numbers = sorted(set(requests))
    for start in range(0, len(numbers), BATCH):
        write(numbers[start : start + BATCH])


def write(requests: Sequence[int]) -> None:
    known: dict[int, list[str]] = defaultdict(list)
    numbers = FileNumber.objects.standing().filter(access_request__in=requests)
    for request, number in numbers.values_list("access_request_id", "number"):
        known[request].append(number)
    events = Event.objects.standing().filter(access_request__in=requests).order_by("-happened_on", "-pk")
    complaints, notes = texts_of(events)
    found = AccessRequest.objects.filter(pk__in=requests).values_list(*COLUMNS, named=True)
    entries = [
        entry
        for request in found
        for entry in entries_of(request, {*known[request.pk], *complaints[request.pk]}, notes[request.pk])
    ]
    replace(SearchEntry.objects.filter(access_request__in=requests, document=None), entries)
    follow_requests({entry["access_request_id"]: entry for entry in entries if part_of(entry["position"]) == OWN_PART})


def texts_of(events: QuerySet[Event]) -> tuple[dict[int, list[str]], dict[int, list[str]]]:
    """The numbers that the events of each request tell, and the words that people wrote."""
    numbers: dict[int, list[str]] = defaultdict(list)
    words: dict[int, list[str]] = defaultdict(list)
    told = events.exclude(number="", details="")
    for request, number, details in told.values_list("access_request_id", "number", "details"):
        if number:
            numbers[request].append(number)
        if details:
            words[request].append(details)
    return numbers, words


def entries_of(request: Any, numbers: set[str], notes: list[str]) -> list[Entry]:
    """Its own entry, and further ones for notes that would make it too long."""
    every_number = sorted({request.reference, request.file_number, *numbers} - {""})
    own_notes, *further = pieces_of((word for note in notes for word in words_of(note)), LONGEST)
    whose = {"newsroom_id": request.newsroom, "access_request_id": request.pk, "version": VERSION}
    whose |= {"document_id": None, "begins": None}
    own = {
        "position": position_of(request.filed_on, request.pk),
        "numbers": " ".join(word for number in every_number for word in number_words(number)),
        "subject": " ".join(words_of(request.subject)),
        "institution": request.institution__search_key.strip(),
        "text": " ".join(words_of(request.text)),
        "notes": own_notes,
        **whose,
    }
    empty = dict.fromkeys(("numbers", "subject", "institution", "text"), "")
    more = [
        {"position": position_of(request.filed_on, request.pk, OWN_PART - place), **empty, "notes": piece, **whose}
        for place, piece in enumerate(further, 1)
    ]
    return [own, *more]


@transaction.atomic
def index_outdated(*, after: int, everything: bool) -> tuple[int, int | None]:
    """Make the entries of one batch of requests and their documents: those without a current one, or `everything`.

    Returns how many requests, and the one to go on after; None at the end.
    """
    requests = AccessRequest.objects.filter(pk__gt=after)
    if not everything:
        current = SearchEntry.objects.filter(version=VERSION)
        left_out = Document.objects.kept().filter(~Exists(current.filter(document=OuterRef("pk"))))
        requests = requests.filter(
            ~Exists(current.filter(access_request=OuterRef("pk"), document=None))
            | Exists(left_out.filter(access_request=OuterRef("pk")))
        )
    batch = list(requests.order_by("pk").values_list("pk", flat=True)[:BATCH])
    if everything:
        SearchEntry.objects.filter(access_request__in=batch).delete()
    index_requests(batch)
    index_documents(Document.objects.kept().filter(access_request__in=batch).values_list("pk", flat=True))
    return len(batch), batch[-1] if batch else None
