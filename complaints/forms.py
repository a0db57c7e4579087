from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from complaints.bundles.exhibits import LOOSE
from complaints.drafts import ComplaintDraft
from complaints.enums import Duty, Ground
from complaints.letters.content import Enclosure
from complaints.models import Complaint
from complaints.models.complaint import FACTS_LENGTH, NAME_LENGTH, NOTE_LENGTH, RELIEF_LENGTH, URGENCY_LENGTH
from complaints.practice import KINDS, Decision, offered_for
from complaints.suggesting import Suggestion
from newsrooms.dates import long_date
from requests_app.enums import Language, Statute
from requests_app.forms.fields import DayField, LineField, refuse_future
from requests_app.models import Document

TITLE_LENGTH, HOW_LENGTH = 120, 500
EMPTY_POINTS, MOST_POINTS = 2, 40
POINT_PARTS = ("subject", "place", "why")
POINT_FITS = {"subject": 200, "place": 200, "why": 2_000}
# What the three fields of a point are called, for each ground that has points.
POINT_WORDS: dict[str, tuple[Promise, Promise, Promise]] = {
    Ground.EXTENSION: (_("Point of the notice"), _("Where"), _("Why it does not meet section 9")),
    Ground.REFUSAL: (_("Provision"), _("Pages or records"), _("Why it does not apply")),
    Ground.SEARCH: (_("What is missing"), _("Which office must hold it"), _("Why it should exist")),
    Ground.NCND: (_("Provision"), _("Records"), _("Why it could not apply even if records existed")),
    Ground.FEES: (_("Amount"), _("For what"), _("Why it is unreasonable")),
    Ground.LANGUAGE: (_("Records"), _("Language received"), _("What was asked for, and when")),
    Ground.ALT_FORMAT: (_("Records"), _("Format received"), _("What was asked for, and why")),
    Ground.PUBLICATION: (_("Entry"), _("Where"), _("What is wrong or missing")),
    Ground.OTHER: (_("What was done"), _("Date or place"), _("Why the duty was not met")),
}
NOT_SURE = _("I have read that it may be premature, and go on.")
TOO_LATE = _("I have read that the last safe day is past, and go on.")


