from typing import ClassVar, Self

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from newsrooms.models import Membership, Newsroom

from .access_request import AccessRequest

PROJECT_LENGTH = 100


class ProjectQuerySet(models.QuerySet["Project"]):
    def visible_to(self, member: Membership, *, own: bool = False) -> Self:
        """Those of the requests that `member` may see: the name of a restricted request's project tells of it.

        With `own` those of their own requests.
        """
        in_newsroom = self.filter(newsroom=member.newsroom_id)
        if member.sees_restricted:
            return in_newsroom
        visible = AccessRequest.objects.visible_to(member, own=own)
        return in_newsroom.filter(Exists(visible.filter(project=OuterRef("pk"))))

    def open(self) -> Self:
        return self.filter(closed_on=None)


class Project(models.Model):
    """A story or series that requests belong to."""

    newsroom = models.ForeignKey(Newsroom, on_delete=models.PROTECT, related_name="projects")
    name = models.CharField(_("project"), max_length=PROJECT_LENGTH)
    closed_on = models.DateField(null=True, blank=True)  # no longer offered; its requests keep it

    objects = ProjectQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["newsroom", "name"], name="project_once")]

    def __str__(self) -> str:
        return self.name
