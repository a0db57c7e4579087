"""The English of the complaints that a notice or an answer opens, and of those that need neither."""

from datetime import date

from complaints.letters.facts import Happening, Kind, LetterFacts
from complaints.letters.frame_en import day, happening, length, quoted_subject, where
from complaints.letters.frame_en import response as disposition
from complaints.letters.typography import NO_BREAK, bare_section, counted, listed

from .count import Window
from .delay_en import WHY_IT_FAILS

SHORT = {
    "extension": "extension of the time limit",
    "refusal": "refusal of access",
    "search": "incomplete search for records",
    "ncnd": "existence of records neither confirmed nor denied",
    "fees": "amount required under section\u00a011",
    "language": "official language of the records",
    "alt_format": "alternative format",
    "publication": "publication or bulletin under section\u00a05",
    "other": "other matter relating to access",
}
# Caption and heads of the table of points, by ground.
POINTS = {
    "extension": ("What the notice says, and leaves out", "Point", "Where", "Why it does not meet section\u00a09"),
    "refusal": ("Provisions invoked", "Provision", "Pages or records", "Why it does not apply"),
    "search": ("Records not accounted for", "Records", "Office or place", "Why they should exist"),
    "ncnd": ("Provisions relied on", "Provision", "Records", "Why it could not apply even if records existed"),
    "fees": ("Amounts required", "Amount", "For what", "Why it is unreasonable"),
    "language": ("Records and their language", "Records", "Language received", "What was asked for, and when"),
    "alt_format": ("Records and their format", "Records", "Format received", "What was asked for, and why"),
    "publication": ("Entries", "Entry", "Where", "What is wrong or missing"),
    "other": ("What was done", "Act", "Date or place", "Why the duty was not met"),
}
DUTIES = {
    "assist": (
        "the duty under subsection\u00a04(2.1) of the Act to make every reasonable effort to assist the person who"
        " makes a request, to respond accurately and completely and to provide timely access"
    ),
    "hold": (
        "the duty to process the request within the time limits of the Act: the Act does not provide for placing a"
        " request on hold pending clarification"
    ),
    "transfer": "the conditions that section\u00a08 of the Act sets for the transfer of a request",
    "closed": "the duty to respond to a request that the requester has not abandoned",
    "format": "the duty under subsection\u00a04(2.1) of the Act to provide access in the format requested",
}
_COMPLAINT = {
    "extension": "This complaint is that the extension does not meet the conditions of section\u00a09 of the Act.",
    "refusal": "This complaint is that access was refused to records, or parts of records, that must be disclosed.",
    "search": "This complaint is that the response does not account for all the records that the request covers.",
    "ncnd": (
        "This complaint is that the institution neither confirmed nor denied the existence of records in circumstances"
        " in which the Act does not allow it."
    ),
    "fees": "This complaint is that the amount required is unreasonable.",
    "language": (
        "This complaint is that access was not given in the official language requested under subsection\u00a012(2) of"
        " the Act, or not within an appropriate period of time."
    ),
    "alt_format": (
        "This complaint is that access was not given in the alternative format requested under subsection\u00a012(3) of"
        " the Act, or not within an appropriate period of time."
    ),
    "publication": (
        "This complaint concerns the publication or bulletin referred to in section\u00a05 of the Access to Information"
        " Act (the “Act”), so far as it concerns the institution."
    ),
}


def first_person(facts: LetterFacts) -> tuple[str, str]:
    """Who made the request, who asks."""
    name = facts.requester.name
    return (f"{name} made", f"{name} asks") if facts.signs_for_another else ("I made", "I ask")


def summary(facts: LetterFacts, code: str) -> str:
    made, asks = first_person(facts)
    ends = f"{asks} the Commissioner to find this complaint well founded{_MEASURE[code]}."
    if code == "publication":
        return f"{_COMPLAINT[code]} {ends}"
    presumed = "is presumed to have received" if facts.clock.presumed else "received"
    opening = (
        f"On {day(facts.request.filed_on)}, {made} a request to the institution under the Access to Information Act"
        f" (the “Act”) concerning {quoted_subject(facts)}. The institution {presumed} it on"
        f" {day(facts.clock.received)}."
    )
    act = [came(facts.about)] if facts.about else []
    return " ".join([opening, *act, complaint(facts, code), ends])


