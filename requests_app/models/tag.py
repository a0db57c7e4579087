from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from newsrooms.models import Membership, Newsroom
from requests_app.folding import fold

from .access_request import AccessRequest

TAG_LENGTH = 60


class TagQuerySet(models.QuerySet["Tag"]):
    def visible_to(self, member: Membership, *, own: bool = False) -> Self:
        """Those of the requests that `member` may see: a restricted request's tag tells of it. With `own` of theirs."""
        in_newsroom = self.filter(newsroom=member.newsroom_id)
        if member.sees_restricted:
            return in_newsroom
        visible = AccessRequest.objects.visible_to(member, own=own)
        return in_newsroom.filter(Exists(visible.filter(tags=OuterRef("pk"))))

    def carried(self) -> Self:
        """Those that some request of their newsroom has."""
        through: Any = AccessRequest.tags.through
        return self.filter(Exists(through.objects.filter(tag=OuterRef("pk"))))


class Tag(models.Model):
    """A word of the newsroom's own on requests. Written as it was first typed; accents and case make no second one."""

    newsroom = models.ForeignKey(Newsroom, on_delete=models.PROTECT, related_name="tags")
    name = models.CharField(_("tag"), max_length=TAG_LENGTH)
    key = models.TextField(editable=False)  # the name folded: longer than it where a sign stands for many letters

    objects = TagQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["key"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["newsroom", "key"], name="tag_once"),
            models.CheckConstraint(condition=~models.Q(key=""), name="tag_says_something"),
        ]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def key_of(cls, name: str) -> str:
        return fold(name)
