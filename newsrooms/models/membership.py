from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .newsroom import Newsroom
from .user import User


class Role(models.TextChoices):
    JOURNALIST = "journalist", _("journalist")
    EDITOR = "editor", pgettext_lazy("role", "editor")
    ADMIN = "admin", pgettext_lazy("role", "admin")


class MembershipQuerySet(models.QuerySet["Membership"]):
    def visible_to(self, member: "Membership") -> Self:
        """The people of the member's own newsroom."""
        return self.filter(newsroom=member.newsroom_id)

    def of_user(self, user: User) -> Self:
        """Every newsroom that a person belongs to."""
        return self.filter(user=user).select_related("newsroom", "user").order_by("newsroom__name")


class Membership(models.Model):
    """What a person may do in one newsroom."""

    OVERSEERS = (Role.EDITOR, Role.ADMIN)

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    newsroom = models.ForeignKey(Newsroom, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(_("role"), max_length=10, choices=Role)
    joined_at = models.DateTimeField(auto_now_add=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "newsroom"], name="membership_once"),
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="membership_role_known"),
        ]

    def __str__(self) -> str:
        return f"{self.user} ({self.newsroom})"

    @property
    def home_url(self) -> str:
        return self.newsroom.get_absolute_url()

    @property
    def oversees(self) -> bool:
        """Editors and admins answer for the whole newsroom; a journalist for their own requests."""
        return self.role in self.OVERSEERS

    @property
    def sees_restricted(self) -> bool:
        return self.oversees

    @property
    def may_approve_complaints(self) -> bool:
        return self.oversees

    @property
    def manages_newsroom(self) -> bool:
        return self.role == Role.ADMIN

    @property
    def may_export_letters(self) -> bool:
        return self.role == Role.ADMIN
