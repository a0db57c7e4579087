from typing import ClassVar, Self

from django.db import models

from newsrooms.models import Membership, Newsroom, User
from requests_app.clock import codes, law
from requests_app.enums import Statute


class RegimeQuerySet(models.QuerySet["Regime"]):
    def visible_to(self, member: Membership) -> Self:
        """What the member's newsroom has turned on."""
        return self.filter(newsroom=member.newsroom_id)


class Regime(models.Model):
    """A law that is not fully verified, turned on by an admin who was told so."""

    newsroom = models.ForeignKey(Newsroom, on_delete=models.PROTECT, related_name="regimes")
    statute = models.CharField(max_length=8, choices=Statute)
    turned_on_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    turned_on_at = models.DateTimeField(auto_now_add=True)

    objects = RegimeQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["newsroom", "statute"], name="regime_once")]

    def __str__(self) -> str:
        return self.statute


def statutes_for(member: Membership) -> list[str]:
    """The laws that the member's newsroom may log requests under: the verified ones, and what it has turned on."""
    turned_on = set(Regime.objects.visible_to(member).values_list("statute", flat=True))
    return [code for code in codes() if law(code).verified or code in turned_on]
