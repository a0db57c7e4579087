from django import forms
from django.utils.translation import gettext_lazy as _

from requests_app.models.project import PROJECT_LENGTH

from .fields import LineField


class ProjectForm(forms.Form):
    """What a project is called."""

    name = LineField(
        label=_("Name of the project"),
        fits=PROJECT_LENGTH,
        error_messages={"required": _("Give the project a name.")},
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
