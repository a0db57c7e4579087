"""From facts to clock: the events are gone through day by day, then the dates are read off."""

from collections.abc import Sequence
from datetime import date
from typing import assert_never

from requests_app.clock import errors
from requests_app.clock.course import ComplaintMade, Course, OpenLimit, Track
from requests_app.clock.facts import (
    Abandonment,
    Acknowledgement,
    ClarificationAnswered,
    ClarificationAsked,
    Complaint,
    CourtApplication,
    Discontinuance,
    Event,
    ExtensionNotice,
    ExtensionStruck,
    ExtensionWithdrawn,
    Facts,
    FeeNotice,
    FeePaid,
    FinalReport,
    Inadmissibility,
    InitialReport,
    InterimRelease,
    Promise,
    Registration,
    Reopening,
    Reply,
    ReplyDemanded,
    RepresentationsAsked,
    Resolution,
    Response,
    Resumption,
    Suspension,
    ThirdPartyNotice,
    Transfer,
)
from requests_app.clock.law import Law, codes, law
from requests_app.clock.results import Clock, ClockWarning, Limit, Pause, Step
from requests_app.clock.rules import complaint, court, extension, pause, response, transfer
from requests_app.clock.rules.response import Dated

OURS = (
    Abandonment, ClarificationAnswered, Complaint, CourtApplication, Discontinuance, FinalReport, Inadmissibility,
    InitialReport, Registration, Reply, RepresentationsAsked, Resolution,
)  # fmt: skip
BEFORE_RECEIPT = (
    Acknowledgement, ClarificationAnswered, ClarificationAsked, FeeNotice, FeePaid, Promise, Reply, ReplyDemanded,
)  # fmt: skip


def compute(facts: Facts, today: date) -> Clock:
    """The clock of a request on `today`: every date with its readings, limits, reasons and warnings.

    Law: the statute of the facts.
    Days: in the units that the statute names.
    Raises: ClockError, named for what is wrong with the facts, and carrying them.
    """
    try:
        return _clock(_run(facts, today), today)
    except OverflowError as error:
        raise errors.PastYear9999("received", facts) from error
    except errors.ClockError as error:
        error.facts = facts
        raise


def _run(facts: Facts, today: date) -> Course:
    course = _start(facts, today)
    if facts.events:
        events = sorted(enumerate(facts.events), key=_day)
        _check(course, events, today)
        gone = extension.undone(events) if _has_undoing(facts) else {}
        for place, (index, event) in enumerate(events):
            _happen(course, event, index, events[place + 1 :], gone)
        _settle_acts(course, events)
    return course


def _day(numbered: tuple[int, Event]) -> date:
    return numbered[1].acts_on


def _has_undoing(facts: Facts) -> bool:
    return any(isinstance(event, ExtensionWithdrawn | ExtensionStruck) for event in facts.events)


def _start(facts: Facts, today: date) -> Course:
    if facts.statute not in codes():
        raise errors.UnknownStatute("statute", facts, value=facts.statute, known=", ".join(codes()))
    under = law(facts.statute)
    _check_receipt(facts, today)
    received, presumed, steps = response.receipts(under, facts)
    made = facts.filed or received
    rule = under.response.on(received)
    if rule is None or under.response.on(made) is None:
        raise errors.BeforeTheLaw("filed" if rule else "received", facts, first=under.response.all[0].in_force_from)
    by_law = Track(under.calendar, under.calendar.after_holidays, received, rule)
    in_practice = Track(under.calendar, under.calendar.after_rest_days, presumed, rule)
    course = Course(under, facts, made, rule, by_law, in_practice)
    course.steps += steps
    course.steps.append(response.answer_step(rule, received, by_law.due))
    if presumed != received:
        course.steps.append(response.answer_step(rule, presumed, in_practice.due))
    return course


def _check_receipt(facts: Facts, today: date) -> None:
    received, filed = facts.received, facts.filed
    if received is None and filed is None:
        raise errors.MissingField("received", facts)
    if received is not None and filed is not None and received < filed:
        raise errors.ReceivedBeforeFiled("received", facts, received=received, filed=filed)
    if filed is not None and filed > today:
        raise errors.AfterToday("filed", facts, date=filed, today=today)
    if received is not None and received > today:
        raise errors.AfterToday("received", facts, date=received, today=today)


