"""The search page: what was asked, and what is found of it among what one may see."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from newsrooms.dates import long_date
from newsrooms.models import Membership
from requests_app.models import AccessRequest, Event, FileNumber, InstitutionAlias
from requests_app.queries.address import number_or_none
from requests_app.queries.found_documents import Passage, documents_with
from requests_app.search import MOST_HITS, Term, best, newest, read_query
from requests_app.search.passages import marked, marked_number, passage
from requests_app.search.position import request_of
from requests_app.search.words import LONGEST_QUERY

PAGE = 50
MOST_PASSAGES = 2  # of one request


@dataclass(frozen=True, slots=True)
class AskedFor:
    """What the address asks for; whatever is unknown there is passed over."""

    q: str = ""
    by_rank: bool = False
    page: int = 1

    @classmethod
    def read(cls, query: Mapping[str, Any]) -> "AskedFor":
        return cls(
            q=str(query.get("q", "")).replace("\x00", "").strip()[:LONGEST_QUERY],
            by_rank=query.get("sort") == "best",
            page=min(max(number_or_none(query.get("page")) or 1, 1), MOST_HITS // PAGE),
        )

    def query(self, **changes: Any) -> str:
        asked = replace(self, **{"page": 1, **changes})
        values = {"q": asked.q, "sort": "best" if asked.by_rank else "", "page": asked.page if asked.page > 1 else ""}
        return "?" + urlencode({name: value for name, value in values.items() if value})


@dataclass(frozen=True, slots=True)
class Hit:
    """A request in which it is found."""

    access_request: AccessRequest
    subject: SafeString
    institution: SafeString
    numbers: list[SafeString]
    passages: list[Passage]


@dataclass(frozen=True, slots=True)
class Found:
    """One page of hits, and how many requests there are in all: at least that many when `is_capped`."""

    hits: list[Hit]
    count: int
    is_capped: bool
    has_words: bool
    next_query: str


def search(member: Membership, asked: AskedFor) -> Found:
    """Nothing but what `member` may see is looked at, so neither a passage nor the count can tell of more."""
    terms = read_query(asked.q)
    seen = AccessRequest.objects.visible_to(member)
    positions = (best if asked.by_rank else newest)(seen, terms, member.newsroom_id)
    is_capped = len(positions) > MOST_HITS
    requests = list(dict.fromkeys(map(request_of, positions[:MOST_HITS])))
    shown = requests[(asked.page - 1) * PAGE : asked.page * PAGE]
    has_more = asked.page * PAGE < len(requests)
    return Found(
        hits=hits_of(shown, positions, terms, member),
        count=len(requests),
        is_capped=is_capped,
        has_words=bool(terms),
        next_query=asked.query(page=asked.page + 1) if has_more else "",
    )


def hits_of(numbers: list[int], positions: list[int], terms: tuple[Term, ...], member: Membership) -> list[Hit]:
    """The requests in that order, each with what is to be seen of the match: the same queries for one and for fifty."""
    if not numbers:
        return []
    seen = AccessRequest.objects.visible_to(member).filter(pk__in=numbers).select_related("institution")
    requests = {request.pk: request for request in seen}
    notes: dict[int, list[Event]] = defaultdict(list)
    events = Event.objects.standing().filter(access_request__in=requests).exclude(details="")
    for event in events.order_by("-happened_on", "-pk"):
        notes[event.access_request_id].append(event)
    earlier: dict[int, list[str]] = defaultdict(list)
    for told in FileNumber.objects.standing().filter(access_request__in=requests).order_by("pk"):
        earlier[told.access_request_id].append(told.number)
    called: dict[int, list[str]] = defaultdict(list)
    institutions = {request.institution_id for request in requests.values()}
    for alias in InstitutionAlias.objects.visible_to(member).filter(institution__in=institutions):
        called[alias.institution_id].append(alias.alias)
    papers = documents_with(positions, requests.keys(), terms, member.newsroom.slug)
    return [
        replace(hit, passages=[*hit.passages, *papers.get(request.pk, ())])
        for request in map(requests.get, numbers)
        if request is not None
        for hit in [hit_of(request, notes[request.pk], earlier[request.pk], called[request.institution_id], terms)]
    ]


def hit_of(
    request: AccessRequest, notes: list[Event], earlier: list[str], called: list[str], terms: tuple[Term, ...]
) -> Hit:
    own = [number for number in (request.reference, request.file_number) if number]
    others = [shown for number in earlier if number not in own and "<mark>" in (shown := marked_number(number, terms))]
    return Hit(
        access_request=request,
        subject=marked(request.subject, terms),
        institution=institution_of(request, called, terms),
        numbers=[*(marked_number(number, terms) for number in own), *others],
        passages=passages_of(request, notes, terms),
    )


def institution_of(request: AccessRequest, called: list[str], terms: tuple[Term, ...]) -> SafeString:
    """Its name in one's own language, and the name by which it was found beside it where that is another."""
    institution = request.institution
    name = marked(institution.name(), terms)
    if "<mark>" in name:
        return name
    others = (institution.abbr_en, institution.abbr_fr, institution.name_en, institution.name_fr, *called)
    best = max((marked(other.replace("'", "’"), terms) for other in others), key=lambda shown: shown.count("<mark>"))
    return format_html("{} ({})", name, best) if "<mark>" in best else name


def passages_of(request: AccessRequest, notes: list[Event], terms: tuple[Term, ...]) -> list[Passage]:
    places = [(_("Text of the request"), request.text)]
    places += [
        (
            _("%(kind)s, %(day)s") % {"kind": note.get_kind_display(), "day": long_date(note.happened_on)},
            note.details,
        )
        for note in notes
    ]
    found: list[Passage] = []
    for where, text in places:
        if len(found) < MOST_PASSAGES and (shown := passage(text, terms)) is not None:
            found.append(Passage(where, shown))
    return found
