"""Rows in, letter out: the only place that turns a complaint and its request into what a letter is made from."""

import hashlib
import json
from dataclasses import asdict, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.utils.safestring import SafeString

from complaints.enums import DELAYS, EDITABLE, Ground
from complaints.letters.content import LetterContent, compose
from complaints.letters.facts import (
    Happening,
    Kind,
    LetterFacts,
    Letterhead,
    Point,
    Requester,
    RequestFacts,
    Signatory,
)
from complaints.letters.grounds import ground_of
from complaints.letters.markup import letter_html
from complaints.letters.render import render_pdf
from complaints.models import Complaint, Letter
from complaints.practice import cited
from newsrooms.models import Logo, Newsroom
from requests_app.clock import Clock, compute
from requests_app.enums import TOLD_KINDS, Statute
from requests_app.models import AccessRequest, Event
from requests_app.models.event import EventQuerySet
from requests_app.strip import letter_strip
from requests_app.winding import clock_of
from requests_app.winding import facts_of as clock_facts

TOLD = {str(kind): kind for kind in Kind}
# What is the letter's date and not the file's: it may change between approval and export.
OF_THE_DAY = {"today", "number", "strip", "clock", "statute"}
# Told by letters of a later version only. Where it says nothing it is left out: what was approved before still stands.
TOLD_SINCE = {"letterhead.web", "letterhead.logo", "letterhead.logo_names_us", "practice"}


def ground_for(clock: Clock) -> Ground:
    """The ground that the facts give: an extension that holds has moved the limit that was missed."""
    return Ground.DELAY_EXTENDED if any(one.holds for one in clock.extensions) else Ground.DELAY


def ground_now(complaint: Complaint, clock: Clock) -> str:
    """The complaint's ground as the facts stand: silence may have been extended meanwhile, the rest is as chosen."""
    return ground_for(clock) if complaint.ground in DELAYS else complaint.ground


def facts_of(
    complaint: Complaint, today: date, *, clock: Clock | None = None, number: str | None = None
) -> LetterFacts:
    """What the letter of `complaint` says on `today`."""
    access_request, newsroom = complaint.access_request, complaint.newsroom
    clock = clock or clock_of(access_request, today)
    return LetterFacts(
        language=complaint.language,
        ground=ground_now(complaint, clock) if complaint.stage in EDITABLE else complaint.ground,
        today=today,
        letterhead=letterhead(newsroom, complaint.language),
        requester=Requester(name=access_request.requester_name, organization=access_request.requester_organization),
        signatory=Signatory(name=complaint.signatory_name, title=complaint.signatory_title),
        request=request_facts(access_request, complaint.language),
        happenings=happenings(access_request, complaint.language),
        clock=clock,
        statute=access_request.statute,
        about=happening(complaint.about.standing(), complaint.language) if complaint.about else None,
        points=tuple(Point(**point) for point in complaint.points),
        practice=cited(complaint.practice, complaint.language),
        duty=complaint.duty,
        urgency=complaint.urgency,
        not_enclosed=frozenset(complaint.not_enclosed),
        additional_facts=complaint.additional_facts,
        additional_relief=complaint.additional_relief,
        respond_by=complaint.respond_by,
        number=number,
        strip=letter_strip(clock, today, complaint.language),
    )


class FactsChanged(Exception):
    """The letter would no longer say what was approved: each fact with what was approved and what stands now."""

    def __init__(self, differences: dict[str, tuple[Any, Any]]) -> None:
        super().__init__(", ".join(differences))
        self.differences = differences


def facts_of_letter(letter: Letter) -> LetterFacts:
    """What a letter that was made says, whatever has been logged or corrected since.

    Raises: `FactsChanged` where the file can no longer tell it; another letterhead is no such change.
    """
    complaint, day = letter.complaint, letter.dated_on
    told = [key.rpartition("-")[2] for key in complaint.approved_facts if key.startswith("happenings.event-")]
    events = Event.objects.filter(access_request=complaint.access_request_id, pk__in=told).in_order()
    clock = compute(clock_facts(complaint.access_request, with_what_is_told(events.exclude(kind__in=TOLD_KINDS))), day)
    facts = replace(
        facts_of(complaint, day, clock=clock, number=letter.number),
        happenings=tuple(happening(event, complaint.language) for event in with_what_is_told(events)),
    )
    changed = differences(complaint.approved_facts, stable_facts(facts))
    changed = {name: told for name, told in changed.items() if not name.startswith("letterhead.")}
    if changed:
        raise FactsChanged(changed)
    return facts


