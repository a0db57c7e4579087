"""The English of every letter's frame: head, parties, chronology, enclosures, foot."""

from collections.abc import Callable

from .facts import Cited, Happening, Kind, LetterFacts, Letterhead
from .typography import NO_BREAK, bare_section, cite, counted, listed, long_date, quoted

ADDRESSEES = {
    "ATIA": (
        "Office of the Information Commissioner of Canada",
        "Registry",
        f"30{NO_BREAK}Victoria Street, 7th{NO_BREAK}Floor",
        f"Gatineau QC{NO_BREAK * 2}K1A{NO_BREAK}1H3",
    ),
    "PA": (
        "Office of the Privacy Commissioner of Canada",
        f"30{NO_BREAK}Victoria Street",
        f"Gatineau QC{NO_BREAK * 2}K1A{NO_BREAK}1H3",
    ),
}
DELIVERIES = {
    "ATIA": "By online form and by e-mail (Greffe-Registry@oic-ci.gc.ca)",
    "PA": "By online form, or by mail",
}
SUBJECT_LABEL = "Re:"
CLOSING = "Respectfully submitted,"
ENCLOSURES = "Enclosures"
PAGE, OF = f"Page{NO_BREAK}", f"{NO_BREAK}of{NO_BREAK}"
HEADINGS = {
    "summary": "Summary",
    "request": "The request",
    "chronology": "Chronology",
    "limit": "How the time limit was counted",
    "in_time": "Time for making this complaint",
    "ground": "Ground of the complaint",
    "urgency": "Urgency and harm",
    "additional": "Further facts",
    "relief": "Relief sought",
}
PRACTICE = "Reference is made to the following published decisions:"
COMMISSIONERS = {"ATIA": "Information Commissioner", "PA": "Privacy Commissioner"}
ACTS = {"ATIA": ("Access to Information Act", "A-1"), "PA": ("Privacy Act", "P-21")}
MAY_AUTHORIZE = {"ATIA": "30(2)", "PA": "29(2)"}
CHANNELS = {"online": "online", "email": "by e-mail", "mail": "by mail"}
CHRONOLOGY = ("Date", "Event", "Enclosure")
RESTS_ON = {"law": "law", "practice": "practice", "default": "presumption"}


def day(value: object) -> str:
    return long_date(value, "en")  # type: ignore[arg-type]


def title(facts: LetterFacts, short: str) -> str:
    return f"Complaint to the {COMMISSIONERS[facts.statute]} of Canada: {facts.request.institution}, {short}"


def contact_line(head: Letterhead) -> tuple[str, ...]:
    place = " ".join(part for part in (head.city, head.province) if part)
    code = head.postal_code.replace(" ", NO_BREAK)
    address = ", ".join(part for part in (head.street, f"{place}{NO_BREAK * 2}{code}".strip()) if part)
    reached = f"{NO_BREAK}· ".join(_known(head.telephone, head.email))
    return _known(address, reached, head.web)


def logo_text(head: Letterhead) -> str:
    return head.name if head.logo_names_us else f"Logo of {head.name}"


def place_and_date(facts: LetterFacts) -> str:
    return day(facts.today)


def subject(facts: LetterFacts, section: str, short: str) -> str:
    return (
        f"Complaint under {cite(section, 'en')} of the {ACTS[facts.statute][0]},"
        f" R.S.C.{NO_BREAK}1985, c.{NO_BREAK}{ACTS[facts.statute][1]}: {short}"
    )


def subject_details(facts: LetterFacts) -> str:
    known = (
        f"request {facts.request.file_number}"
        if facts.request.file_number
        else f"request of {day(facts.request.filed_on)}"
    )
    return f"{facts.request.institution} · {known.replace(' ', NO_BREAK, 1)}"


