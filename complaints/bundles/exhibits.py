"""What a bundle is made from: plain values, no rows."""

from dataclasses import dataclass, field
from datetime import date, datetime

# Enclosures for which no event stands: a person says which documents these are.
LOOSE = ("request", "authorization")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One document of the file, as it came."""

    key: int
    name: str
    kind: str  # of requests_app.documents.kinds
    sha256: str
    size: int
    kept_at: datetime
    path: str
    sender: str = ""
    recipients: str = ""
    subject: str = ""
    sent: str = ""
    arrived: str = ""
    text: str = ""
    cut: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """An enclosure of the letter: its number, what it is, and the documents that are it."""

    key: str
    number: int
    text: str  # as the letter lists it
    told: str  # what the chronology says of it
    on: date | None
    evidence: tuple[Evidence, ...] = ()
    words: str = ""  # of the request, where no document of it is kept


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFile:
    """The letter as it was registered."""

    number: str
    language: str
    dated_on: date
    sha256: str
    path: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleFacts:
    letter: LetterFile
    institution: str
    file_number: str
    newsroom: str
    chronology: tuple[tuple[str, str, str], ...]  # day, event, enclosure: as in the letter
    papers: tuple[Paper, ...]

    @property
    def evidence(self) -> list[Evidence]:
        return [one for paper in self.papers for one in paper.evidence]


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found in a document: its pages, each with its size in points, where they can be shown."""

    pages: int | None = None
    shown: tuple[tuple[float, float], ...] = field(default=())
    problem: str = ""  # why they are not shown: a code of `words`
