"""Short forms on what one keeps in mind: a reminder, a quiet time, the shelf."""

import uuid
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from newsrooms.dates import long_date, long_date_plain
from requests_app.actions.quiet_request import LimitInTheWay
from requests_app.models.access_request import QUIET_WHY_LENGTH
from requests_app.models.limit import COMPLAINT_KINDS
from requests_app.models.reminder import WORDS_LENGTH

from .fields import DayField, LineField

LONGEST_QUIET_DAYS = 366


class ReminderForm(forms.Form):
    """Ask me again on a day, about something."""

    day = DayField(label=_("Ask me again on"), error_messages={"required": _("On which day?")})
    words = LineField(
        label=_("What about"),
        fits=WORDS_LENGTH,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    submission = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["day"].widget.attrs["min"] = today.isoformat()

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if day < self.today:
            raise ValidationError(_("%(day)s is past."), params={"day": long_date_plain(day)})
        return day

    def clean_submission(self) -> uuid.UUID:
        return self.cleaned_data["submission"] or uuid.uuid4()


class QuietForm(forms.Form):
    """Let a request be until a day, and say why."""

    until = DayField(label=_("Quiet until"), error_messages={"required": _("Until which day?")})
    why = LineField(
        label=_("Why"),
        fits=QUIET_WHY_LENGTH,
        required=False,
        help_text=_("Everybody who sees the request reads it."),
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["until"].widget.attrs["min"] = (today + timedelta(days=1)).isoformat()

    def clean_until(self) -> date:
        until: date = self.cleaned_data["until"]
        if until <= self.today:
            raise ValidationError(_("Choose a day after today: on its day the request is back."))
        if (until - self.today).days > LONGEST_QUIET_DAYS:
            raise ValidationError(
                _("A year is the longest; %(day)s is further."), params={"day": long_date_plain(until)}
            )
        return until

    def refuse(self, refusal: LimitInTheWay) -> None:
        """Name the limit that would end unseen."""
        limit = refusal.limit
        if limit.kind in COMPLAINT_KINDS:
            words = _("The time to complain ends on %(day)s. Choose a day before it.")
        elif limit.kind == "reply":
            words = _("The institution wants our reply by %(day)s, or closes the file. Choose a day before it.")
        else:
            words = _("A limit of ours ends on %(day)s. Choose a day before it.")
        params = {"day": long_date(limit.last_day) if limit.last_day else ""}
        self.add_error("until", ValidationError(words, params=params))


class ShelfForm(forms.Form):
    """Put a request on the shelf, and say why or not."""

    why = LineField(
        label=_("Why"),
        fits=QUIET_WHY_LENGTH,
        required=False,
        help_text=_("Everybody who sees the request reads it."),
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
