"""The closed lists of the complaints' room."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from requests_app.enums import ComplaintStage


class Ground(models.TextChoices):
    """One ground, one complaint: what a letter can be made for."""

    DELAY = "delay", _("No response within the time limit")
    DELAY_EXTENDED = "delay_extended", _("No response within the extended time limit")
    EXTENSION = "extension", _("Extension of the time limit")
    REFUSAL = "refusal", _("Access refused: exemptions or exclusions")
    SEARCH = "search", _("Records missing: incomplete search")
    NCND = "ncnd", _("Existence of records neither confirmed nor denied")
    FEES = "fees", _("Amount required")
    LANGUAGE = "language", _("Official language of the records")
    ALT_FORMAT = "alt_format", _("Alternative format for a sensory disability")
    PUBLICATION = "publication", _("Publication or bulletin under section 5")
    OTHER = "other", _("Any other matter: duty to assist, hold, transfer")


class Duty(models.TextChoices):
    """Which duty was not met, in a complaint about any other matter (s. 30(1)(f))."""

    ASSIST = "assist", _("To assist, accurately and completely (s. 4(2.1))")
    HOLD = "hold", _("Not to place the request on hold")
    TRANSFER = "transfer", _("To transfer only as section 8 allows")
    CLOSED = "closed", _("To answer a request that was not abandoned")
    FORMAT = "format", _("To give the format asked for (s. 4(2.1))")


DELAYS = frozenset({Ground.DELAY, Ground.DELAY_EXTENDED})
# What a person must tell of it, since no date or letter in the file says it.
TOLD_IN_POINTS = frozenset({Ground.REFUSAL, Ground.SEARCH, Ground.NCND})
TOLD_IN_WORDS = frozenset({Ground.FEES, Ground.LANGUAGE, Ground.ALT_FORMAT, Ground.PUBLICATION, Ground.OTHER})


STAGES = [stage for stage in ComplaintStage if stage]
# Past the letter: it has left the house.
AWAY = [ComplaintStage.SENT, ComplaintStage.REGISTERED, ComplaintStage.CLOSED]
EDITABLE = [ComplaintStage.DRAFT, ComplaintStage.IN_REVIEW]
# Colleagues may still say something that changes the letter.
DISCUSSED = [*EDITABLE, ComplaintStage.APPROVED]
