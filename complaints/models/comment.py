from typing import ClassVar, Self

from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q

from complaints.enums import DISCUSSED
from newsrooms.models import Membership, Newsroom, User
from requests_app.enums import ComplaintStage
from requests_app.models.access_request import seen_by

from .complaint import Complaint

COMMENT_LENGTH = 2_000


class CommentQuerySet(models.QuerySet["Comment"]):
    def visible_to(self, member: Membership) -> Self:
        """What is said of the complaints that `member` may see, by a join: their numbers would be a long list."""
        in_newsroom = self.filter(newsroom=member.newsroom_id)
        return (
            in_newsroom
            if member.sees_restricted
            else in_newsroom.filter(seen_by(member, "complaint__access_request__"))
        )

    def unresolved(self) -> Self:
        return self.filter(resolved_at=None)

    def waiting_for(self, member: Membership) -> Self:
        """What somebody else said and nobody has dealt with, on a draft that is theirs to write, review or answer."""
        user = member.user_id
        said = Comment.objects.filter(written_by=user).values("complaint")
        theirs = Q(complaint__drafted_by=user) | Q(complaint__access_request__journalist=user) | Q(complaint__in=said)
        if member.may_approve_complaints:
            theirs |= Q(complaint__stage=ComplaintStage.IN_REVIEW)
        waiting = self.visible_to(member).unresolved().filter(theirs, complaint__stage__in=DISCUSSED)
        return waiting.exclude(written_by=user)


class Comment(models.Model):
    """What a colleague says of a draft, for the newsroom alone: no letter tells it. It is resolved, never deleted."""

    newsroom = models.ForeignKey(Newsroom, on_delete=models.PROTECT, related_name="+")
    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="comments")
    text = models.TextField(validators=[MaxLengthValidator(COMMENT_LENGTH)])
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(auto_now_add=True)
    submission = models.UUIDField(editable=False)  # the form that wrote it: sent twice, written once
    resolved_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, editable=False, related_name="+")
    resolved_at = models.DateTimeField(null=True, editable=False)

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["complaint", "submission"], name="comment_submission_once"),
            models.CheckConstraint(condition=~Q(text=""), name="comment_says"),
            models.CheckConstraint(
                condition=Q(resolved_by=None, resolved_at=None)
                | Q(resolved_by__isnull=False, resolved_at__isnull=False),
                name="comment_resolved_by_somebody",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["newsroom", "complaint"], condition=Q(resolved_at=None), name="comment_unresolved")
        ]

    def __str__(self) -> str:
        return f"{self.complaint_id}: {self.text[:40]}"
