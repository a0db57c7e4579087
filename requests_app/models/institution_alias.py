from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from newsrooms.models import Membership, Newsroom, User
from requests_app.enums import AliasKind

from .institution import Institution

LONGEST_ALIAS = 200


class InstitutionAliasQuerySet(models.QuerySet["InstitutionAlias"]):
    def visible_to(self, member: Membership) -> Self:
        return self.for_newsroom(member.newsroom_id)

    def for_newsroom(self, newsroom: int) -> Self:
        """What is shipped, and what the newsroom remembers itself."""
        return self.filter(Q(newsroom=None) | Q(newsroom=newsroom))


class InstitutionAlias(models.Model):
    """Another name of an institution: shipped (data/aliases.csv) or, with a newsroom, remembered by it alone."""

    newsroom = models.ForeignKey(
        Newsroom, on_delete=models.PROTECT, null=True, blank=True, related_name="institution_aliases"
    )
    institution = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="aliases")
    alias = models.CharField(_("also called"), max_length=LONGEST_ALIAS)
    folded = models.CharField(max_length=LONGEST_ALIAS * 2, editable=False)
    kind = models.CharField(max_length=10, choices=AliasKind)
    why = models.CharField(max_length=200, blank=True)
    # None: the command line
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    objects = InstitutionAliasQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["folded"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["institution", "folded"], condition=Q(newsroom=None), name="alias_shipped_once"
            ),
            models.UniqueConstraint(
                fields=["newsroom", "folded"], condition=~Q(newsroom=None), name="alias_remembered_once"
            ),
            models.CheckConstraint(condition=Q(kind__in=AliasKind.values), name="alias_kind_known"),
            models.CheckConstraint(
                condition=(Q(newsroom=None, added_by=None) & ~Q(kind=AliasKind.REMEMBERED))
                | Q(newsroom__isnull=False, kind=AliasKind.REMEMBERED),
                name="alias_remembered_by_a_newsroom",
            ),
        ]

    def __str__(self) -> str:
        return self.alias
