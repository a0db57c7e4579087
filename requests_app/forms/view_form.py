from django import forms
from django.utils.translation import gettext_lazy as _

from requests_app.models.saved_view import VIEW_NAME_LENGTH

from .fields import LineField


class ViewForm(forms.Form):
    """Under what name the dashboard as it is asked for is kept."""

    name = LineField(
        label=_("Name of the view"),
        fits=VIEW_NAME_LENGTH,
        error_messages={"required": _("Give the view a name.")},
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    shared = forms.BooleanField(label=_("Colleagues may use it too"), required=False)
    opens = forms.BooleanField(label=_("Open the dashboard with it"), required=False)
