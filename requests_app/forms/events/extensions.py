"""Notices of extension, and what undoes one."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from requests_app.clock import Law, law
from requests_app.drafts import Ground
from requests_app.enums import EventKind
from requests_app.forms.fields import DayField
from requests_app.models import Event

from .base import NOT_SURE, WORDS, YES_NO, AboutForm, EventForm, yes_no

# 80 years of extension have been claimed; a thousand is a slip.
LONGEST_EXTENSION = 99_999
OR_NOT_SURE = [*YES_NO, (NOT_SURE, _("Not sure"))]


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


# What a ground means, for who reads the notice; the law files say its short name.
MEANT = {
    "9(1)(a)": _("Keeping to the limit would unreasonably interfere with its operations; a length must be stated."),
    "9(1)(b)": _("They cannot be completed within the time limit; a length must be stated."),
    "9(1)(c)": _("A third party must be told and heard; no length need be stated."),
}


def explained_choices(under: Law) -> list[tuple[str, str]]:
    """The grounds with what they mean, where that is known here."""
    return [
        (ground, _("%(ground)s. %(meaning)s") % {"ground": words, "meaning": MEANT[ground]})
        if under.code == "ATIA" and ground in MEANT
        else (ground, words)
        for ground, words in ground_choices(under)
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
        label=_("Does it mention the right to complain?"), choices=OR_NOT_SURE, required=False, widget=forms.RadioSelect
    )
    commissioner_told = forms.ChoiceField(
        label=_("Does it say that the Commissioner was told?"),
        choices=OR_NOT_SURE,
        required=False,
        widget=forms.RadioSelect,
        help_text=_("Required when the extension is longer than 30 days."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language() or "en"
        self.law = law(self.access_request.statute)
        self.fields["grounds"].choices = explained_choices(self.law)  # type: ignore[attr-defined]
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
        taken = {row.ground: row.days for row in event.grounds.all()}
        every = law(event.access_request.statute).extension_grounds
        return (
            super().values_of(event)
            | {name: WORDS[getattr(event, name)] for name in ("right_to_complain_stated", "commissioner_told")}
            | {"grounds": list(taken)}
            | {f"days_{index}": taken.get(ground) for index, ground in enumerate(every)}
        )


class UndoingForm(AboutForm):
    """A notice of extension, or one of its grounds, that counts as never given."""

    about_kind = EventKind.EXTENSION
    none_logged = _("No extension notice is logged here. Log the notice first.")
    ground = forms.ChoiceField(label=_("Which part of it?"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["about"].label = _("Which notice?")
        under = law(self.access_request.statute)
        self.fields["ground"].choices = [("", _("All of it")), *ground_choices(under)]  # type: ignore[attr-defined]
        if len(under.extension_grounds) < 2:  # noqa: PLR2004  # all of it is its only part
            del self.fields["ground"]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        about, ground = data["about"], data.get("ground")
        if about and ground and not about.grounds.filter(ground=ground).exists():
            self.add_error("ground", ValidationError(_("The notice does not claim this ground.")))
        return data

    def typed(self, data: dict[str, Any]) -> dict[str, Any]:
        return super().typed(data) | {"ground": data.get("ground", "")}


class ExtensionWithdrawnForm(UndoingForm):
    kind = EventKind.EXTENSION_WITHDRAWN


class ExtensionStruckForm(UndoingForm):
    kind = EventKind.EXTENSION_STRUCK
    happened_on = DayField(
        label=_("Found by the Commissioner on"), error_messages={"required": _("On which day was it found?")}
    )
