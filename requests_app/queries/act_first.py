"""What to act on first: what is lost if nothing is done comes before what is merely oldest."""

from datetime import date, timedelta

from newsrooms.models import Membership
from requests_app.models import Limit
from requests_app.standing_base import WINDOW_CLOSING_DAYS

MOST = 10
LIMITS_READ = 4 * MOST  # one request may have several limits


def act_first(member: Membership, today: date) -> list[int]:
    """The numbers of the requests with a limit of ours that ends within fourteen calendar days, by its last day.

    Not what is let be until a day: no quiet time lasts until a limit ends. One query.
    """
    last = today + timedelta(days=WINDOW_CLOSING_DAYS)
    limits = Limit.objects.visible_to(member, own=not member.oversees).to_act_on(today, last).awake(today)
    numbers = dict.fromkeys(limits.values_list("access_request_id", flat=True)[:LIMITS_READ])
    return list(numbers)[:MOST]
