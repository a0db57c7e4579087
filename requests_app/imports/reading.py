"""What the cells of a line mean: each function reads one fact, and asks where it cannot be certain."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from newsrooms.models import User
from requests_app.clock import law
from requests_app.drafts import EventDraft, Ground
from requests_app.enums import Channel, EventKind, Language, Statute
from requests_app.exchange import draft_of
from requests_app.folding import fold
from requests_app.models import Institution
from requests_app.models.access_request import SUBJECT_LENGTH, TEXT_LENGTH
from requests_app.models.event import WHY_LENGTH
from requests_app.models.project import PROJECT_LENGTH
from requests_app.models.tag import TAG_LENGTH
from requests_app.sheets.dates import NO_DAY
from requests_app.sheets.outcomes import ABANDONED, CLOSED, DISPOSITIONS, OPEN, TRANSFERRED, outcome_of

from .row import MOST_PAGES, Row

NUMBER_FITS, NAME_FITS = 60, 150
OUR_REFERENCE = re.compile(r"\d{4}-\d{4,6}")
MOST_DAYS = 99_999
# A federal number: the letter A or P, perhaps a body before it, year and running number.
FEDERAL = re.compile(r"\b(?:[A-Z]+-)?\d?[AP]-\d{4}-\d{1,6}\b")
LAWS = {
    "access to information act": Statute.ATIA, "access to information": Statute.ATIA, "ati": Statute.ATIA,
    "atia": Statute.ATIA, "loi sur l acces a l information": Statute.ATIA, "acces a l information": Statute.ATIA,
    "lai": Statute.ATIA, "ai": Statute.ATIA, "privacy act": Statute.PRIVACY_ACT, "privacy": Statute.PRIVACY_ACT,
    "pa": Statute.PRIVACY_ACT, "loi sur la protection des renseignements personnels": Statute.PRIVACY_ACT,
    "protection des renseignements personnels": Statute.PRIVACY_ACT, "lprp": Statute.PRIVACY_ACT,
    "prp": Statute.PRIVACY_ACT, "qc": Statute.QUEBEC, "bc": Statute.BRITISH_COLUMBIA,
}  # fmt: skip
FRENCH_WORDS = frozenset(("fr", "f", "french", "francais", "fra"))
CHANNELS = {
    "email": Channel.EMAIL, "e mail": Channel.EMAIL, "by e mail": Channel.EMAIL, "by email": Channel.EMAIL,
    "courriel": Channel.EMAIL, "par courriel": Channel.EMAIL, "mail": Channel.MAIL, "by mail": Channel.MAIL,
    "post": Channel.MAIL, "letter": Channel.MAIL, "poste": Channel.MAIL, "par la poste": Channel.MAIL,
    "courrier": Channel.MAIL, "lettre": Channel.MAIL,
}  # fmt: skip
ENDINGS = DISPOSITIONS | {ABANDONED, TRANSFERRED}


def institution(row: Row) -> Institution | None:
    """By its code, then by any of its names; what is doubtful is asked once for the name, not for each line."""
    known = row.known.by_slug.get(row.text("institution_code").strip().lower())
    typed = row.line_of_text("institution") or row.line_of_text("institution_code")
    if known is not None and "institution" not in row.corrected:
        return known
    if not typed:
        everywhere = row.known.by_slug.get(row.answers.institutions.get("", ""))
        if everywhere is None:
            row.verdict.ask("institution_missing", "institution")
        return everywhere
    chosen = row.answers.institutions.get(fold(typed)) if row.answers.institutions else None
    if chosen in row.known.by_slug:
        return row.known.by_slug[chosen]
    match = row.known.matcher.match(typed)
    if match.institution is None:
        code = "institution_unsure" if match.candidates else "institution_unknown"
        slugs = [candidate.slug for candidate in match.candidates[:5]]
        row.verdict.ask(code, "institution", typed=typed, candidates=slugs)
    return match.institution


def file_number(row: Row) -> str:
    number = re.sub(r"\s*[-–—]\s*", "-", row.short("file_number", NUMBER_FITS))
    if len(FEDERAL.findall(number.upper())) > 1:
        row.verdict.ask("two_numbers", "file_number", typed=number)
    return number


def subject_and_text(row: Row) -> tuple[str, str]:
    """A subject too long for its place begins the text; a sheet with the text alone gives its beginning as subject."""
    subject = row.line_of_text("subject") or row.line_of_text("summary_fr")
    text = row.text("text")
    if not subject and not text:
        row.verdict.ask("subject_missing", "subject")
    if len(subject) > SUBJECT_LENGTH:
        text = f"{subject}\n\n{text}".strip()
    if len(text) > TEXT_LENGTH:
        row.verdict.ask("too_long", "text", length=len(text), fits=TEXT_LENGTH)
    return shortened(subject or " ".join(text.split())), text


def shortened(subject: str) -> str:
    """As many whole words as fit."""
    if len(subject) <= SUBJECT_LENGTH:
        return subject
    return f"{subject[: SUBJECT_LENGTH - 1].rsplit(' ', 1)[0]}…"


def filing(row: Row) -> tuple[date | None, date | None]:
    """Filed on and received on. An institution's own log knows only the second: then it is both."""
    before = len(row.verdict.reasons)
    filed, received = row.day("filed_on"), row.day("received_on")
    if row.layout.asks_received is not None and row.text("received"):
        row.verdict.ask("received_meaning", "received", place=row.layout.asks_received)
    if filed is None and received is not None and not row.text("filed_on"):
        row.verdict.note("filed_from_received", "received_on")
        filed = received
    if filed is None and len(row.verdict.reasons) == before:
        row.verdict.ask("filed_missing", "filed_on")
    if filed and received and received < filed:
        days = {"filed": filed.isoformat(), "received": received.isoformat()}
        row.verdict.ask("received_before_filed", "received_on", **days)
    return filed, received


