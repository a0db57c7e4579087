from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from newsrooms.models import Membership, Newsroom

from .access_request import AccessRequest
from .document import Document


class SearchEntryQuerySet(models.QuerySet["SearchEntry"]):
    def visible_to(self, member: Membership) -> Self:
        """What is found of the requests that `member` may see."""
        return self.filter(access_request__in=AccessRequest.objects.visible_to(member))


class SearchEntry(models.Model):
    """What a request, or a piece of a document, is found by, in folded words. Written by the search alone.

    The database keeps its full-text index in step by itself: triggers of SQLite, a generated column of PostgreSQL
    (migration 0015; one that has Django rebuild this table must make the triggers again).
    """

    position = models.BigAutoField(primary_key=True)  # always given: search/position.py
    newsroom = models.ForeignKey(Newsroom, on_delete=models.CASCADE, related_name="+")
    access_request = models.ForeignKey(AccessRequest, on_delete=models.CASCADE, related_name="+")
    numbers = models.TextField(blank=True)
    subject = models.TextField(blank=True)
    institution = models.TextField(blank=True)
    text = models.TextField(blank=True)
    notes = models.TextField(blank=True)
    # Of which document the notes are a piece, and at which of its characters the piece begins.
    document = models.ForeignKey(Document, on_delete=models.CASCADE, null=True, related_name="+")
    begins = models.PositiveIntegerField(null=True)
    version = models.PositiveSmallIntegerField()  # of the way it was made

    objects = SearchEntryQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=Q(position__gt=0), name="search_position_given")]
        indexes: ClassVar = [models.Index(fields=["newsroom", "-position"], name="search_newest")]

    def __str__(self) -> str:
        return f"{self.position}"
