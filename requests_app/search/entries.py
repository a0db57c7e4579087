"""Writing the index: what a request is found by, in the transaction that changed it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from newsrooms.bulk import insert_all
from requests_app.models import AccessRequest, Event, FileNumber, SearchEntry

from .position import OWN_PART, position_of
from .words import number_words, pieces_of, words_of

# One more whenever the words of an entry are made another way: `manage.py index` then makes all of them anew.
VERSION = 1
BATCH = 500
# Characters of one entry's notes. Longer ones have several entries: PostgreSQL refuses what is much longer.
LONGEST = 60_000
COLUMNS = ("newsroom", "reference", "file_number", "subject", "text", "filed_on", "institution__search_key")


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
    found = AccessRequest.objects.filter(pk__in=requests).select_related("institution").only(*COLUMNS)
    entries = [
        entry
        for request in found
        for entry in entries_of(request, {*known[request.pk], *complaints[request.pk]}, notes[request.pk])
    ]
    SearchEntry.objects.filter(access_request__in=requests).delete()
    insert_all(SearchEntry, map(vars, entries))


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


def entries_of(request: AccessRequest, numbers: set[str], notes: list[str]) -> list[SearchEntry]:
    """Its own entry, and further ones for notes that would make it too long."""
    every_number = sorted({request.reference, request.file_number, *numbers} - {""})
    own_notes, *further = pieces_of((word for note in notes for word in words_of(note)), LONGEST)
    own = SearchEntry(
        position=position_of(request.filed_on, request.pk),
        numbers=" ".join(word for number in every_number for word in number_words(number)),
        subject=" ".join(words_of(request.subject)),
        institution=request.institution.search_key.strip(),
        text=" ".join(words_of(request.text)),
        notes=own_notes,
    )
    more = [
        SearchEntry(position=position_of(request.filed_on, request.pk, OWN_PART - place), notes=piece)
        for place, piece in enumerate(further, 1)
    ]
    for entry in (own, *more):
        entry.newsroom_id, entry.access_request_id, entry.version = request.newsroom_id, request.pk, VERSION
    return [own, *more]


def index_outdated(*, after: int, everything: bool) -> tuple[int, int | None]:
    """Make the entries of one batch of requests: those without a current one, or `everything`.

    Returns how many, and the request to go on after; None at the end.
    """
    requests = AccessRequest.objects.filter(pk__gt=after)
    if not everything:
        current = SearchEntry.objects.filter(access_request=OuterRef("pk"), version=VERSION)
        requests = requests.filter(~Exists(current))
    batch = list(requests.order_by("pk").values_list("pk", flat=True)[:BATCH])
    index_requests(batch)
    return len(batch), batch[-1] if batch else None
