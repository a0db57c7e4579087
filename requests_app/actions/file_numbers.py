"""The institution's number for a request: one way to set it, so that its history has no gap."""

from datetime import date

from newsrooms.models import Membership
from requests_app.models import AccessRequest, Event, FileNumber


def set_file_number(
    access_request: AccessRequest, number: str, *, since: date, by: Membership, event: Event | None = None
) -> None:
    """Put the number on the request, unsaved, and into its history, under the institution that it is with now.

    Empty: the institution has given none, or not yet; those it had before stay in the history. Called in the
    transaction of the action that was told, whose trail holds the change.
    """
    access_request.file_number = number
    if not number:
        return
    told, is_new = FileNumber.objects.get_or_create(
        access_request=access_request,
        institution_id=access_request.institution_id,
        number=number,
        defaults={"newsroom_id": access_request.newsroom_id, "since": since, "event": event, "told_by": by.user},
    )
    if not is_new and event is not None and told.event_id is not None:  # perhaps by the correction of what told it
        told.event = event
        told.save(update_fields=["event"])


def number_before(access_request: AccessRequest, taken_back: Event) -> str:
    """The number that stands once `taken_back` has told none: the one before it, at the same institution."""
    others = access_request.file_numbers.standing().filter(institution=access_request.institution_id)
    last = others.exclude(event=taken_back).order_by("since", "pk").last()
    return last.number if last else ""


def told_by_another(access_request: AccessRequest, taken_back: Event) -> None:
    """A number that another entry tells as well is that one's from now on."""
    for number in access_request.file_numbers.filter(event=taken_back):
        others = access_request.events.standing().exclude(pk=taken_back.pk).filter(file_number=number.number)
        other = others.in_order().last()
        if other is not None:
            number.event = other
            number.save(update_fields=["event"])


def move_number(access_request: AccessRequest, mistaken: int) -> None:
    """The institution was written down wrongly: it never kept the request, so the number it has was the other's."""
    access_request.file_numbers.filter(institution=mistaken, number=access_request.file_number).update(
        institution=access_request.institution_id
    )
