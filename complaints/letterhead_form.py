"""The head of the newsroom's letters, as an admin types it."""

import re
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from complaints.assembly import PROVINCES as IN_FRENCH
from newsrooms.actions.change_letterhead import LetterheadDraft
from newsrooms.logos import LEAST_PIXELS, MOST_MEGABYTES, MOST_PIXELS, LogoRefused, drawn_anew
from newsrooms.models import Newsroom
from requests_app.forms.fields import LineField

NAME_LENGTH, STREET_LENGTH, CITY_LENGTH, TELEPHONE_LENGTH, WEB_LENGTH = 120, 200, 100, 40, 100
EMAIL_LENGTH = 254
POSTAL_CODE = re.compile(r"([A-Z]\d[A-Z]) ?(\d[A-Z]\d)")
SCHEME = re.compile(r"https?://", re.IGNORECASE)
PROVINCES: list[tuple[str, Promise]] = [
    ("AB", gettext_lazy("Alberta")),
    ("BC", gettext_lazy("British Columbia")),
    ("MB", gettext_lazy("Manitoba")),
    ("NB", gettext_lazy("New Brunswick")),
    ("NL", gettext_lazy("Newfoundland and Labrador")),
    ("NS", gettext_lazy("Nova Scotia")),
    ("NT", gettext_lazy("Northwest Territories")),
    ("NU", gettext_lazy("Nunavut")),
    ("ON", gettext_lazy("Ontario")),
    ("PE", gettext_lazy("Prince Edward Island")),
    ("QC", gettext_lazy("Quebec")),
    ("SK", gettext_lazy("Saskatchewan")),
    ("YT", gettext_lazy("Yukon")),
]
CODES = {code for code, _name in PROVINCES} | {""}
# How a letterhead may hold its province otherwise than the post writes it.
SPELT_OUT = {names["fr"]: code for code, names in IN_FRENCH.items() if "en" not in names} | {
    "British Columbia": "BC",
    "New Brunswick": "NB",
    "Newfoundland and Labrador": "NL",
    "Northwest Territories": "NT",
    "Nova Scotia": "NS",
    "Prince Edward Island": "PE",
    "Quebec": "QC",
}
REFUSED: dict[str, Promise] = {
    "too_large": gettext_lazy("The file is too large: at most %(megabytes)d MB."),
    "svg": gettext_lazy("An SVG can hold more than a picture and is refused. Save the logo as PNG, 1,000 pixels wide."),
    "not_a_picture": gettext_lazy("This is not a PNG or JPEG picture, or it is damaged."),
    "too_many_pixels": gettext_lazy("The picture is too large: at most %(most)d pixels on each side."),
    "too_few_pixels": gettext_lazy("The picture is too small to print: at least %(least)d pixels on its longer side."),
}


def refusal(code: str) -> str:
    return str(REFUSED[code]) % {"megabytes": MOST_MEGABYTES, "most": MOST_PIXELS, "least": LEAST_PIXELS}


class LetterheadForm(forms.Form):
    """Each part may be empty; what a complaint needs of it is checked when it is approved."""

    printed_name = LineField(label=gettext_lazy("Name as printed"), fits=NAME_LENGTH, required=False)
    street = LineField(
        label=gettext_lazy("Street address"),
        fits=STREET_LENGTH,
        required=False,
        help_text=gettext_lazy("On one line, with the suite or floor."),
    )
    city = LineField(label=gettext_lazy("City"), fits=CITY_LENGTH, required=False)
    province = forms.ChoiceField(label=gettext_lazy("Province or territory"), required=False)
    postal_code = LineField(label=gettext_lazy("Postal code"), fits=20, required=False)
    telephone = LineField(label=gettext_lazy("Telephone"), fits=TELEPHONE_LENGTH, required=False)
    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        required=False,
        max_length=EMAIL_LENGTH,
        error_messages={"invalid": gettext_lazy("This is not an e-mail address: write it as name@example.ca.")},
    )
    web = LineField(label=gettext_lazy("Web address"), fits=WEB_LENGTH, required=False)
    logo = forms.FileField(
        label=gettext_lazy("Logo"),
        required=False,
        allow_empty_file=True,
        help_text=gettext_lazy(
            "PNG or JPEG, at best 1,000 pixels wide. It is printed at most 66 mm wide and 18 mm high."
        ),
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg"}),
    )
    logo_names_us = forms.BooleanField(
        label=gettext_lazy("The logo says the name: do not print the name beside it"), required=False
    )
    remove_logo = forms.BooleanField(label=gettext_lazy("Take the logo off the letterhead"), required=False)
    signatory_name = LineField(label=gettext_lazy("Who signs"), fits=NAME_LENGTH, required=False)
    signatory_title = LineField(label=gettext_lazy("Function"), fits=NAME_LENGTH, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, newsroom: Newsroom, **kwargs: Any) -> None:
        kwargs.setdefault("initial", values_of(newsroom))
        super().__init__(*args, **kwargs)
        known = newsroom.province
        kept = [] if known in CODES or known in SPELT_OUT else [(known, known)]
        self.fields["province"].choices = [("", "–"), *kept, *PROVINCES]  # type: ignore[attr-defined]
        self.fields["printed_name"].help_text = format_html(_("Empty: {name}."), name=newsroom.name)
        self.drawn: bytes | None = None
        if not newsroom.logo:
            del self.fields["remove_logo"]

    def clean_postal_code(self) -> str:
        typed: str = self.cleaned_data["postal_code"].upper()
        found = POSTAL_CODE.fullmatch(typed)
        if typed and found is None:
            raise ValidationError(_("Write the postal code as K1A 1H3."))
        return f"{found[1]} {found[2]}" if found else ""

    def clean_web(self) -> str:
        """As it is printed: without what every address begins with."""
        typed = SCHEME.sub("", self.cleaned_data["web"].strip()).rstrip("/")
        if typed and (" " in typed or "." not in typed):
            raise ValidationError(_("Write the web address as example.ca, without spaces."))
        return typed

    def clean_logo(self) -> None:
        file: Any = self.cleaned_data.get("logo")
        if file is not None:
            try:
                self.drawn = drawn_anew(file)
            except LogoRefused as refused:
                raise ValidationError(refusal(refused.code)) from None

    def draft(self) -> LetterheadDraft:
        data = self.cleaned_data
        return LetterheadDraft(**{name: data[name] for name in values_of_draft()})

    def new_logo(self) -> bytes | None:
        """The picture to print from now on; empty: none any more; None: as before."""
        if self.drawn is not None:
            return self.drawn
        return b"" if self.cleaned_data.get("remove_logo") else None

    def take_version(self, version: int) -> None:
        """Saved when it is sent again, now that what came between has been said."""
        kept = cast("QueryDict", self.data).copy()
        kept["version"] = str(version)
        self.data = kept


def values_of_draft() -> tuple[str, ...]:
    return tuple(LetterheadDraft.__dataclass_fields__)


def values_of(newsroom: Newsroom) -> dict[str, Any]:
    """The letterhead as the form shows it."""
    told = {name: getattr(newsroom, name) for name in values_of_draft()}
    return told | {
        "province": SPELT_OUT.get(newsroom.province, newsroom.province),
        "version": newsroom.letterhead_version,
    }
