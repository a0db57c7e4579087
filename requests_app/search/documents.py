"""The entries of documents: their text in pieces, each with the words of its request, so that both are found together.

Whoever attaches, reads or purges a document holds the newsroom's lock: no two of them take one place in the index.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from django.db.models import F, QuerySet

from newsrooms.prepared import Among, Prepared
from requests_app.models import Document, SearchEntry

from .position import MOST_DOCUMENT_PARTS, OWN_PART, part_of
from .words import words_of
from .writing import LONGEST, VERSION, WRITTEN, Entry, replace

HEAD = ("numbers", "subject", "institution")  # what a document has of its request
HEADED = ("position", "access_request_id", *HEAD)
HEADS = Prepared(
    lambda requests: SearchEntry.objects.filter(
        Among(F("access_request"), requests), document__isnull=False
    ).values_list(*HEADED)
)


def index_documents(documents: Iterable[int]) -> None:
    """Make the entries of these documents anew, those of their requests being there; of one purged, none is left."""
    columns = ("pk", "access_request", "newsroom", "name", "text")
    kept = Document.objects.kept()
    for number in sorted(set(documents)):
        document = kept.filter(pk=number).values_list(*columns, named=True).first()
        there = SearchEntry.objects.filter(document=number).values(*WRITTEN)
        replace(there, entries_of(document) if document is not None else [])


def entries_of(document: Any) -> list[Entry]:
    of_request = SearchEntry.objects.filter(access_request=document.access_request)
    own = of_request.filter(document=None).order_by("-position").values(*WRITTEN)[0]
    taken = {part_of(position) for position in others_of(of_request, document.pk).values_list("position", flat=True)}
    free = (part for part in range(MOST_DOCUMENT_PARTS) if part not in taken)
    name = " ".join(words_of(document.name))
    return [
        {
            **own,
            "position": own["position"] - OWN_PART + part,
            "document_id": document.pk,
            "begins": begins,
            "text": name,
            "notes": " ".join(words_of(piece)),
            "version": VERSION,
        }
        for part, (begins, piece) in zip(free, slices_of(document.text, LONGEST), strict=False)
    ]


def others_of(entries: QuerySet[SearchEntry], document: int) -> QuerySet[SearchEntry]:
    return entries.filter(document__isnull=False).exclude(document=document)


def slices_of(text: str, length: int) -> Iterator[tuple[int, str]]:
    """Where each piece of the text begins, and the piece: no word is cut that need not be; at least one."""
    start = 0
    while True:
        end = start + length
        if end < len(text):
            space = max(text.rfind(" ", start + 1, end), text.rfind("\n", start + 1, end))
            end = space if space > start else end
        yield start, text[start:end]
        start = end
        if start >= len(text):
            return


def follow_requests(own: Mapping[int, Entry]) -> None:
    """Give the documents the words and the day that their requests have now."""
    heads = (dict(zip(HEADED, row, strict=True)) for row in HEADS([*own]))
    outdated = [told["position"] for told in heads if not follows(told, own[told["access_request_id"]])]
    for start in range(0, len(outdated), 20):  # a text each
        behind = SearchEntry.objects.filter(pk__in=islice(outdated, start, start + 20)).values(*WRITTEN)
        replace(behind, [following(entry, own[entry["access_request_id"]]) for entry in behind])


def follows(entry: Mapping[str, Any], own: Entry) -> bool:
    return position_beside(own, entry) == entry["position"] and all(entry[name] == own[name] for name in HEAD)


def following(entry: Entry, own: Entry) -> Entry:
    return {**entry, **{name: own[name] for name in HEAD}, "position": position_beside(own, entry)}


def position_beside(own: Entry, entry: Mapping[str, Any]) -> int:
    return int(own["position"]) - OWN_PART + part_of(entry["position"])
