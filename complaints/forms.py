from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from complaints.drafts import ComplaintDraft
from complaints.letters.content import Enclosure
from complaints.models import Complaint
from complaints.models.complaint import FACTS_LENGTH, NAME_LENGTH, NOTE_LENGTH, RELIEF_LENGTH
from requests_app.enums import Language
from requests_app.forms.fields import DayField, LineField

TITLE_LENGTH = 120
NOT_SURE = _("I have read that it may be premature, and go on.")
TOO_LATE = _("I have read that the last safe day is past, and go on.")


class ConfirmForm(forms.Form):
    """What a person must say that they have read; only the boxes that the day calls for."""

    confirmed_uncertain = forms.BooleanField(label=NOT_SURE, required=False)
    confirmed_out_of_time = forms.BooleanField(label=TOO_LATE, required=False)

    def __init__(self, *args: Any, asked: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("confirmed_uncertain", "confirmed_out_of_time"):
            if name not in asked:
                del self.fields[name]


class StartForm(ConfirmForm):
    """The one question before a draft: in which language."""

    language = forms.ChoiceField(label=_("Language of the letter"), choices=Language, widget=forms.RadioSelect)

    field_order = ["language"]


class KnownPapersField(forms.MultipleChoiceField):
    """Which papers go along; one that a correction has replaced meanwhile is passed over."""

    def to_python(self, value: Any) -> list[str]:
        known: dict[str, str] = dict(self.choices)  # type: ignore[arg-type]
        return [key for key in super().to_python(value) if key in known]


class ComplaintForm(ConfirmForm):
    """The free parts of a complaint; all else comes from the clock and the file."""

    language = forms.ChoiceField(label=_("Language of the letter"), choices=Language)
    additional_facts = LineField(
        label=_("Further facts"),
        fits=FACTS_LENGTH,
        required=False,
        help_text=_("Only facts, each with its date; no adjective about the institution, no source, no story."),
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )
    additional_relief = LineField(
        label=_("Further relief"),
        fits=RELIEF_LENGTH,
        required=False,
        help_text=_("One measure a line, each added to the numbered list."),
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
    respond_by = DayField(
        label=_("Response asked by"),
        required=False,
        help_text=_("Empty: the 36th business day after the report, as the Commissioner usually orders."),
    )
    enclosed = KnownPapersField(
        label=_("Enclosed"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Uncheck what you do not have: the letter must not name what is not in the envelope."),
    )
    signatory_name = LineField(label=_("Who signs"), fits=NAME_LENGTH, required=False)
    signatory_title = LineField(label=_("Function"), fits=TITLE_LENGTH, required=False)
    authorization_held = forms.BooleanField(
        label=_("The signed authorization of the requester is at hand and will be enclosed"), required=False
    )
    review_note = LineField(
        label=_("Note to the drafter"),
        fits=NOTE_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
    # The papers that the page showed: one that came in meanwhile was not unchecked by anybody.
    shown = forms.CharField(required=False, max_length=20_000, widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput)
    # The request as the page showed it: what is approved is what was read.
    file_version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, complaint: Complaint, papers: tuple[Enclosure, ...], today: date, **kwargs: Any
    ) -> None:
        kwargs.setdefault("initial", values_of(complaint, papers))
        super().__init__(*args, **kwargs)
        self.today = today
        self.papers = [paper for paper in papers if paper.key != "authorization"]
        self.fields["enclosed"].choices = [(paper.key, paper.text) for paper in self.papers]  # type: ignore[attr-defined]

    def clean_respond_by(self) -> date | None:
        day: date | None = self.cleaned_data["respond_by"]
        if day is not None and day <= self.today:
            raise ValidationError(gettext("The day asked for must be still to come."))
        return day

    def draft(self) -> ComplaintDraft:
        """What was typed, for the action."""
        data = self.cleaned_data
        unchecked = set(data["shown"].split(",")) - set(data["enclosed"])
        return ComplaintDraft(
            language=data["language"],
            signatory_name=data["signatory_name"],
            signatory_title=data["signatory_title"],
            authorization_held=data["authorization_held"],
            additional_facts=data["additional_facts"],
            additional_relief=data["additional_relief"],
            respond_by=data["respond_by"],
            not_enclosed=tuple(paper.key for paper in self.papers if paper.key in unchecked),
            confirmed_uncertain=data.get("confirmed_uncertain", False),
            confirmed_out_of_time=data.get("confirmed_out_of_time", False),
        )


def values_of(complaint: Complaint, papers: tuple[Enclosure, ...]) -> dict[str, Any]:
    """The complaint as the form shows it."""
    names = ("language", "additional_facts", "additional_relief", "respond_by", "signatory_name", "signatory_title")
    values = {name: getattr(complaint, name) for name in names}
    return values | {
        "authorization_held": complaint.authorization_held,
        "confirmed_uncertain": complaint.confirmed_uncertain,
        "confirmed_out_of_time": complaint.confirmed_out_of_time,
        "enclosed": [paper.key for paper in papers if paper.key not in complaint.not_enclosed],
        "shown": ",".join(paper.key for paper in papers),
        "version": complaint.version,
        "file_version": complaint.access_request.version,
    }
