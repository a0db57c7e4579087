from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from complaints.forms import TITLE_LENGTH
from complaints.models import Complaint
from complaints.models.complaint import NAME_LENGTH
from requests_app.enums import Language
from requests_app.forms.fields import LineField


class CoverForm(forms.Form):
    """Which complaints go together, in which language, who signs."""

    complaints = forms.MultipleChoiceField(
        label=_("Complaints"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Check the complaints that go together."),
            "invalid_choice": _(
                "One of them has been sent meanwhile, or its letter is not here: look at the list again."
            ),
        },
    )
    language = forms.ChoiceField(label=_("Language of the letter"), choices=Language, widget=forms.RadioSelect)
    signatory_name = LineField(
        label=_("Who signs"), fits=NAME_LENGTH, error_messages={"required": _("Who signs the cover letter?")}
    )
    signatory_title = LineField(label=_("Function"), fits=TITLE_LENGTH, required=False)

    def __init__(self, *args: Any, offered: list[Complaint], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["complaints"].choices = [(str(one.pk), str(one)) for one in offered]  # type: ignore[attr-defined]
