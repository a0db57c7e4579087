import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from complaints.models.comment import COMMENT_LENGTH
from requests_app.forms.fields import LineField


class CommentForm(forms.Form):
    """What a colleague says of a draft."""

    text = LineField(
        label=_("Comment"),
        fits=COMMENT_LENGTH,
        help_text=_("For your newsroom alone: no letter tells it."),
        error_messages={"required": _("Write the comment first.")},
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    submission = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"submission": uuid.uuid4()})
        kwargs.setdefault("auto_id", "id_comment_%s")
        super().__init__(*args, **kwargs)