def _check(course: Course, events: Sequence[tuple[int, Event]], today: date) -> None:
    """Refuse an event before its request, after today, or told twice."""
    facts, filed = course.facts, course.facts.filed
    received = facts.received or course.made
    same_day: list[Event] = []
    for index, event in events:
        day = event.acts_on
        if day < received:
            if filed is not None and day < filed:
                raise errors.BeforeFiling(f"events[{index}].date", facts, date=day, filed=filed)
            if not isinstance(event, BEFORE_RECEIPT):
                raise errors.BeforeReceipt(f"events[{index}].date", facts, date=day, received=received)
        if event.date > today and not isinstance(event, Resumption):
            raise errors.AfterToday(f"events[{index}].date", facts, date=event.date, today=today)
        if same_day and same_day[-1].acts_on != day:
            same_day = []
        if event in same_day:
            raise errors.EventTwice(f"events[{index}]", facts, date=event.date)
        same_day.append(event)


def _happen(  # noqa: C901 (one case for each kind of event)
    course: Course, event: Event, index: int, later: Sequence[tuple[int, Event]], gone: extension.Undoings
) -> None:
    if not isinstance(event, OURS):
        course.heard = True
    complaint.open_limits(course, event)
    match event:
        case ExtensionNotice():
            extension.take(course, event, index, gone.get(index, extension.STANDS))
        case ClarificationAsked() | Suspension() | FeeNotice():
            pause.begin(course, event, later, index)
        case ClarificationAnswered() | Resumption() | FeePaid():
            pause.end(course, event, index)
        case Transfer():
            transfer.take(course, event)
        case Response() | Abandonment() | Reopening():
            _close(course, event, index)
        case ReplyDemanded() | RepresentationsAsked():
            _ask(course, event, index)
        case Complaint():
            _complain(course, event, index)
        case FinalReport():
            court.take(course, event, index)
        case (
            Acknowledgement() | InterimRelease() | ThirdPartyNotice() | Promise() | ExtensionWithdrawn()
            | ExtensionStruck() | Reply() | CourtApplication() | Registration() | InitialReport() | Resolution()
            | Discontinuance() | Inadmissibility()
        ):  # fmt: skip
            pass
        case _:
            assert_never(event)


def _close(course: Course, event: Response | Abandonment | Reopening, index: int) -> None:
    """The answer or the abandonment ends the clock; a reopening takes that back."""
    if isinstance(event, Reopening):
        if course.closed_on is None:
            raise errors.NothingToReopen(f"events[{index}].date", course.facts)
        course.answered_on = course.abandoned_on = None
        return
    if isinstance(event, Response):
        if event.sent is not None and event.sent > event.date:
            raise errors.SentAfterArrival(f"events[{index}].sent", course.facts, sent=event.sent, date=event.date)
        course.answered_on = course.answered_on or event.acts_on
    else:
        course.abandoned_on = course.abandoned_on or event.date
    pause.close_all(course, event.acts_on)


def _ask(course: Course, event: ReplyDemanded | RepresentationsAsked, index: int) -> None:
    """Somebody names a day by which we must act."""
    by = event.by or event.date
    if by < event.date:
        raise errors.ByBeforeDate(f"events[{index}].by", course.facts, date=event.date, by=by)
    complaint.name_limit(course, "reply" if isinstance(event, ReplyDemanded) else "representations", event.date, by)


def _complain(course: Course, event: Complaint, index: int) -> None:
    made = ComplaintMade(event.date, event.ground)
    course.complaints.append(made)
    if event.id is not None:
        if event.id in course.complaints_by_id:
            raise errors.ComplaintTwice(f"events[{index}].id", course.facts, id=str(event.id))
        course.complaints_by_id[event.id] = made


