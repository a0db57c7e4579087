from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from newsrooms.audit import record
from newsrooms.models import Membership, snapshot
from requests_app.actions.changing import ChangedMeanwhile, lock, mark_changed, refuse_stale
from requests_app.actions.taking_over import TAKEN_OVER, take_back_facts, take_over_again
from requests_app.models import AccessRequest, Event
from requests_app.winding import wind

STRUCK = ("struck_at", "struck_by_id", "struck_why")


class AnotherFirst(Exception):
    """Another entry refers to this one, or this one to another: that one must be seen to first."""

    def __init__(self, entry: Event) -> None:
        super().__init__(str(entry))
        self.entry = entry


@transaction.atomic
def strike_event(*, event: Event, why: str, by: Membership, today: date, expected_version: int) -> Event:
    """Strike out an entry that was logged by mistake: all can still read it, and the clock winds without it.

    Twice is as good as once.
    Raises: `AnotherFirst`, `ClockError`, `ChangedMeanwhile`; and then nothing has changed.
    """
    locked, struck = locked_event(event)
    if struck.struck_at is not None:
        return struck
    refuse_stale(locked, expected_version)
    if struck.standing() != struck:
        raise ChangedMeanwhile(locked)
    refuse_referred_to(locked, struck)
    before = told(locked, struck)
    struck.struck_at, struck.struck_by, struck.struck_why = timezone.now(), by.user, why
    struck.save(update_fields=STRUCK)
    take_back_facts(locked, struck)
    wind_again(locked, by, today)
    record(by, "event.struck", struck, before=before, after=told(locked, struck))
    return struck


@transaction.atomic
def put_back_event(*, event: Event, by: Membership, today: date) -> Event:
    """Let an entry that was struck out count again. Twice is as good as once.

    Raises: `AnotherFirst`, `ClockError`; and then nothing has changed.
    """
    locked, struck = locked_event(event)
    if struck.struck_at is None:
        return struck
    if struck.about is not None and (about := struck.about.standing()).struck_at is not None:
        raise AnotherFirst(about)
    before = told(locked, struck)
    struck.struck_at, struck.struck_by, struck.struck_why = None, None, ""
    struck.save(update_fields=STRUCK)
    take_over_again(locked, struck, by)
    wind_again(locked, by, today)
    record(by, "event.put_back", struck, before=before, after=told(locked, struck))
    return struck


def locked_event(event: Event) -> tuple[AccessRequest, Event]:
    locked = lock(event.access_request)
    return locked, locked.events.select_related("from_institution", "institution", "about").get(pk=event.pk)


def refuse_referred_to(access_request: AccessRequest, struck: Event) -> None:
    """Raises: `AnotherFirst` if an entry that stands is about this one: it would be about nothing."""
    for other in access_request.events.standing().exclude(about=None).select_related("about__superseded_by"):
        if other.about is not None and other.about.standing() == struck:
            raise AnotherFirst(other)


def told(access_request: AccessRequest, event: Event) -> dict[str, Any]:
    """What may change of both, for the trail."""
    return {**snapshot(access_request), **{name: getattr(event, name) for name in STRUCK}}


def wind_again(locked: AccessRequest, by: Membership, today: date) -> None:
    """Save what was taken back or over, and the dates that follow."""
    mark_changed(locked, by)
    wind(locked, today, changed=[*TAKEN_OVER, "version", "changed_by", "changed_at"])
