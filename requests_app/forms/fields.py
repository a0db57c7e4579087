"""Fields that say what is wrong with what was typed, and never cut it short."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

IN_FORCE = date(1983, 7, 1)  # the Act; nothing of ours is older
SHAPE = re.compile(r"(\d{1,6})-(\d{1,2})-(\d{1,2})")


class DayField(forms.DateField):
    """A calendar day. Each kind of slip has its own sentence."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values or isinstance(value, date):
            return super().to_python(value)
        typed = str(value).strip()
        match = SHAPE.fullmatch(typed)
        if match is None:
            raise ValidationError(_("Write the day as year-month-day, for example 2026-11-24."))
        year = match[1]
        if len(year) != 4:  # noqa: PLR2004
            raise ValidationError(
                _("The year %(year)s does not exist yet; write four figures, for example 2026."), params={"year": year}
            )
        try:
            day = date(int(year), int(match[2]), int(match[3]))
        except ValueError:
            raise ValidationError(_("There is no such day: %(typed)s."), params={"typed": typed}) from None
        if day < IN_FORCE:
            raise ValidationError(
                _("The year %(year)s cannot be right: the Act has been in force since 1983."), params={"year": year}
            )
        return day


class LineField(forms.CharField):
    """Text of a certain size. The browser does not cut it: too long is said, and what was typed stays."""

    default_error_messages = {"too_long": gettext_lazy("%(length)d characters are too many; %(fits)d fit.")}

    def __init__(self, *, fits: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fits = fits

    def clean(self, value: Any) -> str:
        text: str = super().clean(value)
        if len(text) > self.fits:
            raise ValidationError(self.error_messages["too_long"], params={"length": len(text), "fits": self.fits})
        return text


def refuse_future(form: forms.Form, field: str, today: date) -> None:
    """Add the error of a day that is still to come."""
    day = form.cleaned_data.get(field)
    if day is not None and day > today:
        form.add_error(field, ValidationError(_("%(day)s is still to come."), params={"day": day.isoformat()}))


def as_typed(form: forms.Form) -> dict[str, Any]:
    """What was typed, to fill a form with that has not been sent off yet: shown again, in no way judged."""
    return {
        name: field.widget.value_from_datadict(form.data, form.files, form.add_prefix(name))
        for name, field in form.fields.items()
    }
