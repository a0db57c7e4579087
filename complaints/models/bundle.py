from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from newsrooms.models import Membership, Newsroom, User
from requests_app.models import Document

from .letter import SHA256_LENGTH, Letter


class BundleQuerySet(models.QuerySet["Bundle"]):
    def visible_to(self, member: Membership) -> Self:
        """As the letters that they are made with."""
        return self.filter(letter__in=Letter.objects.visible_to(member))


class Bundle(models.Model):
    """A letter with its evidence as one file, asked for and then made in the background.

    `loose` says which enclosure each document is that proves no event: a person has said so. Its file goes when one of
    its documents is purged.
    """

    newsroom = models.ForeignKey(Newsroom, on_delete=models.PROTECT, related_name="+")
    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="bundles")
    loose = models.JSONField(default=dict)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)

    file = models.FileField(max_length=120, blank=True)
    sha256 = models.CharField(max_length=SHA256_LENGTH, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    pages = models.PositiveIntegerField(default=0)
    not_shown = models.JSONField(default=list)  # the number of a document, and the code why its pages are not shown
    documents = models.ManyToManyField(Document, related_name="+")
    withdrawn = models.BooleanField(default=False)

    objects = BundleQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(file="", sha256="") | (~Q(file="") & ~Q(sha256="") & Q(withdrawn=False)),
                name="bundle_file_has_its_hash",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["letter", "-id"], name="bundle_newest")]

    def __str__(self) -> str:
        return f"bundle {self.pk} of {self.letter}"

    @property
    def subject(self) -> str:
        """By which its job is found."""
        return f"bundle:{self.pk}"

    @property
    def is_made(self) -> bool:
        return bool(self.file)
