"""Transfers to another institution."""

from requests_app.clock.course import Course
from requests_app.clock.facts import Transfer
from requests_app.clock.results import ClockWarning, Step


def take(course: Course, event: Transfer, _index: int) -> None:
    """Record a transfer: the period goes on, or starts again where the law says so.

    Law: Access to Information Act, s. 8: within 15 days, once, counted from the first receipt. A late one starts the
    period again only on the reading of practice (default).
    Days: in the unit of the rule, after receipt.
    """
    rule = course.law.transfer.on(course.made)
    if rule is None:
        course.warnings.append(ClockWarning("unknown_to_this_law", {"date": event.date, "law": course.law.names}))
        return
    calendar, receipt = course.law.calendar, course.by_law.receipt
    in_time = event.date <= calendar.after_rest_days(calendar.add(receipt, rule.days, rule.unit))
    if not in_time and not course.extended:
        course.warnings.append(ClockWarning("transfer_late", {"date": event.date, "days": rule.days}))
    if course.transferred:
        course.warnings.append(ClockWarning("transfer_twice", {"date": event.date}))
    course.transferred = True
    course.steps.append(Step(rule, receipt, None, event.date))
    if rule.restarts:
        for track in (course.by_law, course.in_practice) if in_time else (course.in_practice,):
            track.restart(event.date, course.response)
        course.steps.append(Step(course.response, event.date, course.response.days, course.in_practice.due))
        course.capped_days = 0
