from collections.abc import Collection, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from requests_app.actions.purge_documents import REASON_LENGTH
from requests_app.models import Document, Event, MailHeaders

from .fields import LineField


class ProvesForm(forms.Form):
    """Which event of its request a document proves."""

    event = forms.ModelChoiceField(
        label=gettext_lazy("Proves"),
        queryset=Event.objects.none(),
        required=False,
        empty_label=gettext_lazy("Nothing yet"),
    )

    def __init__(self, data: Any = None, *, document: Document) -> None:
        super().__init__(data, initial={"event": document.event_id})
        events = Event.objects.filter(access_request=document.access_request_id).standing()
        self.fields["event"].queryset = events.order_by("-happened_on", "-pk")  # type: ignore[attr-defined]


class AttachmentsForm(forms.Form):
    """Which attachments of a mail are kept as documents too: all that can be, unless one says otherwise."""

    attachments = forms.MultipleChoiceField(
        label=gettext_lazy("Which of them are kept as documents?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Check at least one attachment.")},
    )

    def __init__(self, data: Any = None, *, mail: MailHeaders, kept: Collection[str] = ()) -> None:
        """`kept`: the SHA-256 of those that are documents already, and not offered."""
        offered = [
            (str(one["index"]), one["name"])
            for one in mail.attachments
            if not one["refused"] and one["sha256"] not in kept
        ]
        super().__init__(data, initial={"attachments": [index for index, _name in offered]})
        self.fields["attachments"].choices = offered  # type: ignore[attr-defined]

    def chosen(self) -> set[int]:
        return {int(index) for index in self.cleaned_data["attachments"]}


class PurgeForm(forms.Form):
    """Why a document goes, and which others that hold the same go with it: all of them, unless one says otherwise."""

    also = forms.MultipleChoiceField(
        label=gettext_lazy("These hold the same, or a part of it. What is checked goes too."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    reason = LineField(
        label=gettext_lazy("Why?"),
        fits=REASON_LENGTH,
        help_text=gettext_lazy("It stays, for everybody who sees the request: do not name the source here."),
        error_messages={"required": gettext_lazy("Say why it is taken away.")},
    )

    def __init__(self, data: Any = None, *, family: Sequence[Document]) -> None:
        super().__init__(data, initial={"also": [str(one.pk) for one in family]})
        self.family = family
        if family:
            choices = [(str(one.pk), self.told(one)) for one in family]
            self.fields["also"].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields["also"]

    def told(self, document: Document) -> str:
        return _("%(name)s, on %(reference)s") % {
            "name": document.name,
            "reference": document.access_request.reference,
        }

    def going_too(self) -> list[Document]:
        chosen = set(self.cleaned_data.get("also", []))
        return [one for one in self.family if str(one.pk) in chosen]
