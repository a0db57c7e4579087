from typing import ClassVar, Self

from django.core.serializers.json import DjangoJSONEncoder
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from complaints.enums import AWAY, STAGES, Duty, Ground
from newsrooms.models import Membership, Newsroom, User
from requests_app.enums import OPEN_COMPLAINT_STAGES, ComplaintStage, Language, Outcome
from requests_app.models import AccessRequest, Event

NAME_LENGTH = 150  # as long as the requester's, who signs where nobody else does
FACTS_LENGTH = 6_000
RELIEF_LENGTH = 2_000
URGENCY_LENGTH = 2_000
NOTE_LENGTH = 2_000


class ComplaintQuerySet(models.QuerySet["Complaint"]):
    def visible_to(self, member: Membership) -> Self:
        """The complaints on requests that `member` may see."""
        return self.filter(access_request__in=AccessRequest.objects.visible_to(member))

    def open(self) -> Self:
        """Not yet closed: one of them at most per request and ground."""
        return self.filter(stage__in=OPEN_COMPLAINT_STAGES)

    def for_list(self) -> Self:
        """All that one row of the list shows."""
        return self.select_related(
            "newsroom",
            "letter",
            "access_request__institution",
            "access_request__journalist",
            "access_request__newsroom",
        )


class Complaint(models.Model):
    """A complaint to the Commissioner: one ground against one request, in one language."""

    newsroom = models.ForeignKey(Newsroom, on_delete=models.PROTECT, related_name="complaints")
    access_request = models.ForeignKey(AccessRequest, on_delete=models.PROTECT, related_name="complaints")
    number = models.PositiveSmallIntegerField(
        default=1, editable=False
    )  # first, second … on its request: part of its address
    ground = models.CharField(_("ground"), max_length=20, choices=Ground)
    # The notice or the answer complained of; none for silence, and for what no letter said.
    about = models.ForeignKey(Event, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    duty = models.CharField(_("duty"), max_length=10, choices=Duty, blank=True)
    language = models.CharField(_("language of the letter"), max_length=2, choices=Language)
    stage = models.CharField(
        _("stage"),
        max_length=10,
        choices=[(stage.value, stage.label) for stage in STAGES],
        default=ComplaintStage.DRAFT,
    )

    signatory_name = models.CharField(_("who signs"), max_length=NAME_LENGTH, blank=True)
    signatory_title = models.CharField(_("function"), max_length=120, blank=True)
    authorization_held = models.BooleanField(_("authorization at hand"), default=False)
    additional_facts = models.TextField(_("further facts"), blank=True, validators=[MaxLengthValidator(FACTS_LENGTH)])
    additional_relief = models.TextField(
        _("further relief"), blank=True, validators=[MaxLengthValidator(RELIEF_LENGTH)]
    )
    points = models.JSONField(default=list, blank=True)  # each a subject, a place, a why: `letters.facts.Point`
    practice = models.JSONField(default=list, blank=True)  # ids of the published decisions that the letter cites
    urgency = models.TextField(_("urgency and harm"), blank=True, validators=[MaxLengthValidator(URGENCY_LENGTH)])
    respond_by = models.DateField(_("response asked by"), null=True, blank=True)
    not_enclosed = models.JSONField(default=list, blank=True)  # keys of what the letter would enclose and does not
    # A person has read the warning and goes on: late on some readings only; after the last day to complain.
    confirmed_uncertain = models.BooleanField(default=False)
    confirmed_out_of_time = models.BooleanField(default=False)
    review_note = models.TextField(_("note"), blank=True, validators=[MaxLengthValidator(NOTE_LENGTH)])

    drafted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField(auto_now_add=True)
    changed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)
    approved_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    approved_on = models.DateField(null=True)
    # What the approver read, by name, and its digest: an export is held to it.
    approved_facts = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    facts_digest = models.CharField(max_length=64, blank=True)
    # That it was made, as the clock knows it; what the Commissioner does with it refers to this event.
    made = models.OneToOneField(
        Event, on_delete=models.PROTECT, null=True, editable=False, related_name="complaint_made"
    )
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ComplaintQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["access_request", "ground"],
                condition=Q(stage__in=OPEN_COMPLAINT_STAGES),
                name="complaint_open_once_per_ground",
            ),
            models.UniqueConstraint(fields=["access_request", "number"], name="complaint_number_once"),
            models.CheckConstraint(condition=Q(duty="") | Q(duty__in=Duty.values), name="complaint_duty_known"),
            models.CheckConstraint(
                condition=Q(outcome="", stage__in=[one for one in STAGES if one != ComplaintStage.CLOSED])
                | Q(outcome__in=Outcome.values, stage=ComplaintStage.CLOSED),
                name="complaint_closed_with_an_outcome",
            ),
            models.CheckConstraint(
                condition=Q(made__isnull=False, stage__in=AWAY) | (Q(made=None) & ~Q(stage__in=AWAY)),
                name="complaint_sent_is_an_event",
            ),
            models.CheckConstraint(condition=Q(stage__in=STAGES), name="complaint_stage_known"),
            models.CheckConstraint(condition=Q(ground__in=Ground.values), name="complaint_ground_known"),
            models.CheckConstraint(condition=Q(language__in=Language.values), name="complaint_language_known"),
            models.CheckConstraint(
                condition=Q(stage__in=[ComplaintStage.DRAFT, ComplaintStage.IN_REVIEW])
                | (Q(approved_by__isnull=False) & Q(approved_on__isnull=False) & ~Q(facts_digest="")),
                name="complaint_approved_by_somebody",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["newsroom", "-id"], name="complaint_newest")]

    @property
    def is_open(self) -> bool:
        return self.stage in OPEN_COMPLAINT_STAGES

    def __str__(self) -> str:
        return f"{self.access_request.reference} {self.get_ground_display()}"

    def get_absolute_url(self) -> str:
        return reverse(
            "complaint",
            kwargs={
                "newsroom": self.access_request.newsroom.slug,
                "reference": self.access_request.reference,
                "number": self.number,
            },
        )
