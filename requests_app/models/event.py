import uuid
from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from newsrooms.models import Membership, Newsroom, User
from requests_app.enums import Disposition, EventKind

from .access_request import AccessRequest

# The typed columns beside date and text, and what each kind must and may fill. The rest stays empty: the database
# checks it, the forms are made from it.
REQUIRED: dict[EventKind, frozenset[str]] = {
    EventKind.ACKNOWLEDGEMENT: frozenset(),
    EventKind.EXTENSION: frozenset(),
    EventKind.INTERIM_RELEASE: frozenset(),
    EventKind.RESPONSE: frozenset({"disposition"}),
    EventKind.FOLLOW_UP: frozenset(),
    EventKind.NOTE: frozenset(),
}
ALLOWED: dict[EventKind, frozenset[str]] = {
    EventKind.ACKNOWLEDGEMENT: frozenset({"dated_on", "sent_on", "received_on", "file_number"}),
    EventKind.EXTENSION: frozenset(
        {"dated_on", "sent_on", "days", "until"} | {"right_to_complain_stated", "commissioner_told"}
    ),
    EventKind.INTERIM_RELEASE: frozenset({"dated_on", "sent_on", "pages"}),
    EventKind.RESPONSE: frozenset({"dated_on", "sent_on", "disposition", "pages"}),
    EventKind.FOLLOW_UP: frozenset(),
    EventKind.NOTE: frozenset(),
}
TYPED = frozenset().union(*ALLOWED.values())
TEXT_COLUMNS = frozenset({"file_number", "disposition"})  # empty is "", not NULL


def empty(column: str) -> Q:
    return Q(**{column: ""}) if column in TEXT_COLUMNS else Q(**{f"{column}__isnull": True})


def fills_its_own_columns(kind: EventKind) -> models.CheckConstraint:
    rule = Q()
    for column in sorted(REQUIRED[kind]):
        rule &= ~empty(column)
    for column in sorted(TYPED - ALLOWED[kind]):
        rule &= empty(column)
    return models.CheckConstraint(condition=~Q(kind=kind) | rule, name=f"event_{kind}_columns")


class EventQuerySet(models.QuerySet["Event"]):
    def visible_to(self, member: Membership) -> Self:
        """The events of the requests that `member` may see."""
        return self.filter(access_request__in=AccessRequest.objects.visible_to(member))

    def standing(self) -> Self:
        """Those that no correction has replaced."""
        return self.filter(superseded_by=None)

    def in_order(self) -> Self:
        """As they happened; those of one day as they were logged."""
        return self.order_by("happened_on", "pk")


class Event(models.Model):
    """Something that happened to a request. Append-only: a correction supersedes, nothing vanishes."""

    newsroom = models.ForeignKey(Newsroom, on_delete=models.PROTECT, related_name="+")
    access_request = models.ForeignKey(AccessRequest, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=20, choices=EventKind)
    # A letter has up to three days; the clock counts from arrival, and judges a notice by the day it was sent.
    happened_on = models.DateField(_("arrived on"))
    sent_on = models.DateField(_("sent on"), null=True, blank=True)
    dated_on = models.DateField(_("date on the letter"), null=True, blank=True)
    details = models.TextField(_("details"), blank=True)

    received_on = models.DateField(_("request received on"), null=True, blank=True)
    file_number = models.CharField(_("file number"), max_length=60, blank=True)
    days = models.PositiveIntegerField(_("length in days"), null=True, blank=True)
    until = models.DateField(_("new due date"), null=True, blank=True)
    right_to_complain_stated = models.BooleanField(_("right to complain stated"), null=True, blank=True)
    commissioner_told = models.BooleanField(_("Commissioner told"), null=True, blank=True)
    disposition = models.CharField(_("disposition"), max_length=30, choices=Disposition, blank=True)
    pages = models.PositiveIntegerField(_("pages"), null=True, blank=True)

    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    logged_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    logged_at = models.DateTimeField(auto_now_add=True)
    submission = models.UUIDField(default=uuid.uuid4, editable=False)

    objects = EventQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *(fills_its_own_columns(kind) for kind in EventKind),
            models.UniqueConstraint(fields=["access_request", "submission"], name="event_submission_once"),
            models.CheckConstraint(condition=Q(kind__in=EventKind.values), name="event_kind_known"),
            models.CheckConstraint(
                condition=Q(disposition="") | Q(disposition__in=Disposition.values), name="event_disposition_known"
            ),
            models.CheckConstraint(condition=Q(happened_on__gte=date(1983, 7, 1)), name="event_under_the_act"),
            models.CheckConstraint(
                condition=Q(sent_on=None) | Q(sent_on__lte=F("happened_on")), name="event_sent_before_arrival"
            ),
            models.CheckConstraint(condition=Q(days=None) | Q(until=None), name="event_one_length"),
            models.CheckConstraint(
                condition=~Q(kind__in=[EventKind.NOTE, EventKind.FOLLOW_UP]) | ~Q(details=""), name="event_note_says"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["access_request", "happened_on", "id"], name="event_in_order")]

    @property
    def stated_days(self) -> int | None:
        """The length that a notice of extension states: one for all grounds, or the sum of each ground's own."""
        if self.days is not None:
            return self.days
        return sum(taken.days or 0 for taken in self.grounds.all()) or None

    def standing(self) -> "Event":
        """What stands in its place: itself, or the newest correction of it."""
        event = self
        while (correction := getattr(event, "superseded_by", None)) is not None:
            event = correction
        return event

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.happened_on}"
