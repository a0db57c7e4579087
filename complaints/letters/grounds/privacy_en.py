"""The English of a complaint to the Privacy Commissioner about access to one's own information."""

from datetime import date

from complaints.letters.facts import Happening, Kind, LetterFacts
from complaints.letters.frame_en import day, length, quoted_subject, where
from complaints.letters.typography import NO_BREAK, counted, listed

from .count import Count
from .delay_en import (
    LIMIT,
    NOT_CONCEDED,
    NOTICES,
    NOTICES_CAPTION,
    STEPS,
    TOTAL,
    drawn,
    promises,
    receipt,
    response,
    silence,
)
from .opened_en import POINTS as POINTS_OF_ALL
from .opened_en import came as came_of_any
from .opened_en import first_person, without_it

SHORT = {
    "delay": "no response within the time limit (deemed refusal)",
    "extension": "extension of the time limit",
    "refusal": "refusal of access",
}
SHORT_EXTENDED = "no response within the extended time limit (deemed refusal)"
NO_NOTICE = f"No notice of an extension under section{NO_BREAK}15 of the Act was received within that time."
NO_EXTENSION = NO_NOTICE
WHY_IT_FAILS = {
    "late": f"it was not given within the 30 days that section{NO_BREAK}15 of the Act requires",
    "no_length": f"it does not state the length of the extension, as section{NO_BREAK}15 of the Act requires",
    "no_right_to_complain": (
        f"it does not state the right to make a complaint, as section{NO_BREAK}15 of the Act requires"
    ),
    "withdrawn": "the institution withdrew it",
    "struck": "the Privacy Commissioner found it invalid",
}
POINTS = POINTS_OF_ALL | {
    "extension": ("What the notice says, and leaves out", "Point", "Where", "Why it does not meet section\u00a015"),
}
OWN = "for personal information about the requester"
FINDING = "a finding that this complaint is well founded"
DISCLOSE = (
    "a recommendation that the head of the institution give access to the personal information that was withheld"
    " without authority%(by)s"
)
INVALID = f"{FINDING}, the extension not being one that section\u00a015 of the Act allows"
RESPOND = "a recommendation that the head of the institution give a complete response to the request%(by)s"
LAW = (
    "Section\u00a012 of the Act gives the individual a right of access to personal information about them; access may"
    " be refused only where a provision of the Act so provides, and the notice must name it (subsection\u00a016(1))."
)


def came(event: Happening, enclosure: str = "") -> str:
    """The act complained of, as one sentence."""
    if event.kind != Kind.EXTENSION:
        return came_of_any(event, enclosure)
    cited = [f"{'paragraph' if one.count('(') == 1 else 'subparagraph'}{NO_BREAK}{one}" for one in event.grounds]
    under = f" under {listed(cited, 'en')}" if cited else ""
    return (
        f"On {day(event.on)}, a notice was received by which the institution extends the time limit:"
        f" {length(event)}{under}{where(enclosure)}."
    )


def by_day(asked: date | None) -> str:
    return f" no later than {day(asked)}" if asked else " by a fixed date"


def limit_ended(facts: LetterFacts, *, extended: bool) -> str:
    ended = "Extended time" if extended else "Time"
    return (
        f"{ended} limit ended without a {response(facts)}; deemed refusal from the next day (subsection{NO_BREAK}16(3))"
    )


def opening(facts: LetterFacts) -> str:
    made, _ = first_person(facts)
    presumed = "is presumed to have received" if facts.clock.presumed else "received"
    whose = OWN if facts.signs_for_another else "for personal information about me"
    return (
        f"On {day(facts.request.filed_on)}, {made} a request to the institution under the Privacy Act (the “Act”)"
        f" {whose}, concerning {quoted_subject(facts)}. The institution {presumed} it on {day(facts.clock.received)}."
    )


def asks_for(facts: LetterFacts, what: str) -> str:
    _, asks = first_person(facts)
    return f"{asks} the Privacy Commissioner to find this complaint well founded and to recommend {what}."


def delay_summary(facts: LetterFacts, count: Count, *, extended: bool) -> str:
    limit_ = "The time limit, as the institution extended it," if extended else "The time limit for its response"
    return (
        f"{opening(facts)} {limit_} ended on {day(count.relied_on)}. No {response(facts)} has been received: on the"
        f" date of this letter, the response is {counted(count.days_late, 'day', 'days', 'en')} late, and access is"
        f" deemed to have been refused under subsection{NO_BREAK}16(3) of the Act."
        f" {asks_for(facts, 'a complete response by a fixed date')}"
    )


