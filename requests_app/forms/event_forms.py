"""One short form for each kind of thing that comes: it asks what the clock must know of that kind, and no more."""

import uuid
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from newsrooms.dates import long_date_plain
from requests_app.clock import Law, law
from requests_app.drafts import EventDraft, Ground
from requests_app.enums import Disposition, EventKind
from requests_app.models import AccessRequest, Event

from .fields import DayField, LineField, refuse_future

# 80 years of extension have been claimed; a thousand is a slip.
LONGEST_EXTENSION = 99_999
MOST_PAGES = 9_999_999
YES, NO, NOT_SURE = "yes", "no", ""
YES_NO = [(YES, _("Yes")), (NO, _("No")), (NOT_SURE, _("Not sure"))]


def yes_no(value: str) -> bool | None:
    return {YES: True, NO: False}.get(value)


def ground_choices(under: Law) -> list[tuple[str, str]]:
    """The grounds of extension of a law as they are chosen: "s. 9(1)(b): consultations"."""
    language = get_language() or "en"
    return [
        (
            ground,
            _("%(section)s: %(words)s")
            % {"section": under.citation(ground, language), "words": rule.words.text(language)},
        )
        for ground, rule in under.extension_grounds.items()
    ]


class LengthField(forms.IntegerField):
    """The length of an extension, in calendar days."""

    widget = forms.NumberInput(attrs={"inputmode": "numeric", "min": 1})
    default_error_messages = {"invalid": _("Write the length as a whole number of days.")}

    def clean(self, value: Any) -> int | None:
        days: int | None = super().clean(value)
        if days is not None and not 0 < days <= LONGEST_EXTENSION:
            words = _("%(days)s days cannot be right: an extension has 1 to %(most)s days.")
            raise ValidationError(words, params={"days": days, "most": LONGEST_EXTENSION})
        return days


def pages_field() -> forms.IntegerField:
    """How many pages came; more than a column holds is said, not tried."""
    widget = forms.NumberInput(attrs={"inputmode": "numeric"})
    return forms.IntegerField(label=_("Pages"), required=False, min_value=0, max_value=MOST_PAGES, widget=widget)


