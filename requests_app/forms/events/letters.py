"""Letters of the institution: what each says that the clock must know."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from newsrooms.dates import long_date_plain
from requests_app.enums import Disposition, EventKind
from requests_app.forms.fields import DayField, LineField
from requests_app.models import AccessRequest

from .base import EventForm, last_of

MOST_PAGES = 9_999_999
MOST_DOLLARS = Decimal("9999999.99")


def pages_field() -> forms.IntegerField:
    """How many pages came; more than a column holds is said, not tried."""
    widget = forms.NumberInput(attrs={"inputmode": "numeric"})
    return forms.IntegerField(label=_("Pages"), required=False, min_value=0, max_value=MOST_PAGES, widget=widget)


def amount_field() -> forms.DecimalField:
    """Dollars, none of them negative."""
    return forms.DecimalField(
        label=_("Amount in dollars"),
        required=False,
        min_value=Decimal(0),
        max_value=MOST_DOLLARS,
        decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        error_messages={"invalid": _("Write the amount in figures, for example 5 or 12.50.")},
        localize=True,
    )


class AcknowledgementForm(EventForm):
    kind = EventKind.ACKNOWLEDGEMENT
    days_told = ("happened_on", "received_on")
    received_on = DayField(
        label=_("It says that the request was received on"),
        required=False,
        help_text=_("The 30 days run from this day."),
    )
    file_number = LineField(label=_("File number of the institution"), fits=60, required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        received, filed = data.get("received_on"), self.access_request.filed_on
        if received and received < filed:
            words = _("The request was filed on %(filed)s; it cannot have been received before, on %(received)s.")
            params = {"filed": long_date_plain(filed), "received": long_date_plain(received)}
            self.add_error("received_on", ValidationError(words, params=params))
        return data

    def typed(self, data: dict[str, Any]) -> dict[str, Any]:
        return {"received_on": data["received_on"], "file_number": data["file_number"]}

    @classmethod
    def known(cls, access_request: AccessRequest) -> dict[str, Any]:
        return {"received_on": access_request.received_on, "file_number": access_request.file_number}


class FeeNoticeForm(EventForm):
    kind = EventKind.FEE_NOTICE
    amount = amount_field()

    def typed(self, data: dict[str, Any]) -> dict[str, Any]:
        return {"amount": data["amount"]}


class FeePaidForm(EventForm):
    kind = EventKind.FEE_PAID
    happened_on = DayField(label=_("Paid on"), error_messages={"required": _("On which day was it paid?")})
    amount = amount_field()

    def typed(self, data: dict[str, Any]) -> dict[str, Any]:
        return {"amount": data["amount"]}

    @classmethod
    def known(cls, access_request: AccessRequest) -> dict[str, Any]:
        asked = last_of(access_request, EventKind.FEE_NOTICE)
        return {"amount": asked.amount if asked else None}


class ThirdPartyNoticeForm(EventForm):
    kind = EventKind.THIRD_PARTY_NOTICE
    happened_on = DayField(
        label=_("We heard of it on"), error_messages={"required": _("On which day did you hear of it?")}
    )


class InterimReleaseForm(EventForm):
    kind = EventKind.INTERIM_RELEASE
    pages = pages_field()

    def typed(self, data: dict[str, Any]) -> dict[str, Any]:
        return {"pages": data["pages"]}


class ResponseForm(EventForm):
    kind = EventKind.RESPONSE
    days_told = ("happened_on", "sent_on")
    sent_on = DayField(label=_("Sent on"), required=False)
    disposition = forms.ChoiceField(
        label=_("What did the institution decide?"),
        choices=Disposition,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what the institution decided.")},
    )
    pages = pages_field()

    def typed(self, data: dict[str, Any]) -> dict[str, Any]:
        return {name: data[name] for name in ("sent_on", "disposition", "pages")}
