from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from newsrooms.models import Membership, Newsroom, User

VIEW_NAME_LENGTH = 60
LONGEST_QUERY = 2_000
LIST_NAME_LENGTH = 20
LONGEST_COLUMNS = 100


class SavedViewQuerySet(models.QuerySet["SavedView"]):
    def visible_to(self, member: Membership) -> Self:
        """One's own, and those that colleagues share. What one finds in a view is what one may see anyway."""
        return self.filter(Q(owner=member.user_id) | Q(shared=True), newsroom=member.newsroom_id)


class SavedView(models.Model):
    """What the dashboard was asked for, kept under a name."""

    newsroom = models.ForeignKey(Newsroom, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("name of the view"), max_length=VIEW_NAME_LENGTH)
    query = models.CharField(max_length=LONGEST_QUERY, editable=False)  # as `Asked.query` writes it
    shared = models.BooleanField(default=False)

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["name", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["newsroom", "owner", "name"], name="view_once"),
            models.CheckConstraint(condition=~Q(name=""), name="view_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def may_be_changed_by(self, member: Membership) -> bool:
        """One's own; a shared one by whoever answers for the newsroom too."""
        return self.owner_id == member.user_id or (self.shared and member.oversees)


class OpeningViewQuerySet(models.QuerySet["OpeningView"]):
    def visible_to(self, member: Membership) -> Self:
        """One's own, as long as the view is one that one may use."""
        return self.filter(member=member, view__in=SavedView.objects.visible_to(member))


class OpeningView(models.Model):
    """The saved view with which the dashboard comes up for a member."""

    member = models.OneToOneField(Membership, on_delete=models.CASCADE, related_name="+")
    view = models.ForeignKey(SavedView, on_delete=models.CASCADE, related_name="+")

    objects = OpeningViewQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.member_id}: {self.view_id}"


class ListLookQuerySet(models.QuerySet["ListLook"]):
    def visible_to(self, member: Membership) -> Self:
        """One's own."""
        return self.filter(member=member)


class ListLook(models.Model):
    """How a member wants a list to look: its columns, and how many rows stand on a page."""

    member = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="+")
    list = models.CharField(max_length=LIST_NAME_LENGTH)
    columns = models.CharField(max_length=LONGEST_COLUMNS)  # as they stand in the address
    rows = models.PositiveSmallIntegerField()

    objects = ListLookQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["member", "list"], name="list_look_once")]

    def __str__(self) -> str:
        return f"{self.member_id}: {self.list}"
