"""What a letter is made from: plain values, no rows, no wall clock."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from requests_app.clock import Clock


class Kind(StrEnum):
    """What a letter's chronology tells of: never a note, which is the newsroom's own."""

    ACKNOWLEDGEMENT = "acknowledgement"
    FEE_NOTICE = "fee_notice"
    FEE_PAID = "fee_paid"
    CLARIFICATION_ASKED = "clarification_asked"
    CLARIFICATION_ANSWERED = "clarification_answered"
    EXTENSION = "extension"
    EXTENSION_WITHDRAWN = "extension_withdrawn"
    EXTENSION_STRUCK = "extension_struck"
    THIRD_PARTY_NOTICE = "third_party_notice"
    TRANSFER = "transfer"
    SUSPENSION = "suspension"
    RESUMPTION = "resumption"
    INTERIM_RELEASE = "interim_release"
    RESPONSE = "response"
    ABANDONED = "abandoned"
    REOPENED = "reopened"
    REPLY_DEMANDED = "reply_demanded"
    REPLY = "reply"
    PROMISE = "promise"
    FOLLOW_UP = "follow_up"
    CALL = "call"
    COMPLAINT = "complaint"
    REGISTERED = "registered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    name: str
    street: str
    city: str
    province: str
    postal_code: str
    telephone: str
    email: str
    web: str = ""
    logo: str = ""  # SHA-256 of the picture
    logo_names_us: bool = False  # the picture says the name, which then does not stand beside it


@dataclass(frozen=True, slots=True, kw_only=True)
class Requester:
    """Who made the request, as it was made: only they may complain (s. 30; 2026 OIC 45)."""

    name: str
    organization: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    name: str
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestFacts:
    institution: str  # in the letter's language
    file_number: str
    reference: str
    subject: str
    text: str
    language: str
    filed_on: date
    channel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One event of the file: `on` is the day it arrived or was done."""

    key: str
    kind: Kind
    on: date
    dated_on: date | None = None
    sent_on: date | None = None
    days: int | None = None
    until: date | None = None
    grounds: tuple[str, ...] = ()
    pages: int | None = None
    disposition: str = ""
    by: date | None = None
    accepted: bool | None = None
    transferred: tuple[str, str] | None = None  # from and to, in the letter's language
    notice_on: date | None = None  # of an extension that is taken back
    number: str = ""
    amount: str = ""  # of a fee, in the letter's language


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One thing complained of, as a person put it: a provision, a record that is missing."""

    subject: str
    place: str = ""  # pages or documents; the office that must hold it
    why: str = ""


@dataclass(frozen=True, slots=True)
class Cited:
    """A published decision that a person has chosen, in the letter's language."""

    key: str
    name: str
    held: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFacts:
    """All that one letter says, before it is said in a language."""

    language: str
    ground: str
    today: date  # the date of the letter
    letterhead: Letterhead
    requester: Requester
    signatory: Signatory
    request: RequestFacts
    happenings: tuple[Happening, ...]
    clock: Clock
    statute: str = "ATIA"
    about: Happening | None = None  # the notice or the answer complained of; None: silence
    points: tuple[Point, ...] = ()
    practice: tuple[Cited, ...] = ()
    duty: str = ""  # of any other matter: which one was not met
    urgency: str = ""
    not_enclosed: frozenset[str] = frozenset()
    additional_facts: str = ""
    additional_relief: str = ""
    respond_by: date | None = None
    number: str | None = None  # None: a draft
    strip: str = ""  # the clock drawn in black, as safe markup

    @property
    def signs_for_another(self) -> bool:
        """Whether an authorization must be enclosed: the person who signs did not make the request."""
        return self.requester.name.casefold().split() != self.signatory.name.casefold().split()

    @property
    def of_third_parties(self) -> bool:
        """Whether a provision on third parties is complained of (s. 20)."""
        return any(re.match(r"\D*20\b", point.subject) for point in self.points)

    @property
    def released_in_part(self) -> bool:
        return any(happening.kind == Kind.INTERIM_RELEASE for happening in self.happenings)

    def of_kind(self, kind: Kind) -> tuple[Happening, ...]:
        return tuple(happening for happening in self.happenings if happening.kind == kind)

    @property
    def promises_passed(self) -> tuple[Happening, ...]:
        """What the institution has promised for a day that is over, and has not sent since."""
        answered = max((one.on for one in self.of_kind(Kind.RESPONSE)), default=date.min)
        promises = (one for one in self.of_kind(Kind.PROMISE) if one.on > answered)
        return tuple(one for one in promises if one.by is not None and one.by < self.today)