def parties(facts: LetterFacts, authorization: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    head, request, signatory = facts.letterhead, facts.request, facts.signatory
    rows = [("Requester of record", requester_names(facts))]
    if facts.signs_for_another:
        enclosed = f"authorization: enclosure{NO_BREAK}{authorization}" if authorization else "authorization"
        rows.append(("Represented by", (f"{', '.join(_known(signatory.name, signatory.title))} ({enclosed})",)))
    rows += [
        ("Government institution", (f"{request.institution} (the “institution”)",)),
        ("Request number", (f"{request.file_number or 'none communicated'} (our reference: {request.reference})",)),
        (
            "Contact for the Registry" if facts.statute == "ATIA" else "Contact",
            _known(signatory.name, head.telephone, head.email),
        ),
    ]
    return tuple(rows)


def requester_names(facts: LetterFacts) -> tuple[str, ...]:
    """Under the Privacy Act the individual alone: it is about them."""
    return _known(facts.requester.name, facts.requester.organization if facts.statute == "ATIA" else "")


def _known(*values: str) -> tuple[str, ...]:
    return tuple(value for value in values if value)


def happening(event: Happening) -> str:
    """One line of the chronology."""
    return _what_came(event) + _letter_days(event)


def _what_came(event: Happening) -> str:
    return CAME[event.kind] + (response(event) if event.kind == Kind.RESPONSE else _more(event))


def _more(event: Happening) -> str:
    """How the line goes on, where the event tells more."""
    more = ""
    match event.kind:
        case Kind.EXTENSION:
            more = f": {length(event)}"
        case Kind.INTERIM_RELEASE if event.pages:
            more = f" of {counted(event.pages, 'page', 'pages', 'en')}"
        case Kind.TRANSFER if event.transferred is not None:
            more = f" from {event.transferred[0]} to {event.transferred[1]}"
        case Kind.CLARIFICATION_ASKED if event.accepted:
            more = "; the requester accepted a hold"
        case Kind.EXTENSION_WITHDRAWN | Kind.EXTENSION_STRUCK if event.notice_on is not None:
            more = f" (notice of {event.notice_on:%Y-%m-%d})"
        case Kind.REPLY_DEMANDED | Kind.PROMISE if event.by is not None:
            more = f" {day(event.by)}"
        case Kind.REGISTERED if event.number:
            more = f" (file {event.number})"
        case _:
            pass
    return more


# What came, for each kind; where the line goes on, its beginning.
CAME = {
    Kind.ACKNOWLEDGEMENT: "Acknowledgement of receipt from the institution",
    Kind.FEE_NOTICE: "Notice of fees from the institution",
    Kind.FEE_PAID: "Fees paid",
    Kind.CLARIFICATION_ASKED: "Clarification asked for by the institution",
    Kind.CLARIFICATION_ANSWERED: "Clarification given to the institution",
    Kind.EXTENSION: "Notice of extension from the institution",
    Kind.EXTENSION_WITHDRAWN: "Extension withdrawn by the institution",
    Kind.EXTENSION_STRUCK: "Extension found by the Commissioner not to be valid",
    Kind.THIRD_PARTY_NOTICE: "Notice to third parties",
    Kind.TRANSFER: "Request transferred",
    Kind.SUSPENSION: "Commissioner asked by the institution for leave to decline to act on the request",
    Kind.RESUMPTION: "End of the suspension: the time limit runs again",
    Kind.INTERIM_RELEASE: "Interim release",
    Kind.RESPONSE: "Final response from the institution",
    Kind.ABANDONED: "Request abandoned",
    Kind.REOPENED: "File reopened by the institution",
    Kind.REPLY_DEMANDED: "Letter of the institution that asks for a reply by",
    Kind.REPLY: "Reply sent to the institution",
    Kind.PROMISE: "Response promised by the institution for",
    Kind.FOLLOW_UP: "Follow-up sent to the institution",
    Kind.CALL: "Telephone call with the institution",
    Kind.COMPLAINT: "Complaint made to the Commissioner",
    Kind.REGISTERED: "Complaint registered by the Commissioner",
}


def _letter_days(event: Happening) -> str:
    known = []
    if event.dated_on and event.dated_on != event.on:
        known.append(f"dated {event.dated_on:%Y-%m-%d}")
    if event.sent_on and event.sent_on not in (event.on, event.dated_on):
        known.append(f"sent {event.sent_on:%Y-%m-%d}")
    return f" ({', '.join(known)})" if known else ""


def length(event: Happening) -> str:
    if event.days is not None:
        return counted(event.days, "day", "days", "en")
    return f"to {day(event.until)}" if event.until else "no length stated"


def response(event: Happening) -> str:
    pages = counted(event.pages, "page", "pages", "en") if event.pages else ""
    said = ", ".join(filter(None, (DISPOSITIONS.get(event.disposition, ""), pages)))
    return f": {said}" if said else ""


DISPOSITIONS = {
    "full": "all disclosed",
    "partial": "disclosed in part",
    "refused": "all exempted",
    "excluded": "all excluded",
    "no_records": "no records exist",
    "neither_confirmed_nor_denied": "existence of records neither confirmed nor denied",
    "declined": f"declined to act (s.{NO_BREAK}6.1)",
}


def grounds(event: Happening) -> str:
    return ", ".join(bare_section(section, "en") for section in event.grounds)


def filed(facts: LetterFacts) -> str:
    return f"Request made to the institution {CHANNELS[facts.request.channel]}"


def received(facts: LetterFacts) -> str:
    return (
        "Request presumed received by the institution"
        if facts.clock.presumed
        else "Request received by the institution"
    )


def enclosed_request(facts: LetterFacts) -> str:
    return f"Request as made, {day(facts.request.filed_on)}"


def enclosed_happening(event: Happening) -> str:
    return f"{PAPERS[event.kind]}, {day(event.dated_on or event.on)}"


# What can be enclosed of it: a call leaves no paper.
PAPERS = {
    Kind.ACKNOWLEDGEMENT: "Acknowledgement",
    Kind.FEE_NOTICE: "Notice of fees",
    Kind.FEE_PAID: "Proof of payment",
    Kind.CLARIFICATION_ASKED: "Request for clarification",
    Kind.CLARIFICATION_ANSWERED: "Clarification",
    Kind.EXTENSION: "Notice of extension",
    Kind.EXTENSION_WITHDRAWN: "Withdrawal of the extension",
    Kind.EXTENSION_STRUCK: "Finding on the extension",
    Kind.THIRD_PARTY_NOTICE: "Letter about the notice to third parties",
    Kind.TRANSFER: "Notice of transfer",
    Kind.SUSPENSION: "Notice of suspension",
    Kind.RESUMPTION: "Notice of the end of the suspension",
    Kind.INTERIM_RELEASE: "Interim release",
    Kind.RESPONSE: "Final response",
    Kind.ABANDONED: "Letter abandoning the request",
    Kind.REOPENED: "Letter reopening the file",
    Kind.REPLY_DEMANDED: "Letter asking for a reply",
    Kind.REPLY: "Reply",
    Kind.PROMISE: "Letter promising a response",
    Kind.FOLLOW_UP: "Follow-up",
    Kind.COMPLAINT: "Complaint",
    Kind.REGISTERED: "Letter registering the complaint",
}


def enclosed_authorization(facts: LetterFacts) -> str:
    section = f"subsection{NO_BREAK}{MAY_AUTHORIZE[facts.statute]}"
    return f"Authorization signed by {facts.requester.name} ({section} of the Act)"


def signature(facts: LetterFacts) -> tuple[str, ...]:
    head, signatory = facts.letterhead, facts.signatory
    on_behalf = f"On behalf of {facts.requester.name}" if facts.signs_for_another else ""
    own = facts.statute == "PA" and not facts.signs_for_another  # nobody's function: it is about the person who signs
    function = "" if own else ", ".join(_known(signatory.title, head.name))
    return _known(signatory.name, function, on_behalf, f"{NO_BREAK}· ".join(_known(head.telephone, head.email)))


def footer(facts: LetterFacts) -> str:
    reference = f"request {facts.request.reference}"
    return f"{facts.number} · {reference}" if facts.number else reference[0].upper() + reference[1:]


def full_text(enclosure: str) -> str:
    return (
        f"The full text is enclosure{NO_BREAK}{enclosure}." if enclosure else "The full text is in the request itself."
    )


def where(*numbers: str) -> str:
    known = [one for one in numbers if one]
    if not known:
        return ""
    return f" ({'enclosures' if len(known) > 1 else 'enclosure'}{NO_BREAK}{listed(known, 'en')})"


def follow_ups(facts: LetterFacts, enclosed: Callable[[str], str]) -> str:
    sent = facts.of_kind(Kind.FOLLOW_UP)
    see = where(*(enclosed(event.key) for event in sent))
    if len(sent) == 1:
        return f"A follow-up was sent to the institution on {day(sent[0].on)}{see}."
    return f"Follow-ups were sent to the institution on {listed([day(event.on) for event in sent], 'en')}{see}."


def asks(facts: LetterFacts) -> str:
    who = f"{facts.requester.name} asks" if facts.signs_for_another else "I ask"
    return f"{who} the Commissioner for:"


def quoted_subject(facts: LetterFacts) -> str:
    return quoted(facts.request.subject, "en")


def behalf(facts: LetterFacts) -> str:
    if not facts.signs_for_another:
        return "On my own behalf"
    return f"On behalf of {facts.requester.name}, represented by {facts.signatory.name} (authorization attached)"


def practice(one: Cited) -> str:
    return f"{one.name}: {one.held} ({one.source})"
