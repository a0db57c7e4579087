from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .newsroom import Newsroom


class JobState(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("job", "waiting")
    RUNNING = "running", pgettext_lazy("job", "running")
    DONE = "done", pgettext_lazy("job", "done")
    FAILED = "failed", pgettext_lazy("job", "failed")


class Trouble(models.TextChoices):
    """Why any job may have failed; a function has codes of its own beside them (`CannotBeDone`)."""

    UNEXPECTED = "unexpected", _("Something went wrong on our side. It was tried several times and has been recorded.")
    INTERRUPTED = "interrupted", _("The work was cut off each time it was tried, and has been given up.")


OPEN_STATES = [JobState.WAITING, JobState.RUNNING]


class JobQuerySet(models.QuerySet["Job"]):
    def due(self, now: datetime) -> Self:
        """To be taken now: waiting with its pause over, or left behind by a worker whose lease has run out."""
        ours_to_take = Q(state=JobState.WAITING) | Q(state=JobState.RUNNING, lease_until__lt=now)
        return self.filter(ours_to_take, state__in=OPEN_STATES, run_after__lte=now)


class Job(models.Model):
    """A piece of work in the background: which function, on what, and how it stands."""

    newsroom = models.ForeignKey(
        Newsroom, on_delete=models.PROTECT, null=True, related_name="+"
    )  # None: the house's own
    name = models.CharField(max_length=60)
    arguments = models.JSONField(default=dict)
    subject = models.CharField(max_length=60, blank=True)  # "document:12": the page asks by it
    state = models.CharField(max_length=10, choices=JobState, default=JobState.WAITING)
    attempts = models.PositiveIntegerField(default=0)
    run_after = models.DateTimeField()
    lease_until = models.DateTimeField(null=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    error = models.CharField(max_length=60, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=JobState.values), name="job_state_known"),
            models.CheckConstraint(
                condition=Q(state=JobState.RUNNING, lease_until__isnull=False)
                | (~Q(state=JobState.RUNNING) & Q(lease_until=None)),
                name="job_running_has_a_lease",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["run_after", "id"], condition=Q(state__in=OPEN_STATES), name="job_to_be_taken"),
            models.Index(fields=["newsroom", "subject", "-id"], name="job_of_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.subject}".strip()

    @property
    def is_open(self) -> bool:
        """Still to be awaited: waiting (also for its next try) or running."""
        return self.state in OPEN_STATES
