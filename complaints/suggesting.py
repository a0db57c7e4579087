"""Which complaints a request supports on a day: each with its reason, its last safe day, and what is missing."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from complaints.assembly import ground_for
from complaints.enums import DELAYS, Ground
from complaints.lapsing import undone
from complaints.letters.grounds import BY_STATUTE, OF_PRIVACY, ground_of
from complaints.letters.grounds.window import last_day_of, used_up_on
from complaints.models import Complaint
from complaints.readiness import Timing, act_unknown, closing, no_last_day, out_of_time, timing_of
from newsrooms.dates import long_date
from requests_app.clock import Clock
from requests_app.enums import Disposition, EventKind, Statute
from requests_app.models import Event
from requests_app.standing_base import WINDOW_CLOSING_DAYS


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One complaint that may be made, or why it may not."""

    ground: Ground
    timing: Timing
    about: Event | None = None
    supported: bool = True  # the facts speak for it; else only a person knows
    before: str = ""  # the same matter was complained of already
    statute: str = Statute.ATIA

    @property
    def key(self) -> str:
        """What a form sends back for it."""
        return f"{self.ground}:{self.about.pk}" if self.about else str(self.ground)

    @property
    def section(self) -> str:
        return ground_of(self.ground, self.statute).section if self.ground in BY_STATUTE[self.statute] else ""

    @property
    def missing(self) -> str:
        """What a person must add before it can be approved."""
        return str(TO_ADD.get(self.ground, ""))


# Why a ground may be taken, by what it is about; the day is the one on which that came.
WHY: dict[str, Promise] = {
    Ground.EXTENSION: gettext_lazy(
        "The notice of extension came on %(day)s. Only this complaint asks whether the extension itself holds."
    ),
    Ground.REFUSAL: gettext_lazy("The answer that came on %(day)s withholds records or parts of them."),
    Ground.SEARCH: gettext_lazy("The answer that came on %(day)s may not account for all the records."),
    Ground.NCND: gettext_lazy("The answer that came on %(day)s does not say whether records exist."),
    Ground.FEES: gettext_lazy("The notice that came on %(day)s asks for an amount."),
    Ground.LANGUAGE: gettext_lazy("If what came on %(day)s is not in the official language that was asked for."),
    Ground.ALT_FORMAT: gettext_lazy("If what came on %(day)s is not in the alternative format that was asked for."),
    Ground.OTHER: gettext_lazy("If a duty was not met by what happened on %(day)s."),
}
WHY_ALWAYS: dict[str, Promise] = {
    Ground.OTHER: gettext_lazy("If a duty was not met that no other ground covers. No order is possible."),
    Ground.PUBLICATION: gettext_lazy("If an entry is wrong or missing. It relates to no request and has no last day."),
}
TOO_EARLY: dict[Ground, Promise] = {
    Ground.EXTENSION: gettext_lazy("No notice of extension is logged: there is none to complain of."),
    Ground.REFUSAL: gettext_lazy("No answer is logged: a complaint about what was refused would be premature."),
    Ground.SEARCH: gettext_lazy("No answer is logged: a complaint about missing records would be premature."),
    Ground.NCND: gettext_lazy("No answer is logged that leaves open whether records exist."),
    Ground.FEES: gettext_lazy("No notice of fees is logged: nothing was charged."),
    Ground.LANGUAGE: gettext_lazy("No answer is logged: its language cannot be complained of yet."),
    Ground.ALT_FORMAT: gettext_lazy("No answer is logged: its format cannot be complained of yet."),
}
TO_ADD: dict[str, Promise] = {
    Ground.REFUSAL: gettext_lazy("To add: each provision invoked, and why it does not apply."),
    Ground.SEARCH: gettext_lazy("To add: what is missing, and why it should exist."),
    Ground.NCND: gettext_lazy("To add: the provision, and why it could not apply."),
    Ground.FEES: gettext_lazy("To add: why the amount is unreasonable."),
    Ground.LANGUAGE: gettext_lazy("To add: the language asked for, and when; what came."),
    Ground.ALT_FORMAT: gettext_lazy("To add: the need, the format asked for; what came."),
    Ground.PUBLICATION: gettext_lazy("To add: which entry, and what is wrong with it."),
    Ground.OTHER: gettext_lazy("To add: which duty, what was done, when."),
}
OPENED_BY: dict[EventKind, list[tuple[Ground, bool]]] = {
    EventKind.EXTENSION: [(Ground.EXTENSION, True)],
    EventKind.FEE_NOTICE: [(Ground.FEES, True)],
    EventKind.TRANSFER: [(Ground.OTHER, False)],
    EventKind.INTERIM_RELEASE: [(Ground.REFUSAL, False)],
}
WITHHELD = frozenset({Disposition.PARTIAL, Disposition.REFUSED, Disposition.EXCLUDED})
HOW_IT_CAME = [(Ground.LANGUAGE, False), (Ground.ALT_FORMAT, False)]


def opened_by(event: Event) -> list[tuple[Ground, bool]]:
    """The grounds that an event opens, and whether the facts speak for each.

    Law: Access to Information Act, s. 30(1).
    """
    if event.kind == EventKind.RESPONSE:
        return _by_answer(event.disposition)
    if event.kind == EventKind.CLARIFICATION_ASKED:
        return [(Ground.OTHER, not event.accepted)]
    return OPENED_BY.get(EventKind(event.kind), [])


