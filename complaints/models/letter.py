from typing import ClassVar, Self

from django.db import models

from newsrooms.models import Membership, Newsroom, User
from requests_app.enums import Language

from .complaint import Complaint

SHA256_LENGTH = 64


class LetterQuerySet(models.QuerySet["Letter"]):
    def visible_to(self, member: Membership) -> Self:
        """Final letters are for those who may make them."""
        return self.filter(newsroom=member.newsroom_id) if member.may_export_letters else self.none()


class Letter(models.Model):
    """The final letter of a complaint: numbered, dated, never changed. Triggers of the database refuse the rest."""

    newsroom = models.ForeignKey(Newsroom, on_delete=models.PROTECT, related_name="letters")
    complaint = models.OneToOneField(Complaint, on_delete=models.PROTECT, related_name="letter")
    year = models.PositiveIntegerField()
    sequence = models.PositiveIntegerField()
    number = models.CharField(max_length=16)
    language = models.CharField(max_length=2, choices=Language)
    dated_on = models.DateField()
    file = models.FileField(max_length=120)
    sha256 = models.CharField(max_length=SHA256_LENGTH)
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["newsroom", "number"], name="letter_number_once"),
            models.UniqueConstraint(fields=["newsroom", "year", "sequence"], name="letter_sequence_once"),
        ]

    def __str__(self) -> str:
        return self.number
