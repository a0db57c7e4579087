"""The closed lists of the complaints' room."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from requests_app.enums import ComplaintStage


class Ground(models.TextChoices):
    """One ground, one complaint: what a letter can be made for."""

    DELAY = "delay", _("No response within the time limit")
    DELAY_EXTENDED = "delay_extended", _("No response within the extended time limit")


STAGES = [
    ComplaintStage.DRAFT,
    ComplaintStage.IN_REVIEW,
    ComplaintStage.APPROVED,
    ComplaintStage.EXPORTED,
]
EDITABLE = [ComplaintStage.DRAFT, ComplaintStage.IN_REVIEW]
