from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from requests_app.clock import Clock, ClockError, codes, compute, law, read_facts
from requests_app.enums import Disposition

from .events.extensions import ground_choices
from .fields import DayField


class CalculatorForm(forms.Form):
    """Facts enough to date a request, typed by anybody. All of them stand in the address; nothing is stored."""

    received = DayField(
        label=_("Received by the institution on"),
        error_messages={"required": _("On which day did the institution receive the request?")},
    )
    statute = forms.ChoiceField(label=_("Under which law"), required=False)
    on = DayField(label=_("Counted on"), required=False, help_text=_("Left empty, today."))

    notice = DayField(label=_("Notice received on"), required=False)
    notice_sent = DayField(label=_("Sent on"), required=False)
    notice_days = forms.IntegerField(
        label=_("Length in days"),
        required=False,
        error_messages={"invalid": _("Write the length as a whole number of days.")},
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "min": 1}),
    )
    notice_ground = forms.ChoiceField(label=_("On which ground"), required=False)

    asked = DayField(label=_("Clarification asked on"), required=False)
    clarified = DayField(label=_("Answered on"), required=False)
    agreed = forms.BooleanField(label=_("We agreed that the clock stops meanwhile"), required=False)

    transferred = DayField(label=_("Transferred to another institution on"), required=False)
    suspended = DayField(label=_("Asked the Commissioner on (section 6.1)"), required=False)
    resumed = DayField(label=_("The time limit runs again on"), required=False)

    answer = DayField(label=_("Answer received on"), required=False)
    disposition = forms.ChoiceField(
        label=_("What the institution decided"), choices=Disposition, required=False, initial=Disposition.PARTIAL
    )

    complained = DayField(label=_("Complained on"), required=False)
    report = DayField(label=_("Final report dated"), required=False)

    # Each fact of the clock's contract, under the field that it was typed in.
    FIELD_OF = {
        "received": "received",
        "extension": "notice",
        "clarification_asked": "asked",
        "clarification_answered": "clarified",
        "transfer": "transferred",
        "suspension": "suspended",
        "resumption": "resumed",
        "response": "answer",
        "complaint": "complained",
        "final_report": "report",
    }

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        language = get_language() or "en"
        self.fields["statute"].choices = [(code, law(code).name(language)) for code in codes()]  # type: ignore[attr-defined]
        under = self.code()
        self.fields["notice_ground"].choices = ground_choices(law(under))  # type: ignore[attr-defined]

    def code(self) -> str:
        asked = self.data.get("statute", "") if self.is_bound else ""
        return asked if asked in codes() else "ATIA"

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if "received" in data and not self.errors:
            try:
                data["clock"] = self.clock()
            except ClockError as error:
                self.add_error(self.field_of(error), ValidationError(error.text(get_language() or "en")))
        return data

    def clock(self) -> Clock:
        return compute(
            read_facts({"statute": self.code(), "received": self.cleaned_data["received"], "events": self.events()}),
            self.cleaned_data["on"] or self.today,
        )

    def events(self) -> list[dict[str, Any]]:
        """The facts typed, as events in the order of their days."""
        data = self.cleaned_data
        ground = data["notice_ground"] or next(iter(law(self.code()).extension_grounds))
        notice = {"sent": data["notice_sent"], "days": data["notice_days"], "grounds": [ground]}
        typed: list[tuple[str, dict[str, Any]]] = [
            ("transfer", {"to": "?"}),
            ("extension", notice),
            ("clarification_asked", {"accepted": data["agreed"]}),
            ("clarification_answered", {"accepted": data["agreed"]}),
            ("suspension", {}),
            ("resumption", {}),
            ("response", {"disposition": data["disposition"] or Disposition.PARTIAL.value}),
            ("complaint", {"ground": next(iter(law(self.code()).complaint_grounds), None)}),
            ("final_report", {}),
        ]
        events = [
            {"type": kind, "date": data[self.FIELD_OF[kind]], **details}
            for kind, details in typed
            if data[self.FIELD_OF[kind]]
        ]
        return sorted(events, key=lambda event: event["date"])

    def field_of(self, error: ClockError) -> str | None:
        """The field in which the refused fact was typed."""
        place, _dot, name = error.field.partition(".")
        if not place.startswith("events["):
            return self.FIELD_OF.get(error.field)
        kind = self.events()[int(place[7:-1])]["type"]
        return "notice_days" if name == "days" else self.FIELD_OF[kind]
