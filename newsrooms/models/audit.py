from functools import cache
from typing import Any, ClassVar, Self

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from .membership import Membership
from .newsroom import Newsroom
from .user import User


class AuditQuerySet(models.QuerySet["AuditEntry"]):
    def visible_to(self, member: Membership) -> Self:
        """The whole trail of the newsroom, for its admins; nobody else reads it."""
        return self.filter(newsroom=member.newsroom_id) if member.may_export_letters else self.none()


class AuditEntry(models.Model):
    """Who changed what, when, from what to what. Append-only: triggers of the database refuse the rest."""

    newsroom = models.ForeignKey(Newsroom, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    actor = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    actor_name = models.CharField(max_length=200)
    address = models.GenericIPAddressField(null=True)
    action = models.CharField(max_length=60)
    target_type = models.CharField(max_length=60)
    target_id = models.BigIntegerField()
    target_label = models.CharField(max_length=200)
    before = models.JSONField(encoder=DjangoJSONEncoder, null=True)
    after = models.JSONField(encoder=DjangoJSONEncoder, null=True)

    objects = AuditQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["newsroom", "-id"], name="audit_newest"),
            models.Index(fields=["target_type", "target_id"], name="audit_of_target"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor_name}: {self.action} {self.target_label}"


def snapshot(row: models.Model) -> dict[str, Any]:
    """The stored values of a row, by column, as the trail keeps them; secrets left out."""
    values = {name: getattr(row, name) for name in told_of(type(row))}
    for name in files_of(type(row)):
        values[name] = values[name].name
    return values


@cache
def told_of(model: type[models.Model]) -> tuple[str, ...]:
    """The columns that the trail keeps."""
    fields = model._meta.concrete_fields  # noqa: SLF001  # Django's public, if oddly named, interface
    return tuple(field.attname for field in fields if field.attname not in ("password", "token_hash"))


@cache
def files_of(model: type[models.Model]) -> tuple[str, ...]:
    return tuple(field.attname for field in model._meta.concrete_fields if isinstance(field, models.FileField))  # noqa: SLF001
