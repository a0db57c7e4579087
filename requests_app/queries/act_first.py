"""What to act on first: what is lost if nothing is done comes before what is merely oldest."""

from datetime import date, timedelta

from newsrooms.models import Membership
from requests_app.models import AccessRequest, Limit
from requests_app.standing_base import WINDOW_CLOSING_DAYS

MOST = 10
LIMITS_READ = 4 * MOST  # one request may have several limits


def act_first(member: Membership, today: date) -> list[AccessRequest]:
    """The requests with a limit of ours that ends within fourteen calendar days, by its last day. One query.

    Not what is let be until a day: no quiet time lasts until a limit ends.
    """
    last = today + timedelta(days=WINDOW_CLOSING_DAYS)
    limits = Limit.objects.visible_to(member, own=not member.oversees).to_act_on(today, last).awake(today)
    requests = {limit.access_request_id: limit.access_request for limit in limits.with_their_rows()[:LIMITS_READ]}
    return list(requests.values())[:MOST]
