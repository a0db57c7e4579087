"""Whether a complaint may be made, approved, exported on a day, and what a person must look at first."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from complaints.enums import DELAYS, TOLD_IN_POINTS, TOLD_IN_WORDS, Ground
from complaints.letters.facts import LetterFacts
from complaints.letters.grounds.count import passed_readings
from complaints.models import Complaint
from newsrooms.dates import long_date
from requests_app.clock import Clock
from requests_app.enums import Statute
from requests_app.models import AccessRequest
from requests_app.standing_base import WINDOW_CLOSING_DAYS


class Weight(StrEnum):
    STOPS = "stops"  # nothing goes on until it is put right
    CONFIRM = "confirm"  # a person must say that they have read it
    LOOK = "look"  # worth a look
    FINE = "fine"


@dataclass(frozen=True, slots=True)
class Check:
    code: str
    weight: Weight
    text: str
    field: str = ""  # the field that puts it right


class NotReady(Exception):
    """The complaint cannot go on: the checks that stop it."""

    def __init__(self, checks: list[Check]) -> None:
        super().__init__(", ".join(check.code for check in checks))
        self.checks = checks


@dataclass(frozen=True, slots=True)
class Timing:
    """When one may complain: refused with a reason, or allowed with what to mind."""

    refusal: str = ""
    why: str = ""
    uncertain: str = ""
    out_of_time: str = ""
    closing: str = ""
    last_day: date | None = None
    no_last_day: str = ""  # why there is none to name


def timing_of(clock: Clock, today: date, statute: str = Statute.ATIA) -> Timing:
    """What the clock says of a delay complaint made on `today`."""
    if clock.answered_on is not None:
        return Timing(
            refusal=_("The institution answered on %(day)s: there is no delay left to complain of.")
            % {"day": long_date(clock.answered_on)}
        )
    if clock.state in ("abandoned", "suspended"):
        return Timing(refusal=_("No time limit runs: a complaint about delay would be premature."))
    passed = passed_readings(clock, today)
    if not passed:
        return Timing(refusal=not_late(clock))
    latest = clock.due.against_institution
    lasts = sorted(one.last_day for one in clock.limits if one.kind == "complaint_delay" and one.last_day)
    last_day = next((day for day in lasts if day >= today), lasts[-1] if lasts else None)
    return Timing(
        why=why(passed, statute, certain=latest in passed),
        uncertain="" if latest in passed else uncertain(clock, latest),
        out_of_time=out_of_time(last_day, today) if last_day and last_day < today else "",
        closing=closing(last_day, today) if last_day and 0 <= (last_day - today).days <= WINDOW_CLOSING_DAYS else "",
        last_day=last_day,
        no_last_day=no_last_day(statute) if last_day is None else "",
    )


def no_last_day(statute: str) -> str:
    """Law: Privacy Act, ss. 29, 30: no limit is set."""
    if statute != Statute.PRIVACY_ACT:
        return ""
    return _("The Privacy Act sets no last day to complain. Do it soon all the same.")


def why(passed: list[date], statute: str, *, certain: bool) -> str:
    """Why the ground is a deemed refusal, in one sentence."""
    if statute == Statute.PRIVACY_ACT:
        return _(
            "No answer by %(day)s (Privacy Act, section 16(3)). The complaint is made under section 29(1)(b), to the"
            " Privacy Commissioner."
        ) % {"day": long_date(passed[-1])}
    if certain:
        return _(
            "No answer by %(day)s on any reading of the limit (section 10(3)). The complaint is made under section"
            " 30(1)(a)."
        ) % {"day": long_date(passed[-1])}
    return _(
        "No answer by %(day)s on one reading of the limit (section 10(3)). The complaint is made under section"
        " 30(1)(a)."
    ) % {"day": long_date(passed[-1])}


def not_late(clock: Clock) -> str:
    due = clock.due.for_requester
    if due is None:
        return _("There is no due date yet: a complaint about delay would be premature.")
    return _(
        "The institution is late on no reading of the limit yet. A complaint is possible from the day after %(day)s."
    ) % {"day": long_date(due)}


def uncertain(clock: Clock, latest: date | None) -> str:
    first = clock.due.for_requester
    if latest is None or first is None:
        return _(
            "The institution is late on one reading only: on its own count the limit stands still. The Commissioner may"
            " find the complaint premature. Confirm if there is no other day left."
        )
    return _(
        "The institution is late on one reading only: the limit ended on %(first)s, or ends on %(last)s. The"
        " Commissioner may find the complaint premature. Confirm if there is no other day left."
    ) % {"first": long_date(first), "last": long_date(latest)}


def out_of_time(last_day: date, today: date) -> str:
    days = (today - last_day).days
    return ngettext(
        "The last safe day to complain was %(day)s, %(days)d day ago. The Commissioner cannot extend it: a complaint"
        " made late is inadmissible. Confirm only if you know why it is made all the same.",
        "The last safe day to complain was %(day)s, %(days)d days ago. The Commissioner cannot extend it: a complaint"
        " made late is inadmissible. Confirm only if you know why it is made all the same.",
        days,
    ) % {"day": long_date(last_day), "days": days}


def closing(last_day: date, today: date) -> str:
    days = (last_day - today).days
    if days == 0:
        return _("Today, %(day)s, is the last day to complain.") % {"day": long_date(last_day)}
    return ngettext(
        "The last day to complain is %(day)s: %(days)d day left.",
        "The last day to complain is %(day)s: %(days)d days left.",
        days,
    ) % {"day": long_date(last_day), "days": days}


def checks_of(complaint: Complaint, facts: LetterFacts, timing: Timing) -> list[Check]:
    """The whole list, in the order in which a person would go through it."""
    return [
        *timing_checks(complaint, timing),
        *ground_checks(complaint),
        *people_checks(complaint, facts),
        *individual_checks(facts),
        *file_checks(complaint.access_request, facts),
    ]


def timing_checks(complaint: Complaint, timing: Timing) -> list[Check]:
    if timing.refusal:
        return [Check("not_late", Weight.STOPS, timing.refusal)]
    checks = []
    if timing.uncertain:
        weight = Weight.LOOK if complaint.confirmed_uncertain else Weight.CONFIRM
        checks.append(Check("uncertain", weight, timing.uncertain, "confirmed_uncertain"))
    elif complaint.ground in DELAYS:
        checks.append(Check("late", Weight.FINE, _("The institution is late on every reading of the limit.")))
    elif timing.last_day and not timing.out_of_time:
        checks.append(Check("in_time", Weight.FINE, _("The sixty days to complain are not over.")))
    if timing.out_of_time:
        weight = Weight.LOOK if complaint.confirmed_out_of_time else Weight.CONFIRM
        checks.append(Check("out_of_time", weight, timing.out_of_time, "confirmed_out_of_time"))
    elif timing.closing:
        checks.append(Check("closing", Weight.LOOK, timing.closing))
    return checks


def ground_checks(complaint: Complaint) -> list[Check]:
    """What the ground must state to be complete, and no date in the file tells."""
    checks = []
    if complaint.ground in TOLD_IN_POINTS and not complaint.points:
        text = _("The points complained of are missing: what, where, and why.")
        checks.append(Check("points", Weight.STOPS, text, "point_0_subject"))
    if complaint.ground in TOLD_IN_WORDS and not (complaint.points or complaint.additional_facts.strip()):
        text = _("Say what was done and why it is not what the Act requires: no date in the file tells it.")
        checks.append(Check("words", Weight.STOPS, text, "additional_facts"))
    if complaint.ground == Ground.OTHER and complaint.about is None:
        checks.append(Check("act", Weight.LOOK, act_unknown()))
    if complaint.ground == Ground.OTHER and not complaint.duty:
        checks.append(Check("duty", Weight.STOPS, _("Which duty was not met?"), "duty"))
    return checks


def act_unknown() -> str:
    """Law: Access to Information Act, s. 31: one period for each ground, from the act (2022 OIC 53)."""
    return _("The sixty days count from the act complained of. No entry of the file says when that was: count them.")


def people_checks(complaint: Complaint, facts: LetterFacts) -> list[Check]:
    checks = []
    if not facts.requester.name.strip():
        checks.append(
            Check("requester", Weight.STOPS, _("The request does not say who made it: only they may complain."))
        )
    if not facts.signatory.name.strip():
        checks.append(Check("signatory", Weight.STOPS, _("Who signs? The letter has no signatory."), "signatory_name"))
    elif not facts.signs_for_another:
        checks.append(Check("signatory", Weight.FINE, _("The person who made the request signs.")))
    elif complaint.authorization_held:
        checks.append(Check("authorization", Weight.FINE, _("The authorization of the requester is at hand.")))
    else:
        text = _("%(requester)s made the request and another signs: an authorization must be enclosed (s. 30(2)).")
        if facts.statute == Statute.PRIVACY_ACT:
            text = _("%(requester)s made the request and another signs: a written authorization goes along (s. 29(2)).")
        checks.append(
            Check("authorization", Weight.STOPS, text % {"requester": facts.requester.name}, "authorization_held")
        )
    head = facts.letterhead
    if not (head.street and head.city and head.postal_code and head.email):
        text = _("The newsroom’s letterhead is not complete: street, city, postal code and e-mail are needed.")
        checks.append(Check("letterhead", Weight.STOPS, text))
    return checks


def individual_checks(facts: LetterFacts) -> list[Check]:
    """Who may complain under the Privacy Act, and what of the letter is not certain.

    Law: Privacy Act, s. 29(1)(b), (2): the individual whose information it is, or whom they authorize in writing.
    """
    if facts.statute != Statute.PRIVACY_ACT:
        return []
    names = {facts.letterhead.name.casefold().strip(), facts.requester.organization.casefold().strip()} - {""}
    if facts.requester.name.casefold().strip() in names:
        return [Check("individual", Weight.STOPS, only_the_individual())]
    return [
        Check("individual", Weight.LOOK, only_the_individual()),
        Check("approached", Weight.LOOK, _("The Privacy Commissioner asks that the institution be approached first.")),
        Check("unread", Weight.LOOK, not_read()),
    ]


def only_the_individual() -> str:
    return _(
        "Only the individual whose information it is may complain, or a person whom they authorize in writing (Privacy"
        " Act, s. 29(1)(b) and (2)): the newsroom as such cannot."
    )


def not_read() -> str:
    return _(
        "The Privacy Commissioner’s form has not been read here, and parts of this letter rest on our own reading of"
        " the Act: have it read by somebody who knows it."
    )


def file_checks(access_request: AccessRequest, facts: LetterFacts) -> list[Check]:
    checks = []
    if not access_request.file_number:
        checks.append(Check("file_number", Weight.LOOK, _("The institution’s request number is missing.")))
    if facts.clock.presumed:
        checks.append(Check("presumed", Weight.LOOK, _("The day of receipt is presumed; the letter says so.")))
    if not access_request.text.strip():
        checks.append(Check("text", Weight.LOOK, _("The text of the request is missing: the letter cannot quote it.")))
    checks.append(Check("enclosures", Weight.LOOK, _("Have the enclosures at hand: they go with the letter.")))
    return checks


def require(checks: list[Check]) -> None:
    """Raises: `NotReady` where something stops the complaint or waits for a confirmation."""
    stopping = [check for check in checks if check.weight in (Weight.STOPS, Weight.CONFIRM)]
    if stopping:
        raise NotReady(stopping)
