"""What a form has read and nobody has judged yet: typed, frozen, not saved."""

import uuid
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from newsrooms.models import User

from .enums import EventKind, Level, StrandKind
from .models import Event, Institution


@dataclass(frozen=True, kw_only=True)
class DatingFacts:
    """The few facts of a request that date it: what a preview knows before there is a row."""

    statute: str
    filed_on: date
    channel: str
    received_on: date | None


@dataclass(frozen=True, kw_only=True)
class RequestDraft:
    """A request for access, as typed."""

    institution: Institution
    subject: str
    filed_on: date
    channel: str
    language: str
    journalist: User
    requester_name: str
    statute: str = "ATIA"
    requester_organization: str = ""
    text: str = ""
    file_number: str = ""
    received_on: date | None = None
    project_name: str = ""
    tags: tuple[str, ...] = ()
    restricted: bool = False


@dataclass(frozen=True, kw_only=True)
class StrandDraft:
    """A part of a request that goes on by itself, as typed; the institution only where it has changed."""

    kind: StrandKind
    happened_on: date
    institution: Institution | None = None
    subject: str
    text: str = ""
    file_number: str = ""
    submission: uuid.UUID


@dataclass(frozen=True, kw_only=True)
class InstitutionDraft:
    """An institution as an admin tells it; level and law are told of the newsroom's own alone."""

    name_en: str
    name_fr: str
    abbr_en: str = ""
    abbr_fr: str = ""
    email: str = ""
    address: str = ""
    level: str = Level.FEDERAL
    statute: str = ""


@dataclass(frozen=True)
class Ground:
    """A ground that a notice of extension claims, by its section."""

    ground: str
    days: int | None = None


@dataclass(frozen=True, kw_only=True)
class EventDraft:
    """Something that came or was done, as typed: the columns of `Event`, the grounds as rows of their own."""

    kind: EventKind
    happened_on: date
    sent_on: date | None = None
    dated_on: date | None = None
    details: str = ""
    received_on: date | None = None
    file_number: str = ""
    days: int | None = None
    until: date | None = None
    grounds: tuple[Ground, ...] = ()
    right_to_complain_stated: bool | None = None
    commissioner_told: bool | None = None
    disposition: str = ""
    pages: int | None = None
    accepted: bool | None = None
    by: date | None = None
    amount: Decimal | None = None
    institution: Institution | None = None
    ground: str = ""
    about: Event | None = None
    number: str = ""
    finding: str = ""
    order_due: date | None = None
    order_days: int | None = None
    order_counted_from: str = ""
    third_party: bool | None = None
    submission: uuid.UUID = field(default_factory=uuid.uuid4)