class EventForm(forms.Form):
    """What every kind asks: the day, and a few words."""

    kind: ClassVar[EventKind]
    days_told: ClassVar[tuple[str, ...]] = ("happened_on",)

    happened_on = DayField(label=_("Arrived on"), error_messages={"required": _("On which day did it arrive?")})
    details = LineField(
        label=_("Details"), fits=20_000, required=False, widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"})
    )
    submission = forms.UUIDField(widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, access_request: AccessRequest, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.access_request, self.today = access_request, today
        self.order_fields([name for name in self.fields if name != "details"])
        for name in self.days_told:
            self.fields[name].widget.attrs["max"] = today.isoformat()

    def clean(self) -> dict[str, Any]:
        for name in self.days_told:
            refuse_future(self, name, self.today)
        self.check_after_filing()
        self.check_sent_before_arrival()
        return self.cleaned_data

    def check_after_filing(self) -> None:
        day, filed = self.cleaned_data.get("happened_on"), self.access_request.filed_on
        if day and day < filed:
            words = _("The request was filed on %(filed)s; nothing about it can have come before, on %(day)s.")
            params = {"filed": long_date_plain(filed), "day": long_date_plain(day)}
            self.add_error("happened_on", ValidationError(words, params=params))

    def check_sent_before_arrival(self) -> None:
        sent, arrived = self.cleaned_data.get("sent_on"), self.cleaned_data.get("happened_on")
        if sent and arrived and sent > arrived:
            words = _("It arrived on %(arrived)s; it cannot have been sent later, on %(sent)s.")
            params = {"arrived": long_date_plain(arrived), "sent": long_date_plain(sent)}
            self.add_error("sent_on", ValidationError(words, params=params))

    def draft(self) -> EventDraft:
        data = self.cleaned_data
        return EventDraft(
            kind=self.kind,
            happened_on=data["happened_on"],
            details=data["details"],
            submission=data["submission"],
            **self.typed(data),
        )

    def typed(self, data: dict[str, Any]) -> dict[str, Any]:  # noqa: ARG002  # what the kinds below add
        """The columns of this kind alone."""
        return {}

    @classmethod
    def values_of(cls, event: Event) -> dict[str, Any]:
        """What the form for correcting an event is filled with."""
        return {name: getattr(event, name) for name in cls.base_fields if hasattr(event, name)} | {
            "submission": uuid.uuid4()
        }


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


class ExtensionForm(EventForm):
    kind = EventKind.EXTENSION
    days_told = ("happened_on", "sent_on")
    happened_on = DayField(
        label=_("Notice received on"), error_messages={"required": _("On which day did the notice arrive?")}
    )
    sent_on = DayField(
        label=_("Sent on"), required=False, help_text=_("If the letter tells: it is judged by this day.")
    )
    grounds = forms.MultipleChoiceField(
        label=_("On which grounds?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Check at least one of the grounds that the notice claims.")},
    )
    days = LengthField(label=_("Length in days"), required=False)
    until = DayField(label=_("or the new due date it states"), required=False)
    right_to_complain_stated = forms.ChoiceField(
        label=_("Does it mention the right to complain?"), choices=YES_NO, required=False, widget=forms.RadioSelect
    )
    commissioner_told = forms.ChoiceField(
        label=_("Does it say that the Commissioner was told?"),
        choices=YES_NO,
        required=False,
        widget=forms.RadioSelect,
        help_text=_("Required when the extension is longer than 30 days."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language() or "en"
        self.law = law(self.access_request.statute)
        self.fields["grounds"].choices = ground_choices(self.law)  # type: ignore[attr-defined]
        if len(self.law.extension_grounds) > 1:
            for ground, name in self.length_fields().items():
                words = _("Days under %(section)s alone") % {"section": self.law.citation(ground, language)}
                self.fields[name] = LengthField(label=words, required=False)
        self.order_fields([name for name in self.fields if name != "details"])

    @property
    def each_length(self) -> list[BoundField]:
        """The lengths of the single grounds, none where there is but one ground."""
        return [self[name] for name in self.length_fields().values() if name in self.fields]

    def length_fields(self) -> dict[str, str]:
        """For each ground, the field of its own length, for notices that give one for each."""
        return {ground: f"days_{index}" for index, ground in enumerate(self.law.extension_grounds)}

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("days") and data.get("until"):
            self.add_error("until", ValidationError(_("Give the length or the new due date, not both.")))
        for ground, name in self.length_fields().items():
            if not data.get(name):
                continue
            if data.get("days") or data.get("until"):
                self.add_error(name, ValidationError(_("Give one length for all grounds, or one for each, not both.")))
            elif ground not in data.get("grounds", []):
                self.add_error(name, ValidationError(_("This ground is not checked above.")))
        return data

    def typed(self, data: dict[str, Any]) -> dict[str, Any]:
        lengths = {ground: data.get(name) for ground, name in self.length_fields().items()}
        return {
            "sent_on": data["sent_on"],
            "days": data["days"],
            "until": data["until"],
            "grounds": tuple(Ground(ground, lengths[ground]) for ground in data["grounds"]),
            "right_to_complain_stated": yes_no(data["right_to_complain_stated"]),
            "commissioner_told": yes_no(data["commissioner_told"]),
        }

    @classmethod
    def values_of(cls, event: Event) -> dict[str, Any]:
        words = {True: YES, False: NO, None: NOT_SURE}
        taken = {row.ground: row.days for row in event.grounds.all()}
        every = law(event.access_request.statute).extension_grounds
        return (
            super().values_of(event)
            | {name: words[getattr(event, name)] for name in ("right_to_complain_stated", "commissioner_told")}
            | {"grounds": list(taken)}
            | {f"days_{index}": taken.get(ground) for index, ground in enumerate(every)}
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


class FollowUpForm(EventForm):
    kind = EventKind.FOLLOW_UP
    happened_on = DayField(label=_("Sent on"), error_messages={"required": _("On which day did you write or call?")})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["details"].required = True
        self.fields["details"].error_messages["required"] = _("Say in a few words what you wrote.")


class NoteForm(EventForm):
    kind = EventKind.NOTE
    happened_on = DayField(label=_("Day"), error_messages={"required": _("Of which day is the note?")})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["details"].label = _("Note")
        self.fields["details"].required = True
        self.fields["details"].error_messages["required"] = _("Write the note.")


FORMS: dict[EventKind, type[EventForm]] = {
    form.kind: form
    for form in (AcknowledgementForm, ExtensionForm, InterimReleaseForm, ResponseForm, FollowUpForm, NoteForm)
}