def _settle_acts(course: Course, events: Sequence[tuple[int, Event]]) -> None:
    """What was done uses up the limit that asked for it."""
    for _, event in events:
        kinds = USES_UP.get(event.kind)
        if kinds:
            complaint.settle_kind(course, kinds, event.date)
        if isinstance(event, Response):
            complaint.settle_kind(course, ("order",), event.date)
            complaint.settle_kind(course, ("order_effective",), event.date)


USES_UP = {
    "reply": ("reply", "representations"),
    "court_application": ("court_review",),
    "final_report": ("representations",),
}


def _clock(course: Course, today: date) -> Clock:
    original, due = response.dated(course.law, course.by_law, course.in_practice)
    course.steps += original.moves
    if due is not original:
        course.steps += due.moves
    refused_on = _refused_on(course, due)
    if refused_on is not None and due.silence is not None:
        course.steps.append(due.silence)
    delays = complaint.delay_limits(course, due)
    if course.complaints:
        complaint.settle(course, delays)
    course.steps += course.limit_steps
    phase = _phase(course)
    limits = tuple(_limit(one, today) for one in (*delays, *course.limits))
    pauses = (
        *course.pauses,
        *(Pause(one.kind, one.from_date, None, one.accepted) for one in course.open_pauses.values()),
    )
    return Clock(
        id=course.facts.id,
        state=_state(course, phase, refused_on, today),
        phase=phase,
        presumed=course.facts.received is None,
        received=course.by_law.receipt,
        answered_on=course.answered_on,
        original_due=original.readings,
        due=due.readings,
        deemed_refusal_on=refused_on,
        days_overdue=_days_overdue(course, due, refused_on, today),
        extensions=tuple(course.extensions),
        pauses=pauses,
        limits=limits,
        steps=tuple(course.steps),
        warnings=_warnings(course, due, limits, today),
        law_version=course.law.version,
    )


def _refused_on(course: Course, due: Dated) -> date | None:
    closed = course.closed_on
    if due.latest is None or due.silence is None or (closed is not None and closed <= due.latest):
        return None
    return due.silence.to_date


def _days_overdue(course: Course, due: Dated, refused_on: date | None, today: date) -> int:
    if refused_on is None or due.latest is None:
        return 0
    return max(0, ((course.closed_on or today) - due.latest).days)


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


def _limit(found: OpenLimit, today: date) -> Limit:
    rule = found.rule
    is_open = found.opens <= today and (found.last_day is None or today <= found.last_day)
    return Limit(rule.kind, rule.ground, rule.section, found.opens, found.last_day, is_open, found.settled_on)


def _warnings(course: Course, due: Dated, limits: Sequence[Limit], today: date) -> tuple[ClockWarning, ...]:
    facts, found = course.facts, course.warnings
    if facts.received is None:
        found.insert(0, ClockWarning("presumed_receipt", {"filed": facts.filed}))
    if facts.filed is not None and not course.heard:
        found += _unheard(course, facts.filed, today)
    if course.in_practice.stops_due and not course.by_law.stops_due:
        found.append(ClockWarning("hold_disputed", {"from": course.in_practice.stopped_on}))
    found += [ClockWarning(rule.code, {"date": day, "holiday": rule.name}) for day, rule in due.warned]
    for one in limits:
        if one.last_day is not None and one.opens > one.last_day:
            found.append(ClockWarning("readings_do_not_overlap", {"opens": one.opens, "last": one.last_day}))
    if not course.law.verified:
        found += _unverified(course.law, course.steps)
    return tuple(found)


def _unheard(course: Course, filed: date, today: date) -> list[ClockWarning]:
    rule = course.law.rule("acknowledgement", filed)
    late = rule is not None and today > course.law.calendar.add(filed, rule.days, rule.unit)
    return [ClockWarning("no_acknowledgement", {"filed": filed})] if late and rule and course.closed_on is None else []


def _unverified(under: Law, steps: Sequence[Step]) -> list[ClockWarning]:
    sections = sorted({step.section for step in steps if not step.law.verified}, key=str)
    details = {"law": under.names, "sections": ", ".join(sections)}
    return [ClockWarning("unverified_law", details)]
