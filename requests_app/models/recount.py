from typing import ClassVar, Self

from django.db import models

from newsrooms.models import Membership, Newsroom

from .access_request import AccessRequest


class RecountQuerySet(models.QuerySet["Recount"]):
    def visible_to(self, member: Membership) -> Self:
        """The recounts of the requests that `member` may see."""
        return self.filter(access_request__in=AccessRequest.objects.visible_to(member))


class Recount(models.Model):
    """A due date that moved because the rules did, not because anything happened: a line of the timeline."""

    newsroom = models.ForeignKey(Newsroom, on_delete=models.PROTECT, related_name="+")
    access_request = models.ForeignKey(AccessRequest, on_delete=models.PROTECT, related_name="recounts")
    on = models.DateField()
    due_before = models.DateField(null=True)
    due_after = models.DateField(null=True)
    law_before = models.CharField(max_length=40)
    law_after = models.CharField(max_length=40)

    objects = RecountQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.access_request_id}: {self.due_before} → {self.due_after}"
