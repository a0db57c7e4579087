"""What colleagues say of a draft: written, dealt with, taken up again."""

import uuid

from django.db import transaction
from django.utils import timezone

from complaints.enums import DISCUSSED
from complaints.models import Comment, Complaint
from newsrooms.audit import record
from newsrooms.models import Membership, snapshot

from .changing import NotAllowed, lock


@transaction.atomic
def write_comment(*, complaint: Complaint, text: str, submission: uuid.UUID, by: Membership) -> Comment:
    """Say something of a draft. The same form sent twice says it once.

    Raises: `WrongStage` once the letter is made, `NotAllowed` where they do not see the complaint.
    """
    require_sight(complaint, by)
    locked = lock(complaint, stages=DISCUSSED)
    comment, is_new = Comment.objects.get_or_create(
        newsroom=locked.newsroom,
        complaint=locked,
        submission=submission,
        defaults={"text": text, "written_by": by.user},
    )
    if is_new:
        record(by, "comment.written", comment, after=snapshot(comment))
    return comment


@transaction.atomic
def resolve_comment(*, comment: Comment, by: Membership) -> None:
    """It is dealt with. Resolved twice, the first time counts. Raises: `NotAllowed`."""
    require_sight(comment.complaint, by)
    locked = Comment.objects.select_for_update(no_key=True).get(pk=comment.pk)
    if locked.resolved_at is None:
        before = snapshot(locked)
        locked.resolved_by, locked.resolved_at = by.user, timezone.now()
        locked.save(update_fields=["resolved_by", "resolved_at"])
        record(by, "comment.resolved", locked, before=before, after=snapshot(locked))


@transaction.atomic
def reopen_comment(*, comment: Comment, by: Membership) -> None:
    """It is not dealt with after all. Raises: `NotAllowed`."""
    require_sight(comment.complaint, by)
    locked = Comment.objects.select_for_update(no_key=True).get(pk=comment.pk)
    if locked.resolved_at is not None:
        before = snapshot(locked)
        locked.resolved_by = locked.resolved_at = None
        locked.save(update_fields=["resolved_by", "resolved_at"])
        record(by, "comment.reopened", locked, before=before, after=snapshot(locked))


def require_sight(complaint: Complaint, member: Membership) -> None:
    if not Complaint.objects.visible_to(member).filter(pk=complaint.pk).exists():
        raise NotAllowed
