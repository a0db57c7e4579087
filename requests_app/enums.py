"""The closed lists of the requests' room, in the words of the glossary."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Statute(models.TextChoices):
    ATIA = "ATIA", _("Access to Information Act")
    PRIVACY_ACT = "PA", _("Privacy Act")
    QUEBEC = "QC", _("Act respecting Access to documents held by public bodies (Quebec)")
    BRITISH_COLUMBIA = "BC", _("Freedom of Information and Protection of Privacy Act (British Columbia)")


# Under which a letter to a Commissioner can be made.
LETTERS_UNDER = frozenset({Statute.ATIA, Statute.PRIVACY_ACT})


class Channel(models.TextChoices):
    ONLINE = "online", _("Online")
    EMAIL = "email", _("By e-mail")
    MAIL = "mail", _("By mail")


class Language(models.TextChoices):
    ENGLISH = "en", _("English")
    FRENCH = "fr", _("French")


class Level(models.TextChoices):
    """Whose institution it is."""

    FEDERAL = "federal", pgettext_lazy("institution", "Federal")
    PROVINCIAL = "provincial", pgettext_lazy("institution", "Provincial or territorial")
    MUNICIPAL = "municipal", pgettext_lazy("institution", "Municipal")


class AliasKind(models.TextChoices):
    """Why an institution is called something else than its name in the list."""

    INITIALS = "initials", _("Initials")
    APPLIED = "applied", _("Title in use")
    LEGAL = "legal", _("Legal title")
    FORMER = "former", _("Former name")
    EVERYDAY = "everyday", _("In everyday speech")
    REMEMBERED = "remembered", _("Remembered by the newsroom")


class StrandKind(models.TextChoices):
    """How a part of a request came to go on by itself."""

    SPLIT = "split", _("Split")
    TRANSFERRED = "transferred", _("Transferred in part")


class Phase(models.TextChoices):
    """Where a request stands whatever the day: what the day adds is a comparison with `today`."""

    OPEN = "open", _("open")
    ON_HOLD = "on_hold", _("on hold")
    SUSPENDED = "suspended", _("suspended")
    ANSWERED = "answered", _("answered")
    ABANDONED = "abandoned", _("abandoned")


class State(models.TextChoices):
    """What is shown: the clock's own words."""

    AWAITING = "awaiting", _("Awaiting answer")
    EXTENDED = "extended", _("Extended")
    ON_HOLD = "on_hold", _("On hold")
    SUSPENDED = "suspended", _("Suspended (s. 6.1)")
    DEEMED_REFUSAL = "deemed_refusal", _("Late")
    ANSWERED = "answered", _("Answered")
    ANSWERED_LATE = "answered_late", _("Answered late")
    ABANDONED = "abandoned", _("Abandoned")


class LateWhy(models.TextChoices):
    """What the time limit ran out after: why a request is late, once it is."""

    SILENCE = "silence", pgettext_lazy("why late", "nothing heard")
    EXTENSION_OVER = "extension_over", pgettext_lazy("why late", "extension has run out")
    EXTENSION_FAILED = "extension_failed", pgettext_lazy("why late", "extension does not hold")
    EXTENSION_WITHDRAWN = "extension_withdrawn", pgettext_lazy("why late", "extension withdrawn")
    HOLD_OVER = "hold_over", pgettext_lazy("why late", "hold has ended")
    SUSPENSION_OVER = "suspension_over", pgettext_lazy("why late", "suspension has ended")
    INTERIM = "interim", pgettext_lazy("why late", "interim release only")


class Shelf(models.TextChoices):
    """How a request comes to stand on the shelf of what nothing can be done about. Never shown."""

    AGES = "ages"  # by itself, a year after it was due
    DATED = "dated"  # by itself, on a later day
    KEPT = "kept"  # not by itself
    PUT = "put"  # a person has put it there
    TAKEN_BACK = "back"  # a person keeps it off


