import uuid
from collections.abc import Iterable
from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from newsrooms.models import Membership, Newsroom, User
from requests_app.enums import CountedFrom, Disposition, EventKind, Finding

from .access_request import AccessRequest
from .institution import Institution

# The typed columns beside date and text, and what each kind must and may fill. The rest stays empty: the database
# checks it, the forms are made from it.
LETTER = frozenset({"dated_on", "sent_on"})
REQUIRED: dict[EventKind, frozenset[str]] = dict.fromkeys(EventKind, frozenset()) | {
    EventKind.CLARIFICATION_ASKED: frozenset({"accepted"}),
    EventKind.CLARIFICATION_ANSWERED: frozenset({"accepted"}),
    EventKind.EXTENSION_WITHDRAWN: frozenset({"about"}),
    EventKind.EXTENSION_STRUCK: frozenset({"about"}),
    EventKind.TRANSFER: frozenset({"institution", "from_institution"}),
    EventKind.RESPONSE: frozenset({"disposition"}),
    EventKind.REPLY_DEMANDED: frozenset({"by"}),
    EventKind.PROMISE: frozenset({"by"}),
    EventKind.COMPLAINT: frozenset({"ground"}),
    EventKind.REPRESENTATIONS_ASKED: frozenset({"by"}),
    EventKind.COMPLIANCE_NOTICE: frozenset({"accepted"}),
}
ALLOWED: dict[EventKind, frozenset[str]] = {
    EventKind.ACKNOWLEDGEMENT: LETTER | {"received_on", "file_number"},
    EventKind.FEE_NOTICE: LETTER | {"amount"},
    EventKind.FEE_PAID: frozenset({"amount"}),
    EventKind.CLARIFICATION_ASKED: LETTER | {"accepted"},
    EventKind.CLARIFICATION_ANSWERED: frozenset({"accepted"}),
    EventKind.EXTENSION: LETTER | {"days", "until", "right_to_complain_stated", "commissioner_told"},
    EventKind.EXTENSION_WITHDRAWN: LETTER | {"about", "ground"},
    EventKind.EXTENSION_STRUCK: LETTER | {"about", "ground"},
    EventKind.THIRD_PARTY_NOTICE: LETTER,
    EventKind.TRANSFER: LETTER | {"institution", "from_institution", "file_number"},
    EventKind.SUSPENSION: LETTER,
    EventKind.RESUMPTION: LETTER,
    EventKind.INTERIM_RELEASE: LETTER | {"pages"},
    EventKind.RESPONSE: LETTER | {"disposition", "pages"},
    EventKind.ABANDONED: frozenset(),
    EventKind.REOPENED: LETTER,
    EventKind.REPLY_DEMANDED: LETTER | {"by"},
    EventKind.REPLY: frozenset(),
    EventKind.PROMISE: LETTER | {"by"},
    EventKind.FOLLOW_UP: frozenset(),
    EventKind.CALL: frozenset(),
    EventKind.NOTE: frozenset(),
    EventKind.COMPLAINT: frozenset({"ground"}),
    EventKind.REGISTERED: LETTER | {"about", "number"},
    EventKind.INVESTIGATION_NOTICE: LETTER | {"about"},
    EventKind.REPRESENTATIONS_ASKED: LETTER | {"about", "by"},
    EventKind.REPRESENTATIONS_MADE: frozenset({"about"}),
    EventKind.INITIAL_REPORT: LETTER | {"about", "by"},
    EventKind.COMPLIANCE_NOTICE: LETTER | {"about", "accepted"},
    EventKind.FINAL_REPORT: LETTER
    | {"about", "finding", "order_due", "order_days", "order_counted_from", "third_party"},
    EventKind.RESOLVED: LETTER | {"about"},
    EventKind.DISCONTINUED: LETTER | {"about"},
    EventKind.INADMISSIBLE: LETTER | {"about"},
    EventKind.REPORT_PUBLISHED: frozenset({"about", "number"}),
    EventKind.COURT_APPLICATION: frozenset({"number"}),
}
TYPED = frozenset().union(*ALLOWED.values())
WHY_LENGTH = 300
# Empty is "" here, not NULL.
TEXT_COLUMNS = frozenset({"file_number", "disposition", "ground", "number", "finding", "order_counted_from"})
# What happens in words alone, or is nothing.
IN_WORDS = [EventKind.NOTE, EventKind.FOLLOW_UP, EventKind.CALL]


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
        """Those that no correction has replaced and nobody has struck out."""
        return self.filter(superseded_by=None, struck_at=None)

    def in_order(self) -> Self:
        """As they happened; those of one day as they were logged."""
        return self.order_by("happened_on", "pk")