def differences(approved: dict[str, Any], now: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    """Each fact that is not as it was approved: what it was, what it is."""
    names = sorted({*approved, *now})
    return {name: (approved.get(name), now.get(name)) for name in names if approved.get(name) != now.get(name)}


def letterhead(newsroom: Newsroom, language: str) -> Letterhead:
    return Letterhead(
        name=newsroom.printed_name or newsroom.name,
        street=newsroom.street,
        city=newsroom.city,
        province=PROVINCES.get(newsroom.province, {}).get(language, newsroom.province),
        postal_code=newsroom.postal_code,
        telephone=newsroom.telephone,
        email=newsroom.email,
        web=newsroom.web,
        logo=newsroom.logo,
        logo_names_us=newsroom.logo_names_us,
    )


def request_facts(access_request: AccessRequest, language: str) -> RequestFacts:
    return RequestFacts(
        institution=access_request.institution.name(language),
        file_number=access_request.file_number,
        reference=access_request.reference,
        subject=access_request.subject,
        text=access_request.text,
        language=access_request.language,
        filed_on=access_request.filed_on,
        channel=access_request.channel,
    )


def happenings(access_request: AccessRequest, language: str) -> tuple[Happening, ...]:
    """The standing events that the letter tells of. What a person wrote beside them stays in the house."""
    events = Event.objects.filter(access_request=access_request, kind__in=TOLD).standing().in_order()
    return tuple(happening(event, language) for event in with_what_is_told(events))


def with_what_is_told(events: EventQuerySet) -> EventQuerySet:
    """Each with what is said of it beside its own columns."""
    joined = events.select_related("institution", "from_institution", "about__superseded_by")
    return joined.prefetch_related("grounds")


def happening(event: Event, language: str) -> Happening:
    to, left = event.institution, event.from_institution
    return Happening(
        key=f"event-{event.pk}",
        kind=TOLD[event.kind],
        on=event.happened_on,
        dated_on=event.dated_on,
        sent_on=event.sent_on,
        days=event.stated_days,
        until=event.until,
        grounds=tuple(taken.ground for taken in event.grounds.all()),
        pages=event.pages,
        disposition=event.disposition,
        by=event.by,
        accepted=event.accepted,
        transferred=(left.name(language), to.name(language)) if left and to else None,
        notice_on=event.about.standing().happened_on if event.about else None,
        number=event.number,
        amount=money(event.amount, language) if event.amount is not None else "",
    )


def money(amount: Decimal, language: str) -> str:
    """`$1,005.00`, `1 005,00 $`."""
    if language == "en":
        return f"${amount:,.2f}"
    return f"{amount:,.2f}\u00a0$".replace(",", "\u00a0").replace(".", ",")


def content_of(facts: LetterFacts) -> LetterContent:
    return compose(facts, ground_of(facts.ground, facts.statute))


def pdf_of(facts: LetterFacts) -> bytes:
    """The letter as PDF; a draft unless it has its number."""
    content = content_of(facts)
    logo = logo_of(facts.letterhead.logo)
    return render_pdf(html_of(content), title=content.title, language=content.language, logo=logo)


@lru_cache(maxsize=16)
def logo_of(sha256: str) -> bytes:
    """The picture of this name: the same for ever, whoever uses it."""
    return bytes(Logo.objects.filter(sha256=sha256).values_list("content", flat=True)[0]) if sha256 else b""


def html_of(content: LetterContent) -> SafeString:
    return letter_html(content)


def stable_facts(facts: LetterFacts) -> dict[str, Any]:
    """All that an approver reads and that must be the same at export, by name; the day's own figures left out."""
    told: dict[str, Any] = {}
    for name, value in asdict(facts).items():
        if name in OF_THE_DAY:
            continue
        if isinstance(value, dict):
            told |= {f"{name}.{key}": plain(one) for key, one in value.items()}
        elif name == "happenings":
            told |= {f"{name}.{one['key']}": plain(one) for one in value}
        else:
            told[name] = plain(value)
    clock = facts.clock
    if facts.statute != Statute.ATIA:  # said only where it is another: what was approved before says nothing of it
        told["statute"] = facts.statute
    told["clock.received"] = plain(clock.received)
    told["clock.presumed"] = clock.presumed
    told["clock.due"] = [plain(day) for day in (clock.due.counted, clock.due.strict, clock.due.practice)]
    return {name: value for name, value in told.items() if value or name not in TOLD_SINCE}


def plain(value: Any) -> Any:
    """As JSON keeps it, so that what comes back from the database compares equal."""
    match value:
        case date():
            return value.isoformat()
        case frozenset() | set():
            return sorted(str(one) for one in value)
        case tuple() | list():
            return [plain(one) for one in value]
        case dict():
            return {key: plain(one) for key, one in value.items()}
        case str():
            return str(value)
        case _:
            return value


def digest(told: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(told, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


# A letterhead holds its province as the post writes it; a French letter spells it out.
PROVINCES = {
    "AB": {"fr": "Alberta"},
    "BC": {"fr": "Colombie-Britannique"},
    "MB": {"fr": "Manitoba"},
    "NB": {"fr": "Nouveau-Brunswick"},
    "NL": {"fr": "Terre-Neuve-et-Labrador"},
    "NS": {"fr": "Nouvelle-Écosse"},
    "NT": {"fr": "Territoires du Nord-Ouest"},
    "NU": {"fr": "Nunavut"},
    "ON": {"fr": "Ontario"},
    "PE": {"fr": "Île-du-Prince-Édouard"},
    "QC": {"fr": "Québec"},
    "Québec": {"en": "QC"},
    "Quebec": {"en": "QC", "fr": "Québec"},
    "SK": {"fr": "Saskatchewan"},
    "YT": {"fr": "Yukon"},
}