class EventKind(models.TextChoices):
    """What can happen to a request, in the order in which it may."""

    ACKNOWLEDGEMENT = "acknowledgement", _("Acknowledgement of receipt")
    FEE_NOTICE = "fee_notice", _("Fee notice")
    FEE_PAID = "fee_paid", _("Fee paid")
    CLARIFICATION_ASKED = "clarification_asked", _("Clarification asked")
    CLARIFICATION_ANSWERED = "clarification_answered", _("Clarification answered")
    EXTENSION = "extension", _("Extension notice")
    EXTENSION_WITHDRAWN = "extension_withdrawn", _("Extension withdrawn")
    EXTENSION_STRUCK = "extension_struck", _("Extension found not to hold")
    THIRD_PARTY_NOTICE = "third_party_notice", _("Notice to third parties")
    TRANSFER = "transfer", _("Transfer to another institution")
    SUSPENSION = "suspension", _("Suspension (s. 6.1)")
    RESUMPTION = "resumption", _("End of the suspension")
    INTERIM_RELEASE = "interim_release", _("Interim release")
    RESPONSE = "response", _("Final response")
    ABANDONED = "abandoned", pgettext_lazy("event", "Request abandoned")
    REOPENED = "reopened", pgettext_lazy("event", "File reopened")
    REPLY_DEMANDED = "reply_demanded", _("Reply demanded")
    REPLY = "reply", _("Our reply")
    PROMISE = "promise", pgettext_lazy("event", "Promise of a day")
    FOLLOW_UP = "follow_up", _("Follow-up sent")
    CALL = "call", pgettext_lazy("event", "Telephone call")
    NOTE = "note", pgettext_lazy("event", "Note")
    COMPLAINT = "complaint", _("Complaint made")
    REGISTERED = "registered", _("Complaint registered")
    INVESTIGATION_NOTICE = "investigation_notice", _("Notice of investigation")
    REPRESENTATIONS_ASKED = "representations_asked", _("Representations asked for")
    REPRESENTATIONS_MADE = "representations_made", _("Representations sent")
    INITIAL_REPORT = "initial_report", _("Commissioner’s initial report")
    COMPLIANCE_NOTICE = "compliance_notice", _("Institution’s notice whether it will comply")
    FINAL_REPORT = "final_report", _("Commissioner’s final report")
    RESOLVED = "resolved", pgettext_lazy("event", "Complaint resolved")
    DISCONTINUED = "discontinued", pgettext_lazy("event", "Complaint discontinued")
    INADMISSIBLE = "inadmissible", pgettext_lazy("event", "Complaint inadmissible")
    REPORT_PUBLISHED = "report_published", _("Report published")
    COURT_APPLICATION = "court_application", _("Application to the Court")


# What the clock does not read: told, and no more.
TOLD_KINDS = frozenset({EventKind.FOLLOW_UP, EventKind.CALL, EventKind.NOTE})
CLOCK_KINDS = frozenset(EventKind) - TOLD_KINDS


# A sign of life from the institution.
INSTITUTION_KINDS = frozenset(
    {
        EventKind.ACKNOWLEDGEMENT,
        EventKind.FEE_NOTICE,
        EventKind.CLARIFICATION_ASKED,
        EventKind.EXTENSION,
        EventKind.EXTENSION_WITHDRAWN,
        EventKind.THIRD_PARTY_NOTICE,
        EventKind.TRANSFER,
        EventKind.SUSPENSION,
        EventKind.INTERIM_RELEASE,
        EventKind.RESPONSE,
        EventKind.REOPENED,
        EventKind.REPLY_DEMANDED,
        EventKind.PROMISE,
    }
)
# Steps of a complaint or towards the Court, and what ends them.
PURSUED_KINDS = frozenset(
    {
        EventKind.COMPLAINT,
        EventKind.REGISTERED,
        EventKind.INVESTIGATION_NOTICE,
        EventKind.REPRESENTATIONS_ASKED,
        EventKind.REPRESENTATIONS_MADE,
        EventKind.INITIAL_REPORT,
        EventKind.COURT_APPLICATION,
    }
)


