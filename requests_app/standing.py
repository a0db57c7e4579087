"""How a request stands and what to do next: one sentence, one step, one last day. Read from stored dates alone."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from newsrooms.dates import (
    day_and_month,
    first_of_two_long,
    first_of_two_weekday,
    long_date,
    long_date_plain,
    short_date,
    weekday_date,
)
from requests_app.asked import asked_first
from requests_app.enums import OPEN_COMPLAINT_STAGES, ComplaintStage, State
from requests_app.models import AccessRequest
from requests_app.models.access_request import DUE_SOON_DAYS
from requests_app.standing_base import LimitDates, Standing, closing_tone, days_left, nearest


def standing_of(access_request: AccessRequest, limits: Sequence[LimitDates], today: date) -> Standing:
    """How the request stands on `today`; what others ask of us by a day comes first."""
    return asked_first(between_us(access_request, limits, today), limits, today)


def between_us(access_request: AccessRequest, limits: Sequence[LimitDates], today: date) -> Standing:
    """What the institution owes, and our complaint of it."""
    state = access_request.state(today)
    match state:
        case State.DEEMED_REFUSAL:
            return late(access_request, limits, today)
        case State.AWAITING | State.EXTENDED:
            return waiting(access_request, state, limits, today)
        case State.ON_HOLD | State.SUSPENDED:
            return paused(access_request, state, limits, today)
        case State.ANSWERED | State.ANSWERED_LATE:
            return answered(access_request, state, limits, today)
        case State.ABANDONED:
            words = _("The request was abandoned.")
            return Standing(state, 0, words, words, "", "quiet", "abandoned", None, may_complain=False)


def late(access_request: AccessRequest, limits: Sequence[LimitDates], today: date) -> Standing:
    days = access_request.days_overdue(today)
    made = complaint_made(limits)
    if made is not None:
        return complained(days, made, today)
    if access_request.complaint_stage in OPEN_COMPLAINT_STAGES:
        return complaining(access_request, days, limits, today)
    if any(limit.kind == "complaint_delay" and limit.last_day is None for limit in limits):
        return no_last_day(days)
    limit = nearest(limits, today, ["complaint_delay"])
    if limit is None or limit.last_day is None:
        return window_over(limits, days, today)
    if limit.last_day == today:
        sentence = _(
            "The institution has not answered. Today, %(day)s, is the last day to complain to the Commissioner."
        ) % {"day": long_date(limit.last_day)}
    else:
        left = (limit.last_day - today).days
        sentence = ngettext(
            "The institution has not answered. You may complain to the Commissioner until %(day)s: %(days)d day left.",
            "The institution has not answered. You may complain to the Commissioner until %(day)s: %(days)d days left.",
            left,
        ) % {"day": long_date(limit.last_day), "days": left}
    return Standing(
        State.DEEMED_REFUSAL,
        days,
        sentence,
        step=complain_by(limit.last_day, today),
        detail=days_left(limit.last_day, today),
        tone=closing_tone(limit.last_day, today),
        shape="flag",
        last_day=limit.last_day,
        may_complain=True,
    )


def complaint_made(limits: Sequence[LimitDates]) -> date | None:
    """When the silence was complained of; None as long as a window is not used up."""
    made = [limit.settled_on for limit in limits if limit.kind == "complaint_delay"]
    return max((day for day in made if day is not None), default=None) if None not in made else None


def complained(days: int, made: date, today: date) -> Standing:
    return Standing(
        State.DEEMED_REFUSAL,
        days,
        _("The institution has not answered. The complaint to the Commissioner was made on %(day)s.")
        % {"day": long_date_plain(made)},
        step=_("Complaint made"),
        detail=_("on %(day)s") % {"day": short_date(made, today)},
        tone="quiet",
        shape="sent",
        last_day=None,
        may_complain=False,
    )


def no_last_day(days: int) -> Standing:
    """Late under a law that sets no limit to complain."""
    return Standing(
        State.DEEMED_REFUSAL,
        days,
        _("The institution has not answered. You may complain; the law sets no last day, so do it soon."),
        step=_("Complain"),
        detail=_("no limit in law"),
        tone="ink",
        shape="flag",
        last_day=None,
        may_complain=True,
    )


def window_over(limits: Sequence[LimitDates], days: int, today: date) -> Standing:
    ended = max(
        (limit.last_day for limit in limits if limit.kind == "complaint_delay" and limit.last_day), default=None
    )
    return Standing(
        State.DEEMED_REFUSAL,
        days,
        _(
            "The institution has not answered. The 60 days to complain ended on %(day)s; write to the institution, or "
            "file the request again."
        )
        % {"day": long_date_plain(ended)}
        if ended
        else _("The institution has not answered."),
        step=_("Complaint window closed"),
        detail=_("on %(day)s: write to the institution") % {"day": short_date(ended, today)} if ended else "",
        tone="quiet",
        shape="abandoned",
        last_day=None,
        may_complain=True,
    )


def complaining(access_request: AccessRequest, days: int, limits: Sequence[LimitDates], today: date) -> Standing:
    """Late, and a complaint is on its way: what is missing until it is out of the house."""
    sentences = {
        ComplaintStage.DRAFT: _("The institution has not answered. A complaint is drafted and waits for review."),
        ComplaintStage.IN_REVIEW: _("The institution has not answered. A complaint waits for approval."),
        ComplaintStage.APPROVED: _(
            "The institution has not answered. The complaint is approved; its letter can be made."
        ),
        ComplaintStage.EXPORTED: _("The institution has not answered. The letter of complaint is made: send it."),
        ComplaintStage.SENT: _("The institution has not answered. A complaint on another ground was sent."),
        ComplaintStage.REGISTERED: _("The institution has not answered. A complaint on another ground is registered."),
    }
    steps = {
        ComplaintStage.DRAFT: _("Complaint drafted"),
        ComplaintStage.IN_REVIEW: _("Complaint in review"),
        ComplaintStage.APPROVED: _("Complaint approved"),
        ComplaintStage.EXPORTED: _("Letter of complaint made"),
        ComplaintStage.SENT: _("Complaint on another ground sent"),
        ComplaintStage.REGISTERED: _("Complaint on another ground registered"),
    }
    stage = ComplaintStage(access_request.complaint_stage)
    limit = nearest(limits, today, ["complaint_delay"])
    last_day = limit.last_day if limit else None
    until = ""
    if last_day:
        until = _("complain by %(day)s, %(left)s") % {
            "day": weekday_date(last_day, today),
            "left": days_left(last_day, today),
        }
    sentence = sentences[stage]
    if last_day:
        sentence = _("%(sentence)s The last safe day to complain is %(day)s.") % {
            "sentence": sentence,
            "day": long_date(last_day),
        }
    return Standing(
        State.DEEMED_REFUSAL,
        days,
        sentence,
        step=steps[stage],
        detail=until,
        tone=closing_tone(last_day, today) if last_day else "quiet",
        shape="flag",
        last_day=last_day,
        may_complain=True,
    )


def has_no_safe_day(limits: Sequence[LimitDates]) -> bool:
    """Every limit to complain about the delay ends before it is certain that there is one."""
    delays = [limit for limit in limits if limit.kind == "complaint_delay"]
    return bool(delays) and all(
        limit.opens is not None and limit.last_day is not None and limit.opens > limit.last_day for limit in delays
    )


def no_safe_day(state: State) -> Standing:
    """The readings do not overlap: said at once, since waiting makes nothing safer."""
    return Standing(
        state,
        0,
        _(
            "No day is safe on both readings of the limit. Write today to the institution and to the Commissioner’s "
            "registry."
        ),
        step=_("No safe day to complain"),
        detail=_("write today to the institution and the registry"),
        tone="late",
        shape="late",
        last_day=None,
        may_complain=True,
    )


def waiting(access_request: AccessRequest, state: State, limits: Sequence[LimitDates], today: date) -> Standing:
    earliest, latest = access_request.due_earliest, access_request.due_latest
    if earliest is None or latest is None:
        return Standing(
            state,
            0,
            _("The institution took an extension without a length for third parties. There is no due date yet."),
            step=_("Extended without a date"),
            detail=limit_detail(limits, today),
            tone="quiet",
            shape="extended",
            last_day=None,
            may_complain=False,
        )
    if earliest < today and has_no_safe_day(limits):
        return no_safe_day(state)
    window = nearest(limits, today, ["complaint_delay"])
    if earliest < today and earliest != latest and window is not None and window.last_day is not None:
        sentence = _(
            "The answer was due on %(first)s or is due on %(last)s. It is late for certain from %(late)s; to be safe, "
            "complain by %(day)s."
        ) % {
            "first": first_of_two_long(earliest, latest),
            "last": long_date(latest),
            "late": day_after(latest),
            "day": long_date(window.last_day),
        }
    elif earliest != latest:
        sentence = _("The answer is due on %(first)s or %(last)s. It is late for certain from %(late)s.") % {
            "first": first_of_two_long(earliest, latest),
            "last": long_date(latest),
            "late": day_after(latest),
        }
    elif latest == today:
        sentence = _("The answer is due today, %(day)s.") % {"day": long_date(latest)}
    else:
        left = (latest - today).days
        sentence = ngettext(
            "The answer is due on %(day)s: %(days)d day left.",
            "The answer is due on %(day)s: %(days)d days left.",
            left,
        ) % {"day": long_date(latest), "days": left}
    soon = (earliest - today).days <= DUE_SOON_DAYS
    return Standing(
        state,
        0,
        sentence,
        step=due_step(earliest, latest, today, extended=state == State.EXTENDED and not soon),
        detail=limit_detail(limits, today) or due_detail(earliest, latest, today),
        tone="soon" if soon else "quiet",
        shape="due-soon" if soon else ("extended" if state == State.EXTENDED else "awaiting"),
        last_day=latest,
        may_complain=earliest < today,
        marks=(long_date(latest),) if earliest == latest else (first_of_two_long(earliest, latest), long_date(latest)),
    )


def paused(access_request: AccessRequest, state: State, limits: Sequence[LimitDates], today: date) -> Standing:
    """Nothing is said to be late meanwhile; a limit of ours that runs all the same is the next step."""
    if state == State.SUSPENDED:
        sentence = _("The time limit stands still until the Commissioner has decided (section 6.1).")
        step, shape = _("Suspended"), "suspended"
    else:
        sentence = hold_sentence(access_request)
        step, shape = _("On hold"), "on-hold"
    delay = nearest(limits, today, ["complaint_delay"])
    if delay is None or delay.last_day is None:
        return Standing(state, 0, sentence, step, limit_detail(limits, today), "hold", shape, None, may_complain=False)
    return Standing(
        state,
        0,
        _("%(sentence)s To be safe, complain by %(day)s.") % {"sentence": sentence, "day": long_date(delay.last_day)},
        step=complain_by(delay.last_day, today),
        detail=step,
        tone=closing_tone(delay.last_day, today),
        shape=shape,
        last_day=delay.last_day,
        may_complain=False,
    )


def hold_sentence(access_request: AccessRequest) -> str:
    if access_request.due_earliest is None:
        return _("The institution waits for our clarification. There is no due date meanwhile.")
    return _("The institution waits for our clarification. Whether the time limit stands still meanwhile is disputed.")


def answered(access_request: AccessRequest, state: State, limits: Sequence[LimitDates], today: date) -> Standing:
    day = access_request.answered_on
    limit = nearest(limits, today)
    days = access_request.days_overdue(today)
    if days:
        sentence = ngettext(
            "The institution answered on %(day)s, %(days)d day late.",
            "The institution answered on %(day)s, %(days)d days late.",
            days,
        ) % {"day": long_date(day) if day else "", "days": days}
    else:
        sentence = _("The institution answered on %(day)s, within the time limit.") % {
            "day": long_date(day) if day else ""
        }
    if limit is None or limit.last_day is None:
        shape = "answered-late" if days else "answered"
        return Standing(state, days, sentence, _("Answered"), "", "done", shape, None, may_complain=False)
    return Standing(
        state,
        days,
        _("%(sentence)s You may complain about the answer until %(day)s.")
        % {"sentence": sentence, "day": long_date(limit.last_day)},
        step=_("Read it; complain by %(day)s") % {"day": weekday_date(limit.last_day, today)},
        detail=days_left(limit.last_day, today),
        tone=closing_tone(limit.last_day, today),
        shape="flag",
        last_day=limit.last_day,
        may_complain=False,
    )


def complain_by(last_day: date, today: date) -> str:
    if last_day == today:
        return _("Complain today")
    return _("Complain by %(day)s") % {"day": weekday_date(last_day, today)}


def day_after(day: date) -> str:
    return day_and_month(date.fromordinal(day.toordinal() + 1))


def due_step(earliest: date, latest: date, today: date, *, extended: bool) -> str:
    if earliest != latest:
        return _("Due %(first)s or %(last)s") % {
            "first": first_of_two_weekday(earliest, latest, today),
            "last": weekday_date(latest, today),
        }
    if extended:
        return _("Extended to %(day)s") % {"day": long_date_plain(latest)}
    ahead = (latest - today).days
    if ahead == 0:
        return _("Due today")
    if ahead == 1:
        return _("Due tomorrow")
    return _("Due %(day)s") % {"day": weekday_date(latest, today)}


def due_detail(earliest: date, latest: date, today: date) -> str:
    first, last = max(0, (earliest - today).days), (latest - today).days
    if first == last:
        return ngettext("in %(days)d day", "in %(days)d days", last) % {"days": last} if last else ""
    return _("in %(first)d to %(last)d days") % {"first": first, "last": last}


def limit_detail(limits: Sequence[LimitDates], today: date) -> str:
    """The nearest limit of ours, where one runs beside what the institution owes."""
    limit = nearest(limits, today, ["complaint_extension", "complaint_refusal", "complaint_other"])
    if limit is None or limit.last_day is None:
        return ""
    day = {"day": weekday_date(limit.last_day, today)}
    if limit.kind == "complaint_extension":
        return _("complain of the extension by %(day)s") % day
    return _("complain of what came by %(day)s") % day
