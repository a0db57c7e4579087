"""What stops, moves or ends the institution's time."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from requests_app.enums import EventKind
from requests_app.forms.fields import DayField, LineField
from requests_app.forms.institution_choice import choose, type_ahead
from requests_app.models import AccessRequest, Event, Institution

from .base import NO, WORDS, YES_NO, EventForm, last_of, yes_no


class HoldForm(EventForm):
    """A question of the institution or our answer to it: do we agree that the clock stops meanwhile?"""

    accepted = forms.ChoiceField(
        label=_("Do you accept that the clock stops?"),
        choices=YES_NO,
        widget=forms.RadioSelect,
        help_text=_("The Act knows no such stop. Say yes only if you agreed to it."),
        error_messages={"required": _("Say whether you accept that the clock stops.")},
    )

    def typed(self, data: dict[str, Any]) -> dict[str, Any]:
        return {"accepted": yes_no(data["accepted"])}

    @classmethod
    def known(cls, access_request: AccessRequest) -> dict[str, Any]:
        asked = last_of(access_request, EventKind.CLARIFICATION_ASKED)
        return {"accepted": WORDS[asked.accepted] if asked and cls.kind != asked.kind else NO}

    @classmethod
    def values_of(cls, event: Event) -> dict[str, Any]:
        return super().values_of(event) | {"accepted": WORDS[event.accepted]}


class ClarificationAskedForm(HoldForm):
    kind = EventKind.CLARIFICATION_ASKED
    words_label = _("What does it ask?")


class ClarificationAnsweredForm(HoldForm):
    kind = EventKind.CLARIFICATION_ANSWERED
    words_label = _("What did you answer?")
    happened_on = DayField(label=_("Answered on"), error_messages={"required": _("On which day did you answer?")})


class TransferForm(EventForm):
    """The whole request goes to another institution; its clock goes on."""

    kind = EventKind.TRANSFER
    happened_on = DayField(
        label=_("Notice received on"), error_messages={"required": _("On which day did the notice arrive?")}
    )
    institution = LineField(
        label=_("To which institution?"),
        fits=250,
        help_text=_("Name or initials, in English or French"),
        error_messages={"required": _("Which institution has it now? Type its name or its initials.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    institution_id = forms.SlugField(required=False, max_length=80, widget=forms.HiddenInput)
    file_number = LineField(label=_("Its new file number"), fits=60, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.suggestions: list[Institution] = []
        self.fields["institution"].widget.attrs |= type_ahead(self.member)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if "institution" in data:
            data["chosen"], self.suggestions = choose(
                self, "institution", self.member, data["institution"], data.get("institution_id", "")
            )
            if data["chosen"] and data["chosen"] == self.came_from():
                words = _("%(institution)s had the request already. Choose the one that has it now.")
                self.add_error("institution", ValidationError(words, params={"institution": data["chosen"].name()}))
        return data

    def came_from(self) -> Institution:
        """The institution that lets it go."""
        before = self.corrects.from_institution if self.corrects else None
        return before or self.access_request.institution

    def typed(self, data: dict[str, Any]) -> dict[str, Any]:
        return {"institution": data["chosen"], "file_number": data["file_number"]}

    @classmethod
    def values_of(cls, event: Event) -> dict[str, Any]:
        to = event.institution
        return super().values_of(event) | (
            {"institution": to.name(), "institution_id": to.slug} if to is not None else {}
        )


class SuspensionForm(EventForm):
    kind = EventKind.SUSPENSION
    happened_on = DayField(
        label=_("The Commissioner was asked on"),
        help_text=_("The day on which the institution asked for leave to decline the request: the notice tells it."),
        error_messages={"required": _("On which day was the Commissioner asked?")},
    )


class ResumptionForm(EventForm):
    kind = EventKind.RESUMPTION
    days_told = ()  # it may lie ahead
    happened_on = DayField(
        label=_("The time limit runs again on"),
        help_text=_("The notice tells it; the day may lie ahead."),
        error_messages={"required": _("On which day does the time limit run again?")},
    )


class AbandonedForm(EventForm):
    """Asks once: whoever gives up a request cannot complain of silence any more."""

    kind = EventKind.ABANDONED
    words_label = _("Why?")
    happened_on = DayField(label=_("Given up on"), error_messages={"required": _("On which day was it given up?")})
    sure = forms.BooleanField(
        label=_("Yes, we give up this request"),
        help_text=_("A file that the institution closes unasked is not given up: log a note, and complain."),
        error_messages={"required": _("Check the box if the request is given up for good.")},
    )

    @classmethod
    def values_of(cls, event: Event) -> dict[str, Any]:
        return super().values_of(event) | {"sure": True}


class ReopenedForm(EventForm):
    kind = EventKind.REOPENED
    happened_on = DayField(
        label=_("Opened again on"), error_messages={"required": _("On which day was it opened again?")}
    )
