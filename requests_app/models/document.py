from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from newsrooms.models import Membership, Newsroom, User
from requests_app.documents.kinds import KINDS, PICTURES
from requests_app.documents.limits import NAME_LENGTH
from requests_app.enums import DocumentState, Language

from .access_request import AccessRequest
from .event import Event

SHA256_LENGTH = 64


class DocumentQuerySet(models.QuerySet["Document"]):
    def visible_to(self, member: Membership) -> Self:
        """The documents of the requests that `member` may see."""
        return self.filter(access_request__in=AccessRequest.objects.visible_to(member))

    def kept(self) -> Self:
        """Those whose file is still there."""
        return self.exclude(state=DocumentState.PURGED)

    def for_list(self) -> Self:
        """All that one line shows, and no more: the text stays where it is."""
        return self.select_related("uploaded_by", "purged_by", "mail").defer("text").order_by("pk")


class Document(models.Model):
    """A file on a request, kept as it came. Its bytes lie under their SHA-256 (documents/shelf.py).

    The trail never holds its name or text: a purge must be able to forget them, and the trail forgets nothing.
    """

    newsroom = models.ForeignKey(Newsroom, on_delete=models.PROTECT, related_name="+")
    access_request = models.ForeignKey(AccessRequest, on_delete=models.PROTECT, related_name="documents")
    event = models.ForeignKey(Event, on_delete=models.PROTECT, null=True, blank=True, related_name="documents")
    attachment_of = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, editable=False, related_name="attachments"
    )
    name = models.CharField(_("name"), max_length=NAME_LENGTH, blank=True)
    sha256 = models.CharField(max_length=SHA256_LENGTH)
    kind = models.CharField(_("kind"), max_length=4, choices=[(kind, kind.upper()) for kind in KINDS])
    size = models.PositiveIntegerField(_("size"))
    uploaded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(auto_now_add=True)

    # What was read from it.
    state = models.CharField(max_length=10, choices=DocumentState, default=DocumentState.WAITING)
    problem = models.CharField(max_length=20, blank=True, default="")
    pages = models.PositiveIntegerField(null=True)
    language = models.CharField(max_length=2, choices=Language, blank=True, default="")
    text = models.TextField(blank=True, default="")
    cut = models.BooleanField(default=False)
    viewable = models.BooleanField(default=False)
    pictured = models.BooleanField(default=False)

    purged_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    purged_at = models.DateTimeField(null=True)
    purge_reason = models.CharField(max_length=500, blank=True, default="")

    objects = DocumentQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["access_request", "sha256"], name="document_once_a_request"),
            models.CheckConstraint(condition=Q(kind__in=list(KINDS)), name="document_kind_known"),
            models.CheckConstraint(condition=Q(state__in=DocumentState.values), name="document_state_known"),
            models.CheckConstraint(
                condition=Q(language="") | Q(language__in=Language.values), name="document_language_known"
            ),
            models.CheckConstraint(
                condition=Q(state=DocumentState.UNREADABLE) ^ Q(problem=""), name="document_unreadable_says_why"
            ),
            models.CheckConstraint(
                condition=~Q(state=DocumentState.PURGED)
                | (Q(name="", text="", purged_at__isnull=False, purged_by__isnull=False) & ~Q(purge_reason="")),
                name="document_purged_forgets",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["newsroom", "sha256"], name="document_by_content")]

    def __str__(self) -> str:
        return f"{self.kind} {self.sha256[:8]}"

    def address(self, name: str) -> str:
        """One of its pages, by the name of the address."""
        here = {"newsroom": self.newsroom.slug, "reference": self.access_request.reference, "document_id": self.pk}
        return reverse(name, kwargs=here)

    def get_absolute_url(self) -> str:
        return self.address("document")

    @property
    def is_purged(self) -> bool:
        return self.state == DocumentState.PURGED

    @property
    def is_waiting(self) -> bool:
        return self.state == DocumentState.WAITING

    @property
    def is_picture(self) -> bool:
        return self.kind in PICTURES

    @property
    def subject(self) -> str:
        """By which its jobs are found."""
        return f"document:{self.pk}"
