"""The English of a complaint about a response that has not come."""

from collections.abc import Callable
from datetime import date

from complaints.letters.facts import Happening, Kind, LetterFacts
from complaints.letters.frame_en import CHANNELS, day, length, quoted_subject, where
from complaints.letters.typography import NO_BREAK, counted, listed
from requests_app.clock import Extension

from .count import Count

SHORT = "no response within the time limit (deemed refusal)"
SHORT_EXTENDED = "no response within the extended time limit (deemed refusal)"
LIMIT = ("Step", "Provision", "From", "Days", "To", "Rests on")
TOTAL = "Days late on the date of this letter"
NOTICES = ("Received", "Dated", "Length", "Grounds", "New limit")
NOTICES_CAPTION = "Notices of extension"
NO_NOTICE = (
    f"No notice of an extension under section{NO_BREAK}9 of the Act, of a transfer under section{NO_BREAK}8,"
    f" or of a suspension under section{NO_BREAK}6.1 was received within that time."
)
NO_EXTENSION = f"No notice of an extension under section{NO_BREAK}9 of the Act was received within that time."
NOT_CONCEDED = (
    "The limit is stated here as the institution extended it, which is the reading most favourable to it."
    " This complaint does not concede that the extension was valid or reasonable."
)
# Why a notice adds nothing to the limit, by the clock's code for it.
WHY_IT_FAILS = {
    "late": f"it was not given within the time that subsection{NO_BREAK}9(1) of the Act requires",
    "no_length": f"it does not state the length of the extension, as subsection{NO_BREAK}9(1) of the Act requires",
    "no_right_to_complain": (
        f"it does not state the right to make a complaint, as subsection{NO_BREAK}9(1) of the Act requires"
    ),
    "withdrawn": "the institution withdrew it",
    "struck": "the Commissioner found it invalid",
}
# The steps that lead to the limit, each in a few words; empty: the clock's own sentence.
STEPS = {
    "presumed_receipt": "Receipt presumed on the day the request was made",
    "presumed_receipt_by_mail": "Allowance for a request sent by mail",
    "response": "Time to respond, day of receipt excluded",
    "moved_by_law": "Limit on a holiday: next day that is not one",
    "moved_in_practice": "Offices closed: next working day",
    "extension": "Extension, as notified by the institution",
    "extension_in_practice": "Extension, as institutions count it",
    "hold": "Hold for clarification, as the institution counts it",
    "suspension": "Time limit suspended",
    "transfer": "",
    "silence": "Deemed refusal from the next day",
}


def response(facts: LetterFacts) -> str:
    return "complete response" if facts.released_in_part else "response"


def limit_ended(facts: LetterFacts, *, extended: bool) -> str:
    ended = "Extended time" if extended else "Time"
    return (
        f"{ended} limit ended without a {response(facts)}; deemed refusal from the next day (subsection{NO_BREAK}10(3))"
    )


def summary(facts: LetterFacts, count: Count, *, extended: bool) -> str:
    other, name = facts.signs_for_another, facts.requester.name
    made, asks = (f"{name} made", f"{name} asks") if other else ("I made", "I ask")
    presumed = "is presumed to have received" if facts.clock.presumed else "received"
    limit = "The time limit, as the institution extended it," if extended else "The time limit for its response"
    return (
        f"On {day(facts.request.filed_on)}, {made} a request to the institution under the Access to Information Act"
        f" (the “Act”) concerning {quoted_subject(facts)}. The institution {presumed} it on"
        f" {day(facts.clock.received)}. {limit} ended on {day(count.relied_on)}. No {response(facts)} has been"
        " received: on the date of this letter, the response is"
        f" {counted(count.days_late, 'day', 'days', 'en')} late, and access is deemed to have been refused"
        f" under subsection{NO_BREAK}10(3) of the Act. {asks} the Commissioner to find this complaint well founded and"
        " to order a complete response by a fixed date."
    )


def drawn(count: Count) -> str:
    return (
        f"The time limit ended on {day(count.relied_on)}; the response is"
        f" {counted(count.days_late, 'day', 'days', 'en')} late."
    )


def receipt(facts: LetterFacts, enclosed: Callable[[str], str]) -> str:
    filed, received = facts.request.filed_on, facts.clock.received
    if facts.clock.presumed:
        return (
            f"The institution has not stated the day on which it received the request. The request was made"
            f" {CHANNELS[facts.request.channel]} on {day(filed)}; for this complaint, it is presumed to have been"
            f" received on {day(received)}."
        )
    whom = "the requester" if facts.signs_for_another else "me"
    acknowledged = facts.of_kind(Kind.ACKNOWLEDGEMENT)
    if not acknowledged:
        return f"The institution received the request on {day(received)}."
    return (
        f"The institution received the request on {day(received)}. Its acknowledgement reached {whom} on"
        f" {day(acknowledged[0].on)}{where(enclosed(acknowledged[0].key))}."
    )


