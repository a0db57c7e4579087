from typing import ClassVar

from django.db import models

from newsrooms.models import Newsroom

from .event import Event


class ExtensionGround(models.Model):
    """A ground that a notice of extension claims, by its section, with a length of its own where it states one."""

    newsroom = models.ForeignKey(Newsroom, on_delete=models.PROTECT, related_name="+")
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="grounds")
    ground = models.CharField(max_length=12)
    days = models.PositiveIntegerField(null=True)

    class Meta:
        ordering: ClassVar = ["ground"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["event", "ground"], name="extension_ground_once")]

    def __str__(self) -> str:
        return self.ground
