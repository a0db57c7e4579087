"""What an event tells about the request itself: the day of receipt, who has it, under which number."""

from newsrooms.models import Membership
from requests_app.actions.file_numbers import number_before, set_file_number
from requests_app.drafts import EventDraft
from requests_app.enums import EventKind
from requests_app.models import AccessRequest, Event

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


def take_back_facts(access_request: AccessRequest, corrected: Event) -> None:
    """Take from the request, unsaved, what the entry that is being corrected alone had told."""
    if corrected.kind == EventKind.ACKNOWLEDGEMENT and access_request.received_on == corrected.received_on:
        access_request.received_on = None
    told_the_number = access_request.file_number == corrected.file_number
    if corrected.kind == EventKind.TRANSFER and access_request.institution_id == corrected.institution_id:
        access_request.institution = corrected.from_institution or access_request.institution
        if told_the_number:
            access_request.file_number = number_before(access_request, corrected)
    elif told_the_number and corrected.file_number:
        access_request.file_number = number_before(access_request, corrected)


def left_institution(access_request: AccessRequest, draft: EventDraft, corrected: Event | None) -> int | None:
    """The institution that a transfer leaves: kept with it, so that a correction can give it back."""
    if draft.kind != EventKind.TRANSFER:
        return None
    if corrected is not None and corrected.from_institution_id is not None:
        return corrected.from_institution_id
    return access_request.institution_id
