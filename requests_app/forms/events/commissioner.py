"""A complaint that was made, and the Commissioner's steps on it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from newsrooms.dates import long_date_plain
from requests_app.clock import law
from requests_app.enums import CountedFrom, EventKind, Finding
from requests_app.forms.fields import DayField, LineField
from requests_app.models import AccessRequest, Event

from .base import NO, WORDS, YES, AboutForm, EventForm, check_named_day, yes_no

LONGEST_ORDER = 9_999


class ComplaintForm(EventForm):
    """A complaint in fact made, by whatever way it was sent."""

    kind = EventKind.COMPLAINT
    happened_on = DayField(label=_("Made on"), error_messages={"required": _("On which day was the complaint made?")})
    ground = forms.ChoiceField(
        label=_("About what?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what the complaint is about.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        under, language = law(self.access_request.statute), get_language() or "en"
        self.fields["ground"].choices = [  # type: ignore[attr-defined]
            (
                ground,
                _("%(words)s (%(section)s)")
                % {"words": sentence(words.text(language)), "section": under.citation(ground, language)},
            )
            for ground, words in under.complaint_grounds.items()
        ]

    def typed(self, data: dict[str, Any]) -> dict[str, Any]:
        return {"ground": data["ground"]}

    @classmethod
    def known(cls, access_request: AccessRequest) -> dict[str, Any]:
        """The ground of the limit that ends first among those not used up."""
        running = access_request.limits.filter(settled_on=None).exclude(ground="").order_by("last_day").first()
        return {"ground": running.ground if running else ""}


def sentence(words: str) -> str:
    """With a capital letter."""
    return words[:1].upper() + words[1:]


class CommissionerForm(AboutForm):
    """A step on a complaint: the last one, unless another is chosen."""

    about_kind = EventKind.COMPLAINT

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["about"].label = _("On which complaint?")


class RegisteredForm(CommissionerForm):
    kind = EventKind.REGISTERED
    number = LineField(label=_("File number of the Commissioner"), fits=60, required=False)

    def typed(self, data: dict[str, Any]) -> dict[str, Any]:
        return super().typed(data) | {"number": data["number"]}


class InvestigationNoticeForm(CommissionerForm):
    """To the institution, with the substance of the complaint (s. 32); a copy comes to us."""

    kind = EventKind.INVESTIGATION_NOTICE


class RepresentationsAskedForm(CommissionerForm):
    kind = EventKind.REPRESENTATIONS_ASKED
    by = DayField(
        label=_("Representations by"), error_messages={"required": _("By which day are representations asked for?")}
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        check_named_day(self)
        return data

    def typed(self, data: dict[str, Any]) -> dict[str, Any]:
        return super().typed(data) | {"by": data["by"]}


class RepresentationsMadeForm(CommissionerForm):
    kind = EventKind.REPRESENTATIONS_MADE
    words_label = _("In short")
    happened_on = DayField(label=_("Sent on"), error_messages={"required": _("On which day were they sent?")})


class InitialReportForm(CommissionerForm):
    """To the head of the institution alone: who hears of it at all, hears of it by the way."""

    kind = EventKind.INITIAL_REPORT
    happened_on = DayField(
        label=_("Date of the report"),
        help_text=_("It goes to the institution, not to you (s. 37(1)): log it if you are told of it."),
        error_messages={"required": _("Which date does the report bear?")},
    )
    by = DayField(label=_("The institution is to say by when what it will do"), required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        check_named_day(self)
        return data

    def typed(self, data: dict[str, Any]) -> dict[str, Any]:
        return super().typed(data) | {"by": data["by"]}


class ComplianceNoticeForm(CommissionerForm):
    """What the institution told the Commissioner; the final report sums it up (s. 37(2))."""

    kind = EventKind.COMPLIANCE_NOTICE
    happened_on = DayField(label=_("Given on"), error_messages={"required": _("On which day was it given?")})
    accepted = forms.ChoiceField(
        label=_("Will it do what the Commissioner asks?"),
        choices=[(YES, _("Yes, all of it")), (NO, _("No, or not all of it"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether the institution will comply.")},
    )

    def typed(self, data: dict[str, Any]) -> dict[str, Any]:
        return super().typed(data) | {"accepted": yes_no(data["accepted"])}

    @classmethod
    def values_of(cls, event: Event) -> dict[str, Any]:
        return super().values_of(event) | {"accepted": WORDS[event.accepted]}


class FinalReportForm(CommissionerForm):
    """The time to go to Court is counted from the day printed on it, and so are the days of an order."""

    kind = EventKind.FINAL_REPORT
    happened_on = DayField(
        label=_("Date printed on the report"), error_messages={"required": _("Which date is printed on the report?")}
    )
    finding = forms.ChoiceField(label=_("The complaint is"), choices=Finding, required=False, widget=forms.RadioSelect)
    order_due = DayField(label=_("An order: to be obeyed by"), required=False)
    order_days = forms.IntegerField(
        label=_("or within so many business days"),
        required=False,
        min_value=1,
        max_value=LONGEST_ORDER,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={"invalid": _("Write the length as a whole number of business days.")},
    )
    order_counted_from = forms.ChoiceField(
        label=_("counted"), choices=CountedFrom, required=False, widget=forms.RadioSelect
    )
    third_party = forms.BooleanField(
        label=_("The report went to a third party as well"),
        required=False,
        help_text=_("An order then takes effect later."),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        printed, due = data.get("happened_on"), data.get("order_due")
        if due and data.get("order_days"):
            self.add_error("order_days", ValidationError(_("Give the day or the number of days, not both.")))
        if printed and due and due < printed:
            words = _("The report is of %(printed)s; its order cannot end before, on %(due)s.")
            params = {"printed": long_date_plain(printed), "due": long_date_plain(due)}
            self.add_error("order_due", ValidationError(words, params=params))
        return data

    def typed(self, data: dict[str, Any]) -> dict[str, Any]:
        counted = (data["order_counted_from"] or CountedFrom.REPORT) if data["order_days"] else ""
        return super().typed(data) | {
            "finding": data["finding"],
            "order_due": data["order_due"],
            "order_days": data["order_days"],
            "order_counted_from": counted,
            "third_party": data["third_party"],
        }


class ResolvedForm(CommissionerForm):
    kind = EventKind.RESOLVED


class DiscontinuedForm(CommissionerForm):
    kind = EventKind.DISCONTINUED
    happened_on = DayField(
        label=_("Discontinued on"), error_messages={"required": _("On which day was it discontinued?")}
    )


class InadmissibleForm(CommissionerForm):
    kind = EventKind.INADMISSIBLE


class ReportPublishedForm(CommissionerForm):
    """On the Commissioner's site, once nobody can go to Court any more (s. 37(3.1), (3.2))."""

    kind = EventKind.REPORT_PUBLISHED
    happened_on = DayField(label=_("Published on"), error_messages={"required": _("On which day was it published?")})
    number = LineField(
        label=_("Citation"), fits=60, required=False, help_text=_("As the Commissioner numbers it, like 2024 OIC 58.")
    )

    def typed(self, data: dict[str, Any]) -> dict[str, Any]:
        return super().typed(data) | {"number": data["number"]}


class CourtApplicationForm(EventForm):
    kind = EventKind.COURT_APPLICATION
    happened_on = DayField(label=_("Filed on"), error_messages={"required": _("On which day was it filed?")})
    number = LineField(label=_("File number of the Court"), fits=60, required=False)

    def typed(self, data: dict[str, Any]) -> dict[str, Any]:
        return {"number": data["number"]}
