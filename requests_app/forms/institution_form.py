"""An institution as an admin tells it: one that the newsroom adds, or a correction of a shared one."""

import uuid
from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from requests_app.drafts import InstitutionDraft
from requests_app.enums import Level, Statute
from requests_app.folding import fold
from requests_app.models import Institution
from requests_app.models.institution import ADDRESS_LENGTH, CORRECTED

from .fields import LineField

NAME_LENGTH, INITIALS_LENGTH = 250, 30


def language_of(language: str, **more: str) -> forms.TextInput:
    return forms.TextInput(attrs={"lang": language, "autocomplete": "off", **more})


class InstitutionForm(forms.Form):
    """All that is known of an institution. What a shared one says officially stands below its field."""

    level = forms.ChoiceField(label=_("Level of government"), choices=Level, widget=forms.RadioSelect)
    name_en = LineField(label=_("English name"), fits=NAME_LENGTH, required=False, widget=language_of("en"))
    name_fr = LineField(label=_("French name"), fits=NAME_LENGTH, required=False, widget=language_of("fr"))
    abbr_en = LineField(label=_("English initials"), fits=INITIALS_LENGTH, required=False, widget=language_of("en"))
    abbr_fr = LineField(label=_("French initials"), fits=INITIALS_LENGTH, required=False, widget=language_of("fr"))
    statute = forms.ChoiceField(
        label=_("Under which law it answers"),
        choices=[("", _("Another law, or not known")), *Statute.choices],
        required=False,
    )
    email = forms.EmailField(
        label=_("E-mail of the access office"),
        required=False,
        error_messages={"invalid": _("This is not an e-mail address: write it as name@example.ca.")},
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    address = LineField(
        label=_("Postal address of the access office"),
        fits=ADDRESS_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
    )
    submission = forms.UUIDField(widget=forms.HiddenInput, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, institution: Institution | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.shared = shared_by(institution)
        if self.shared is not None:
            del self.fields["level"], self.fields["statute"]
            for name in CORRECTED:
                if official := getattr(self.shared, name):
                    self.fields[name].help_text = format_html(gettext("In the official list: {value}"), value=official)

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if "name_en" in data and "name_fr" in data and not (fold(data["name_en"]) or fold(data["name_fr"])):
            self.add_error("name_en", ValidationError(_("Give it a name, in English or in French.")))
        return data

    def draft(self) -> InstitutionDraft:
        """A name in one language alone is its name in both."""
        data = {name: value for name, value in self.cleaned_data.items() if name not in ("submission", "version")}
        data["name_en"], data["name_fr"] = data["name_en"] or data["name_fr"], data["name_fr"] or data["name_en"]
        return InstitutionDraft(**data)

    def take_version(self, version: int) -> None:
        """Saved when it is sent again, now that what came between has been shown."""
        kept = cast("QueryDict", self.data).copy()
        kept["version"] = str(version)
        self.data = kept


def shared_by(institution: Institution | None) -> Institution | None:
    """The one of the shared list that is, or is to be, corrected."""
    if institution is None or institution.newsroom_id is None:
        return institution
    return institution.corrects


def first_values(typed: str) -> Mapping[str, Any]:
    """What the empty form is filled with; `typed`: what was looked for and not found."""
    return {"level": Level.PROVINCIAL, "submission": uuid.uuid4(), "name_en": typed, "name_fr": ""}


def values_of(institution: Institution) -> Mapping[str, Any]:
    told = ("level", "statute", *CORRECTED, "version")
    return {name: getattr(institution, name) for name in told}
