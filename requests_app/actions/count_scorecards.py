from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from newsrooms.models import Newsroom
from newsrooms.today import today as todays_date
from requests_app.models import AccessRequest, Scorecard
from requests_app.scorecards.counting import counted

DERIVED = [
    field.name
    for field in Scorecard._meta.concrete_fields  # noqa: SLF001  # Django documents it
    if field.name not in ("id", "newsroom", "institution")
]


def count_scorecards(newsroom: Newsroom, today: date, institutions: Iterable[int] = ()) -> int:
    """Count anew how these institutions (or all) have answered; how many there are.

    Leaves no trace, as it changes nothing that anybody said. What is long, the reading, locks nothing; of two counts at
    once the one that read later stays.
    """
    only, read_at = list(institutions), timezone.now()
    found = counted(newsroom, today, read_at, only)
    with transaction.atomic():
        there = Scorecard.objects.filter(newsroom=newsroom).only("institution", "read_at").order_by("pk")
        locked = list((there.filter(institution__in=only) if only else there).select_for_update(of=("self",)))
        later = {card.institution_id for card in locked if card.read_at > read_at}
        Scorecard.objects.bulk_create(
            [card for card in found if card.institution_id not in later],
            update_conflicts=True,
            unique_fields=["newsroom", "institution"],
            update_fields=DERIVED,
        )
        left = later | {card.institution_id for card in found}
        Scorecard.objects.filter(pk__in=[card.pk for card in locked if card.institution_id not in left]).delete()
    return len(found)


def count_outdated() -> None:
    """Each newsroom whose scorecards are not of today: what has fallen due since then is late now."""
    today = todays_date()
    cards = Scorecard.objects.filter(newsroom=OuterRef("pk"))
    requests = AccessRequest.objects.filter(newsroom=OuterRef("pk"), restricted=False)
    behind = Q(Exists(cards.filter(counted_on__lt=today))) | (Q(Exists(requests)) & ~Q(Exists(cards)))
    for newsroom in Newsroom.objects.filter(behind).order_by("pk"):
        count_scorecards(newsroom, today)
