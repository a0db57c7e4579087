"""The days that a complaint sets once it has left the house: by which we, or the institution, must act."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from newsrooms.dates import long_date_plain
from requests_app.clock import Clock, Limit
from requests_app.enums import EventKind
from requests_app.models import Event


@dataclass(frozen=True, slots=True)
class Day:
    """One such day as a sentence. `ours`: it is lost unless we act; `late`: it is past."""

    text: str
    ours: bool = False
    late: bool = False


def days_of(clock: Clock, events: Iterable[Event], today: date) -> list[Day]:
    """The days that the steps of this complaint have opened, in the order in which they were."""
    return [day for event in events for day in opened_by(event, clock, today)]


def opened_by(event: Event, clock: Clock, today: date) -> Iterator[Day]:
    match event.kind:
        case EventKind.REPRESENTATIONS_ASKED:
            yield from (asked(one, today) for one in running(clock, "representations", event.happened_on))
        case EventKind.INITIAL_REPORT:
            yield from (told(one, today) for one in running(clock, "action_notice", event.happened_on))
        case EventKind.FINAL_REPORT:
            yield from reported(event, clock, today)
        case EventKind.INADMISSIBLE:
            yield from (to_court(one, today) for one in running(clock, "court_review", event.happened_on))
        case _:
            pass


def reported(event: Event, clock: Clock, today: date) -> Iterator[Day]:
    """The way to Court, then the two days of an order, then from when on it may be published."""
    courts = [one for one in clock.limits if one.kind == "court_review" and one.opens == after(event)]
    yield from (to_court(one, today) for one in courts if one.settled_on is None)
    if event.order_due or event.order_days:
        yield from (ordered(one, today) for one in running(clock, "order", event.happened_on))
        yield from (in_effect(one) for one in running(clock, "order_effective", event.happened_on))
    last = courts[0].last_day if courts else None
    published = [one.opens for one in clock.limits if one.kind == "publication" and last and one.opens > last]
    if published and not any(one.kind == "publication" and one.settled_on for one in clock.limits):
        words = _("The Commissioner may publish the report from %(day)s, when nobody can go to Court any more.")
        yield Day(words % {"day": long_date_plain(min(published))})


def running(clock: Clock, kind: str, opens: date) -> list[Limit]:
    """The limits of a kind that were opened on this day and nothing has used up."""
    return [one for one in clock.limits if one.kind == kind and one.opens == opens and one.settled_on is None]


def after(event: Event) -> date:
    return event.happened_on + timedelta(days=1)


def said(limit: Limit) -> dict[str, str]:
    return {"day": long_date_plain(limit.last_day) if limit.last_day else ""}


def is_past(limit: Limit, today: date) -> bool:
    return limit.last_day is not None and limit.last_day < today


def asked(limit: Limit, today: date) -> Day:
    if is_past(limit, today):
        return Day(_("Representations were asked for by %(day)s; none are logged.") % said(limit), late=True)
    return Day(_("Representations are asked for by %(day)s.") % said(limit), ours=True)


def told(limit: Limit, today: date) -> Day:
    if is_past(limit, today):
        words = _("The institution was to say by %(day)s what it will do; no notice of it is logged.")
        return Day(words % said(limit), late=True)
    return Day(_("The institution must say by %(day)s what it will do.") % said(limit))


def to_court(limit: Limit, today: date) -> Day:
    if is_past(limit, today):
        return Day(_("The time to apply to the Federal Court ended on %(day)s.") % said(limit))
    return Day(_("The last day to apply to the Federal Court is %(day)s.") % said(limit), ours=True)


def ordered(limit: Limit, today: date) -> Day:
    if is_past(limit, today):
        return Day(_("The order was to be obeyed by %(day)s; no complete response is logged.") % said(limit), late=True)
    return Day(_("The order is to be obeyed by %(day)s.") % said(limit))


def in_effect(limit: Limit) -> Day:
    words = _("The order takes effect on %(day)s if nobody has applied to the Court (s. 36.1(4)).")
    return Day(words % said(limit))
