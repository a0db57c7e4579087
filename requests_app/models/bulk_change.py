from datetime import datetime, timedelta
from typing import ClassVar, Self

from django.db import models
from django.urls import reverse

from newsrooms.models import Membership, Newsroom, User
from requests_app.enums import BulkKind

MAY_BE_TAKEN_BACK = timedelta(hours=24)
TAKEN_BACK = (BulkKind.ASSIGN, BulkKind.TAG, BulkKind.WATCH, BulkKind.UNWATCH)


class BulkChangeQuerySet(models.QuerySet["BulkChange"]):
    def visible_to(self, member: Membership) -> Self:
        """One's own: nobody takes back what another has done."""
        return self.filter(newsroom=member.newsroom_id, made_by=member.user_id)


class BulkChange(models.Model):
    """What one press of a button has done to several requests: so that it can be taken back, and is not done twice.

    `asked` are the requests that were chosen, `what` is what they were to have; `rows` tell of each that was changed
    what the action needs to take it back. The trail has an entry for each of them besides.
    """

    newsroom = models.ForeignKey(Newsroom, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=BulkKind)
    asked = models.JSONField()
    what = models.JSONField()
    rows = models.JSONField()
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True)

    objects = BulkChangeQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(kind__in=BulkKind.values), name="bulk_kind_known"),
        ]
        indexes: ClassVar = [models.Index(fields=["newsroom", "made_by", "-id"], name="bulk_newest")]

    def __str__(self) -> str:
        return f"{self.kind}: {len(self.rows)}"

    def may_be_undone(self, now: datetime) -> bool:
        """For a day, where the thing can be taken back at all."""
        return self.kind in TAKEN_BACK and self.undone_at is None and now - self.made_at < MAY_BE_TAKEN_BACK

    @property
    def undo_url(self) -> str:
        return reverse("undo_bulk", kwargs={"newsroom": self.newsroom.slug, "number": self.pk})
