"""What was asked of us, what we did, what we were told."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from requests_app.enums import EventKind
from requests_app.forms.fields import DayField

from .base import EventForm, check_named_day


class NamedDayForm(EventForm):
    """Somebody names a day."""

    by = DayField(label=_("By which day?"), error_messages={"required": _("Which day does it name?")})

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        check_named_day(self)
        return data

    def typed(self, data: dict[str, Any]) -> dict[str, Any]:
        return {"by": data["by"]}


class ReplyDemandedForm(NamedDayForm):
    kind = EventKind.REPLY_DEMANDED
    words_label = _("What must we reply to?")
    by = DayField(
        label=_("Reply by"),
        help_text=_("The day after which the institution would close the file."),
        error_messages={"required": _("By which day must we reply?")},
    )


class ReplyForm(EventForm):
    kind = EventKind.REPLY
    words_label = _("What did you reply?")
    happened_on = DayField(label=_("Replied on"), error_messages={"required": _("On which day did you reply?")})


class PromiseForm(NamedDayForm):
    kind = EventKind.PROMISE
    words_label = _("What was promised, and by whom?")
    happened_on = DayField(label=_("Promised on"), error_messages={"required": _("On which day was it promised?")})
    by = DayField(
        label=_("For which day?"),
        help_text=_("It is shown, and moves no limit: only the Act does."),
        error_messages={"required": _("Which day was promised?")},
    )


class FollowUpForm(EventForm):
    kind = EventKind.FOLLOW_UP
    words_needed = _("Say in a few words what you wrote.")
    happened_on = DayField(label=_("Sent on"), error_messages={"required": _("On which day did you write or call?")})


class CallForm(EventForm):
    kind = EventKind.CALL
    words_label = _("Who said what?")
    words_needed = _("Say in a few words who called whom, and what was said.")
    happened_on = DayField(label=_("Day of the call"), error_messages={"required": _("On which day was the call?")})


class NoteForm(EventForm):
    kind = EventKind.NOTE
    words_label = _("Note")
    words_needed = _("Write the note.")
    happened_on = DayField(label=_("Day"), error_messages={"required": _("Of which day is the note?")})
