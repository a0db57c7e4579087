from datetime import date, datetime
from typing import Self
from zoneinfo import ZoneInfo

from django.db import models

from newsrooms.models import Membership, Newsroom
from newsrooms.today import ZONE

from .access_request import AccessRequest
from .document import Document


class MailHeadersQuerySet(models.QuerySet["MailHeaders"]):
    def visible_to(self, member: Membership) -> Self:
        """Those of the mails on requests that `member` may see."""
        return self.filter(document__access_request__in=AccessRequest.objects.visible_to(member))


class MailHeaders(models.Model):
    """What the headers of an e-mail say, and what hangs on it. The e-mail itself is the document."""

    newsroom = models.ForeignKey(Newsroom, on_delete=models.PROTECT, related_name="+")
    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="mail")
    sender = models.CharField(max_length=500, blank=True)
    recipients = models.CharField(max_length=500, blank=True)
    subject = models.CharField(max_length=500, blank=True)
    sent_at = models.DateTimeField(null=True)
    arrived_at = models.DateTimeField(null=True)
    attachments = models.JSONField(default=list)  # as mails.Attachment: nothing that a clock reads
    left_out = models.PositiveIntegerField(default=0)

    objects = MailHeadersQuerySet.as_manager()

    def __str__(self) -> str:
        return f"mail of document {self.document_id}"

    @property
    def sent_on(self) -> date | None:
        return legal_day(self.sent_at)

    @property
    def arrived_on(self) -> date | None:
        return legal_day(self.arrived_at)


def legal_day(moment: datetime | None) -> date | None:
    """The day of a moment where the law counts its days."""
    return moment.astimezone(ZoneInfo(ZONE)).date() if moment else None
