"""Requests that look like one that is being logged, so that nobody asks twice without knowing."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from newsrooms.models import Membership
from requests_app.folding import fold
from requests_app.models import AccessRequest, FileNumber, Institution

NEAR_DAYS = 60
LOOKED_AT = 200  # of one institution within the near days; the newest
SHOWN = 3
SHORTEST_WORD = 3
# Words of three letters and more that say nothing about what was asked for.
EMPTY_WORDS = frozenset(
    [
        "all",
        "and",
        "any",
        "document",
        "for",
        "from",
        "record",
        "the",
        "with",
        "aux",
        "avec",
        "dan",
        "des",
        "dossier",
        "les",
        "par",
        "pour",
        "sur",
        "tou",
        "toute",
        "une",
    ]
)


@dataclass(frozen=True, slots=True)
class Similar:
    access_request: AccessRequest
    same_number: bool


def similar_to(
    member: Membership,
    *,
    institutions: Collection[Institution],
    subject: str,
    filed_on: date | None,
    file_number: str = "",
    but: Collection[AccessRequest] = (),
) -> list[Similar]:
    """Those of the same institutions that the member may see: the same file number, or near in words and days."""
    requests = AccessRequest.objects.visible_to(member).filter(institution__in=institutions)
    requests = requests.exclude(pk__in=[one.pk for one in but]).select_related("newsroom", "journalist", "institution")
    numbered = FileNumber.objects.visible_to(member).filter(number__iexact=file_number, institution__in=institutions)
    same = list(requests.filter(pk__in=numbered.values("access_request"))[:SHOWN]) if file_number else []
    words = telling_words(subject)
    near: list[AccessRequest] = []
    if words and filed_on is not None:
        around = requests.filter(within(filed_on)).defer("text").order_by("-filed_on", "-pk")[:LOOKED_AT]
        near = [one for one in around if one not in same and alike(words, telling_words(one.subject))]
    return [*(Similar(one, same_number=True) for one in same), *(Similar(one, same_number=False) for one in near)][
        :SHOWN
    ]


def within(filed_on: date) -> Q:
    return Q(filed_on__range=(filed_on - timedelta(days=NEAR_DAYS), filed_on + timedelta(days=NEAR_DAYS)))


def telling_words(subject: str) -> frozenset[str]:
    """The words of a subject as they are compared: without accents, capitals, the plural's s and what says nothing."""
    words = (word.rstrip("sx") for word in fold(subject).split() if len(word) >= SHORTEST_WORD)
    return frozenset(word for word in words if word and word not in EMPTY_WORDS)


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Most of the words of the shorter are in the longer."""
    return 2 * len(one & other) > min(len(one), len(other))