class Event(models.Model):
    """Something that happened to a request. Append-only: a correction supersedes, a mistake is struck out."""

    newsroom = models.ForeignKey(Newsroom, on_delete=models.PROTECT, related_name="+")
    access_request = models.ForeignKey(AccessRequest, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=30, choices=EventKind)
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
    # We agree that the clock stops; the institution says that it will do what it is asked to.
    accepted = models.BooleanField(_("we agree that the clock stops"), null=True, blank=True)
    by = models.DateField(_("by"), null=True, blank=True)
    amount = models.DecimalField(_("amount"), max_digits=9, decimal_places=2, null=True, blank=True)
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # Whom a transfer took it from, so that a correction can give it back. The action writes it.
    from_institution = models.ForeignKey(
        Institution, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    ground = models.CharField(_("ground"), max_length=12, blank=True)
    # The notice that is taken back, the complaint that is answered.
    about = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    number = models.CharField(_("number"), max_length=60, blank=True)
    finding = models.CharField(_("finding"), max_length=20, choices=Finding, blank=True)
    order_due = models.DateField(_("day of the order"), null=True, blank=True)
    order_days = models.PositiveIntegerField(_("business days of the order"), null=True, blank=True)
    order_counted_from = models.CharField(max_length=10, choices=CountedFrom, blank=True)
    third_party = models.BooleanField(_("to a third party as well"), null=True, blank=True)

    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    # Logged by mistake: still there to be read, and counted by nothing, until somebody puts it back.
    struck_at = models.DateTimeField(null=True, editable=False)
    struck_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, editable=False, related_name="+")
    struck_why = models.CharField(max_length=WHY_LENGTH, blank=True, editable=False)
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
            models.CheckConstraint(condition=~Q(kind__in=IN_WORDS) | ~Q(details=""), name="event_note_says"),
            models.CheckConstraint(condition=Q(by=None) | Q(by__gte=F("happened_on")), name="event_by_after_arrival"),
            models.CheckConstraint(condition=Q(amount=None) | Q(amount__gte=0), name="event_amount_not_negative"),
            models.CheckConstraint(condition=Q(finding="") | Q(finding__in=Finding.values), name="event_finding_known"),
            models.CheckConstraint(condition=Q(order_due=None) | Q(order_days=None), name="event_one_order_day"),
            models.CheckConstraint(
                condition=Q(order_days=None, order_counted_from="")
                | Q(order_days__isnull=False, order_days__gt=0, order_counted_from__in=CountedFrom.values),
                name="event_order_counted_from_somewhere",
            ),
            models.CheckConstraint(
                condition=Q(struck_at=None, struck_by=None, struck_why="")
                | (Q(struck_at__isnull=False, struck_by__isnull=False) & ~Q(struck_why="")),
                name="event_struck_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(institution=None) | ~Q(institution=F("from_institution")),
                name="event_transfer_goes_elsewhere",
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
        return f"{EventKind(self.kind).label} {self.happened_on}"


def receipt_told(events: Iterable[Event]) -> date | None:
    """The day on which the institution received the request, as the last of these (in their order) tells it."""
    days = [event.received_on for event in events if event.kind == EventKind.ACKNOWLEDGEMENT and event.received_on]
    return days[-1] if days else None
