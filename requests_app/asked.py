"""What others ask of us by a day, and orders: said before whatever else there is to do on a request."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from newsrooms.dates import long_date, short_date, weekday_date
from requests_app.enums import State
from requests_app.standing_base import LimitDates, Standing, closing_tone, days_left, nearest

OVER = (State.ANSWERED, State.ANSWERED_LATE, State.ABANDONED)


def asked_first(base: Standing, limits: Sequence[LimitDates], today: date) -> Standing:
    """A reply that the institution demands is the loudest; the Commissioner and the Court go by their day."""
    reply = demanded(limits) if base.state not in OVER else None
    if reply is not None:
        return reply_first(base, reply, today)
    return ordered(to_be_told(by_their_day(base, limits, today), limits, today), limits, today)


def by_their_day(base: Standing, limits: Sequence[LimitDates], today: date) -> Standing:
    """The Commissioner asks for representations, or the Court is open: the step, unless a complaint is nearer."""
    opened = [one for one in limits if one.opens is not None and one.opens <= today]
    limit = nearest(opened, today, ["representations", "court_review"])
    if limit is None or limit.last_day is None:
        return base
    if base.shape == "flag" and base.last_day is not None and base.last_day < limit.last_day:
        return replace(base, sentence=f"{base.sentence} {ours(limit.kind, limit.last_day, today)}")
    return replace(
        base,
        sentence=f"{ours(limit.kind, limit.last_day, today)} {base.sentence}",
        step=our_step(limit.kind, limit.last_day, today),
        detail=days_left(limit.last_day, today),
        tone=closing_tone(limit.last_day, today),
        shape="flag",
        last_day=limit.last_day,
        marks=(),
    )


def demanded(limits: Sequence[LimitDates]) -> date | None:
    """The first day by which we must reply, past or to come."""
    days = [one.last_day for one in limits if one.kind == "reply" and one.settled_on is None]
    return min((day for day in days if day is not None), default=None)


def reply_first(base: Standing, last_day: date, today: date) -> Standing:
    return replace(
        base,
        sentence=f"{reply_sentence(last_day, today)} {base.sentence}",
        step=reply_step(last_day, today),
        detail=reply_left(last_day, today),
        tone="ours",
        shape="flag",
        last_day=last_day,
        marks=(),
        loud=True,
    )


def reply_sentence(last_day: date, today: date) -> str:
    if last_day < today:
        return _("The institution wanted our reply by %(day)s. Reply at once: it may close the file.") % {
            "day": long_date(last_day)
        }
    if last_day == today:
        return _("Today, %(day)s, is the last day to reply to the institution; then it may close the file.") % {
            "day": long_date(last_day)
        }
    left = (last_day - today).days
    return ngettext(
        "The institution wants our reply by %(day)s, or it may close the file: %(days)d day left.",
        "The institution wants our reply by %(day)s, or it may close the file: %(days)d days left.",
        left,
    ) % {"day": long_date(last_day), "days": left}


def reply_left(last_day: date, today: date) -> str:
    return days_left(last_day, today) if last_day >= today else _("the institution may close the file")


def reply_step(last_day: date, today: date) -> str:
    if last_day < today:
        return _("Reply at once: asked for by %(day)s") % {"day": short_date(last_day, today)}
    if last_day == today:
        return _("Reply today")
    return _("Reply by %(day)s") % {"day": weekday_date(last_day, today)}


def ours(kind: str, last_day: date, today: date) -> str:
    """One sentence on a day that the Commissioner or the Court sets."""
    left = (last_day - today).days
    if kind == "representations":
        sentence = ngettext(
            "The Commissioner asks for our representations by %(day)s: %(days)d day left.",
            "The Commissioner asks for our representations by %(day)s: %(days)d days left.",
            left,
        )
    else:
        sentence = ngettext(
            "You may apply to the Court until %(day)s: %(days)d day left.",
            "You may apply to the Court until %(day)s: %(days)d days left.",
            left,
        )
    return sentence % {"day": long_date(last_day), "days": left}


def our_step(kind: str, last_day: date, today: date) -> str:
    day = {"day": weekday_date(last_day, today)}
    return (
        _("Representations by %(day)s") % day if kind == "representations" else _("Apply to the Court by %(day)s") % day
    )


def to_be_told(base: Standing, limits: Sequence[LimitDates], today: date) -> Standing:
    """The institution has to tell the Commissioner what it will do: until when, or since when it has not."""
    days = [one.last_day for one in limits if one.kind == "action_notice" and one.settled_on is None]
    day = max((one for one in days if one is not None), default=None)
    if day is None:
        return base
    said = {"day": long_date(day)}
    if day < today:
        sentence = _("The institution was to say by %(day)s what it will do; no notice of it is logged.") % said
        return replace(base, sentence=f"{base.sentence} {sentence}")
    sentence = _("The institution must say by %(day)s what it will do about the Commissioner’s report.") % said
    detail = base.detail or _("its notice: by %(day)s") % {"day": weekday_date(day, today)}
    return replace(base, sentence=f"{base.sentence} {sentence}", detail=detail)


def ordered(base: Standing, limits: Sequence[LimitDates], today: date) -> Standing:
    """The institution has an order to obey: until when, or since when it has not."""
    orders = [one.last_day for one in limits if one.kind == "order" and one.settled_on is None]
    day = max((one for one in orders if one is not None), default=None)
    if day is None or base.state in OVER:
        return base
    said = {"day": long_date(day)}
    if day < today:
        sentence = _("The day of the Commissioner’s order, %(day)s, has passed.") % said
        step = _("Order not obeyed by %(day)s") % {"day": short_date(day, today)}
        return replace(base, sentence=f"{sentence} {base.sentence}", step=step, tone="late", shape="late")
    sentence = _("The institution must obey the Commissioner’s order by %(day)s.") % said
    detail = base.detail or _("order: by %(day)s") % {"day": weekday_date(day, today)}
    return replace(base, sentence=f"{sentence} {base.sentence}", detail=detail)
