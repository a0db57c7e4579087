from datetime import datetime, timedelta
from typing import ClassVar, Self

from django.db import models
from django.urls import reverse
from django.utils.translation import pgettext_lazy

from newsrooms.models import Membership, Newsroom, User

from .access_request import AccessRequest

MAY_BE_UNDONE = timedelta(hours=24)


class ImportState(models.TextChoices):
    OPEN = "open", pgettext_lazy("import", "being checked")
    RUNNING = "running", pgettext_lazy("import", "running")
    DONE = "done", pgettext_lazy("import", "done")
    UNDONE = "undone", pgettext_lazy("import", "undone")


class SheetImportQuerySet(models.QuerySet["SheetImport"]):
    def visible_to(self, member: Membership) -> Self:
        """The imports of the newsroom, for its admins; nobody else moves in."""
        return self.filter(newsroom=member.newsroom_id) if member.manages_newsroom else self.none()


class SheetImport(models.Model):
    """A file of requests that a newsroom brings along, and what was said of it until its lines went in.

    The file is kept in the row itself: both are there, or neither. `answers` are those of `imports.answers.Answers`;
    `left` are the lines that did not go in, each with its reasons, for the file that gives them back.
    """

    newsroom = models.ForeignKey(Newsroom, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=ImportState, default=ImportState.OPEN)
    answers = models.JSONField(default=dict)
    left = models.JSONField(default=dict)
    imported = models.PositiveIntegerField(default=0)
    uploaded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(auto_now_add=True)
    imported_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    objects = SheetImportQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(state__in=ImportState.values), name="import_state_known"),
        ]
        indexes: ClassVar = [models.Index(fields=["newsroom", "-id"], name="import_newest")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("sheet_import", kwargs={"newsroom": self.newsroom.slug, "number": self.pk})

    def may_be_undone(self, now: datetime) -> bool:
        """For a day after it went in."""
        return (
            self.state == ImportState.DONE and self.imported_at is not None and now - self.imported_at < MAY_BE_UNDONE
        )


class ImportedRowQuerySet(models.QuerySet["ImportedRow"]):
    def visible_to(self, member: Membership) -> Self:
        return self.filter(sheet_import__in=SheetImport.objects.visible_to(member))


class ImportedRow(models.Model):
    """The line that a request came from. Its fingerprint tells it again when the request has been changed since."""

    newsroom = models.ForeignKey(Newsroom, on_delete=models.PROTECT, related_name="+")
    sheet_import = models.ForeignKey(SheetImport, on_delete=models.PROTECT, related_name="rows")
    access_request = models.OneToOneField(AccessRequest, on_delete=models.PROTECT, related_name="imported_row")
    line = models.PositiveIntegerField()
    fingerprint = models.CharField(max_length=64)

    objects = ImportedRowQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["line"]
        indexes: ClassVar = [models.Index(fields=["newsroom", "fingerprint"], name="imported_fingerprint")]

    def __str__(self) -> str:
        return f"{self.sheet_import_id}: {self.line}"