def statute(row: Row, number: str) -> str:
    typed = row.line_of_text("statute")
    if not typed:
        if re.match(r"(?:[A-Z]+-)?\d?P-\d{4}-", number.upper()):
            row.verdict.note("statute_from_number", "file_number", typed=number)
            return str(Statute.PRIVACY_ACT)
        return str(Statute.ATIA)
    code = LAWS.get(fold(typed))
    if code is None:
        row.verdict.ask("law_unknown", "statute", typed=typed)
    elif code not in row.known.statutes:
        row.verdict.ask("law_not_turned_on", "statute", typed=typed)
    return str(code or Statute.ATIA)


def language(row: Row) -> str:
    typed = row.text("language")
    if not typed:
        return row.known.by.newsroom.language
    return Language.FRENCH if fold(typed) in FRENCH_WORDS else Language.ENGLISH


def channel(row: Row) -> str:
    typed = row.text("channel")
    return CHANNELS.get(fold(typed), Channel.ONLINE) if typed else Channel.ONLINE


def journalist(row: Row) -> User:
    typed = row.line_of_text("journalist")
    if not typed:
        return row.known.by.user
    found = row.known.people.get(typed.lower()) or row.known.people.get(fold(typed))
    if found is None:
        row.verdict.note("journalist_unknown", "journalist", typed=typed)
    return found or row.known.by.user


def other_facts(row: Row) -> dict[str, Any]:
    """The facts of a request that no clock reads, with what stands where the sheet is silent."""
    whose = journalist(row)
    house = "" if row.layout.own else row.known.by.newsroom.name
    return {
        "channel": channel(row),
        "language": language(row),
        "journalist": whose,
        "requester_name": row.short("requester_name", NAME_FITS) or str(whose),
        "requester_organization": row.short("requester_organization", NAME_FITS) or house,
        "project_name": row.short("project", PROJECT_LENGTH),
        "tags": tags(row),
        "restricted": row.yes_no("restricted"),
    }


def reference(row: Row) -> str:
    """The reference that the request had in the newsroom that exported the sheet."""
    typed = row.line_of_text("reference")
    return typed if OUR_REFERENCE.fullmatch(typed) else ""


def named(row: Row) -> tuple[User, ...]:
    typed = [one.strip() for one in row.text("named").split(",")]
    return tuple(user for one in typed if (user := row.known.people.get(one.lower())))


def tags(row: Row) -> tuple[str, ...]:
    return tuple(tag for one in row.text("tags").split(",") if (tag := " ".join(one.split())[:TAG_LENGTH]))


def outcome(row: Row) -> tuple[str, str, str]:
    """How it ended, in one of our words, with the column that told and what stands there."""
    told = [(name, row.line_of_text(name)) for name in ("disposition", "status") if row.text(name)]
    read = [(row.answers.outcomes.get(fold(text)) or outcome_of(text) or "", name, text) for name, text in told]
    if not told:  # one answer for all lines that say nothing
        return row.answers.outcomes.get("", ""), "disposition", ""
    endings = [one for one in read if one[0] in ENDINGS]
    return next(iter(endings or [one for one in read if one[0]] or read), ("", "", ""))


def answer_events(row: Row) -> list[EventDraft]:
    """The answer, or the abandonment, that the line tells of; asked where day and words do not fit together."""
    how, column, typed = outcome(row)
    told = [name for name in ("records_on", "answered_on") if tells_a_day(row.text(name))]
    day = next((day for name in told if (day := row.day(name))), None)
    has_day = bool(told)
    how = how if typed or has_day else ""
    row.verdict.values |= {"answered": day, "disposition": how if how in ENDINGS else None}
    problem = answer_problem(how, typed, has_day=has_day)
    if problem:
        row.verdict.ask(
            problem, "answered_on" if problem == "answer_without_day" else column or "disposition", typed=typed
        )
        return []
    if day is None:
        return [] if how or not typed else [kept(row, column)]
    if how == ABANDONED:
        return [EventDraft(kind=EventKind.ABANDONED, happened_on=day)]
    return [EventDraft(kind=EventKind.RESPONSE, happened_on=day, disposition=how, pages=pages(row))]


def tells_a_day(text: str) -> bool:
    """Not a dash, and no word that says that nothing has come: whether that is late, the clock decides."""
    if text.lower() in NO_DAY:
        return False
    return any(sign.isdigit() for sign in text) or outcome_of(text) != OPEN


