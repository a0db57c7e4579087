import uuid
from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from newsrooms.models import Membership, Newsroom, User

from .access_request import AccessRequest, seen_by

WORDS_LENGTH = 200


class ReminderQuerySet(models.QuerySet["Reminder"]):
    def visible_to(self, member: Membership) -> Self:
        """One's own, of requests that one still sees."""
        own = self.filter(newsroom=member.newsroom_id, user=member.user_id)
        return own if member.sees_restricted else own.filter(seen_by(member, "access_request__"))

    def waiting(self) -> Self:
        """Not done yet, the next day first."""
        return self.filter(done_at=None).order_by("day", "pk")

    def due_by(self, day: date) -> Self:
        return self.waiting().filter(day__lte=day)


class Reminder(models.Model):
    """Ask me again on …: a day and a few words of one person's own, on a request."""

    newsroom = models.ForeignKey(Newsroom, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="reminders")
    access_request = models.ForeignKey(AccessRequest, on_delete=models.CASCADE, related_name="reminders")
    day = models.DateField(_("day"))
    words = models.CharField(_("what about"), max_length=WORDS_LENGTH, blank=True)
    set_at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True, blank=True)
    submission = models.UUIDField(default=uuid.uuid4, editable=False)

    objects = ReminderQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["day", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["newsroom", "submission"], name="reminder_submission_once")
        ]
        indexes: ClassVar = [
            models.Index(fields=["user", "newsroom", "day", "id"], condition=Q(done_at=None), name="reminder_waiting")
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.words}".strip()

    def get_absolute_url(self) -> str:
        return reverse("reminder", kwargs={"newsroom": self.newsroom.slug, "reminder_id": self.pk})
