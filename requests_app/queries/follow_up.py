"""What a follow-up to the institution rests on: the stored clock, and what has come and gone."""

from datetime import date

from requests_app.enums import EventKind
from requests_app.follow_up import Facts
from requests_app.models import AccessRequest, Event

# What tells that the institution has the request.
HEARD = {
    EventKind.ACKNOWLEDGEMENT,
    EventKind.CLARIFICATION_ASKED,
    EventKind.EXTENSION,
    EventKind.FEE_NOTICE,
    EventKind.INTERIM_RELEASE,
    EventKind.PROMISE,
    EventKind.TRANSFER,
}


def follow_up_facts(access_request: AccessRequest, today: date) -> Facts:
    """The facts on that day, from stored dates and one query for the events."""
    last: dict[str, Event] = {event.kind: event for event in access_request.events.standing().in_order()}
    asked, extension = last.get(EventKind.CLARIFICATION_ASKED), last.get(EventKind.EXTENSION)
    promise = last.get(EventKind.PROMISE)
    heard_on = max((event.happened_on for kind, event in last.items() if kind in HEARD), default=None)
    answered_on = day_of(last, EventKind.CLARIFICATION_ANSWERED)
    if answered_on is not None and heard_on is not None and heard_on > answered_on:
        answered_on = None  # they have written since: the answer has arrived
    return Facts(
        today=today,
        statute=access_request.statute,
        state=access_request.state(today),
        file_number=access_request.file_number,
        subject=access_request.subject,
        filed_on=access_request.filed_on,
        channel=access_request.channel,
        received_on=access_request.received_on,
        due=access_request.due_latest,
        signed=signed(access_request),
        may_complain=may_complain(access_request, today),
        acknowledged=heard_on is not None or access_request.received_on is not None,
        extended_on=extension.happened_on if extension else None,
        asked_on=asked.happened_on if asked else None,
        answered_on=answered_on,
        promised_on=promise.happened_on if promise else None,
        promised_for=promise.by if promise else None,
        released_on=day_of(last, EventKind.INTERIM_RELEASE),
        written_on=day_of(last, EventKind.FOLLOW_UP),
    )


def day_of(last: dict[str, Event], kind: EventKind) -> date | None:
    event = last.get(kind)
    return event.happened_on if event else None


def may_complain(access_request: AccessRequest, today: date) -> bool:
    """Of the delay, on that day, and no complaint has been made yet."""
    delay = access_request.limits.running(today).filter(kind="complaint_delay", opens__lte=today)
    return not access_request.complaint_stage and delay.exists()


def signed(access_request: AccessRequest) -> tuple[str, ...]:
    """The requester of record, and where the newsroom is reached."""
    newsroom = access_request.newsroom
    lines = (
        access_request.requester_name,
        access_request.requester_organization,
        newsroom.telephone,
        newsroom.email,
    )
    return tuple(line for line in lines if line)
