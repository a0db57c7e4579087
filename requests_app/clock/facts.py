"""The facts: a request and what happened to it, as frozen values."""

from datetime import date
from operator import attrgetter
from typing import ClassVar

from requests_app.clock.values import value

Day = date  # a field is called `date`, and would hide the type


@value
class Happening:
    """Something that happened on a day: when it arrived at the requester, or the requester did it."""

    kind: ClassVar[str]
    of_institution: ClassVar[bool] = True  # a sign of life from it
    before_receipt: ClassVar[bool] = False  # may come before the complete request is received
    date: Day

    #: The day on which it does what it does: for a letter of the institution, the day it was sent if known.
    acts_on = property(attrgetter("date"))


class Acknowledgement(Happening):
    __slots__ = ()
    kind = "acknowledgement"
    before_receipt = True


@value
class GroundTaken:
    """A ground that a notice of extension names, with its own length where it states one."""

    ground: str
    days: int | None = None


@value
class ExtensionNotice(Happening):
    kind: ClassVar[str] = "extension"
    sent: Day | None = None
    days: int | None = None
    until: Day | None = None
    grounds: tuple[GroundTaken, ...] = ()
    right_to_complain_stated: bool = True
    commissioner_told: bool = True

    @property
    def acts_on(self) -> Day:
        return self.sent or self.date


@value
class ExtensionWithdrawn(Happening):
    kind: ClassVar[str] = "extension_withdrawn"
    of: Day | None = None
    ground: str | None = None


@value
class ExtensionStruck(Happening):
    kind: ClassVar[str] = "extension_struck"
    of: Day | None = None
    ground: str | None = None


@value
class ClarificationAsked(Happening):
    kind: ClassVar[str] = "clarification_asked"
    before_receipt: ClassVar[bool] = True
    accepted: bool = False


@value
class ClarificationAnswered(Happening):
    kind: ClassVar[str] = "clarification_answered"
    of_institution: ClassVar[bool] = False
    before_receipt: ClassVar[bool] = True
    accepted: bool = False


class Suspension(Happening):
    __slots__ = ()
    kind = "suspension"


class Resumption(Happening):
    __slots__ = ()
    kind = "resumption"


@value
class Transfer(Happening):
    kind: ClassVar[str] = "transfer"
    to: str = ""


class ThirdPartyNotice(Happening):
    __slots__ = ()
    kind = "third_party_notice"


class FeeNotice(Happening):
    __slots__ = ()
    kind = "fee_notice"
    before_receipt = True


class FeePaid(Happening):
    __slots__ = ()
    kind = "fee_paid"
    before_receipt = True


class InterimRelease(Happening):
    __slots__ = ()
    kind = "interim_release"


@value
class Response(Happening):
    kind: ClassVar[str] = "response"
    disposition: str = ""
    sent: Day | None = None

    @property
    def acts_on(self) -> Day:
        return self.sent or self.date


class Abandonment(Happening):
    __slots__ = ()
    kind = "abandoned"
    of_institution = False


class Reopening(Happening):
    __slots__ = ()
    kind = "reopened"


@value
class ReplyDemanded(Happening):
    kind: ClassVar[str] = "reply_demanded"
    before_receipt: ClassVar[bool] = True
    by: Day | None = None


class Reply(Happening):
    __slots__ = ()
    kind = "reply"
    of_institution = False
    before_receipt = True


@value
class Promise(Happening):
    kind: ClassVar[str] = "promise"
    before_receipt: ClassVar[bool] = True
    by: Day | None = None


@value
class Complaint(Happening):
    kind: ClassVar[str] = "complaint"
    of_institution: ClassVar[bool] = False
    id: str | int | None = None
    ground: str | None = None


@value
class Registration(Happening):
    kind: ClassVar[str] = "registered"
    of_institution: ClassVar[bool] = False
    number: str = ""


@value
class RepresentationsAsked(Happening):
    kind: ClassVar[str] = "representations_asked"
    of_institution: ClassVar[bool] = False
    by: Day | None = None


class InvestigationNotice(Happening):
    __slots__ = ()
    kind = "investigation_notice"
    of_institution = False


class RepresentationsMade(Happening):
    __slots__ = ()
    kind = "representations_made"
    of_institution = False


@value
class InitialReport(Happening):
    """`by` is the day by which the institution is to say what it will do."""

    kind: ClassVar[str] = "initial_report"
    of_institution: ClassVar[bool] = False
    by: Day | None = None


class ComplianceNotice(Happening):
    __slots__ = ()
    kind = "compliance_notice"
    of_institution = False


class Resolution(Happening):
    __slots__ = ()
    kind = "resolved"
    of_institution = False


class Discontinuance(Happening):
    __slots__ = ()
    kind = "discontinued"
    of_institution = False


class Inadmissibility(Happening):
    __slots__ = ()
    kind = "inadmissible"
    of_institution = False


@value
class FinalReport(Happening):
    """`date` is the day printed on the report."""

    kind: ClassVar[str] = "final_report"
    of_institution: ClassVar[bool] = False
    complaint: str | int | None = None
    order_due: Day | None = None
    order_due_business_days: int | None = None
    order_counted_from: str = "report"
    third_party: bool = False


class ReportPublished(Happening):
    __slots__ = ()
    kind = "report_published"
    of_institution = False


class CourtApplication(Happening):
    __slots__ = ()
    kind = "court_application"
    of_institution = False


Event = (
    Acknowledgement | ExtensionNotice | ExtensionWithdrawn | ExtensionStruck | ClarificationAsked
    | ClarificationAnswered | Suspension | Resumption | Transfer | ThirdPartyNotice | FeeNotice | FeePaid
    | InterimRelease | Response | Abandonment | Reopening | ReplyDemanded | Reply | Promise | Complaint
    | Registration | InvestigationNotice | RepresentationsAsked | RepresentationsMade | InitialReport
    | ComplianceNotice | Resolution | Discontinuance | Inadmissibility | FinalReport | ReportPublished
    | CourtApplication
)  # fmt: skip


@value
class Facts:
    """A request: when it was made and received, under which statute, and what happened since."""

    received: Day | None = None
    filed: Day | None = None
    events: tuple[Event, ...] = ()
    statute: str = "ATIA"
    channel: str = "online"
    id: str | int | None = None