def limit(count: Count, *, extended: bool) -> str:
    period = (
        f"Section{NO_BREAK}7 of the Act gives the head of the institution {counted(count.period, 'day', 'days', 'en')}"
        " after the request is received to respond."
    )
    ended = "As extended, the time limit" if extended else "The time limit"
    if count.certain and count.earliest == count.relied_on:
        return f"{period} {ended} ended on {day(count.relied_on)}."
    if count.certain:
        return (
            f"{period} On the earliest count, the time limit ended on {day(count.earliest)}; on the count most"
            f" favourable to the institution, on {day(count.relied_on)}. This complaint relies on the later date."
        )
    return f"{period} {ended} ended on {day(count.relied_on)}. {_other_reading(count.latest)}"


def _other_reading(latest: date | None) -> str:
    if latest is None:
        return (
            "On the institution’s own count, the time limit stands still and has no end date; that count is disputed."
        )
    return (
        f"On the count most favourable to the institution, shown in the table above, the time limit ends on"
        f" {day(latest)}; this complaint relies on the count that the Act itself requires."
    )


def does_not_hold(event: Happening, extension: Extension, enclosure: str) -> str:
    return (
        f"A notice of extension ({length(event)}) was received on {day(event.on)}{where(enclosure)}."
        f" It does not extend the time limit: {WHY_IT_FAILS[extension.why]}."
    )


def silence(facts: LetterFacts, enclosed: Callable[[str], str]) -> str:
    answers, released = facts.of_kind(Kind.RESPONSE), facts.of_kind(Kind.INTERIM_RELEASE)
    if answers:  # and yet no answer: the institution has reopened the file since
        last, reopened = answers[-1], facts.of_kind(Kind.REOPENED)
        since = f", and the file was reopened on {day(reopened[-1].on)}" if reopened else ""
        return (
            f"A response was received on {day(last.on)}{where(enclosed(last.key))}{since}. No complete response to the"
            " request has been received to date."
        )
    if not released:
        return "No response to the request has been received to date."
    told = [
        f"{counted(event.pages, 'page', 'pages', 'en') if event.pages else 'records'} on {day(event.on)}"
        f"{where(enclosed(event.key))}"
        for event in released
    ]
    return (
        f"The institution has made interim releases only: {listed(told, 'en')}. No complete response to the request has"
        " been received to date."
    )


def promises(facts: LetterFacts, enclosed: Callable[[str], str]) -> str:
    told = facts.promises_passed
    days = listed([day(event.by) for event in told], "en")
    see = where(*(enclosed(event.key) for event in told))
    if len(told) == 1:
        return f"The institution had promised a response for {days}{see}; none has come since."
    return f"The institution had promised a response for {days}{see} in turn; none has come since."


def conclusion(count: Count) -> str:
    since = day(count.deemed_refusal_on) if count.deemed_refusal_on else "the day after the time limit ended"
    return (
        "Access was not given within the time limits set out in the Act. Under subsection"
        f"{NO_BREAK}10(3), the head of the institution is deemed, from {since}, to have refused"
        f" to give access. This complaint is made under paragraph{NO_BREAK}30(1)(a)."
    )


def in_time(facts: LetterFacts, count: Count) -> str:
    first, last = count.windows[0], count.windows[-1]
    period = counted(count.complaint_days, "day", "days", "en")
    law = f"Under section{NO_BREAK}31 of the Act, a complaint must be made within {period}."
    counted_from = (
        f"Counted from {day(first.counted_from)}, the earliest day on which the time limit to respond can be said to"
        " have ended, the last day"
    )
    if facts.today <= first.last_day:
        return (
            f"{law} {counted_from} is {day(first.last_day)}. This complaint, dated {day(facts.today)}, is made in time."
        )
    if facts.today <= last.last_day:
        return (
            f"{law} {counted_from} was {day(first.last_day)}. Counted from {day(last.counted_from)}, the day on which"
            f" the time limit ended as extended, it is {day(last.last_day)}. This complaint is dated"
            f" {day(facts.today)}."
        )
    after = counted((facts.today - last.last_day).days, "day", "days", "en")
    return (
        f"{law} {counted_from} was {day(first.last_day)}. This complaint is dated {day(facts.today)}, {after} after"
        + (" that day." if first == last else f" the last day counted from {day(last.counted_from)}.")
    )


def relief(facts: LetterFacts, count: Count) -> tuple[str, ...]:
    by = (
        day(facts.respond_by)
        if facts.respond_by
        else f"the {count.order_days}th business day after the date of the final report"
    )
    return (
        (
            "a finding that this complaint is well founded, access being deemed to have been refused under"
            f" subsection{NO_BREAK}10(3) of the Act"
        ),
        (
            f"an order under section{NO_BREAK}36.1 of the Act that the head of the institution give a complete response"
            f" to the request no later than {by}"
        ),
        "in the meantime, interim release of the records whose processing is complete",
    )
