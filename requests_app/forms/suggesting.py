"""Fields of free words that offer what the newsroom has used before: one, or several with commas between."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from requests_app.models import Tag
from requests_app.models.tag import TAG_LENGTH

MOST_TAGS = 20


class SuggestingInput(forms.TextInput):
    """A text field with the browser's own list below it. `suggestions` are read when it is shown."""

    template_name = "requests_app/widgets/suggesting_input.html"
    suggestions: Iterable[Any] = ()

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"]["list"] = context["widget"]["list"] = f"known-{name}"
        context["widget"]["suggestions"] = self.suggestions
        return context


class TagsField(forms.CharField):
    """Tags as they are typed, commas between them: their names in order, each once."""

    widget = SuggestingInput(attrs={"data-several": True, "autocomplete": "off"})
    default_error_messages = {
        "too_long": _("The tag “%(tag)s” has %(length)d characters; %(fits)d fit."),
        "too_many": _("%(count)d tags are too many; %(fits)d fit."),
        "empty_tag": _("The tag “%(tag)s” has no letter and no figure."),
    }

    def clean(self, value: Any) -> tuple[str, ...]:
        typed = str(super().clean(value))
        names = [" ".join(part.split()) for part in typed.replace(";", ",").split(",")]
        tags = {Tag.key_of(name): name for name in reversed(names) if name}
        if "" in tags:
            raise ValidationError(self.error_messages["empty_tag"], params={"tag": tags[""][:40]})
        if len(tags) > MOST_TAGS:
            raise ValidationError(self.error_messages["too_many"], params={"count": len(tags), "fits": MOST_TAGS})
        for name in tags.values():
            if len(name) > TAG_LENGTH:
                params = {"tag": f"{name[:40]}…", "length": len(name), "fits": TAG_LENGTH}
                raise ValidationError(self.error_messages["too_long"], params=params)
        return tuple(reversed(tags.values()))
