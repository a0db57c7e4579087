"""From facts to clock: the events are gone through day by day, then the dates are read off."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from requests_app.clock import errors
from requests_app.clock.course import ComplaintMade, Course, Placed, Track
from requests_app.clock.facts import (
    Abandonment,
    ClarificationAnswered,
    ClarificationAsked,
    Complaint,
    ComplianceNotice,
    CourtApplication,
    Event,
    ExtensionNotice,
    ExtensionStruck,
    ExtensionWithdrawn,
    Facts,
    FeeNotice,
    FeePaid,
    FinalReport,
    InitialReport,
    Reopening,
    Reply,
    ReplyDemanded,
    ReportPublished,
    RepresentationsAsked,
    RepresentationsMade,
    Response,
    Resumption,
    Suspension,
    Transfer,
)
from requests_app.clock.law import Law, laws
from requests_app.clock.results import Clock, ClockWarning, Limit, Pause, Step
from requests_app.clock.rules import complaint, court, extension, pause, response, transfer
from requests_app.clock.rules.response import Dated

Handler = Callable[[Course, Any, int], None]

ASKED_FOR: Mapping[type[Event], str] = {
    ReplyDemanded: "reply",
    RepresentationsAsked: "representations",
    InitialReport: "action_notice",
}
UNDOING = frozenset({ExtensionWithdrawn, ExtensionStruck})
ASKING = frozenset({ReplyDemanded, RepresentationsAsked, InitialReport, FinalReport})  # they open what an act uses up
USES_UP: Mapping[type[Event], tuple[tuple[str, ...], ...]] = {
    Reply: (("reply", "representations"),),
    RepresentationsMade: (("representations",),),
    ComplianceNotice: (("action_notice",),),
    CourtApplication: (("court_review",),),
    FinalReport: (("representations",), ("action_notice",)),
    ReportPublished: (("publication",),),
    Response: (("order",), ("order_effective",)),
}


def compute(facts: Facts, today: date) -> Clock:
    """The clock of a request on `today`: every date with its readings, limits, reasons and warnings.

    Law: the statute of the facts.
    Days: in the units that the statute names.
    Raises: ClockError, named for what is wrong with the facts, and carrying them.
    """
    try:
        course = _start(facts, today)
        if facts.events:
            _run(course, today)
        return _clock(course, today)
    except OverflowError as error:
        raise errors.PastLastYear("received", facts) from error
    except errors.ClockError as error:
        error.facts = facts
        raise


def _start(facts: Facts, today: date) -> Course:
    under = laws().get(facts.statute)
    if under is None:
        raise errors.UnknownStatute("statute", value=facts.statute, known=", ".join(laws()))
    _check_receipt(facts, today)
    received, presumed, steps = response.receipts(under, facts)
    opened = response.opening(under, received)
    made = facts.filed or received
    if opened is None or made < under.response.all[0].in_force_from:
        raise errors.BeforeTheLaw("filed" if facts.filed else "received", first=under.response.all[0].in_force_from)
    calendar, unit, last = under.calendar, opened.rule.unit, opened.last
    move_by_law, move_in_practice = calendar.moves
    by_law = Track(calendar, move_by_law, unit, received, last, last)
    in_practice = Track(calendar, move_in_practice, unit, received, last, last)
    course = Course(under, facts, made, opened.rule, by_law, in_practice, [*steps, opened.step])
    if presumed != received:
        in_practice.restart(presumed, opened.rule)
        course.steps.append(Step(opened.rule, presumed, opened.rule.days, in_practice.due))
    return course


def _check_receipt(facts: Facts, today: date) -> None:
    received, filed = facts.received, facts.filed
    if filed is not None:
        if filed > today:
            raise errors.AfterToday("filed", date=filed, today=today)
        if received is not None and received < filed:
            raise errors.ReceivedBeforeFiled("received", received=received, filed=filed)
    elif received is None:
        raise errors.MissingField("received")
    if received is not None and received > today:
        raise errors.AfterToday("received", date=received, today=today)


def _run(course: Course, today: date) -> None:
    """Go through the events in the order of their days, those of one day as they are given."""
    law, told = course.law, course.facts.events
    events = course.events = _in_order(told)
    kinds = set(map(type, told))
    if not kinds.isdisjoint(UNDOING):
        course.undone = extension.undone(events)
    _check(course, today)
    opening, limits, sums = law.event_limits, course.limits, course.limit_steps
    for place, (day, index, event) in enumerate(events):
        kind = event.kind
        if kind in opening:
            opened, steps = complaint.limits_of(law, kind, event.date, day)
            limits += opened
            sums += steps
        handle = handler_of(type(event))
        if handle is not None:
            course.place = place
            handle(course, event, index)
    if not kinds.isdisjoint(ASKING) and not kinds.isdisjoint(USES_UP):
        _settle_acts(course)


def _in_order(events: Sequence[Event]) -> list[Placed]:
    """By the day on which each acts, those of one day by their places: no two places are the same."""
    placed = [(event.acts_on, index, event) for index, event in enumerate(events)]
    placed.sort()  # events are never compared
    return placed


def _check(course: Course, today: date) -> None:
    """Refuse an event before its request, after today, or told twice."""
    received = course.facts.received or course.made
    before: date | None = None
    same_day: list[Event] = []
    for day, index, event in course.events:
        if day < received or event.date > today:
            _check_day(course, event, index, today)
        if day != before:
            before, same_day = day, [event]
            continue
        if event in same_day:
            raise errors.EventTwice(f"events[{index}]", date=event.date)
        same_day.append(event)


def _check_day(course: Course, event: Event, index: int, today: date) -> None:
    """Before receipt some letters may come; after today only the end of a suspension is known."""
    filed, received, day = course.facts.filed, course.facts.received or course.made, event.acts_on
    field = f"events[{index}].{'date' if day == event.date else 'sent'}"
    if filed is not None and day < filed:
        raise errors.BeforeFiling(field, date=day, filed=filed)
    if day < received and not event.before_receipt:
        raise errors.BeforeReceipt(field, date=day, received=received)
    if event.date > today and not isinstance(event, Resumption):
        raise errors.AfterToday(f"events[{index}].date", date=event.date, today=today)


def _answer(course: Course, event: Response, index: int) -> None:
    if event.sent is not None and event.sent > event.date:
        raise errors.SentAfterArrival(f"events[{index}].sent", sent=event.sent, date=event.date)
    course.answered_on = course.answered_on or event.acts_on
    pause.close_all(course, event.acts_on)


def _abandon(course: Course, event: Abandonment, _index: int) -> None:
    course.abandoned_on = course.abandoned_on or event.date
    pause.close_all(course, event.date)


def _reopen(course: Course, _event: Reopening, index: int) -> None:
    if course.closed_on is None:
        raise errors.NothingToReopen(f"events[{index}].date")
    course.answered_on = course.abandoned_on = None


def _ask(course: Course, event: ReplyDemanded | RepresentationsAsked | InitialReport, index: int) -> None:
    """Somebody names a day by which we, or the institution, must act."""
    if event.by is None and isinstance(event, InitialReport):
        return
    by = event.by or event.date
    if by < event.date:
        raise errors.ByBeforeDate(f"events[{index}].by", date=event.date, by=by)
    complaint.name_limit(course, ASKED_FOR[type(event)], event.date, by)


def _complain(course: Course, event: Complaint, index: int) -> None:
    made = ComplaintMade(event.date, event.ground)
    course.complaints.append(made)
    if event.id is not None:
        if event.id in course.complaints_by_id:
            raise errors.ComplaintTwice(f"events[{index}].id", id=str(event.id))
        course.complaints_by_id[event.id] = made


# The other kinds are told, and open their limits; they change nothing else.
HANDLERS: Mapping[type[Event], Handler] = {
    ExtensionNotice: extension.take,
    ClarificationAsked: pause.begin,
    Suspension: pause.begin,
    FeeNotice: pause.begin,
    ClarificationAnswered: pause.end,
    Resumption: pause.end,
    FeePaid: pause.end,
    Transfer: transfer.take,
    Response: _answer,
    Abandonment: _abandon,
    Reopening: _reopen,
    ReplyDemanded: _ask,
    RepresentationsAsked: _ask,
    InitialReport: _ask,
    Complaint: _complain,
    FinalReport: court.take,
}
handler_of = HANDLERS.get


def _settle_acts(course: Course) -> None:
    """What was done uses up the limit that asked for it."""
    for _, _, event in course.events:
        for kinds in USES_UP.get(type(event), ()):
            complaint.settle_kind(course, kinds, event.date)


def _clock(course: Course, today: date) -> Clock:
    original, due = response.dated(course)
    steps = course.steps
    steps += original.moves
    if due is not original:
        steps += [move for move in due.moves if move not in original.moves] if original.moves else due.moves
    closed = course.closed_on
    silence = _silence(closed, due)
    refused_on = None
    if silence is not None:
        steps.append(silence)
        refused_on = silence.to_date
    opened = course.limits
    first_delay = len(opened)
    complaint.open_for_delay(course, due, closed)
    if course.complaints:
        complaint.settle(course, first_delay)
    steps += course.limit_steps
    found = [one.while_open if one.opens <= today <= one.until else one.while_shut for one in opened]
    for place, day in course.settled.items():
        found[place] = opened[place].settled(found[place], day)
    limits = (*found[first_delay:], *found[:first_delay])  # delay comes first
    phase = _phase(course)
    return Clock(
        course.facts.id,
        _state(course, phase, refused_on, today),
        phase,
        course.facts.received is None,
        course.by_law.receipt,
        course.answered_on,
        original.readings,
        due.readings,
        refused_on,
        0 if silence is None else max(0, ((closed or today) - silence.from_date).days),
        tuple(course.extensions),
        _pauses(course) if course.pauses or course.open_pauses else (),
        limits,
        tuple(steps),
        _warnings(course, due, limits, today),
        course.law.version,
    )


def _silence(closed: date | None, due: Dated) -> Step | None:
    """What silence comes to, unless the request was answered or given up in time."""
    in_time = closed is not None and due.latest is not None and closed <= due.latest
    return None if in_time else due.silence


def _phase(course: Course) -> str:
    if course.abandoned_on is not None:
        return "abandoned"
    if course.answered_on is not None:
        return "answered"
    if course.by_law.stops_due and any(one.rule.binds for one in course.open_pauses.values()):
        return "suspended"
    return "on_hold" if course.in_practice.stops_due else "open"


def _state(course: Course, phase: str, refused_on: date | None, today: date) -> str:
    if phase == "answered":
        return "answered" if refused_on is None else "answered_late"
    if phase != "open":
        return phase
    if refused_on is not None and refused_on <= today:
        return "deemed_refusal"
    return "extended" if course.extended else "awaiting"


def _pauses(course: Course) -> tuple[Pause, ...]:
    still = [Pause(one.rule.kind, one.from_date, None, one.accepted) for one in course.open_pauses.values()]
    return (*course.pauses, *still)


def _warnings(course: Course, due: Dated, limits: Sequence[Limit], today: date) -> tuple[ClockWarning, ...]:
    facts, found = course.facts, course.warnings
    if facts.received is None:
        found.insert(0, ClockWarning("presumed_receipt", {"filed": facts.filed}))
    if facts.filed is not None:
        found += _unheard(course, facts.filed, today)
    if course.in_practice.stops_due and not course.by_law.stops_due:
        found.append(ClockWarning("hold_disputed", {"from": course.in_practice.stopped_on}))
    if due.warned:
        found += [ClockWarning(rule.code, {"date": day, "holiday": rule.name}) for day, rule in due.warned]
    for one in limits:
        if one.last_day is not None and one.opens > one.last_day:
            found.append(ClockWarning("readings_do_not_overlap", {"opens": one.opens, "last": one.last_day}))
    if not course.law.verified:
        found.append(_unverified(course.law, course.steps))
    return tuple(found)


def _unheard(course: Course, filed: date, today: date) -> list[ClockWarning]:
    rule = course.law.rule("acknowledgement", filed)
    late = rule is not None and today > course.law.calendar.add(filed, rule.days, rule.unit)
    if not late or course.closed_on is not None or any(event.of_institution for event in course.facts.events):
        return []
    return [ClockWarning("no_acknowledgement", {"filed": filed})]


def _unverified(under: Law, steps: Sequence[Step]) -> ClockWarning:
    sections = sorted({step.section for step in steps if not step.law.verified})
    return ClockWarning("unverified_law", {"law": under.names, "sections": ", ".join(sections) or "–"})
