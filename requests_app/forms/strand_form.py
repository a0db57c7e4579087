"""A part of a request goes on by itself: split from it, or transferred to another institution."""

import uuid
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from newsrooms.dates import long_date_plain
from newsrooms.models import Membership
from requests_app.drafts import StrandDraft
from requests_app.enums import StrandKind
from requests_app.models import AccessRequest, Institution
from requests_app.models.access_request import SUBJECT_LENGTH, TEXT_LENGTH

from .fields import DayField, LineField, refuse_future
from .institution_choice import choose, type_ahead


class StrandForm(forms.Form):
    """What a part has of its own; the rest it has from the request."""

    happened_on = DayField(
        label=_("Notice received on"), error_messages={"required": _("On which day did the notice arrive?")}
    )
    institution = LineField(
        label=_("To which institution?"),
        fits=250,
        help_text=_("Name or initials, in English or French"),
        error_messages={"required": _("Which institution has this part now? Type its name or its initials.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    institution_id = forms.SlugField(required=False, max_length=80, widget=forms.HiddenInput)
    subject = LineField(
        label=_("Subject of this part"),
        fits=SUBJECT_LENGTH,
        error_messages={"required": _("Give this part a subject, so that it can be told from the rest.")},
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    text = LineField(
        label=_("What this part asks for"),
        fits=TEXT_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"dir": "auto", "rows": 4}),
    )
    file_number = LineField(label=_("File number of this part"), fits=60, required=False)
    submission = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        access_request: AccessRequest,
        kind: StrandKind,
        member: Membership,
        today: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.access_request, self.kind, self.member, self.today = access_request, kind, member, today
        self.suggestions: list[Institution] = []
        self.fields["happened_on"].widget.attrs["max"] = today.isoformat()
        if kind == StrandKind.SPLIT:
            del self.fields["institution"], self.fields["institution_id"]
        else:
            self.fields["institution"].widget.attrs |= type_ahead(member)

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        refuse_future(self, "happened_on", self.today)
        day, filed = data.get("happened_on"), self.access_request.filed_on
        if day and day < filed:
            words = _("The request was filed on %(filed)s; nothing about it can have come before, on %(day)s.")
            params = {"filed": long_date_plain(filed), "day": long_date_plain(day)}
            self.add_error("happened_on", ValidationError(words, params=params))
        if "institution" in data:
            data["chosen"], self.suggestions = choose(
                self, "institution", self.member, data["institution"], data.get("institution_id", "")
            )
            if data["chosen"] == self.access_request.institution:
                words = _("%(institution)s keeps the rest. Choose the institution that has this part now.")
                self.add_error("institution", ValidationError(words, params={"institution": data["chosen"].name()}))
        return data

    def draft(self) -> StrandDraft:
        data = self.cleaned_data
        return StrandDraft(
            kind=self.kind,
            happened_on=data["happened_on"],
            institution=data.get("chosen"),
            subject=data["subject"],
            text=data["text"],
            file_number=data["file_number"],
            submission=data["submission"],
        )


def first_values(access_request: AccessRequest, today: date) -> dict[str, Any]:
    return {"happened_on": today, "subject": access_request.subject, "submission": uuid.uuid4()}
