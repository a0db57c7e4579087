"""The reply that an institution demands first: what every page shows before everything else."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from newsrooms.models import Membership
from requests_app.asked import reply_left, reply_step
from requests_app.models import Institution, Limit

COUNTED = 20  # no more are read


@dataclass(frozen=True, slots=True)
class Demand:
    """The first of the replies that one may give, and how many more there are."""

    reference: str
    institution: str
    step: str
    left: str
    more: int


# What is read of each, so that the dashboard may read it with its own figures.
COLUMNS = {
    "last_day": "last_day",
    "reference": "access_request__reference",
    "name_en": "access_request__institution__name_en",
    "name_fr": "access_request__institution__name_fr",
}


def demand_on(member: Membership, today: date) -> Demand | None:
    """Of one's own requests; of the newsroom's for who oversees it. One query."""
    waiting = Limit.objects.visible_to(member, own=not member.oversees).replies_demanded()
    found = list(waiting.values(*COLUMNS.values())[: COUNTED + 1])
    return demand_of({name: found[0][column] for name, column in COLUMNS.items()}, len(found), today) if found else None


def demand_of(first: dict[str, Any], how_many: int, today: date) -> Demand:
    day: date = first["last_day"]
    institution = Institution(name_en=first["name_en"], name_fr=first["name_fr"]).name()
    return Demand(first["reference"], institution, reply_step(day, today), reply_left(day, today), how_many - 1)
