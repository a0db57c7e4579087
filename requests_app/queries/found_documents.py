"""The documents in which it is found: the passage, and where it leads."""

from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass

from django.db.models import F, Q
from django.db.models.functions import Substr
from django.urls import reverse
from django.utils.safestring import SafeString

from requests_app.models import SearchEntry
from requests_app.search import Term
from requests_app.search.passages import marked, passage
from requests_app.search.position import request_of
from requests_app.search.writing import LONGEST

MOST_DOCUMENTS = 2  # of one request
MOST_LOOKED_AT = 20  # pieces of one request's documents


@dataclass(frozen=True, slots=True)
class Passage:
    """A place where it stands, and in what."""

    where: SafeString | str
    text: SafeString | str
    address: str = ""  # of the document that it is from


def documents_with(
    positions: Sequence[int], requests: Set[int], terms: tuple[Term, ...], newsroom: str
) -> dict[int, list[Passage]]:
    """The passages of the documents of these requests, which came through the door.

    Two questions, whatever their number; no text is read that has none.
    """
    of_request: dict[int, list[int]] = defaultdict(list)
    for position in positions:
        if (request := request_of(position)) in requests and len(of_request[request]) < MOST_LOOKED_AT:
            of_request[request].append(position)
    looked_at = [position for listed in of_request.values() for position in listed]
    said = Q()
    for term in terms:
        said |= Q(notes__contains=" ".join(term.words)) | Q(text__contains=" ".join(term.words))
    chosen: dict[int, dict[int, int]] = defaultdict(dict)  # of each request its documents, and of each a piece
    found = SearchEntry.objects.filter(said, pk__in=looked_at, document__isnull=False).order_by("position")
    for request, document, position in found.values_list("access_request_id", "document_id", "position"):
        if len(chosen[request]) < MOST_DOCUMENTS:
            chosen[request].setdefault(document, position)
    return passages_of([position for pieces in chosen.values() for position in pieces.values()], terms, newsroom)


def passages_of(positions: list[int], terms: tuple[Term, ...], newsroom: str) -> dict[int, list[Passage]]:
    passages: dict[int, list[Passage]] = defaultdict(list)
    if positions:
        piece = Substr("document__text", F("begins") + 1, LONGEST)
        shown = SearchEntry.objects.filter(pk__in=positions).order_by("position")
        columns = ("access_request_id", "access_request__reference", "document_id", "document__name", piece)
        for request, reference, document, name, text in shown.values_list(*columns):
            address = reverse("document", args=[newsroom, reference, document])
            passages[request].append(Passage(marked(name, terms), passage(text, terms) or "", address))
    return passages
