import uuid
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from newsrooms.models import Membership, Newsroom, User

from .complaint import Complaint
from .letter import Letter


class Hindrance(models.TextChoices):
    """Why a batch has made no letter of a complaint."""

    FACTS_CHANGED = "facts_changed", _("The facts are not those that were approved: take the approval back and look.")
    NOT_READY = "not_ready", _("Something is missing, or a warning must be read first: see its page.")
    WRONG_STAGE = "wrong_stage", _("It is no longer approved.")
    TOO_LONG = "too_long", _("The letter would be too long, or take too long to make.")
    INTERRUPTED = "interrupted", _("The work was cut off each time it was tried.")
    UNEXPECTED = "unexpected", _("Something went wrong on our side. It has been recorded.")


class LetterBatchQuerySet(models.QuerySet["LetterBatch"]):
    def visible_to(self, member: Membership) -> Self:
        """As the letters in it."""
        return self.filter(newsroom=member.newsroom_id) if member.may_export_letters else self.none()


class LetterBatch(models.Model):
    """Letters that are made together, in the background: stopped and taken up again without numbering any twice."""

    newsroom = models.ForeignKey(Newsroom, on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    stopped = models.BooleanField(default=False)
    submission = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    objects = LetterBatchQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["newsroom", "-id"], name="letter_batch_newest")]

    def __str__(self) -> str:
        return f"batch {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("letter_batch", kwargs={"newsroom": self.newsroom.slug, "batch": self.pk})

    @property
    def subject(self) -> str:
        """By which its job is found."""
        return f"batch:{self.pk}"


class BatchItemQuerySet(models.QuerySet["BatchItem"]):
    def visible_to(self, member: Membership) -> Self:
        return self.filter(batch__in=LetterBatch.objects.visible_to(member))

    def waiting(self) -> Self:
        """Neither made nor given up."""
        return self.filter(letter=None, hindrance="")


class BatchItem(models.Model):
    """One complaint of a batch, and what became of it. The number is taken before the letter is made, and stays its."""

    newsroom = models.ForeignKey(Newsroom, on_delete=models.PROTECT, related_name="+")
    batch = models.ForeignKey(LetterBatch, on_delete=models.PROTECT, related_name="items")
    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveIntegerField(null=True)
    sequence = models.PositiveIntegerField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, null=True, related_name="+")
    hindrance = models.CharField(max_length=20, choices=Hindrance, blank=True)

    objects = BatchItemQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["batch", "complaint"], name="batch_complaint_once"),
            models.UniqueConstraint(
                fields=["newsroom", "year", "sequence"], condition=~Q(sequence=None), name="batch_sequence_once"
            ),
            models.CheckConstraint(condition=Q(letter=None) | Q(hindrance=""), name="batch_made_or_hindered"),
            models.CheckConstraint(
                condition=Q(hindrance="") | Q(hindrance__in=Hindrance.values), name="batch_hindrance_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.batch}: {self.complaint_id}"
