"""Writing the index: what a request is found by, in the transaction that changed it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from django.db import transaction
from django.db.models import Exists, F, OuterRef

from newsrooms.prepared import Among, Prepared
from requests_app.models import AccessRequest, Document, Event, FileNumber, SearchEntry

from .documents import follow_requests, index_documents
from .position import OWN_PART, part_of, position_of
from .words import number_words, pieces_of, words_of
from .writing import LONGEST, VERSION, WRITTEN, Entry, replace

BATCH = 1_000


class Found(NamedTuple):
    """What an entry is made of, by the names of a query."""

    pk: int
    newsroom: int
    reference: str
    file_number: str
    subject: str
    text: str
    filed_on: date
    institution__search_key: str


FOUND = Prepared(lambda requests: AccessRequest.objects.filter(Among(F("pk"), requests)).values_list(*Found._fields))
FILE_NUMBERS = Prepared(
    lambda requests: (
        FileNumber.objects.standing()
        .filter(Among(F("access_request"), requests))
        .values_list("access_request_id", "number")
    )
)
TOLD = Prepared(
    lambda requests: (
        Event.objects.standing()
        .filter(Among(F("access_request"), requests))
        .exclude(number="", details="")
        .order_by("-happened_on", "-pk")
        .values_list("access_request_id", "number", "details")
    )
)
# Not by `document=None`: SQLite would take that column's index, and look through the entries of all requests.
THERE = Prepared(
    lambda requests: SearchEntry.objects.filter(Among(F("access_request"), requests), begins=None).values_list(*WRITTEN)
)


def index_request(access_request: AccessRequest) -> None:
    index_requests([access_request.pk])


@transaction.atomic(savepoint=False)
def index_requests(requests: Iterable[int]) -> None:
    """Make the entries of these requests anew; of those that are no more, none is left."""
    numbers = sorted(set(requests))
    for start in range(0, len(numbers), BATCH):
        write(numbers[start : start + BATCH])


def write(requests: Sequence[int]) -> None:
    numbers, notes = texts_of(requests)
    entries = [
        entry
        for request in map(Found._make, FOUND(requests))
        for entry in entries_of(request, numbers[request.pk], notes[request.pk])
    ]
    replace((dict(zip(WRITTEN, row, strict=True)) for row in THERE(requests)), entries)
    follow_requests({entry["access_request_id"]: entry for entry in entries if part_of(entry["position"]) == OWN_PART})


def texts_of(requests: Sequence[int]) -> tuple[dict[int, set[str]], dict[int, list[str]]]:
    """Further numbers of each request and of its complaints, and the words that people wrote of its events."""
    numbers: dict[int, set[str]] = defaultdict(set)
    words: dict[int, list[str]] = defaultdict(list)
    for request, number in FILE_NUMBERS(requests):
        numbers[request].add(number)
    for request, number, details in TOLD(requests):
        if number:
            numbers[request].add(number)
        if details:
            words[request].append(details)
    return numbers, words


def entries_of(request: Found, numbers: set[str], notes: list[str]) -> list[Entry]:
    """Its own entry, and further ones for notes that would make it too long."""
    every_number = sorted({request.reference, request.file_number, *numbers} - {""})
    own_notes, *further = pieces_of((word for note in notes for word in words_of(note)), LONGEST)
    whose: Entry = {"newsroom_id": request.newsroom, "access_request_id": request.pk, "version": VERSION}
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
