"""A field in which an institution is typed: its name or initials, in either language."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from newsrooms.models import Membership
from requests_app.institutions.matching import Matcher
from requests_app.models import Institution


def choose(
    form: forms.Form, field: str, member: Membership, typed: str, slug: str
) -> tuple[Institution | None, list[Institution]]:
    """The institution that was meant. Several or none: the error says so, and the nearest are offered."""
    matcher = Matcher(member.newsroom)
    suggestions = matcher.offer(typed)
    picked = next((one for one in suggestions if one.slug == slug), None)
    named = picked or matcher.match(typed).meant
    if named is not None:
        return named, []
    error = (
        _("“%(typed)s” can be one of several institutions; choose one.")
        if suggestions
        else _("“%(typed)s” is not in the list of federal institutions. Try one word of its name, or its initials.")
    )
    form.add_error(field, ValidationError(error, params={"typed": typed[:80]}))
    return None, suggestions


def type_ahead(member: Membership) -> dict[str, Any]:
    """What turns the plain field into a list that narrows while one types; the words that it says."""
    return {
        "data-combobox": reverse("institution_search", kwargs={"newsroom": member.newsroom.slug}),
        "data-count-one": _("One institution"),
        "data-count-many": _("%d institutions"),
        "data-count-none": _("No institution found"),
        "data-last": _("Not in the list: write to your admin"),
    }
