"""What an event tells about the request itself: the day of receipt, who has it, under which number."""

from newsrooms.models import Membership
from requests_app.actions.file_numbers import number_before, set_file_number, told_by_another
from requests_app.drafts import EventDraft
from requests_app.enums import EventKind
from requests_app.models import AccessRequest, Event
from requests_app.models.event import receipt_told

TAKEN_OVER = ("received_on", "file_number", "institution")


def take_over_facts(access_request: AccessRequest, event: Event, by: Membership) -> None:
    """Write on the request, unsaved, what the event tells of it.

    A transfer tells who has it now, unless it has gone further since; its number is the new one, or none yet.
    """
    if event.kind == EventKind.ACKNOWLEDGEMENT:
        access_request.received_on = event.received_on or access_request.received_on
        if event.file_number:
            set_file_number(access_request, event.file_number, since=event.happened_on, by=by, event=event)
    elif event.kind == EventKind.TRANSFER and access_request.institution_id == event.from_institution_id:
        access_request.institution = event.institution or access_request.institution
        set_file_number(access_request, event.file_number, since=event.happened_on, by=by, event=event)


def take_over_again(access_request: AccessRequest, event: Event, by: Membership) -> None:
    """The same of an entry that is put back, save where a later one has told otherwise."""
    if event.kind != EventKind.ACKNOWLEDGEMENT:
        take_over_facts(access_request, event, by)
        return
    standing = list(access_request.events.standing().in_order())
    access_request.received_on = receipt_told(standing) or access_request.received_on
    if event.file_number and event == [one for one in standing if one.file_number][-1]:
        set_file_number(access_request, event.file_number, since=event.happened_on, by=by, event=event)


def take_back_facts(access_request: AccessRequest, taken_back: Event) -> None:
    """Take from the request, unsaved, what an entry that is corrected or struck out alone had told."""
    if taken_back.kind == EventKind.ACKNOWLEDGEMENT and access_request.received_on == taken_back.received_on:
        others = access_request.events.standing().exclude(pk=taken_back.pk)
        access_request.received_on = receipt_told(others.in_order())
    told_the_number = access_request.file_number == taken_back.file_number
    if taken_back.file_number:
        told_by_another(access_request, taken_back)
    if taken_back.kind == EventKind.TRANSFER and access_request.institution_id == taken_back.institution_id:
        access_request.institution = taken_back.from_institution or access_request.institution
        if told_the_number:
            access_request.file_number = number_before(access_request, taken_back)
    elif told_the_number and taken_back.file_number:
        access_request.file_number = number_before(access_request, taken_back)


def left_institution(access_request: AccessRequest, draft: EventDraft, corrected: Event | None) -> int | None:
    """The institution that a transfer leaves: kept with it, so that a correction can give it back."""
    if draft.kind != EventKind.TRANSFER:
        return None
    if corrected is not None and corrected.from_institution_id is not None:
        return corrected.from_institution_id
    return access_request.institution_id
