"""The closed lists of the requests' room, in the words of the glossary."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Statute(models.TextChoices):
    ATIA = "ATIA", _("Access to Information Act")
    PRIVACY_ACT = "PA", _("Privacy Act")
    QUEBEC = "QC", _("Act respecting Access to documents held by public bodies (Quebec)")
    BRITISH_COLUMBIA = "BC", _("Freedom of Information and Protection of Privacy Act (British Columbia)")


class Channel(models.TextChoices):
    ONLINE = "online", _("Online")
    EMAIL = "email", _("By e-mail")
    MAIL = "mail", _("By mail")


class Language(models.TextChoices):
    ENGLISH = "en", _("English")
    FRENCH = "fr", _("French")


class AliasKind(models.TextChoices):
    """Why an institution is called something else than its name in the list."""

    INITIALS = "initials", _("Initials")
    APPLIED = "applied", _("Title in use")
    LEGAL = "legal", _("Legal title")
    FORMER = "former", _("Former name")
    EVERYDAY = "everyday", _("In everyday speech")
    REMEMBERED = "remembered", _("Remembered by the newsroom")


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


class EventKind(models.TextChoices):
    ACKNOWLEDGEMENT = "acknowledgement", _("Acknowledgement of receipt")
    EXTENSION = "extension", _("Extension notice")
    INTERIM_RELEASE = "interim_release", _("Interim release")
    RESPONSE = "response", _("Final response")
    FOLLOW_UP = "follow_up", _("Follow-up sent")
    NOTE = "note", pgettext_lazy("event", "Note")


# What the clock reads; the rest is told.
CLOCK_KINDS = frozenset({EventKind.ACKNOWLEDGEMENT, EventKind.EXTENSION, EventKind.INTERIM_RELEASE, EventKind.RESPONSE})


class Disposition(models.TextChoices):
    FULL = "full", _("All disclosed")
    PARTIAL = "partial", _("Disclosed in part")
    REFUSED = "refused", _("All exempted")
    EXCLUDED = "excluded", _("All excluded")
    NO_RECORDS = "no_records", _("No records exist")
    NEITHER = "neither_confirmed_nor_denied", _("Neither confirmed nor denied")
    DECLINED = "declined", _("Declined to act (s. 6.1)")


class ComplaintStage(models.TextChoices):
    """How far the newest complaint on a request has come; written by the complaints' room, read by lists."""

    NONE = "", _("No complaint")
    DRAFT = "draft", pgettext_lazy("complaint", "Draft")
    IN_REVIEW = "in_review", pgettext_lazy("complaint", "In review")
    APPROVED = "approved", pgettext_lazy("complaint", "Approved")
    EXPORTED = "exported", pgettext_lazy("complaint", "Letter made")


OPEN_COMPLAINT_STAGES = [
    ComplaintStage.DRAFT,
    ComplaintStage.IN_REVIEW,
    ComplaintStage.APPROVED,
    ComplaintStage.EXPORTED,
]
