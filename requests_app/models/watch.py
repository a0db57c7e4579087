from typing import ClassVar, Self

from django.db import models

from newsrooms.models import Membership, Newsroom, User

from .access_request import AccessRequest, seen_by


class WatchQuerySet(models.QuerySet["Watch"]):
    def visible_to(self, member: Membership) -> Self:
        """Those on the requests that `member` may see."""
        in_newsroom = self.filter(newsroom=member.newsroom_id)
        return in_newsroom if member.sees_restricted else in_newsroom.filter(seen_by(member, "access_request__"))

    def of(self, member: Membership) -> Self:
        """What one watches oneself. To watch opens nothing: a request is seen through its own door."""
        return self.filter(newsroom=member.newsroom_id, user=member.user_id)


class Watch(models.Model):
    """Somebody keeps an eye on a request that need not be theirs."""

    newsroom = models.ForeignKey(Newsroom, on_delete=models.PROTECT, related_name="+")
    access_request = models.ForeignKey(AccessRequest, on_delete=models.CASCADE, related_name="watches")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="watches")
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    objects = WatchQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["user__last_name", "user__first_name"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["user", "access_request"], name="watch_once")]
        indexes: ClassVar = [models.Index(fields=["user", "newsroom", "access_request"], name="watch_of_user")]

    def __str__(self) -> str:
        return f"{self.access_request_id}: {self.user}"
