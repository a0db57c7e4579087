from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from newsrooms.dates import long_date_plain
from newsrooms.models import Membership, User
from requests_app.drafts import RequestDraft
from requests_app.enums import Channel, Language, Statute
from requests_app.models import AccessRequest, Institution, Project, Tag
from requests_app.models.access_request import SUBJECT_LENGTH, TEXT_LENGTH
from requests_app.models.regime import statutes_for

from .fields import DayField, LineField, refuse_future
from .institution_choice import choose, type_ahead
from .suggesting import SuggestingInput, TagsField


class RequestForm(forms.Form):
    """The facts of a request for access, logged or corrected."""

    institution = LineField(
        label=_("Institution"),
        fits=250,
        help_text=_("Name or initials, in English or French"),
        error_messages={"required": _("Which institution was asked? Type its name or its initials.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    institution_id = forms.SlugField(required=False, max_length=80, widget=forms.HiddenInput)
    subject = LineField(
        label=_("Subject"),
        fits=SUBJECT_LENGTH,
        error_messages={
            "required": _("Give the request a subject, as you would call it in the newsroom."),
            "too_long": _(
                "The subject has %(length)d characters; %(fits)d fit. Put the rest in the text of the request."
            ),
        },
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    filed_on = DayField(label=_("Filed on"), error_messages={"required": _("On which day was the request sent?")})
    channel = forms.ChoiceField(label=_("How"), choices=Channel, widget=forms.RadioSelect, initial=Channel.ONLINE)
    text = LineField(
        label=_("Text of the request"),
        fits=TEXT_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"dir": "auto", "rows": 4}),
    )
    file_number = LineField(label=_("File number of the institution"), fits=60, required=False)
    received_on = DayField(
        label=_("Received by the institution on"),
        required=False,
        help_text=_("Leave it empty until the acknowledgement tells; the day of filing is presumed."),
    )
    language = forms.ChoiceField(label=_("Language of the request"), choices=Language)
    statute = forms.ChoiceField(label=_("Under which law"), choices=Statute, required=False)
    requester_name = LineField(
        label=_("Who made the request"),
        fits=150,
        help_text=_("The name on the request as filed: only this person or organization may complain."),
        error_messages={"required": _("Under whose name was the request filed?")},
    )
    requester_organization = LineField(label=_("For which organization"), fits=150, required=False)
    project = LineField(label=_("Project"), fits=100, required=False, widget=SuggestingInput())
    tags = TagsField(label=_("Tags"), required=False, help_text=_("Words of your own, with commas between them."))
    journalist = forms.ModelChoiceField(label=_("Journalist"), queryset=User.objects.none(), empty_label=None)
    restricted = forms.BooleanField(
        label=_("Restricted: a confidential source or story"),
        required=False,
        help_text=_("Only you, editors and admins will see it."),
    )
    submission = forms.UUIDField(widget=forms.HiddenInput)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, member: Membership, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.member, self.today = member, today
        self.suggestions: list[Institution] = []
        offered = statutes_for(member)
        self.fields["statute"].choices = [(code, Statute(code).label) for code in offered]  # type: ignore[attr-defined]
        people = User.objects.filter(memberships__newsroom=member.newsroom_id).order_by("last_name", "first_name")
        self.fields["journalist"].queryset = people if member.oversees else people.filter(pk=member.user_id)  # type: ignore[attr-defined]
        if member.oversees:  # read once: a list of choices is asked for its first one, too
            self.fields["journalist"].choices = [(one.pk, str(one)) for one in people]  # type: ignore[attr-defined]
        self.fields["institution"].widget.attrs |= type_ahead(member)
        self.fields["project"].widget.suggestions = Project.objects.visible_to(member).open()
        self.fields["tags"].widget.suggestions = Tag.objects.visible_to(member)
        self.fields["filed_on"].widget.attrs["max"] = self.fields["received_on"].widget.attrs["max"] = today.isoformat()

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if "institution" in data:
            data["chosen"], self.suggestions = choose(
                self, "institution", self.member, data["institution"], data.get("institution_id", "")
            )
        refuse_future(self, "filed_on", self.today)
        refuse_future(self, "received_on", self.today)
        self.check_received_after_filing()
        return data

    def check_received_after_filing(self) -> None:
        filed, received = self.cleaned_data.get("filed_on"), self.cleaned_data.get("received_on")
        if filed and received and received < filed:
            words = _("The request was filed on %(filed)s; it cannot have been received before, on %(received)s.")
            days = {"filed": long_date_plain(filed), "received": long_date_plain(received)}
            self.add_error("received_on", ValidationError(words, params=days))

    def draft(self) -> RequestDraft:
        data = self.cleaned_data
        return RequestDraft(
            institution=data["chosen"],
            subject=data["subject"],
            filed_on=data["filed_on"],
            channel=data["channel"],
            language=data["language"],
            statute=data["statute"] or Statute.ATIA,
            journalist=data["journalist"],
            requester_name=data["requester_name"],
            requester_organization=data["requester_organization"],
            text=data["text"],
            file_number=data["file_number"],
            received_on=data["received_on"],
            project_name=data["project"],
            tags=data["tags"],
            restricted=data["restricted"],
        )


def values_of(access_request: AccessRequest) -> dict[str, Any]:
    """What the form for correcting a request is filled with."""
    return {
        "institution": access_request.institution.name(),
        "institution_id": access_request.institution.slug,
        "subject": access_request.subject,
        "filed_on": access_request.filed_on,
        "channel": access_request.channel,
        "statute": access_request.statute,
        "text": access_request.text,
        "file_number": access_request.file_number,
        "received_on": access_request.received_on,
        "language": access_request.language,
        "requester_name": access_request.requester_name,
        "requester_organization": access_request.requester_organization,
        "project": access_request.project.name if access_request.project else "",
        "tags": ", ".join(tag.name for tag in access_request.tags.all()),
        "journalist": access_request.journalist_id,
        "restricted": access_request.restricted,
        "submission": access_request.submission,
        "version": access_request.version,
    }


class PreviewForm(forms.Form):
    """The few facts that date a request, while the rest is still being typed."""

    filed_on = DayField()
    received_on = DayField(required=False)
    channel = forms.ChoiceField(choices=Channel, required=False)
    statute = forms.ChoiceField(choices=Statute, required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean(self) -> dict[str, Any]:
        refuse_future(self, "filed_on", self.today)
        refuse_future(self, "received_on", self.today)
        return self.cleaned_data
