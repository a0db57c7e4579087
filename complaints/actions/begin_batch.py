from collections.abc import Collection
from uuid import UUID

from django.db import transaction

from complaints.models import BatchItem, Complaint, LetterBatch
from newsrooms.audit import record
from newsrooms.bulk import insert_all
from newsrooms.jobs import enqueue, jobs_of
from newsrooms.models import Membership, Newsroom
from requests_app.enums import ComplaintStage

from .changing import NotAllowed

MAKE_LETTERS = "complaints.make_letters"


class NothingToMake(Exception):
    """None of the complaints is approved, or no longer."""


@transaction.atomic
def begin_batch(*, complaints: Collection[int] | None, submission: UUID, by: Membership) -> LetterBatch:
    """Have the letters of approved complaints made together; None: of all that are approved. Sent twice, begun once.

    Raises: `NotAllowed` but to admins, `NothingToMake`.
    """
    if not by.may_export_letters:
        raise NotAllowed
    newsroom = Newsroom.objects.select_for_update(no_key=True).get(pk=by.newsroom_id)
    already = LetterBatch.objects.visible_to(by).filter(submission=submission).first()
    if already is not None:
        return already
    approved = Complaint.objects.visible_to(by).filter(stage=ComplaintStage.APPROVED)
    if complaints is not None:
        approved = approved.filter(pk__in=complaints)
    numbers = list(approved.order_by("pk").values_list("pk", flat=True))
    if not numbers:
        raise NothingToMake
    batch = LetterBatch.objects.create(newsroom=newsroom, asked_by=by.user, submission=submission)
    blank = {"year": None, "sequence": None, "attempts": 0, "letter_id": None, "hindrance": ""}
    item = {"newsroom_id": newsroom.pk, "batch_id": batch.pk, **blank}
    insert_all(BatchItem, [{**item, "complaint_id": number} for number in numbers])
    record(by, "letters.begun", batch, after={"complaints": len(numbers)})
    put_in(batch, by)
    return batch


@transaction.atomic
def stop_batch(*, batch: LetterBatch, by: Membership) -> None:
    """Make no further letter of it. What is made stays; one that is just being made is finished."""
    locked = LetterBatch.objects.visible_to(by).select_for_update(of=("self",), no_key=True).get(pk=batch.pk)
    if not locked.stopped:
        locked.stopped = True
        locked.save(update_fields=["stopped"])
        record(by, "letters.stopped", locked)


@transaction.atomic
def take_up_batch(*, batch: LetterBatch, by: Membership) -> None:
    """Go on with it: with what waits, and once more with what could not be made. Nothing is numbered twice."""
    locked = LetterBatch.objects.visible_to(by).select_for_update(of=("self",), no_key=True).get(pk=batch.pk)
    again = locked.items.exclude(hindrance="").update(hindrance="", attempts=0)
    was_stopped, locked.stopped = locked.stopped, False
    locked.save(update_fields=["stopped"])
    if locked.items.waiting().exists():
        put_in(locked, by)
        record(by, "letters.taken_up", locked, before={"stopped": was_stopped}, after={"again": again})


def put_in(batch: LetterBatch, by: Membership) -> None:
    """A job for it, unless one is there: one that is at work sees by itself that there is more."""
    if not any(job.is_open for job in jobs_of(by.newsroom, batch.subject)):
        enqueue(MAKE_LETTERS, newsroom=by.newsroom, subject=batch.subject, batch=batch.pk, member=by.pk)