class Disposition(models.TextChoices):
    FULL = "full", _("All disclosed")
    PARTIAL = "partial", _("Disclosed in part")
    REFUSED = "refused", _("All exempted")
    EXCLUDED = "excluded", _("All excluded")
    NO_RECORDS = "no_records", _("No records exist")
    NEITHER = "neither_confirmed_nor_denied", _("Neither confirmed nor denied")
    DECLINED = "declined", _("Declined to act (s. 6.1)")


class Finding(models.TextChoices):
    """What the Commissioner's final report says of the complaint."""

    WELL_FOUNDED = "well_founded", _("Well founded")
    NOT_WELL_FOUNDED = "not_well_founded", _("Not well founded")


class Outcome(models.TextChoices):
    """How a complaint ended."""

    WELL_FOUNDED = "well_founded", pgettext_lazy("complaint", "Well founded")
    NOT_WELL_FOUNDED = "not_well_founded", pgettext_lazy("complaint", "Not well founded")
    REPORTED = "reported", pgettext_lazy("complaint", "Reported, no finding logged")
    RESOLVED = "resolved", pgettext_lazy("complaint", "Resolved, no finding")
    DISCONTINUED = "discontinued", pgettext_lazy("complaint", "Discontinued")
    INADMISSIBLE = "inadmissible", pgettext_lazy("complaint", "Inadmissible")


# How a complaint ends by a report without a finding, or without a report.
ENDS = {
    EventKind.FINAL_REPORT: Outcome.REPORTED,
    EventKind.RESOLVED: Outcome.RESOLVED,
    EventKind.DISCONTINUED: Outcome.DISCONTINUED,
    EventKind.INADMISSIBLE: Outcome.INADMISSIBLE,
}
PURSUIT_ENDED_KINDS = frozenset(ENDS)


def outcome_of(kind: EventKind, finding: str) -> Outcome:
    """How the complaint that an event of one of these kinds is about has ended."""
    return Outcome(finding) if finding else ENDS[kind]


class CountedFrom(models.TextChoices):
    """Where the business days of an order begin."""

    REPORT = "report", _("from the day of the report")
    RECEIPT = "receipt", _("from the day the institution receives it")


class ComplaintStage(models.TextChoices):
    """How far the newest complaint on a request has come; written by the complaints' room, read by lists."""

    NONE = "", _("No complaint")
    DRAFT = "draft", pgettext_lazy("complaint", "Draft")
    IN_REVIEW = "in_review", pgettext_lazy("complaint", "In review")
    APPROVED = "approved", pgettext_lazy("complaint", "Approved")
    EXPORTED = "exported", pgettext_lazy("complaint", "Letter made")
    SENT = "sent", pgettext_lazy("complaint", "Sent")
    REGISTERED = "registered", pgettext_lazy("complaint", "Registered")
    CLOSED = "closed", pgettext_lazy("complaint", "Closed")


OPEN_COMPLAINT_STAGES = [
    ComplaintStage.DRAFT,
    ComplaintStage.IN_REVIEW,
    ComplaintStage.APPROVED,
    ComplaintStage.EXPORTED,
    ComplaintStage.SENT,
    ComplaintStage.REGISTERED,
]


class BulkKind(models.TextChoices):
    """What was done to several requests at once."""

    ASSIGN = "assign", _("assigned")
    TAG = "tag", _("tagged")
    WATCH = "watch", _("watched")
    UNWATCH = "unwatch", _("watched no more")
    DRAFT = "draft", _("complaints drafted")


class DocumentState(models.TextChoices):
    WAITING = "waiting", _("being read")
    READ = "read", _("read")
    UNREADABLE = "unreadable", _("unreadable")
    PURGED = "purged", _("purged")
