"""What is asked before several requests are changed at once."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from newsrooms.models import Membership
from requests_app.actions.bulk import NotTheirs
from requests_app.models import AccessRequest, Tag

from .suggesting import TagsField


def refuse_gone(form: forms.Form, refusal: NotTheirs) -> None:
    """Somebody handed one of them over while the page was open: it shows now whose each is.

    Raises: `refusal` where it names none: one of them is no longer to be seen, and so not to be named.
    """
    if not refusal.which:
        raise refusal
    words = gettext(
        "Handed over by somebody else meanwhile: %(requests)s. Look at the list again; nothing was changed."
    )
    form.add_error(None, ValidationError(words, params={"requests": ", ".join(one.reference for one in refusal.which)}))


class TagForm(forms.Form):
    """Tags to put on the requests that were checked, and those among theirs to take off."""

    add = TagsField(label=_("Tags to add"), required=False, help_text=_("Words of your own, with commas between them."))
    remove = forms.TypedMultipleChoiceField(
        label=_("Tags to take off"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, member: Membership, requests: Sequence[AccessRequest], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["add"].widget.suggestions = Tag.objects.visible_to(member)
        on_them = Tag.objects.filter(access_requests__in=requests).distinct()
        self.fields["remove"].choices = [(tag.pk, tag.name) for tag in on_them]  # type: ignore[attr-defined]
        if not on_them:
            del self.fields["remove"]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = {"add": (), "remove": [], **self.cleaned_data}
        if not self.errors and not data["add"] and not data["remove"]:
            self.add_error("add", ValidationError(gettext("Name a tag to add, or check one to take off.")))
        return data
