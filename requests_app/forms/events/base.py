"""What every form for an event asks and checks: the day, a few words, and what it refers to."""

import uuid
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from newsrooms.dates import long_date_plain
from newsrooms.models import Membership
from requests_app.drafts import EventDraft
from requests_app.enums import EventKind
from requests_app.forms.fields import DayField, LineField, refuse_future
from requests_app.models import AccessRequest, Event

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

YES, NO, NOT_SURE = "yes", "no", ""
YES_NO = [(YES, _("Yes")), (NO, _("No"))]
WORDS = {True: YES, False: NO, None: NOT_SURE}


def yes_no(value: str) -> bool | None:
    return {YES: True, NO: False}.get(value)


class EventForm(forms.Form):
    """What every kind asks: the day, and a few words."""

    kind: ClassVar[EventKind]
    days_told: ClassVar[tuple[str, ...]] = ("happened_on",)
    words_needed: ClassVar["StrOrPromise"] = ""  # what to say where the words are missing; empty: they may be
    words_label: ClassVar["StrOrPromise"] = ""

    happened_on = DayField(label=_("Arrived on"), error_messages={"required": _("On which day did it arrive?")})
    details = LineField(
        label=_("Details"), fits=20_000, required=False, widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"})
    )
    submission = forms.UUIDField(widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        access_request: AccessRequest,
        member: Membership,
        today: date,
        corrects: Event | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.access_request, self.member, self.today, self.corrects = access_request, member, today, corrects
        self.order_fields([name for name in self.fields if name != "details"])
        for name in self.days_told:
            self.fields[name].widget.attrs["max"] = today.isoformat()
        if self.words_label:
            self.fields["details"].label = self.words_label
        if self.words_needed:
            self.fields["details"].required = True
            self.fields["details"].error_messages["required"] = self.words_needed

    def clean(self) -> dict[str, Any]:
        for name in self.days_told:
            refuse_future(self, name, self.today)
        self.check_after_filing()
        self.check_sent_before_arrival()
        return self.cleaned_data

    def check_after_filing(self) -> None:
        day, filed = self.cleaned_data.get("happened_on"), self.access_request.filed_on
        if day and day < filed:
            words = _("The request was filed on %(filed)s; nothing about it can have come before, on %(day)s.")
            params = {"filed": long_date_plain(filed), "day": long_date_plain(day)}
            self.add_error("happened_on", ValidationError(words, params=params))

    def check_sent_before_arrival(self) -> None:
        sent, arrived = self.cleaned_data.get("sent_on"), self.cleaned_data.get("happened_on")
        if sent and arrived and sent > arrived:
            words = _("It arrived on %(arrived)s; it cannot have been sent later, on %(sent)s.")
            params = {"arrived": long_date_plain(arrived), "sent": long_date_plain(sent)}
            self.add_error("sent_on", ValidationError(words, params=params))

    def draft(self) -> EventDraft:
        data = self.cleaned_data
        return EventDraft(
            kind=self.kind,
            happened_on=data["happened_on"],
            details=data["details"],
            submission=data["submission"],
            **self.typed(data),
        )

    def typed(self, data: dict[str, Any]) -> dict[str, Any]:  # noqa: ARG002  # what the kinds below add
        """The columns of this kind alone."""
        return {}

    @classmethod
    def known(cls, access_request: AccessRequest) -> dict[str, Any]:  # noqa: ARG003  # what the kinds below know
        """What is known already and need not be typed."""
        return {}

    @classmethod
    def values_of(cls, event: Event) -> dict[str, Any]:
        """What the form for correcting an event is filled with."""
        return {name: getattr(event, name) for name in cls.base_fields if hasattr(event, name)} | {
            "submission": uuid.uuid4()
        }


def check_named_day(form: forms.Form) -> None:
    """A day named in a letter is no earlier than the letter."""
    arrived, by = form.cleaned_data.get("happened_on"), form.cleaned_data.get("by")
    if arrived and by and by < arrived:
        words = _("It came on %(arrived)s; it cannot name an earlier day, %(by)s.")
        params = {"arrived": long_date_plain(arrived), "by": long_date_plain(by)}
        form.add_error("by", ValidationError(words, params=params))


def standing(access_request: AccessRequest, *kinds: EventKind) -> list[Event]:
    """What stands of these kinds, in its order."""
    return list(access_request.events.filter(kind__in=kinds).standing().in_order())


def last_of(access_request: AccessRequest, *kinds: EventKind) -> Event | None:
    return next(reversed(standing(access_request, *kinds)), None)


class AboutForm(EventForm):
    """An event that refers to an earlier one: to a notice, or to a complaint."""

    about_kind: ClassVar[EventKind]
    none_logged: ClassVar["StrOrPromise"] = ""  # what to say where there is nothing; empty: no error

    about = forms.ModelChoiceField(queryset=Event.objects.none(), required=False, empty_label=None)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        there_are = self.access_request.events.filter(kind=self.about_kind).standing().in_order()
        self.fields["about"].queryset = there_are  # type: ignore[attr-defined]
        self.choices = list(there_are)
        if len(self.choices) < 2:  # noqa: PLR2004  # nothing to choose
            self.fields["about"].widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        data["about"] = data.get("about") or next(reversed(self.choices), None)
        if data["about"] is None and self.none_logged:
            self.add_error(None, ValidationError(self.none_logged))
        return data

    def typed(self, data: dict[str, Any]) -> dict[str, Any]:
        return {"about": data["about"]}

    @classmethod
    def known(cls, access_request: AccessRequest) -> dict[str, Any]:
        last = last_of(access_request, cls.about_kind)
        return {"about": last.pk if last else None}

    @classmethod
    def values_of(cls, event: Event) -> dict[str, Any]:
        about = event.about.standing().pk if event.about else None
        return super().values_of(event) | {"about": about}
