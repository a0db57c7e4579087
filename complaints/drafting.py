"""Of which of several requests a complaint about silence can be drafted now, and of each other one, why not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from complaints.actions.changing import may_work_on
from complaints.enums import DELAYS
from complaints.models import Complaint
from complaints.readiness import Timing, timing_of
from newsrooms.models import Membership
from requests_app.clock import Clock
from requests_app.enums import LETTERS_UNDER, Statute
from requests_app.models import AccessRequest
from requests_app.winding import clocks_of


@dataclass(frozen=True, slots=True)
class Prospect:
    """A request, and what stands in the way of a draft: nothing where `why_not` is empty."""

    access_request: AccessRequest
    clock: Clock
    timing: Timing
    why_not: str = ""
    number: int = 1  # of the complaint that would be made: first, second … on its request
    complaint: Complaint | None = None  # the one about silence that is open already
    asks: bool = False  # a warning must be read first, on its own page


def prospects_of(requests: Sequence[AccessRequest], member: Membership, today: date) -> list[Prospect]:
    """How it stands with each, in their order; read in the same few queries however many they are."""
    clocks = clocks_of(requests, today)
    made: dict[int, list[Complaint]] = {one.pk: [] for one in requests}
    for one in requests:
        one.newsroom = member.newsroom  # theirs, as the complaints' addresses ask for it
    for complaint in Complaint.objects.visible_to(member).filter(access_request__in=made):
        made[complaint.access_request_id].append(complaint)
    return [judged(one, clocks[one.pk], made[one.pk], member, today) for one in requests]


def judged(
    access_request: AccessRequest, clock: Clock, made: list[Complaint], member: Membership, today: date
) -> Prospect:
    timing = timing_of(clock, today, access_request.statute)
    complaint = next((one for one in made if one.is_open and one.ground in DELAYS), None)
    if complaint is not None:
        complaint.access_request = access_request
        words = _("A complaint is open already: %(stage)s.") % {"stage": complaint.get_stage_display()}
        return Prospect(access_request, clock, timing, words, complaint=complaint)
    if not may_work_on(access_request, member):
        words = _("It is %(name)s’s: the colleague, an editor or an admin drafts its complaint.")
        return Prospect(access_request, clock, timing, words % {"name": access_request.journalist})
    if access_request.statute != Statute.ATIA:
        words = (
            _("Under the Privacy Act each complaint is the individual’s own: draft it on its page.")
            if access_request.statute in LETTERS_UNDER
            else _("Letters are made under the Access to Information Act and the Privacy Act only.")
        )
        return Prospect(access_request, clock, timing, words)
    warning = timing.out_of_time or timing.uncertain
    number = max((one.number for one in made), default=0) + 1
    return Prospect(access_request, clock, timing, timing.refusal or warning, number, asks=bool(warning))
