"""What to act on first: what is lost if nothing is done comes before what is merely oldest."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from newsrooms.models import Membership
from requests_app.models import Limit
from requests_app.standing_base import WINDOW_CLOSING_DAYS

MOST = 10
LIMITS_READ = 4 * MOST  # one request may have several limits


def act_first(member: Membership, today: date) -> QuerySet[Limit, Any]:
    """The limits of ours that end within fourteen calendar days, by their last day, as the numbers of their requests.

    Not of what is let be until a day: no quiet time lasts until a limit ends.
    """
    last = today + timedelta(days=WINDOW_CLOSING_DAYS)
    limits = Limit.objects.visible_to(member, own=not member.oversees).to_act_on(today, last).awake(today)
    return limits.values("access_request_id")[:LIMITS_READ]


def first_of(numbers: Iterable[int]) -> list[int]:
    """Each request once, where its first limit stands."""
    return list(dict.fromkeys(numbers))[:MOST]
