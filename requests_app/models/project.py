from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from newsrooms.models import Membership, Newsroom


class ProjectQuerySet(models.QuerySet["Project"]):
    def visible_to(self, member: Membership) -> Self:
        return self.filter(newsroom=member.newsroom_id)


class Project(models.Model):
    """A story or series that requests belong to."""

    newsroom = models.ForeignKey(Newsroom, on_delete=models.PROTECT, related_name="projects")
    name = models.CharField(_("project"), max_length=100)

    objects = ProjectQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["newsroom", "name"], name="project_once")]

    def __str__(self) -> str:
        return self.name
