from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from newsrooms.models import Membership, Newsroom, User

from .access_request import AccessRequest
from .event import Event
from .institution import Institution


class FileNumberQuerySet(models.QuerySet["FileNumber"]):
    def visible_to(self, member: Membership) -> Self:
        """The numbers of the requests that `member` may see."""
        return self.filter(access_request__in=AccessRequest.objects.visible_to(member))

    def standing(self) -> Self:
        """Without those that only a corrected or struck entry had told: the institution never gave them."""
        return self.filter(event__superseded_by=None, event__struck_at=None)


class FileNumber(models.Model):
    """A number under which an institution has kept a request: the one it has now, or one it had."""

    newsroom = models.ForeignKey(Newsroom, on_delete=models.PROTECT, related_name="+")
    access_request = models.ForeignKey(AccessRequest, on_delete=models.PROTECT, related_name="file_numbers")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    number = models.CharField(_("file number"), max_length=60)
    since = models.DateField(_("since"))
    event = models.ForeignKey(Event, on_delete=models.PROTECT, null=True, related_name="+")  # what told it, if one did
    told_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = FileNumberQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["access_request", "institution", "number"], name="file_number_once"),
            models.CheckConstraint(condition=~models.Q(number=""), name="file_number_says"),
        ]
        indexes: ClassVar = [models.Index(fields=["newsroom", "number"], name="file_number_of_newsroom")]

    def __str__(self) -> str:
        return self.number
