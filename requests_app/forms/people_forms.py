"""Forms that choose colleagues: who takes requests over, who watches one."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from newsrooms.models import Membership
from requests_app.models import AccessRequest


class ColleagueField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic at run time
    """A member of the newsroom, by name."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Membership.objects.none(), **kwargs)

    def label_from_instance(self, obj: Membership) -> str:
        return str(obj.user)


def colleagues(member: Membership) -> Any:
    people = Membership.objects.visible_to(member).select_related("user")
    return people.order_by("user__last_name", "user__first_name")


class AssignForm(forms.Form):
    """To whom requests go."""

    to = ColleagueField(
        label=_("To whom"), empty_label=_("Choose a colleague"), error_messages={"required": _("Who takes them over?")}
    )

    def __init__(self, *args: Any, member: Membership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = colleagues(member)  # type: ignore[attr-defined]


class HandOverForm(AssignForm):
    """Which requests, and to whom. The requests are those that the page lists."""

    requests = forms.TypedMultipleChoiceField(
        coerce=int, error_messages={"required": _("Check at least one request.")}, widget=forms.CheckboxSelectMultiple
    )

    field_order = ("requests", "to")

    def __init__(self, *args: Any, member: Membership, offered: list[AccessRequest], **kwargs: Any) -> None:
        super().__init__(*args, member=member, **kwargs)
        gone = _("One of these requests is no longer here to hand over. What is left is checked; look at it again.")
        self.fields["requests"].choices = [(one.pk, str(one)) for one in offered]  # type: ignore[attr-defined]
        self.fields["requests"].error_messages["invalid_choice"] = gone

    def checked(self) -> set[str]:
        """What is checked, as the boxes write it."""
        return {str(pk) for pk in self["requests"].value() or ()}

    def refuse_gone(self) -> None:
        self.add_error("requests", ValidationError(self.fields["requests"].error_messages["invalid_choice"]))


class WatcherForm(forms.Form):
    """A colleague who is to watch, or to watch no more."""

    watcher = ColleagueField(
        label=_("Let a colleague watch it"),
        empty_label=_("Choose a colleague"),
        error_messages={"required": _("Choose a colleague.")},
    )

    def __init__(self, *args: Any, member: Membership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["watcher"].queryset = colleagues(member)  # type: ignore[attr-defined]
