from typing import ClassVar, Self

from django.db import models

from .membership import Membership
from .newsroom import Newsroom


class LogoQuerySet(models.QuerySet["Logo"]):
    def visible_to(self, member: Membership) -> Self:
        """The logo of the member's own newsroom: every letter bears it."""
        return self.filter(newsroom=member.newsroom_id)


class Logo(models.Model):
    """The picture at the head of a newsroom's letters, as `newsrooms.logos` has drawn it anew."""

    newsroom = models.ForeignKey(Newsroom, on_delete=models.PROTECT, related_name="logos")
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()  # a PNG
    made_at = models.DateTimeField(auto_now_add=True)

    objects = LogoQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["newsroom", "sha256"], name="logo_once")]

    def __str__(self) -> str:
        return self.sha256[:8]
