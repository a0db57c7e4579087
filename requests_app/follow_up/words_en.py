"""The English of the follow-ups."""

from collections.abc import Callable
from datetime import date

from newsrooms.dates import MONTHS, NBSP

from .facts import Act, Facts, Situation

GREETING = "Hello,"
CLOSING = "Thank you,"
CHANNELS = {"online": "online", "email": "by e-mail", "mail": "by mail"}
ABOUT = {
    Situation.PROMISE_PASSED: "the promised date has passed",
    Situation.OVERDUE: "response overdue",
    Situation.HOLD_ANSWERED: "clarification answered",
    Situation.EXTENDED: "interim release",
    Situation.UNACKNOWLEDGED: "confirmation of receipt",
    Situation.RUNNING: "status",
}


def day(value: date) -> str:
    return f"{MONTHS['en'][value.month - 1]}{NBSP}{value.day}, {value.year}"


def days(count: int) -> str:
    return f"{count:,}{NBSP}{'day' if count == 1 else 'days'}"


def section(number: str) -> str:
    return f"{'subsection' if '(' in number else 'section'}{NBSP}{number}"


def subject(facts: Facts, situation: Situation) -> str:
    named = facts.file_number or f"“{facts.subject}”"
    return f"Request {named}: {ABOUT[situation]}"


def about(facts: Facts, act: Act) -> str:
    """Which request it is, so that nobody has to look it up."""
    number = f" (your file {facts.file_number})" if facts.file_number else ""
    received = f" and received on {day(facts.received_on)}" if facts.received_on else ""
    return (
        f"I am writing about my request under the {act.name_en}{number}, filed on {day(facts.filed_on)}{received}:"
        f" “{facts.subject}”."
    )


def written_before(facts: Facts) -> str:
    return f"I last wrote to you about this request on {day(facts.written_on)}." if facts.written_on else ""


def assisting(act: Act) -> str:
    """The duty to assist, where the statute has one."""
    if not act.assist:
        return ""
    return (
        f"I rely on your institution’s duty to assist and to provide timely access ({section(act.assist)} of the Act)."
    )


def complaining(facts: Facts, act: Act) -> str:
    """Said only while it is true."""
    if not facts.may_complain:
        return ""
    return f"I may complain to the {act.commissioner_en}, and would rather have the records."


def refused(facts: Facts, act: Act) -> str:
    if not facts.days_late or facts.due is None:
        return ""
    return (
        f"The time limit ended on {day(facts.due)}, {days(facts.days_late)} ago. Under {section(act.refusal)} of the"
        " Act, the institution is deemed to have refused access."
    )


def unacknowledged(facts: Facts, act: Act) -> list[str]:
    due = f" By my count, the time limit under {section(act.limit)} ends on {day(facts.due)}." if facts.due else ""
    return [
        (
            f"On {day(facts.filed_on)} I made this request under the {act.name_en} {CHANNELS[facts.channel]}:"
            f" “{facts.subject}”."
        ),
        "I have not had an acknowledgement. Please confirm that you have the request, and tell me:",
        "- the day on which you received it;\n- your file number;\n- the name and telephone number of the analyst.",
        f"If anything is missing or unclear, please tell me now, so that no time is lost.{due}",
    ]


def running(facts: Facts, act: Act) -> list[str]:
    due = day(facts.due) if facts.due else ""
    return [
        about(facts, act),
        (
            f"The time limit under {section(act.limit)} of the Act ends on {due}. Where does the request stand, and"
            " will you respond by then? If part of the records is ready sooner, please send it without waiting"
            " for the rest."
        ),
        assisting(act),
    ]


def overdue(facts: Facts, act: Act) -> list[str]:
    return [
        about(facts, act),
        refused(facts, act),
        "Please tell me:",
        (
            "- the date on which I will have a complete response;\n- where the request stands: how many pages were"
            " found, how many have been reviewed, and who is still to be consulted;\n- what can be released now. Please"
            " send it without waiting for the rest."
        ),
        f"{complaining(facts, act)} {assisting(act)}".strip(),
    ]


def promise_passed(facts: Facts, act: Act) -> list[str]:
    told = f"On {day(facts.promised_on)} your office told me" if facts.promised_on else "Your office told me"
    promised = day(facts.promised_for) if facts.promised_for else ""
    return [
        about(facts, act),
        f"{told} that I could expect a response by {promised}. That day has passed, and I have received none."
        f" {refused(facts, act)}".strip(),
        (
            "What has held it up, and on which date will I have a complete response? Please send what is ready without"
            " waiting for the rest."
        ),
        f"{complaining(facts, act)} {assisting(act)}".strip(),
    ]


def extended(facts: Facts, act: Act) -> list[str]:
    noticed = f"By a notice that I received on {day(facts.extended_on)}, you" if facts.extended_on else "You"
    until = f" to {day(facts.due)}." if facts.due else ", without saying until when. Please tell me the date."
    so_far = f" Thank you for the interim release of {day(facts.released_on)}." if facts.released_on else ""
    further = "a further interim release" if facts.released_on else "an interim release"
    return [
        about(facts, act),
        f"{noticed} extended the time limit under {section(act.extension)} of the Act{until}{so_far}",
        (
            f"I ask for {further}: please send the records that are ready, and the others as they become so, rather"
            " than all of them at the end."
        ),
        (
            "Please also tell me how many pages there are, how many have been reviewed, and whether the consultations"
            " have been sent and answered."
        ),
        assisting(act),
    ]


def hold_answered(facts: Facts, act: Act) -> list[str]:
    asked = f"You asked for clarification on {day(facts.asked_on)}; I" if facts.asked_on else "I"
    answered = day(facts.answered_on) if facts.answered_on else ""
    return [
        about(facts, act),
        (
            f"{asked} answered on {answered}. Please confirm that you have my answer, that you are processing the"
            " request again, and by which date you will respond."
        ),
        (
            "If anything is still unclear, please call or write to me right away rather than put the request on hold"
            " again. I do not concede that the time limit stood still in the meantime."
        ),
        assisting(act),
    ]


PARAGRAPHS: dict[Situation, Callable[[Facts, Act], list[str]]] = {
    Situation.PROMISE_PASSED: promise_passed,
    Situation.OVERDUE: overdue,
    Situation.HOLD_ANSWERED: hold_answered,
    Situation.EXTENDED: extended,
    Situation.UNACKNOWLEDGED: unacknowledged,
    Situation.RUNNING: running,
}
