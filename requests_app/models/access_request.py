import uuid
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from newsrooms.models import Membership, Newsroom, User
from requests_app.enums import (
    OPEN_COMPLAINT_STAGES,
    Channel,
    ComplaintStage,
    Language,
    LateWhy,
    Phase,
    Shelf,
    State,
    Statute,
    StrandKind,
)

from . import among  # noqa: F401  # the lookup
from .institution import Institution

if TYPE_CHECKING:
    from .tag import Tag

DUE_SOON_DAYS = 7
SUBJECT_LENGTH = 300
TEXT_LENGTH = 20_000
QUIET_WHY_LENGTH = 200
SHELF_DAYS = 365  # late for longer, with every limit past: nothing is left to be done
ROW_RELATIONS = ("institution", "journalist", "project")  # what a row of a list shows besides
# Requests that still wait for something from the institution.
PENDING = [Phase.OPEN, Phase.ON_HOLD, Phase.SUSPENDED]
DATED_SHELVES = [Shelf.DATED, Shelf.PUT]
LASTING_SHELVES = [Shelf.KEPT, Shelf.TAKEN_BACK]
PUT = [Shelf.PUT]
NOT_AGEING = [Shelf.KEPT, Shelf.TAKEN_BACK, Shelf.DATED]


class AccessRequestQuerySet(models.QuerySet["AccessRequest"]):
    def visible_to(self, member: Membership, *, own: bool = False) -> Self:
        """What `member` may see: the only door, for every page, export, mail and feed. With `own` theirs alone."""
        in_newsroom = self.filter(newsroom=member.newsroom_id)
        if own:
            return in_newsroom.filter(journalist=member.user_id)
        return in_newsroom if member.sees_restricted else in_newsroom.filter(seen_by(member))

    def pending(self) -> Self:
        """Not yet answered nor abandoned, on hold or suspended ones included. In the words of the indexes."""
        return self.filter(phase__among=PENDING)

    def running(self) -> Self:
        """Those whose time runs. Told by what they are not: the indexes of what is pending serve them too."""
        return self.pending().exclude(phase__in=[Phase.ON_HOLD, Phase.SUSPENDED])

    def overdue(self, today: date) -> Self:
        """Open on `today` with every reading of the due date passed (deemed refusal, s. 10(3))."""
        return self.running().filter(due_latest__lt=today)

    def due_soon(self, today: date) -> Self:
        """Due today or within the seven days after it, on the earliest reading, and not yet late on all."""
        last = today + timedelta(days=DUE_SOON_DAYS)
        return self.running().filter(due_earliest__lte=last, due_latest__gte=today)

    def with_open_complaint(self) -> Self:
        return self.filter(complaint_stage__among=OPEN_COMPLAINT_STAGES)  # the words of the index

    def answered_late(self) -> Self:
        """Answered after the latest reading of the due date."""
        return self.filter(phase=Phase.ANSWERED, answered_on__gt=F("due_latest"))

    def in_state(self, state: State, today: date) -> Self:
        """Those that show `state` on `today`: what `AccessRequest.state` tells of one row."""
        late = Q(due_latest__lt=today)
        match state:
            case State.DEEMED_REFUSAL:
                found = self.overdue(today)
            case State.AWAITING | State.EXTENDED:
                found = self.filter(phase=Phase.OPEN, extended=state == State.EXTENDED).exclude(late)
            case State.ANSWERED_LATE:
                found = self.answered_late()
            case State.ANSWERED:
                in_time = Q(due_latest=None) | Q(answered_on__lte=F("due_latest"))
                found = self.filter(in_time, phase=Phase.ANSWERED)
            case _:  # on hold, suspended, abandoned: stored under the same words
                found = self.filter(phase=Phase(state.value))
        return found

    def quiet(self, today: date) -> Self:
        """Let be until a day that is still to come. With both ends: SQLite prefers the index that has them."""
        return self.filter(quiet_until__gt=today, quiet_until__lte=date.max)

    def awake(self, today: date) -> Self:
        return self.filter(not_quiet(today))

    def on_shelf(self, today: date) -> Self:
        """Where every limit has passed and a year with them, or a person has put it away: nothing to be done."""
        aged = Q(shelf=Shelf.AGES, due_latest__lt=year_before(today))
        return self.pending().filter(aged | Q(shelf__in=DATED_SHELVES, shelved_from__lte=today))

    def off_shelf(self, today: date) -> Self:
        ageing = Q(shelf=Shelf.AGES) & (Q(due_latest=None) | Q(due_latest__gte=year_before(today)))
        return self.filter(ageing | Q(shelf__in=LASTING_SHELVES) | Q(shelf=Shelf.DATED, shelved_from__gt=today))

    def off_shelf_by_age(self, today: date, *, late: bool = False) -> list[Self]:
        """The same of what is pending in three parts: older than a year, since then, without a due date.

        Between the first two, most are on the shelf: read in one go, the others would be looked for among them.
        Where only what is `late` is asked for, a year is no second bound: with two, SQLite leaves the index of the few.
        """
        year = year_before(today)
        if late:
            old = Q(shelf__in=LASTING_SHELVES, due_latest__lt=year) | Q(shelved_from__gt=today, due_latest__lt=year)
        else:
            old = (Q(shelf__in=LASTING_SHELVES) | Q(shelved_from__gt=today)) & Q(due_latest__lt=year)
        return [
            self.filter(old, shelf__among=NOT_AGEING),
            self.filter(due_latest__gte=year).exclude(shelf=Shelf.PUT),
            self.filter(due_latest=None).exclude(shelf=Shelf.PUT),
        ]

    def on_shelf_by_age(self, today: date) -> list[Self]:
        """What is on the shelf in two parts: older than a year; since then or without a due date, by a person alone."""
        year = year_before(today)
        return [self.filter(due_latest__lt=year), self.filter(shelf__among=PUT).exclude(due_latest__lt=year)]

    def outdated(self, statute: str, version: str) -> Self:
        """Wound by another version of the law than this one."""
        return self.filter(Q(law_version__lt=version) | Q(law_version__gt=version), statute=statute)

    def for_list(self) -> Self:
        """All that one row of a list shows but its limits and tags: no further query per row."""
        return self.select_related(*ROW_RELATIONS).defer("text")


