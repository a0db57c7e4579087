"""Final reports: the way to the Federal Court, and orders."""

from datetime import date, timedelta

from requests_app.clock import errors
from requests_app.clock.course import ComplaintMade, Course, OpenLimit
from requests_app.clock.facts import FinalReport
from requests_app.clock.law.rule import LimitRule
from requests_app.clock.results import Step


def take(course: Course, report: FinalReport, index: int) -> None:
    """Open what a final report opens: review by the Court, and the days of an order.

    Law: Access to Information Act, ss. 36.1, 37(5), 41; no review and no order under s. 30(1)(f).
    Days: business since 21 June 2019, before that calendar, from the date printed on the report.
    Raises: NoSuchComplaint.
    """
    complaint = _complaint(course, report, index)
    ground = complaint.ground if complaint else None
    if ground is not None and ground not in course.law.reviewable_grounds:
        return
    _review(course, report, complaint)
    _order(course, report, complaint)


def _complaint(course: Course, report: FinalReport, index: int) -> ComplaintMade | None:
    if report.complaint is None:
        return course.complaints[-1] if course.complaints else None
    if report.complaint not in course.complaints_by_id:
        raise errors.NoSuchComplaint(f"events[{index}].complaint", course.facts, id=str(report.complaint))
    return course.complaints_by_id[report.complaint]


def _review(course: Course, report: FinalReport, complaint: ComplaintMade | None) -> None:
    """The limit of the law on the day of the report; the earlier one where the complaint was made under another."""
    rules = {_court(course, report.date), _court(course, complaint.date if complaint else report.date)} - {None}
    found = [(last, rule, steps) for rule in rules if rule for last, steps in [_last_day(course, report, rule)]]
    if not found:
        return
    last, rule, steps = min(found, key=lambda one: one[0])
    course.limit_steps += steps
    course.limits.append(OpenLimit(rule, report.date + timedelta(days=1), last, report.date))


def _court(course: Course, day: date) -> LimitRule | None:
    rule = course.law.rule("court_review", day)
    return rule if isinstance(rule, LimitRule) else None


def _last_day(course: Course, report: FinalReport, rule: LimitRule) -> tuple[date, list[Step]]:
    received = course.law.rule("deemed_receipt", rule.in_force_from)
    first, steps = report.date, []
    if received is not None:
        first = course.law.calendar.add(report.date, received.days, received.unit)
        steps.append(Step(received, report.date, received.days, first, {"number": received.days}))
    last = course.law.calendar.add(first, rule.days, rule.unit, stands_still=rule.stands_still)
    return last, [*steps, Step(rule, first, rule.days, last)]


def _order(course: Course, report: FinalReport, complaint: ComplaintMade | None) -> None:
    made = complaint.date if complaint else report.date
    rule = course.law.rule("order", min(made, report.date))
    if not isinstance(rule, LimitRule):
        return
    due = _order_due(course, report, rule)
    if due is not None:
        course.limits.append(OpenLimit(rule, report.date, due, report.date))
        course.limit_steps.append(Step(rule, report.date, report.order_due_business_days, due))
    name = "order_effective_third_party" if report.third_party else "order_effective"
    effect = course.law.rule(name, report.date)
    if isinstance(effect, LimitRule):
        last = course.law.calendar.add(report.date, effect.days, effect.unit)
        course.limits.append(OpenLimit(effect, report.date, last, report.date))
        course.limit_steps.append(Step(effect, report.date, effect.days, last))


def _order_due(course: Course, report: FinalReport, rule: LimitRule) -> date | None:
    if report.order_due_business_days is None:
        return report.order_due
    first = report.date
    received = course.law.rule("deemed_receipt", report.date)
    if report.order_counted_from == "receipt" and received is not None:
        first = course.law.calendar.add(first, received.days, received.unit)
    return course.law.calendar.add(first, report.order_due_business_days, rule.unit)
