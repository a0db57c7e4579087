from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from newsrooms.models import Membership, Newsroom

from .access_request import PENDING, AccessRequest, not_quiet, seen_by

ASKED_KINDS = ["reply", "representations", "court_review"]
COMPLAINT_KINDS = ["complaint_delay", "complaint_extension", "complaint_refusal", "complaint_other"]


class LimitQuerySet(models.QuerySet["Limit"]):
    def visible_to(self, member: Membership, *, own: bool = False) -> Self:
        """The limits of the requests that `member` may see, by a join: their numbers would be a long list."""
        in_newsroom = self.filter(newsroom=member.newsroom_id)
        if own:
            return in_newsroom.filter(access_request__journalist=member.user_id)
        return in_newsroom if member.sees_restricted else in_newsroom.filter(seen_by(member, "access_request__"))

    def running(self, today: date) -> Self:
        """Ours to keep: not settled, and the last day not past."""
        return self.filter(settled_on=None, last_day__gte=today)

    def ending_by(self, day: date, today: date) -> Self:
        """Those that must be seen before `day` is over, the first to end first."""
        return self.running(today).filter(last_day__lte=day).order_by("last_day", "pk")

    def closing(self, today: date, last: date) -> Self:
        """Limits to complain that are open on `today` and end by `last`."""
        return self.running(today).filter(kind__in=COMPLAINT_KINDS, opens__lte=today, last_day__lte=last)

    def to_act_on(self, today: date, last: date) -> Self:
        """What is lost unless somebody acts by its last day, `last` or before it, the first to end first."""
        ours = self.ending_by(last, today).filter(kind__in=[*COMPLAINT_KINDS, *ASKED_KINDS], opens__lte=today)
        return ours.filter(~Q(kind="reply") | Q(access_request__phase__in=PENDING))

    def awake(self, today: date) -> Self:
        """Those of requests that nobody lets be."""
        return self.filter(not_quiet(today, "access_request__"))

    def asked_of_us(self, today: date) -> Self:
        """What others ask of us by a day, or let us do until one: replies, representations, the way to Court.

        A reply stays asked for when its day is past, as long as the institution owes an answer. Two questions in one:
        each finds its rows in the index, which one with an "or" would read from end to end.
        """
        return self.replies_demanded().order_by().union(self.asked_by_others(today), all=True)

    def asked_by_others(self, today: date) -> Self:
        """What the Commissioner asks of us by a day, or the Court lets us do until one."""
        kinds = [kind for kind in ASKED_KINDS if kind != "reply"]
        return self.running(today).filter(kind__in=kinds, opens__lte=today).order_by()

    def replies_demanded(self) -> Self:
        """Replies that an institution waits for, their day past or not, the first to end first."""
        waiting = self.filter(settled_on=None, kind="reply", access_request__phase__in=PENDING)
        return waiting.order_by("last_day", "pk")


class Limit(models.Model):
    """A limit of ours, derived by the clock: until when we may complain or go to court. Written by winding.py alone."""

    newsroom = models.ForeignKey(Newsroom, on_delete=models.PROTECT, related_name="+")
    access_request = models.ForeignKey(AccessRequest, on_delete=models.CASCADE, related_name="limits")
    kind = models.CharField(max_length=30)
    ground = models.CharField(max_length=12, blank=True)
    section = models.CharField(max_length=30)
    opens = models.DateField(null=True)
    last_day = models.DateField(null=True)
    settled_on = models.DateField(null=True)

    objects = LimitQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["last_day", "pk"]
        indexes: ClassVar = [
            models.Index(
                fields=["newsroom", "last_day", "access_request"], condition=Q(settled_on=None), name="limit_running"
            ),
            models.Index(fields=["access_request", "last_day"], name="limit_of_request"),
            models.Index(
                fields=["newsroom", "kind", "last_day", "access_request"],
                condition=Q(settled_on=None),
                name="limit_running_by_kind",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.last_day}"