def point_words(complaint: Complaint) -> tuple[Promise, Promise, Promise]:
    if complaint.access_request.statute == Statute.PRIVACY_ACT and complaint.ground == Ground.EXTENSION:
        return (_("Point of the notice"), _("Where"), _("Why it does not meet section 15"))
    return POINT_WORDS[complaint.ground]


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
    """What is asked before a draft: on which grounds, in which language."""

    grounds = forms.MultipleChoiceField(
        label=_("What do you complain of?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("One ground, one complaint, one letter: several are drafted side by side."),
    )
    language = forms.ChoiceField(label=_("Language of the letter"), choices=Language, widget=forms.RadioSelect)
    # Sent by the page that shows the boxes: none checked is then a slip, and not the wish for the first one.
    choosing = forms.CharField(required=False, widget=forms.HiddenInput)

    field_order = ["grounds", "language"]

    def __init__(self, *args: Any, offered: list[Suggestion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = offered
        self.fields["grounds"].choices = [(one.key, one.ground.label) for one in offered]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("grounds") and data.get("choosing") and "grounds" not in self.errors:
            self.add_error("grounds", ValidationError(gettext("Check at least one ground.")))
        return data

    def chosen(self) -> list[Suggestion]:
        """The grounds that were checked."""
        return [one for one in self.offered if one.key in self.cleaned_data["grounds"]]


class LanguageForm(forms.Form):
    """The same of several letters at once. None of them has a warning to be read."""

    language = forms.ChoiceField(label=_("Language of the letters"), choices=Language, widget=forms.RadioSelect)


class KnownPapersField(forms.MultipleChoiceField):
    """Which papers go along; one that a correction has replaced meanwhile is passed over."""

    def to_python(self, value: Any) -> list[str]:
        known: dict[str, str] = dict(self.choices)  # type: ignore[arg-type]
        return [key for key in super().to_python(value) if key in known]


class ComplaintForm(ConfirmForm):
    """The free parts of a complaint; all else comes from the clock and the file."""

    language = forms.ChoiceField(label=_("Language of the letter"), choices=Language)
    duty = forms.ChoiceField(
        label=_("Which duty was not met?"), required=False, choices=[("", "–"), *Duty.choices], widget=forms.Select
    )
    urgency = LineField(
        label=_("Urgency and harm"),
        fits=URGENCY_LENGTH,
        required=False,
        help_text=_("Why a late answer does harm: a hearing, a vote, a decision, with its date. The story stays out."),
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
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
    practice = KnownPapersField(label=_("Published decisions"), required=False, widget=forms.CheckboxSelectMultiple)
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
        about = complaint.about.standing() if complaint.about else None
        self.decisions = offered_for(complaint.ground, about.stated_days if about else None)
        if complaint.access_request.statute == Statute.PRIVACY_ACT:
            self.decisions = []  # all of them are the other Commissioner's
            self.fields["respond_by"].help_text = _("Empty: by a date that the letter leaves open. She does not order.")
        known = [(one.id, one.name["en"]) for _kind, same in self.decisions for one in same]
        self.fields["practice"].choices = known  # type: ignore[attr-defined]
        self.takes_points = complaint.ground in POINT_WORDS
        if complaint.ground != Ground.OTHER:
            del self.fields["duty"]
        if self.takes_points:
            self._add_points(complaint)

    def _add_points(self, complaint: Complaint) -> None:
        """A row of three fields for each point, and empty ones after the last."""
        typed = sum(name.endswith("_subject") for name in {*self.data, *self.initial} if name.startswith("point_"))
        self.point_rows = min(max(len(complaint.points) + EMPTY_POINTS, typed), MOST_POINTS)
        for row in range(self.point_rows):
            known = complaint.points[row] if row < len(complaint.points) else {}
            for part, label in zip(POINT_PARTS, point_words(complaint), strict=True):
                name = f"point_{row}_{part}"
                area = forms.Textarea(attrs={"rows": 2, "dir": "auto"}) if part == "why" else None
                self.fields[name] = LineField(
                    label=label, fits=POINT_FITS[part], required=False, widget=area or forms.TextInput
                )
                self.initial.setdefault(name, known.get(part, ""))

    def practice_groups(self) -> list[tuple[str, list[tuple[Decision, bool]]]]:
        """The decisions that may be cited, by kind, each with whether it is."""
        chosen = self["practice"].value() or []
        return [(str(KINDS[kind]), [(one, one.id in chosen) for one in same]) for kind, same in self.decisions]

    def points(self) -> list[list[forms.BoundField]]:
        """The rows of points as the page shows them."""
        if not self.takes_points:
            return []
        return [[self[f"point_{row}_{part}"] for part in POINT_PARTS] for row in range(self.point_rows)]

    def typed_points(self) -> tuple[dict[str, str], ...]:
        """The points that say something, in their order."""
        if not self.takes_points:
            return ()
        rows = (
            {part: self.cleaned_data[f"point_{row}_{part}"].strip() for part in POINT_PARTS}
            for row in range(self.point_rows)
        )
        return tuple(row for row in rows if any(row.values()))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for row in range(self.point_rows if self.takes_points else 0):
            subject, *rest = (data.get(f"point_{row}_{part}", "").strip() for part in POINT_PARTS)
            if any(rest) and not subject:
                words = gettext("Say first what it is about.")
                self.add_error(f"point_{row}_subject", ValidationError(words))
        return data

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
            duty=data.get("duty", ""),
            points=self.typed_points(),
            practice=tuple(key for key, _name in self.fields["practice"].choices if key in data["practice"]),  # type: ignore[attr-defined]
            urgency=data["urgency"],
            additional_facts=data["additional_facts"],
            additional_relief=data["additional_relief"],
            respond_by=data["respond_by"],
            not_enclosed=tuple(paper.key for paper in self.papers if paper.key in unchecked),
            confirmed_uncertain=data.get("confirmed_uncertain", False),
            confirmed_out_of_time=data.get("confirmed_out_of_time", False),
        )


def values_of(complaint: Complaint, papers: tuple[Enclosure, ...]) -> dict[str, Any]:
    """The complaint as the form shows it."""
    names = (
        "language",
        "duty",
        "practice",
        "urgency",
        "additional_facts",
        "additional_relief",
        "respond_by",
        "signatory_name",
        "signatory_title",
    )
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


class SentForm(forms.Form):
    """On which day the letter left, and how: the day is what counts (s. 31)."""

    happened_on = DayField(label=_("Sent on"), error_messages={"required": _("On which day was it sent?")})
    details = LineField(
        label=_("How"),
        fits=HOW_LENGTH,
        required=False,
        help_text=_("The online form’s confirmation number, or to which address: it proves the day."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, complaint: Complaint, today: date, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"happened_on": today, "version": complaint.version})
        kwargs.setdefault("auto_id", "id_sent_%s")
        super().__init__(*args, **kwargs)
        self.complaint, self.today = complaint, today

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        refuse_future(self, "happened_on", self.today)
        day, dated = data.get("happened_on"), self.complaint.letter.dated_on
        if day is not None and day < dated:
            words = gettext("The letter is dated %(day)s: it cannot have left before.")
            self.add_error("happened_on", ValidationError(words % {"day": long_date(dated)}))
        return data

    def sending(self) -> dict[str, Any]:
        """What was typed, for the action."""
        data = self.cleaned_data
        return {
            "sent_on": data["happened_on"],
            "details": data["details"],
            "expected_version": data["version"],
        }


class LooseForm(forms.Form):
    """Which enclosure each document is that proves no event: out of the bundle, unless a person says so."""

    def __init__(
        self,
        *args: Any,
        papers: Iterable[Enclosure],
        documents: Iterable[Document],
        last: Mapping[str, str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("Leave it out"))] + [
            (paper.key, f"{paper.number}. {paper.text}") for paper in papers if paper.key in LOOSE
        ]
        for document in documents:
            self.fields[f"place-{document.pk}"] = forms.ChoiceField(
                label=document.name, choices=choices, required=False, initial=last.get(str(document.pk), "")
            )

    def loose(self) -> dict[int, str]:
        """The enclosure of each document that is to be in."""
        return {int(name.rpartition("-")[2]): key for name, key in self.cleaned_data.items() if key}
