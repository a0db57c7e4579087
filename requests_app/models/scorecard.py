from typing import ClassVar, Self

from django.db import models

from newsrooms.models import Membership, Newsroom

from .institution import Institution
from .public_scorecard import PublicScorecard


class ScorecardQuerySet(models.QuerySet["Scorecard"]):
    def visible_to(self, member: Membership) -> Self:
        """All of the newsroom's: no restricted request is counted in any, so every member sees the same."""
        return self.filter(newsroom=member.newsroom_id)

    def of_published(self, shown: PublicScorecard) -> Self:
        """Those of a newsroom that shows them to readers; how much of each is for the page to decide."""
        return self.filter(newsroom=shown.newsroom_id)


class Scorecard(models.Model):
    """How an institution has answered a newsroom, counted on one day. Derived: written by count_scorecards alone."""

    newsroom = models.ForeignKey(Newsroom, on_delete=models.CASCADE, related_name="+")
    institution = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="+")
    counted_on = models.DateField()
    read_at = models.DateTimeField()  # of two counts at once, the one that read later stays

    requests = models.PositiveIntegerField()
    first_received = models.DateField()
    waiting = models.PositiveIntegerField()  # still owed an answer
    # Those whose last day was past: answered by it, or not yet answered at all; the rest were answered late.
    fell_due = models.PositiveIntegerField()
    on_time = models.PositiveIntegerField()
    open_late = models.PositiveIntegerField()
    # Kaplan-Meier, in calendar days from receipt. Not reached: half have waited that long, or longer.
    median_days = models.PositiveIntegerField(null=True)
    median_reached = models.BooleanField(default=False)
    curve = models.JSONField(default=list)
    marks = models.JSONField(default=list)

    extended = models.PositiveIntegerField()
    extended_validly = models.PositiveIntegerField()
    extension_days = models.PositiveIntegerField(null=True)  # the middle one of the stated lengths
    extension_longest = models.PositiveIntegerField(null=True)

    complaints = models.PositiveIntegerField()
    well_founded = models.PositiveIntegerField()
    not_well_founded = models.PositiveIntegerField()
    resolved = models.PositiveIntegerField()
    discontinued = models.PositiveIntegerField()
    inadmissible = models.PositiveIntegerField()
    reported = models.PositiveIntegerField()  # a final report whose finding was not logged

    objects = ScorecardQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["newsroom", "institution"], name="scorecard_once"),
        ]

    def __str__(self) -> str:
        return f"{self.newsroom_id} × {self.institution_id}, {self.counted_on}"

    @property
    def late(self) -> int:
        return self.fell_due - self.on_time

    @property
    def complaints_open(self) -> int:
        """Without any outcome so far."""
        outcomes = self.well_founded + self.not_well_founded + self.resolved + self.discontinued
        return max(0, self.complaints - outcomes - self.inadmissible - self.reported)