def complaint(facts: LetterFacts, code: str) -> str:
    if code == "other":
        return f"This complaint is that the institution did not meet {DUTIES[facts.duty or 'assist']}."
    return _COMPLAINT[code]


def came(event: Happening, enclosure: str = "") -> str:
    """The act complained of, as one sentence."""
    on, see = day(event.on), where(enclosure)
    match event.kind:
        case Kind.EXTENSION:
            cited = listed([bare_section(one, "en") for one in event.grounds], "en") if event.grounds else ""
            under = f" under paragraph{'s' if len(event.grounds) > 1 else ''}{NO_BREAK}{cited}" if cited else ""
            return (
                f"On {on}, a notice was received by which the institution extends the time limit:"
                f" {length(event)}{under}{see}."
            )
        case Kind.RESPONSE:
            return f"On {on}, the institution’s final response was received{disposition(event)}{see}."
        case Kind.INTERIM_RELEASE:
            pages = f" of {counted(event.pages, 'page', 'pages', 'en')}" if event.pages else ""
            return f"On {on}, an interim release{pages} was received{see}."
        case Kind.FEE_NOTICE:
            asked = event.amount or "a payment"
            return f"On {on}, a notice was received by which the institution requires {asked}{see}."
        case Kind.TRANSFER if event.transferred:
            left, to = event.transferred
            return f"On {on}, notice was received that the request was transferred from {left} to {to}{see}."
        case _:
            said = happening(event)
            return f"The act complained of is of {on}: {said[0].lower()}{said[1:]}{see}."


def extension(about: Happening, enclosure: str, why: str, *, over: int | None) -> list[str]:
    """The three questions that decide whether an extension stands; `over`: the days from which s. 9(2) applies."""
    formal = [f"The notice does not extend the time limit: {WHY_IT_FAILS[why]}."] if why in WHY_IT_FAILS else []
    substance = [_GROUNDS[one] for one in about.grounds if one in _GROUNDS]
    told = (
        f"The extension is for more than {over} days: subsection{NO_BREAK}9(2) of the Act requires that notice of"
        " it be given to the Commissioner at the same time. The Commissioner is asked to verify that it was."
    )
    return [came(about, enclosure), *formal, *substance, *([told] if over else [])]


_GROUNDS = {
    "9(1)(a)": (
        "Paragraph\u00a09(1)(a) requires that the request be for a large number of records, or necessitate a search"
        " through a large number of records; that meeting the original time limit would unreasonably interfere with"
        " the operations of the institution; and that the length be reasonable. It is for the institution to justify"
        " each of the three. The Commissioner is asked to obtain its calculation of the length, and to determine"
        " whether a materially shorter extension would have interfered with its operations."
    ),
    "9(1)(b)": (
        "Paragraph\u00a09(1)(b) requires that consultations be necessary to comply with the request, that they cannot"
        " reasonably be completed within the original time limit, and that the length be reasonable. The Commissioner"
        " is asked to determine who was consulted, on which records, and when the consultations were begun."
    ),
    "9(1)(c)": (
        "Paragraph\u00a09(1)(c) requires that notice of the request be given to a third party under"
        " subsection\u00a027(1). The Commissioner is asked to verify that it was given, to whom and when."
    ),
}


# What the Act says of it, where that is the same whatever the facts.
LAW = {
    "refusal": (
        "Where a provision applies to a part of a record only, section\u00a025 of the Act requires that the rest be"
        " disclosed; where it leaves a discretion, the discretion must be exercised, and exercised reasonably."
    ),
    "search": (
        "Section\u00a04 of the Act gives a right of access to any record under the control of the institution;"
        " subsection\u00a04(2.1) requires the head of the institution to make every reasonable effort to respond to the"
        " request accurately and completely. A reasonable search is the condition of both."
    ),
    "ncnd": (
        "Subsection\u00a010(2) of the Act allows the head of an institution not to indicate whether a record exists. It"
        " does so only where a provision could reasonably be expected to apply if the record existed, and it leaves a"
        " discretion that must be exercised reasonably."
    ),
    "fees": "Section\u00a011 of the Act allows no other amount than the one that the regulations prescribe.",
    "language": (
        "Subsection\u00a012(2) of the Act requires that access be given in the official language requested where the"
        " record already exists in that language, or where the head of the institution considers a translation or"
        " interpretation to be in the public interest."
    ),
    "alt_format": (
        "Subsection\u00a012(3) of the Act provides for access in an alternative format to a person with a sensory"
        " disability where the record already exists in such a format, or where conversion is necessary for the person"
        " to exercise the right of access and is reasonable."
    ),
    "publication": "Section\u00a05 of the Act provides for the publication and the bulletin concerned.",
}
PUBLIC_INTEREST = (
    "For records to which section\u00a020 applies, the Commissioner is asked to examine whether subsection\u00a020(6),"
    " disclosure in the public interest, was considered."
)


