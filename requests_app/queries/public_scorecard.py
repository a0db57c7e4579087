"""What a newsroom's public scorecard shows: aggregates of at least five requests, and nothing they could be told from.

There is no total over all institutions, from which one that is left out could be worked out, and of an institution
no second whole beside the one that its figures are of.
"""

from dataclasses import dataclass
from datetime import date

from requests_app.models import Institution, PublicScorecard, Scorecard
from requests_app.scorecards.published import Figure, newest_share
from requests_app.scorecards.suppression import FEWEST, Part, Shown, part_of


@dataclass(frozen=True, slots=True)
class PublicRow:
    institution: Institution
    on_time: Part
    share: float | None
    median_days: int | None
    median_reached: bool
    published: Figure | None


@dataclass(frozen=True, slots=True)
class PublicPage:
    newsroom: str
    rows: list[PublicRow]
    since: int | None  # a year: a day would be that of one request
    counted_on: date | None
    in_search_engines: bool


def public_page(token: str) -> PublicPage | None:
    """None for an address that opens nothing (any more). Two queries."""
    shown = PublicScorecard.objects.opened_by(token).select_related("newsroom").first()
    if shown is None:
        return None
    cards = Scorecard.objects.of_published(shown).filter(fell_due__gte=FEWEST)
    found = list(cards.select_related("institution__corrects").defer("curve", "marks"))
    return PublicPage(
        newsroom=shown.newsroom.name,
        rows=sorted((row_of(card) for card in found), key=lambda row: row.institution.name()),
        since=min((card.first_received.year for card in found), default=None),
        counted_on=min((card.counted_on for card in found), default=None),
        in_search_engines=shown.in_search_engines,
    )


def row_of(card: Scorecard) -> PublicRow:
    """Beside `some`, a median tells on which side of the half they are, which leaves fewer than four numbers."""
    on_time = part_of(card.on_time, card.fell_due)
    exact = on_time.shown == Shown.EXACTLY
    return PublicRow(
        institution=card.institution,
        on_time=on_time,
        share=100 * card.on_time / card.fell_due if exact else None,
        median_days=None if on_time.shown == Shown.SOME else card.median_days,
        median_reached=card.median_reached,
        published=newest_share(card.institution.code),
    )