class AccessRequest(models.Model):
    """A request for access under the Act, with the dates that its clock has derived."""

    newsroom = models.ForeignKey(Newsroom, on_delete=models.PROTECT, related_name="access_requests")
    reference = models.CharField(_("our reference"), max_length=12, editable=False)  # "2026-0042": year and number
    number = models.PositiveIntegerField(editable=False)
    journalist = models.ForeignKey(User, on_delete=models.PROTECT, related_name="access_requests")
    named = models.ManyToManyField(User, blank=True, related_name="named_on")
    requester_name = models.CharField(_("requester"), max_length=150)
    requester_organization = models.CharField(_("organization of the requester"), max_length=150, blank=True)
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="access_requests")
    statute = models.CharField(_("statute"), max_length=8, choices=Statute, default=Statute.ATIA)
    file_number = models.CharField(_("file number of the institution"), max_length=60, blank=True)
    subject = models.CharField(_("subject"), max_length=SUBJECT_LENGTH)
    text = models.TextField(_("text of the request"), blank=True)
    language = models.CharField(_("language of the request"), max_length=2, choices=Language)
    filed_on = models.DateField(_("filed on"))
    channel = models.CharField(_("how"), max_length=10, choices=Channel, default=Channel.ONLINE)
    received_on = models.DateField(_("received on"), null=True, blank=True)
    project = models.ForeignKey(
        "Project", on_delete=models.PROTECT, null=True, blank=True, related_name="access_requests"
    )
    tags: "models.ManyToManyField[Tag, Tag]" = models.ManyToManyField("Tag", blank=True, related_name="access_requests")
    restricted = models.BooleanField(_("restricted"), default=False)

    # A part that goes on by itself names the request that it was filed with: always the first, never another part.
    strand_of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, editable=False, related_name="strands")
    strand_kind = models.CharField(max_length=12, choices=StrandKind, blank=True, editable=False)
    strand_on = models.DateField(null=True, editable=False)

    quiet_until = models.DateField(null=True, blank=True)  # after the others in every list, until this day
    quiet_why = models.CharField(max_length=QUIET_WHY_LENGTH, blank=True)

    logged_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    logged_at = models.DateTimeField(auto_now_add=True)
    submission = models.UUIDField(default=uuid.uuid4, editable=False)  # the form that made it: sent twice, made once
    version = models.PositiveIntegerField(default=1, editable=False)
    changed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, editable=False, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)

    # The stored clock: written by winding.py alone.
    phase = models.CharField(max_length=10, choices=Phase, editable=False)
    clock_starts_on = models.DateField(editable=False)
    presumed = models.BooleanField(editable=False)
    extended = models.BooleanField(editable=False)
    original_due = models.DateField(null=True, editable=False)
    due_earliest = models.DateField(null=True, editable=False)
    due_latest = models.DateField(null=True, editable=False)
    answered_on = models.DateField(null=True, editable=False)
    hold_from = models.DateField(null=True, editable=False)
    hold_to = models.DateField(null=True, editable=False)
    law_version = models.CharField(max_length=40, editable=False)
    promised_for = models.DateField(null=True, editable=False)  # the day named last; nothing counts it

    late_why = models.CharField(
        max_length=20, choices=LateWhy, default=LateWhy.SILENCE, db_default=LateWhy.SILENCE, editable=False
    )
    heard_on = models.DateField(null=True, editable=False)  # the institution's last sign of life

    # The shelf: by itself as winding finds, or as a person decides.
    shelf = models.CharField(max_length=5, choices=Shelf, default=Shelf.KEPT, db_default=Shelf.KEPT, editable=False)
    shelved_from = models.DateField(null=True, editable=False)  # where its due date alone does not tell the day
    shelved_why = models.CharField(max_length=QUIET_WHY_LENGTH, blank=True, default="", db_default="", editable=False)

    # Written by the complaints' room alone.
    complaint_stage = models.CharField(max_length=10, choices=ComplaintStage, blank=True, default="", editable=False)

    objects = AccessRequestQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["newsroom", "reference"], name="request_reference_once"),
            models.CheckConstraint(
                condition=Q(strand_of=None, strand_kind="", strand_on=None)
                | Q(strand_of__isnull=False, strand_kind__in=StrandKind.values, strand_on__isnull=False),
                name="request_strand_whole",
            ),
            models.UniqueConstraint(fields=["newsroom", "submission"], name="request_submission_once"),
            models.CheckConstraint(condition=Q(statute__in=Statute.values), name="request_statute_known"),
            models.CheckConstraint(condition=Q(channel__in=Channel.values), name="request_channel_known"),
            models.CheckConstraint(condition=Q(language__in=Language.values), name="request_language_known"),
            models.CheckConstraint(condition=Q(phase__in=Phase.values), name="request_phase_known"),
            models.CheckConstraint(
                condition=Q(complaint_stage__in=ComplaintStage.values), name="request_complaint_stage_known"
            ),
            models.CheckConstraint(
                condition=Q(received_on=None) | Q(received_on__gte=F("filed_on")), name="request_received_after_filing"
            ),
            models.CheckConstraint(condition=Q(filed_on__gte=date(1983, 7, 1)), name="request_filed_under_the_act"),
            models.CheckConstraint(
                condition=Q(due_earliest=None) | Q(due_latest=None) | Q(due_earliest__lte=F("due_latest")),
                name="request_readings_in_order",
            ),
            models.CheckConstraint(
                condition=Q(quiet_until__isnull=False) | Q(quiet_why=""), name="request_quiet_until_some_day"
            ),
            models.CheckConstraint(condition=Q(late_why__in=LateWhy.values), name="request_late_why_known"),
            models.CheckConstraint(
                condition=Q(shelf__in=DATED_SHELVES, shelved_from__isnull=False)
                | Q(shelf__in=[Shelf.AGES, *LASTING_SHELVES], shelved_from=None),
                name="request_shelf_known",
            ),
            models.CheckConstraint(condition=Q(shelf=Shelf.PUT) | Q(shelved_why=""), name="request_shelved_why_put"),
        ]
        # docs/performance.md says what each is for. Of two that would do, SQLite takes the one that was made last:
        # those for part of the rows stand behind those for all.
        indexes: ClassVar = [
            models.Index(fields=["newsroom", "-filed_on", "-id"], name="request_newest"),
            models.Index(fields=["newsroom", "due_latest", "id"], name="request_by_due"),
            models.Index(fields=["newsroom", "project", "due_latest", "id"], name="request_by_project"),
            models.Index(fields=["newsroom", "journalist", "due_latest", "id"], name="request_by_journalist"),
            models.Index(
                fields=["newsroom", "phase", "due_latest", "id", "due_earliest", "answered_on"],
                name="request_by_phase",
            ),
            models.Index(
                fields=["newsroom", "journalist", "phase", "due_latest", "id", "due_earliest", "answered_on"],
                name="request_own_by_phase",
            ),
            models.Index(fields=["newsroom", "journalist", "phase", "answered_on"], name="request_own_answers"),
            models.Index(fields=["statute", "law_version", "id"], name="request_by_law_version"),
            models.Index(
                fields=["newsroom", "quiet_until", "id"], condition=Q(quiet_until__isnull=False), name="request_quiet"
            ),
            models.Index(
                fields=["newsroom", "due_latest", "id"],
                condition=Q(complaint_stage__in=OPEN_COMPLAINT_STAGES),
                name="request_complaint_open",
            ),
            models.Index(
                fields=["newsroom", "journalist", "due_latest", "id"],
                condition=Q(complaint_stage__in=OPEN_COMPLAINT_STAGES),
                name="request_own_complaint_open",
            ),
            models.Index(
                fields=["newsroom", "due_latest", "id", "phase", "shelf", "shelved_from", "due_earliest"],
                condition=Q(phase__in=PENDING),
                name="request_waiting",
            ),
            models.Index(
                fields=[
                    *("newsroom", "journalist", "due_latest", "id", "phase", "shelf", "shelved_from", "due_earliest")
                ],
                condition=Q(phase__in=PENDING),
                name="request_own_waiting",
            ),
            models.Index(
                fields=["newsroom", "institution", "due_latest", "id"],
                condition=Q(phase__in=PENDING),
                name="pending_by_institution",
            ),
            models.Index(
                fields=["newsroom", "journalist", "institution", "due_latest", "id"],
                condition=Q(phase__in=PENDING),
                name="request_own_pending_at",
            ),
            models.Index(
                fields=["newsroom", "due_latest", "id", "phase", "shelf", "shelved_from", "due_earliest"],
                condition=Q(phase__in=PENDING, shelf__in=NOT_AGEING),
                name="request_not_ageing",
            ),
            models.Index(
                fields=[
                    *("newsroom", "journalist", "due_latest", "id", "phase", "shelf", "shelved_from", "due_earliest")
                ],
                condition=Q(phase__in=PENDING, shelf__in=NOT_AGEING),
                name="request_own_not_ageing",
            ),
            models.Index(
                fields=["newsroom", "due_latest", "id", "phase", "shelf", "shelved_from"],
                condition=Q(phase__in=PENDING, shelf__in=PUT),
                name="request_put_on_shelf",
            ),
            models.Index(
                fields=["newsroom", "journalist", "due_latest", "id", "phase", "shelf", "shelved_from"],
                condition=Q(phase__in=PENDING, shelf__in=PUT),
                name="request_own_put_on_shelf",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.subject}"

    def get_absolute_url(self) -> str:
        return reverse("request", kwargs={"newsroom": self.newsroom.slug, "reference": self.reference})

    def may_be_changed_by(self, member: Membership) -> bool:
        """Change and log on: one's own, or any for who oversees the newsroom. Being named on it lets one read."""
        return member.oversees or self.journalist_id == member.user_id

    @property
    def promise(self) -> date | None:
        """The day that the institution has promised, as long as it owes an answer."""
        return self.promised_for if self.phase in PENDING else None

    def is_quiet(self, today: date) -> bool:
        return self.quiet_until is not None and self.quiet_until > today

    def is_on_shelf(self, today: date) -> bool:
        if self.phase not in PENDING:
            return False
        if self.shelf == Shelf.AGES:
            return self.due_latest is not None and self.due_latest < year_before(today)
        return self.shelved_from is not None and self.shelved_from <= today

    def state(self, today: date) -> State:
        """What is shown on `today`."""
        return shown_state(self.phase, extended=self.extended, late=self.days_overdue(today) > 0)

    def days_overdue(self, today: date) -> int:
        """Calendar days from the latest reading of the due date to the answer, else to `today`; 0 when not late.

        Nothing is owed any more of a request that was abandoned.
        """
        if self.phase == Phase.ABANDONED:
            return 0
        return days_overdue(self.due_latest, self.answered_on, today)


def year_before(today: date) -> date:
    """What was due before it is late for longer than anything on the desk is looked at."""
    return today - timedelta(days=SHELF_DAYS)


def not_quiet(today: date, path: str = "") -> Q:
    """What nobody lets be until a day to come; `path` leads to the request."""
    return Q(**{f"{path}quiet_until": None}) | Q(**{f"{path}quiet_until__lte": today})


def seen_by(member: Membership, path: str = "") -> Q:
    """What a member may see who does not see every restricted request; `path` leads to the request."""
    of_it = {"user": member.user_id, "accessrequest": OuterRef(f"{path}pk")}
    named = Exists(AccessRequest.named.through.objects.filter(**of_it))  # asked of a restricted row, and of no other
    return Q(**{f"{path}restricted": False}) | Q(**{f"{path}journalist": member.user_id}) | Q(named)


def days_overdue(due_latest: date | None, answered_on: date | None, today: date) -> int:
    """As the method of the same name, from stored dates alone."""
    return max(0, ((answered_on or today) - due_latest).days) if due_latest else 0


def shown_state(phase: str, *, extended: bool, late: bool) -> State:  # the precedence of the states, one line each
    """The state of stored values; the same precedence as the clock's own."""
    if phase == Phase.ABANDONED:
        return State.ABANDONED
    if phase == Phase.ANSWERED:
        return State.ANSWERED_LATE if late else State.ANSWERED
    if phase == Phase.SUSPENDED:
        return State.SUSPENDED
    if phase == Phase.ON_HOLD:
        return State.ON_HOLD
    if late:
        return State.DEEMED_REFUSAL
    return State.EXTENDED if extended else State.AWAITING