def answer_problem(how: str, typed: str, *, has_day: bool) -> str:
    if how == TRANSFERRED:
        return "transferred_to_whom"
    if has_day:
        if how == OPEN:
            return "open_but_answered"
        return "" if how in ENDINGS else "disposition_unknown" if typed else "disposition_missing"
    return "answer_without_day" if typed and (how in ENDINGS or how == CLOSED) else ""


def pages(row: Row) -> int | None:
    typed = row.text("pages")
    found = row.number("pages", MOST_PAGES)
    if typed and found is None:
        row.verdict.note("pages_unread", "pages", typed=typed)
    return found


def acknowledgement_events(row: Row, received: date | None) -> list[EventDraft]:
    day = row.day("acknowledged_on")
    if day is None:
        return []
    return [EventDraft(kind=EventKind.ACKNOWLEDGEMENT, happened_on=day, received_on=received)]


def extension_events(row: Row, under: str) -> list[EventDraft]:
    """The notice of extension. Without its day it cannot be judged: what it claims is kept as a note."""
    day, sent = row.day("extension_on"), row.day("extension_sent_on")
    until, days = row.day("extension_until", past=False), row.number("extension_days", MOST_DAYS) or None
    reasons = row.line_of_text("extension_grounds")
    if day is None:
        claims = [name for name in ("extension_days", "extension_until", "extension_grounds") if row.text(name)]
        if not claims or tells_a_day(row.text("extension_on")):
            return []
        row.verdict.note("extension_without_notice", claims[0])
        return [kept(row, *claims)]
    if row.text("extension_days") and days is None and until is None:
        row.verdict.ask("days_unread", "extension_days", typed=row.text("extension_days"))
    grounds = tuple(Ground(ground) for ground in grounds_in(reasons, under))
    return [
        EventDraft(
            kind=EventKind.EXTENSION,
            happened_on=day,
            sent_on=sent,
            days=days if until is None else None,
            until=until,
            grounds=grounds,
            details="" if grounds else reasons,
        )
    ]


def grounds_in(text: str, under: str) -> list[str]:
    """The grounds that the text names, by their section, or by its last letter in brackets."""
    plain = re.sub(r"\s+", "", text.lower())
    rules = list(law(under).extension_grounds)
    whole = [ground for ground in rules if ground.lower() in plain]
    return whole or [ground for ground in rules if re.search(r"\([a-z]\)$", ground) and ground[-3:] in plain]


def kept(row: Row, *columns: str) -> EventDraft:
    """What the sheet says and the clock cannot use: a note of today, in the sheet's own words."""
    told = "\n".join(f"{row.heading(name)}: {row.text(name)}" for name in columns if name in row.places)
    return EventDraft(kind=EventKind.NOTE, happened_on=row.known.today, details=told)


def notes(row: Row) -> list[EventDraft]:
    text = row.text("notes")
    return [EventDraft(kind=EventKind.NOTE, happened_on=row.known.today, details=text)] if text else []


@dataclass
class Happened:
    """The events of a line, and what ties them together (as in `RowDraft`)."""

    events: list[EventDraft] = field(default_factory=list)
    corrects: dict[int, int] = field(default_factory=dict)
    about: dict[int, int] = field(default_factory=dict)
    left: dict[int, Institution] = field(default_factory=dict)
    struck: dict[int, str] = field(default_factory=dict)


def whole_events(row: Row, told: list[dict[str, Any]]) -> Happened:
    """The events of a sheet that we exported, as they were."""
    find = row.known.by_slug
    try:
        happened = Happened(
            [draft_of(values, find.__getitem__) for values in told],
            links(told, "corrects"),
            links(told, "about"),
            {place: find[one["from_institution"]] for place, one in enumerate(told) if "from_institution" in one},
            strikes(told),
        )
    except (ValueError, TypeError, KeyError):
        row.verdict.ask("events_unreadable", "events")
        return Happened()
    gone = {*happened.corrects.values(), *happened.struck}
    standing = [event for place, event in enumerate(happened.events) if place not in gone]
    answers = [event for event in standing if event.kind is EventKind.RESPONSE]
    if answers:
        row.verdict.values |= {"answered": answers[-1].happened_on, "disposition": answers[-1].disposition}
    return happened


def links(told: list[dict[str, Any]], name: str) -> dict[int, int]:
    """From each event to the one before it that it names. Raises: `ValueError`."""
    found = {place: values[name] for place, values in enumerate(told) if name in values}
    backwards = all(type(other) is int and 0 <= other < place for place, other in found.items())
    if not backwards or (name == "corrects" and len(set(found.values())) < len(found)):
        raise ValueError(name)
    return found


def strikes(told: list[dict[str, Any]]) -> dict[int, str]:
    """Why an event is struck out, by its place. Raises: `ValueError`."""
    found = {place: values["struck"] for place, values in enumerate(told) if "struck" in values}
    if not all(isinstance(why, str) and 0 < len(why) <= WHY_LENGTH for why in found.values()):
        raise ValueError("struck")
    return found
