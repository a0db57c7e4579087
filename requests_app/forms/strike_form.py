from django import forms
from django.utils.translation import gettext_lazy as _

from requests_app.models.event import WHY_LENGTH

from .fields import LineField


class StrikeForm(forms.Form):
    """Why an entry is struck out."""

    why = LineField(
        label=_("What went wrong?"),
        fits=WHY_LENGTH,
        help_text=_("Everybody who sees the request reads it."),
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
        error_messages={"required": _("Say in a few words why it is struck out.")},
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