def summary(facts: LetterFacts, code: str | Count, *, extended: bool = False) -> str:
    if isinstance(code, Count):
        return delay_summary(facts, code, extended=extended)
    act = [came(facts.about)] if facts.about else []
    said = {
        "extension": (
            "This complaint is that the extension does not meet the conditions of section\u00a015 of the Act.",
            "a response by a fixed date",
        ),
        "refusal": (
            "This complaint is that access was refused to personal information that must be disclosed.",
            "that the information be disclosed",
        ),
    }[code]
    return " ".join([opening(facts), *act, said[0], asks_for(facts, said[1])])


def limit(count: Count, *, extended: bool) -> str:
    period = (
        f"Section{NO_BREAK}14 of the Act gives the head of the institution"
        f" {counted(count.period, 'day', 'days', 'en')} after the request is received to respond."
    )
    ended = "As extended, the time limit" if extended else "The time limit"
    if count.certain and count.earliest != count.relied_on:
        return (
            f"{period} On the earliest count, the time limit ended on {day(count.earliest)}; on the count most"
            f" favourable to the institution, on {day(count.relied_on)}. This complaint relies on the later date."
        )
    return f"{period} {ended} ended on {day(count.relied_on)}."


def does_not_hold(event: Happening, extension_: object, enclosure: str) -> str:
    why = WHY_IT_FAILS.get(getattr(extension_, "why", ""), "it is not one that section\u00a015 of the Act allows")
    return (
        f"A notice of extension ({length(event)}) was received on {day(event.on)}{where(enclosure)}."
        f" It does not extend the time limit: {why}."
    )


def conclusion(told: Count | str) -> str:
    if isinstance(told, str):
        return f"This complaint is made under paragraph{NO_BREAK}{told} of the Act."
    since = day(told.deemed_refusal_on) if told.deemed_refusal_on else "the day after the time limit ended"
    return (
        "Access was not given within the time limits set out in the Act. Under subsection"
        f"{NO_BREAK}16(3), the head of the institution is deemed, from {since}, to have refused to give access. This"
        f" complaint is made under paragraph{NO_BREAK}29(1)(b)."
    )


def relief(facts: LetterFacts, count: Count) -> tuple[str, ...]:  # noqa: ARG001 (as the other Act’s are asked)
    return (
        (
            "a finding that this complaint is well founded, access being deemed to have been refused under"
            f" subsection{NO_BREAK}16(3) of the Act"
        ),
        RESPOND % {"by": by_day(facts.respond_by)},
    )


def deemed(original: date) -> str:
    return (
        f"a finding that, the time limit having ended on {day(original)}, access is deemed to have been refused under"
        f" subsection{NO_BREAK}16(3) of the Act"
    )


def extension(about: Happening, enclosure: str, why: str, *, over: int | None) -> list[str]:
    """The notice, what is wrong with its form, and what each paragraph asks; `over`: the most days that it may take."""
    formal = [f"The notice does not extend the time limit: {WHY_IT_FAILS[why]}."] if why in WHY_IT_FAILS else []
    longest = [
        f"The extension is for more than the {over} days that paragraph{NO_BREAK}15(a) of the Act allows at most."
    ]
    substance = [_GROUNDS[one] for one in about.grounds if one in _GROUNDS]
    return [came(about, enclosure), *formal, *(longest if over else []), *substance]


_GROUNDS = {
    "15(a)(i)": (
        "Subparagraph\u00a015(a)(i) requires that meeting the original time limit would unreasonably interfere with the"
        " operations of the institution. The Commissioner is asked to obtain its reasons."
    ),
    "15(a)(ii)": (
        "Subparagraph\u00a015(a)(ii) requires that consultations be necessary to comply with the request and that they"
        " cannot reasonably be completed within the original time limit. The Commissioner is asked to determine who was"
        " consulted and when."
    ),
    "15(b)": (
        "Paragraph\u00a015(b) allows the time that is reasonable for a translation or for conversion into an"
        " alternative format. The Commissioner is asked to determine whether either was needed, and how long it took."
    ),
}

__all__ = [
    "DISCLOSE", "FINDING", "INVALID", "LAW", "LIMIT", "NOTICES", "NOTICES_CAPTION", "NOT_CONCEDED", "NO_EXTENSION",
    "NO_NOTICE", "POINTS", "RESPOND", "SHORT", "SHORT_EXTENDED", "STEPS", "TOTAL", "WHY_IT_FAILS", "by_day", "came",
    "conclusion", "deemed", "does_not_hold", "drawn", "extension", "limit", "limit_ended", "promises", "receipt",
    "relief", "silence", "summary", "without_it",
]  # fmt: skip
