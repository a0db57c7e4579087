"""Final reports: the way to the Federal Court, and orders."""

from datetime import date, timedelta
from functools import lru_cache

from requests_app.clock import errors
from requests_app.clock.calendar import DAYS_KEPT
from requests_app.clock.course import NO_LIMITS, ComplaintMade, Course, Limits, OpenLimit, limit_with
from requests_app.clock.facts import FinalReport
from requests_app.clock.law import Law
from requests_app.clock.law.rule import LimitRule
from requests_app.clock.results import Step
from requests_app.clock.rules.complaint import limit_from, run_from


def take(course: Course, report: FinalReport, index: int) -> None:
    """Open what a final report opens: review by the Court, and the days of an order.

    Law: Access to Information Act, ss. 36.1, 37(5), 41; no review and no order under s. 30(1)(f).
    Publication: not before the periods of the Court are over, ss. 37(3.1), (3.2).
    Days: business since 21 June 2019, before that calendar, from the date printed on the report.
    Raises: NoSuchComplaint.
    """
    complaint = _complaint(course, report, index)
    ground = complaint.ground if complaint else None
    if ground is not None and ground not in course.law.reviewable_grounds:
        return
    made = complaint.date if complaint else report.date
    review = _review(course.law, report.date, made)
    course.open(review)
    _order(course, report, made)
    for limit in review[0]:
        course.open(_publication(course.law, report.date, limit.until, report.third_party))


@lru_cache(maxsize=DAYS_KEPT)
def _publication(law: Law, reported: date, last: date, third_party: bool) -> Limits:  # noqa: FBT001
    """From when on the report may be published: after the `last` day to go to Court, and without a last day itself."""
    rule = law.limit("publication_third_party" if third_party else "publication", reported)
    if rule is None:
        return NO_LIMITS
    step = run_from(law.calendar, rule, last)
    return (OpenLimit(rule, step.to_date or last, None, reported),), (step,)


def _complaint(course: Course, report: FinalReport, index: int) -> ComplaintMade | None:
    if report.complaint is None:
        return course.complaints[-1] if course.complaints else None
    if report.complaint not in course.complaints_by_id:
        raise errors.NoSuchComplaint(f"events[{index}].complaint", id=str(report.complaint))
    return course.complaints_by_id[report.complaint]


@lru_cache(maxsize=DAYS_KEPT)
def _review(law: Law, reported: date, made: date) -> Limits:
    """By the law on the day of the report; by the earlier limit where the complaint was made under another."""
    rules = {law.limit("court_review", reported), law.limit("court_review", min(made, reported))}
    found = [(rule, _last_day(law, reported, rule)) for rule in rules if rule is not None]
    if not found:
        return NO_LIMITS
    rule, steps = min(found, key=lambda one: one[1][-1].to_date or date.max)
    return limit_with(rule, reported + timedelta(days=1), reported, *steps)


def _last_day(law: Law, reported: date, rule: LimitRule) -> tuple[Step, ...]:
    received = law.rule("deemed_receipt", rule.in_force_from)
    if received is None:
        return (run_from(law.calendar, rule, reported),)
    first = law.calendar.add(reported, received.days, received.unit)
    deemed = Step(received, reported, received.days, first, (("number", received.days),))
    return deemed, run_from(law.calendar, rule, first)


def _order(course: Course, report: FinalReport, made: date) -> None:
    """The day that the order names or counts, and the day on which any order takes effect."""
    rule, takes_effect = _orders(course.law, min(made, report.date), report.date, report.third_party)
    if rule is None:
        return
    if report.order_due is not None or report.order_due_business_days is not None:
        due = _order_due(course, report, rule)
        step = Step(rule, report.date, report.order_due_business_days, due)
        course.open(limit_with(rule, report.date, report.date, step))
    course.open(takes_effect)


@lru_cache(maxsize=DAYS_KEPT)
def _orders(law: Law, made: date, reported: date, third_party: bool) -> tuple[LimitRule | None, Limits]:  # noqa: FBT001
    """What an order is judged by, None where there are no orders, and when one takes effect."""
    rule = law.limit("order", made)
    effect = law.limit("order_effective_third_party" if third_party else "order_effective", reported)
    if rule is None or effect is None:
        return None, NO_LIMITS
    return rule, limit_from(law.calendar, effect, reported)


def _order_due(course: Course, report: FinalReport, rule: LimitRule) -> date | None:
    if report.order_due_business_days is None:
        return report.order_due
    first = report.date
    received = course.law.rule("deemed_receipt", report.date)
    if report.order_counted_from == "receipt" and received is not None:
        first = course.law.calendar.add(first, received.days, received.unit)
    return course.law.calendar.add(first, report.order_due_business_days, rule.unit)