def _by_answer(disposition: str) -> list[tuple[Ground, bool]]:
    if disposition == Disposition.DECLINED:
        return []  # what complaint remains when the Commissioner herself agreed is not settled
    certain = {Ground.REFUSAL: disposition in WITHHELD, Ground.NCND: disposition == Disposition.NEITHER}
    search = [(Ground.SEARCH, disposition == Disposition.NO_RECORDS)] if disposition != Disposition.NEITHER else []
    return [*((ground, True) for ground, does in certain.items() if does), *search, *HOW_IT_CAME]


def suggestions(
    clock: Clock,
    events: Iterable[Event],
    today: date,
    made: Iterable[Complaint] = (),
    statute: str = Statute.ATIA,
) -> list[Suggestion]:
    """Every ground as it stands on `today`: those that the facts speak for first, and of them what closes first.

    `events`: the standing ones, in their order. `made`: complaints on the request; an open one is not offered again.
    """
    found = [Suggestion(ground_for(clock), timing_of(clock, today, statute))]
    newest: dict[object, Suggestion] = {}
    for event in events:
        for ground, supported in opened_by(event):
            if ground not in BY_STATUTE[statute]:
                continue
            key = event.pk if ground == Ground.EXTENSION else ground
            newest[key] = Suggestion(ground, timing_about(clock, ground, event, today, statute), event, supported)
    found += newest.values()
    known = {one.ground for one in found}
    found += [Suggestion(ground, Timing(refusal=str(why))) for ground, why in TOO_EARLY.items() if ground not in known]
    always = (Ground.OTHER, Ground.PUBLICATION) if statute == Statute.ATIA else ()
    found += [Suggestion(ground, timing_of_no_event(ground), supported=False) for ground in always]
    complaints = list(made)
    if statute == Statute.PRIVACY_ACT:
        found = [one for one in found if one.ground in OF_PRIVACY]
        found.append(Suggestion(Ground.OTHER, Timing(refusal=no_letter())))
    offered = [replace(one, statute=statute) for one in found if not _is_open(one, complaints)]
    told = [_warned(one, complaints, clock) for one in offered]
    return sorted(told, key=lambda one: (bool(one.timing.refusal), not one.supported, one.timing.last_day or date.max))


def _is_open(one: Suggestion, complaints: list[Complaint]) -> bool:
    return any(same_ground(one.ground, complaint.ground) and complaint.is_open for complaint in complaints)


def _warned(one: Suggestion, complaints: list[Complaint], clock: Clock) -> Suggestion:
    earlier = any(same_ground(one.ground, complaint.ground) for complaint in complaints)
    opened_on = one.about.happened_on if one.about else None
    if not earlier and not used_up_on(clock, one.ground, opened_on):
        return one
    if one.statute == Statute.PRIVACY_ACT:
        return replace(one, before=_("A complaint on this ground was made before, on this request."))
    text = _(
        "A complaint on this ground was made before, on this request. The Commissioner may refuse to investigate the"
        " same matter twice (s. 30(4))."
    )
    return replace(one, before=text)


def no_letter() -> str:
    """Why nothing else can be drafted under the Privacy Act."""
    return _(
        "Missing information, fees, language and other matters have paragraphs of their own in section 29 of the"
        " Privacy Act. What a complaint about them must hold has not been read closely enough to make a letter: write"
        " to the Privacy Commissioner, and log the complaint on the request."
    )


def same_ground(one: str, other: str) -> bool:
    """Whether two complaints are about the same matter: silence is one, extended or not."""
    return one == other or (one in DELAYS and other in DELAYS)


def timing_for(complaint: Complaint, clock: Clock, today: date) -> Timing:
    """When `complaint` may be made, on its own ground."""
    statute = complaint.access_request.statute
    if complaint.ground in DELAYS:
        return timing_of(clock, today, statute)
    if complaint.about is None:
        return timing_of_no_event(complaint.ground)
    about = complaint.about.standing()
    if about.struck_at is not None:
        return Timing(
            refusal=_("What this complaint is about has been struck out of the file: it was logged by mistake.")
        )
    return timing_about(clock, complaint.ground, about, today, statute)


def timing_of_no_event(ground: str) -> Timing:
    """Of a complaint that no entry of the file opened."""
    unknown = act_unknown() if ground == Ground.OTHER else _("There is none: it relates to no request (s. 31).")
    return Timing(why=str(WHY_ALWAYS.get(ground, "")), no_last_day=unknown)


def timing_about(clock: Clock, ground: str, event: Event, today: date, statute: str = Statute.ATIA) -> Timing:
    """When one may complain on `ground` of what came with `event`.

    Law: Access to Information Act, s. 31: sixty days from its receipt.
    Days: calendar.
    """
    gone = undone(clock, event) if ground == Ground.EXTENSION else ""
    if gone:
        return Timing(refusal=gone)
    last_day = last_day_of(clock, ground, event.happened_on)
    left = (last_day - today).days if last_day else None
    return Timing(
        why=str(WHY[ground]) % {"day": long_date(event.happened_on)},
        out_of_time=out_of_time(last_day, today) if last_day and last_day < today else "",
        closing=closing(last_day, today) if last_day and left is not None and 0 <= left <= WINDOW_CLOSING_DAYS else "",
        last_day=last_day,
        no_last_day=no_last_day(statute) if last_day is None else "",
    )
