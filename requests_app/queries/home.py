"""What a journalist has to do: own requests, the next date that matters first."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models.functions import Coalesce

from newsrooms.models import Membership
from requests_app.enums import Phase, State
from requests_app.models import AccessRequest, Limit, Reminder, Watch
from requests_app.models.access_request import PENDING, AccessRequestQuerySet
from requests_app.models.limit import ASKED_KINDS
from requests_app.queries.demand import COLUMNS, Demand, demand_of
from requests_app.queries.listing import CAP, Row, rows_of
from requests_app.queries.reading import read
from requests_app.standing_base import WINDOW_CLOSING_DAYS

# So many of each are looked at, and one more tells that there are others: the list shows them.
MOST_PENDING = 50
MOST_ANSWERED = 10
MOST_WATCHED = 10
MOST_ASKED = 10  # by somebody, for something by a day
MOST_REMINDERS = 20  # they have a page of their own
RECENT_DAYS = 60  # an answer may be complained about for as long
REMINDED_DAYS = 7


@dataclass(frozen=True, slots=True)
class Home:
    do_now: list[Row]
    waiting: list[Row]
    answered: list[Row]
    quiet: list[Row]
    watched: list[Row]
    next_due: date | None
    has_any: bool
    more_pending: bool
    more_answered: bool
    demand: Demand | None

    @property
    def late(self) -> int:
        return sum(1 for row in self.do_now if row.standing.state == State.DEEMED_REFUSAL)

    @property
    def replies(self) -> int:
        return sum(1 for row in self.do_now if row.standing.loud)

    @property
    def more_to_do(self) -> bool:
        """Whether there may be more to do than was looked at: by due date, what waits comes after what is late."""
        return self.more_pending and not self.waiting


def home(member: Membership, today: date) -> Home:
    """The groups of the home page: own requests, and those that one asked to be reminded of."""
    visible = AccessRequest.objects.visible_to(member)
    own = AccessRequest.objects.visible_to(member, own=True)
    reminders = reminders_by_request(member, today)
    due_first = own.pending().off_shelf(today).order_by("due_latest", "pk")
    pending, more_pending = read_some(due_first, MOST_PENDING)
    since = today - timedelta(days=RECENT_DAYS)
    newest_first = own.filter(phase=Phase.ANSWERED, answered_on__gte=since).order_by("-answered_on")
    recent, more_answered = read_some(newest_first, MOST_ANSWERED)
    asked, demand = asked_of(member, today)
    known = {one.pk for one in (*pending, *recent)}
    named = {*reminders, *asked} - known
    others = read(visible.filter(pk__in=named))
    watches = Watch.objects.visible_to(member).of(member).values("access_request")
    of_others = visible.filter(pk__in=watches).exclude(journalist=member.user_id)
    few_first = of_others.order_by(Coalesce("due_latest", date.max), "pk")  # few: not looked for along the due dates
    watched = read(few_first[:MOST_WATCHED])
    all_rows = rows_of([*pending, *recent, *others, *watched], today)
    own_rows = len(all_rows) - len(watched)
    rows = [replace(row, reminders=tuple(reminders.get(row.access_request.pk, ()))) for row in all_rows[:own_rows]]
    groups: dict[str, list[Row]] = {"do_now": [], "waiting": [], "answered": [], "quiet": []}
    for row in rows:
        groups[group_of(row, today)].append(row)
    groups["do_now"].sort(key=lambda row: (not row.standing.loud, next_day(row)))
    dues = [row.access_request.due_latest for row in groups["waiting"] if row.access_request.due_latest]
    return Home(
        **groups,
        watched=all_rows[own_rows:],
        next_due=min(dues, default=None),
        has_any=bool(rows) or own.exists(),
        more_pending=more_pending,
        more_answered=more_answered,
        demand=demand,
    )


def read_some(requests: AccessRequestQuerySet, most: int) -> tuple[list[AccessRequest], bool]:
    """The first of them, and whether there are others."""
    found = read(requests[: most + 1])
    return found[:most], len(found) > most


def asked_of(member: Membership, today: date) -> tuple[list[int], Demand | None]:
    """The requests on which others ask something of us by a day, the first to end first; and the first reply."""
    limits, told = Limit.objects.visible_to(member, own=True), ("last_day", "pk", "access_request", "kind")
    replies_first = limits.replies_demanded().order_by().values_list(*told, *COLUMNS.values())
    others = limits.asked_by_others(today).values_list(*told, *COLUMNS.values())
    found = sorted(replies_first.union(others, all=True)[:CAP])
    replies = [row[4:] for row in found if row[3] == "reply"]
    demand = demand_of(dict(zip(COLUMNS, replies[0], strict=True)), len(replies), today) if replies else None
    return [row[2] for row in found[:MOST_ASKED]], demand


def group_of(row: Row, today: date) -> str:
    """Where a row stands on the page; what one asked to be reminded of is not quiet."""
    if row.reminders or row.standing.loud:
        return "do_now"
    if row.access_request.is_quiet(today):
        return "quiet"
    if row.access_request.phase not in PENDING:
        return "do_now" if is_asked(row, today) else "answered"
    return "do_now" if is_pressing(row, today) else "waiting"


def reminders_by_request(member: Membership, today: date) -> dict[int, list[Reminder]]:
    """What asks within the week, in order of day."""
    found: dict[int, list[Reminder]] = {}
    for reminder in Reminder.objects.visible_to(member).due_by(today + timedelta(days=REMINDED_DAYS))[:MOST_REMINDERS]:
        found.setdefault(reminder.access_request_id, []).append(reminder)
    return found


def next_day(row: Row) -> date:
    """The next date that matters: of the step, or of a reminder before it."""
    return min([row.standing.last_day or date.max, *(reminder.day for reminder in row.reminders)])


def is_asked(row: Row, today: date) -> bool:
    """Whether the step on an answered request is a day of the Commissioner's or the Court's, and near."""
    last = row.standing.last_day
    by_a_day = row.strip.limit_kind in ASKED_KINDS and row.strip.limit_last_day == last
    return by_a_day and last is not None and last <= today + timedelta(days=WINDOW_CLOSING_DAYS)


def is_pressing(row: Row, today: date) -> bool:
    """Late, due within the week, or with a limit of ours that closes within fourteen days."""
    standing = row.standing
    if standing.loud or standing.state == State.DEEMED_REFUSAL or standing.tone == "soon":
        return True
    last = row.strip.limit_last_day
    return last is not None and today <= last <= today + timedelta(days=WINDOW_CLOSING_DAYS)
