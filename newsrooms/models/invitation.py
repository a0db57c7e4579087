import hashlib
import secrets
from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from .membership import Role
from .newsroom import Newsroom

LIFETIME = timedelta(days=7)


def hash_token(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def usable(self, token: str, now: datetime) -> "models.QuerySet[Invitation]":
        """The invitation that a link opens: unused and not yet expired."""
        return self.filter(token_hash=hash_token(token), accepted_at=None, expires_at__gt=now)


class Invitation(models.Model):
    """A one-time link into a newsroom; only the hash of its token is stored."""

    newsroom = models.ForeignKey(Newsroom, on_delete=models.PROTECT, related_name="invitations")
    email = models.EmailField(_("e-mail"))
    role = models.CharField(_("role"), max_length=10, choices=Role)
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="invitation_role_known"),
        ]

    def __str__(self) -> str:
        return f"{self.email} ({self.newsroom})"


def new_token() -> str:
    """256 random bits, fit for an address."""
    return secrets.token_urlsafe(32)
