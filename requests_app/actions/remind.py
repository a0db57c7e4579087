"""Reminders of one's own: set, moved, done, taken away."""

import uuid
from datetime import date

from django.db import transaction
from django.utils import timezone

from newsrooms.audit import record
from newsrooms.models import Membership, snapshot
from requests_app.models import AccessRequest, Reminder


@transaction.atomic
def set_reminder(
    *, access_request: AccessRequest, day: date, words: str, submission: uuid.UUID, by: Membership
) -> Reminder:
    """Ask `by` again on that day. The same form sent twice sets one."""
    reminder, is_new = Reminder.objects.get_or_create(
        newsroom=by.newsroom,
        user=by.user,
        submission=submission,
        defaults={"access_request": access_request, "day": day, "words": words},
    )
    if is_new:
        record(by, "reminder.set", reminder, after=snapshot(reminder))
    return reminder


@transaction.atomic
def move_reminder(*, reminder: Reminder, day: date, words: str, by: Membership) -> None:
    before = snapshot(reminder)
    reminder.day, reminder.words = day, words
    reminder.save(update_fields=["day", "words"])
    record(by, "reminder.moved", reminder, before=before, after=snapshot(reminder))


@transaction.atomic
def finish_reminder(*, reminder: Reminder, by: Membership) -> None:
    """Done: it asks no more. Done twice, the first time counts."""
    if Reminder.objects.filter(pk=reminder.pk, done_at=None).update(done_at=timezone.now()):
        record(by, "reminder.done", reminder)


@transaction.atomic
def delete_reminder(*, reminder: Reminder, by: Membership) -> None:
    """Take it away; what it said stays in the trail."""
    record(by, "reminder.deleted", reminder, before=snapshot(reminder))
    reminder.delete()
