"""Scorecards for pages: stored figures, so that a page costs the same for ten requests as for a million."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import F, Min, OrderBy, Sum
from django.db.models.functions import NullIf
from django.utils.translation import get_language

from newsrooms.models import Membership
from requests_app.models import Institution, Scorecard
from requests_app.queries.address import number_or_none, one_of
from requests_app.scorecards.published import Figure, newest_share, published
from requests_app.scorecards.suppression import FEWEST

PAGE = 50
# Each column with the way it is first looked at; an institution without the figure comes last either way.
DESCENDING_FIRST = {"requests", "late", "median", "complaints"}
SORTS = ("requests", "institution", "on_time", "median", "late", "complaints")


@dataclass(frozen=True, slots=True)
class AskedCards:
    """What the list of scorecards is asked for, read from the address."""

    sort: str = "requests"
    descending: bool = True
    start: int = 0

    @classmethod
    def read(cls, query: Any) -> "AskedCards":
        typed = str(query.get("sort", ""))
        sort = one_of(SORTS, typed.removeprefix("-")) or "requests"
        descending = typed.startswith("-") if typed.removeprefix("-") == sort else sort in DESCENDING_FIRST
        return cls(sort, descending, min(number_or_none(query.get("start")) or 0, 100_000))

    def query(self, **changes: Any) -> str:
        """The address of the same list with something changed, for the template tags of lists."""
        sort, descending = changes.get("sort", self.sort), changes.get("descending", self.descending)
        if sort != self.sort:
            descending = sort in DESCENDING_FIRST
        start = changes.get("start", 0)
        return "?" + urlencode({"sort": f"{'-' if descending else ''}{sort}"} | ({"start": start} if start else {}))


@dataclass(frozen=True, slots=True)
class Card:
    """An institution's figures, and what it has published itself."""

    scorecard: Scorecard
    institution: Institution
    published: Figure | None

    @property
    def share(self) -> float | None:
        """In per cent, of those that fell due; None of fewer than five: it would say little."""
        if self.scorecard.fell_due < FEWEST:
            return None
        return 100 * self.scorecard.on_time / self.scorecard.fell_due

    @property
    def has_curve(self) -> bool:
        return self.scorecard.requests >= FEWEST


@dataclass(frozen=True, slots=True)
class Cards:
    """A page of the list, and what is said of all of them."""

    rows: list[Card]
    number: int
    fell_due: int
    on_time: int
    counted_on: date | None
    earlier: str  # the addresses of the pages before and after; empty where there is none
    later: str


def cards(member: Membership, asked: AskedCards) -> Cards:
    """The scorecards of the institutions that the newsroom deals with, in three queries."""
    visible = Scorecard.objects.visible_to(member)
    total = visible.aggregate(on_time=Sum("on_time"), fell_due=Sum("fell_due"), counted_on=Min("counted_on"))
    number = visible.count()
    found = visible.select_related("institution__corrects").defer("curve", "marks").order_by(*order(asked))
    rows = [card_of(scorecard) for scorecard in found[asked.start : asked.start + PAGE]]
    later = asked.start + PAGE
    return Cards(
        rows=rows,
        number=number,
        fell_due=total["fell_due"] or 0,
        on_time=total["on_time"] or 0,
        counted_on=total["counted_on"],
        earlier=asked.query(start=max(0, asked.start - PAGE)) if asked.start else "",
        later=asked.query(start=later) if later < number else "",
    )


def order(asked: AskedCards) -> list[OrderBy]:
    name = F(f"institution__name_{'fr' if get_language() == 'fr' else 'en'}")
    key: Any = {
        "requests": F("requests"),
        "institution": name,
        "on_time": F("on_time") * 1000 / NullIf(F("fell_due"), 0),
        "median": F("median_days"),
        "late": F("open_late"),
        "complaints": F("well_founded"),
    }[asked.sort]
    first = key.desc(nulls_last=True) if asked.descending else key.asc(nulls_last=True)
    return [first, name.asc(), F("pk").asc()]


def card_of(scorecard: Scorecard) -> Card:
    return Card(scorecard, scorecard.institution, newest_share(scorecard.institution.code))


def card_for(institution: Institution, member: Membership) -> Card | None:
    """The figures of one institution; None where there is no request to count."""
    scorecard = Scorecard.objects.visible_to(member).filter(institution=institution).first()
    return Card(scorecard, institution, None) if scorecard else None


def figures_of(institution: Institution) -> tuple[Figure, ...]:
    """All that it has published."""
    return published().get(institution.code, ())
