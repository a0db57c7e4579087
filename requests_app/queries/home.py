"""What a journalist has to do: own requests, the next date that matters first."""

from dataclasses import dataclass
from datetime import date, timedelta

from newsrooms.models import Membership
from requests_app.enums import Phase, State
from requests_app.models import AccessRequest
from requests_app.queries.listing import Row, rows_of
from requests_app.standing import WINDOW_CLOSING_DAYS

MOST = 60  # rows of a group that are looked at; the list shows the rest
RECENT_DAYS = 60  # an answer may be complained about for as long


@dataclass(frozen=True, slots=True)
class Home:
    do_now: list[Row]
    waiting: list[Row]
    answered: list[Row]
    next_due: date | None
    has_any: bool

    @property
    def late(self) -> int:
        return sum(1 for row in self.do_now if row.standing.state == State.DEEMED_REFUSAL)

    @property
    def this_week(self) -> int:
        return len(self.do_now)


def home(member: Membership, today: date) -> Home:
    """The three groups of the home page."""
    own = AccessRequest.objects.visible_to(member).filter(journalist=member.user_id)
    pending = list(own.pending().for_list().order_by("due_latest", "pk")[:MOST])
    since = today - timedelta(days=RECENT_DAYS)
    recent = list(own.filter(phase=Phase.ANSWERED, answered_on__gte=since).for_list().order_by("-answered_on")[:MOST])
    rows = rows_of([*pending, *recent], today)
    open_rows, answered = rows[: len(pending)], rows[len(pending) :]
    do_now = [row for row in open_rows if is_pressing(row, today)]
    waiting = [row for row in open_rows if not is_pressing(row, today)]
    dues = [row.access_request.due_latest for row in waiting if row.access_request.due_latest]
    return Home(
        do_now=sorted(do_now, key=lambda row: row.standing.last_day or date.max),
        waiting=waiting,
        answered=answered,
        next_due=min(dues, default=None),
        has_any=bool(rows) or own.exists(),
    )


def is_pressing(row: Row, today: date) -> bool:
    """Late, due within the week, or with a limit of ours that closes within fourteen days."""
    standing = row.standing
    if standing.state == State.DEEMED_REFUSAL or standing.tone == "soon":
        return True
    last = row.strip.limit_last_day
    return last is not None and today <= last <= today + timedelta(days=WINDOW_CLOSING_DAYS)