def not_met(duty: str) -> str:
    return f"The institution did not meet {DUTIES[duty]}."


def without_it(original: date, *, passed: bool) -> str:
    return f"Without this extension, the time limit {'would have ended' if passed else 'would end'} on {day(original)}."


def conclusion(section: str) -> str:
    return f"This complaint is made under paragraph{NO_BREAK}{section} of the Act."


def in_time(facts: LetterFacts, window: Window | None, *, about: bool) -> str:
    if not about:
        return (
            f"Section{NO_BREAK}31 of the Act limits the time for complaints that relate to a request for access. This"
            " complaint relates to none."
        )
    dated = f"This complaint is dated {day(facts.today)}"
    if window is None:
        act = f" The act complained of is of {day(facts.about.on)}." if facts.about else ""
        return f"Section{NO_BREAK}31 of the Act limits the time for making this complaint.{act} {dated}."
    period = counted(window.days, "day", "days", "en")
    law = (
        f"Under section{NO_BREAK}31 of the Act, a complaint must be made within {period}. Counted from"
        f" {day(window.counted_from)}, the day of receipt, the last day"
    )
    if facts.today <= window.last_day:
        return f"{law} is {day(window.last_day)}. This complaint, dated {day(facts.today)}, is made in time."
    after = counted((facts.today - window.last_day).days, "day", "days", "en")
    return f"{law} was {day(window.last_day)}. {dated}, {after} after that day."


_MEASURE = {
    "extension": " and to order a response by a fixed date",
    "refusal": " and to order that the records be disclosed, or the decision reconsidered",
    "search": " and to order a new search and a new response",
    "ncnd": " and to order that the decision be reconsidered",
    "fees": " and to order that the amount be refunded",
    "language": " and to order access in the language requested",
    "alt_format": " and to order access in the format requested",
    "publication": " and to order that the publication be corrected",
    "other": " and to recommend what is set out below",
}


# What is asked for beside the finding. `order`: the Commissioner orders the head; `by`: until when.
RELIEF = {
    "refusal": (
        "%(order)s disclose the records or parts of records that were withheld without authority, no later than %(by)s",
        "in the alternative, an order that the decision to refuse access be reconsidered",
    ),
    "search": ("%(order)s have a new search conducted%(within)s, and give a new response no later than %(by)s",),
    "ncnd": (
        (
            "%(order)s reconsider the decision, indicate whether records exist, and disclose them or name the"
            " provision on which access is refused, no later than %(by)s"
        ),
    ),
    "fees": ("%(order)s refund the amount, or a recommendation that it be refunded",),
    "language": (
        "%(order)s give access in the official language requested no later than %(by)s",
        "in the alternative, an order that translation in the public interest be reconsidered",
    ),
    "alt_format": ("%(order)s give access in the alternative format requested no later than %(by)s",),
    "publication": ("an order, or a recommendation, that the publication or bulletin be corrected",),
    "other": (
        "a recommendation that the head of the institution meet the duty set out above in this request",
        "a recommendation that it be met in future requests",
    ),
}


ORDER = "an order under section\u00a036.1 of the Act that the head of the institution"
FINDING = "a finding that this complaint is well founded"
INVALID = f"{FINDING}, the extension being invalid in whole or in respect of one of the grounds claimed"
RESPOND = "%(order)s give a complete response to the request no later than %(by)s"


def by_day(asked: date | None, order_days: int) -> str:
    return day(asked) if asked else f"the {order_days}th business day after the date of the final report"


def within(places: list[str]) -> str:
    return f" in the following offices or places: {listed(places, 'en')}"


def deemed(original: date) -> str:
    return (
        f"a finding that, the time limit having ended on {day(original)}, access is deemed to have been refused under"
        f" subsection{NO_BREAK}10(3) of the Act"
    )
