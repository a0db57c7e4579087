"""The form for a request that is new here: four answers, the rest filled with what is likely, behind one disclosure."""

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from newsrooms.models import Membership
from requests_app.drafts import RequestDraft
from requests_app.enums import Channel, Statute
from requests_app.models import AccessRequest, Institution

from .fields import DayField, LineField
from .institution_choice import choose, type_ahead
from .request_form import RequestForm

MOST_INSTITUTIONS = 20
ON_THE_PAGE = frozenset({"institution", "institution_id", "subject", "filed_on", "channel", "submission", "version"})


@dataclass(frozen=True)
class AlsoTo:
    """One more institution that the same request goes to: its field, the picked one's, and what may be meant."""

    field: BoundField
    picked: BoundField
    suggestions: list[Institution]


class NewRequestForm(RequestForm):
    """The facts of a request that is new here, to one institution or the same to several."""

    def __init__(self, *args: Any, more_rows: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.also_chosen: list[Institution] = []
        self.also_suggested: dict[str, list[Institution]] = {}
        self.also_names = also_in(self.data or self.initial, more_rows)
        for name in self.also_names:
            widget = forms.TextInput(attrs={"autocomplete": "off", **type_ahead(self.member)})
            self.fields[name] = LineField(label=_("Also to"), fits=250, required=False, widget=widget)
            self.fields[f"{name}_id"] = forms.SlugField(required=False, max_length=80, widget=forms.HiddenInput)

    @property
    def also(self) -> Iterator[AlsoTo]:
        for name in self.also_names:
            yield AlsoTo(self[name], self[f"{name}_id"], self.also_suggested.get(name, []))

    @property
    def more_is_open(self) -> bool:
        """Whether what stands behind the disclosure says anything: an error, or a value that is not the plain one."""
        plain = plain_values(self.member)
        behind = [name for name in self.fields if name not in ON_THE_PAGE and not name.startswith("also_")]
        return any(name in self.errors or says_more(self[name], plain.get(name)) for name in behind)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        for name in self.also_names:
            if typed := data.get(name):
                chosen, self.also_suggested[name] = choose(self, name, self.member, typed, data[f"{name}_id"])
                if chosen is not None and chosen != data.get("chosen") and chosen not in self.also_chosen:
                    self.also_chosen.append(chosen)
        if self.also_chosen and data.get("file_number"):
            words = _("A file number is one institution’s: leave it empty here, and log each acknowledgement.")
            self.add_error("file_number", ValidationError(words))
        return data

    def drafts(self) -> list[RequestDraft]:
        """The request, once for each institution."""
        draft = self.draft()
        return [draft, *(replace(draft, institution=institution) for institution in self.also_chosen)]


def also_in(typed: Mapping[str, Any], more_rows: int) -> list[str]:
    """The names of the rows for further institutions: those that were sent, and as many new ones."""
    sent = 0
    while f"also_{sent + 1}" in typed and sent < MOST_INSTITUTIONS:
        sent += 1
    return [f"also_{row}" for row in range(1, min(sent + more_rows, MOST_INSTITUTIONS - 1) + 1)]


def says_more(field: BoundField, plain: Any) -> bool:
    return str(field.value() or "") != str(plain or "")


def plain_values(member: Membership) -> dict[str, Any]:
    """What most requests have in what the page keeps behind its disclosure."""
    return {
        "statute": Statute.ATIA,
        "language": get_language() or member.newsroom.language,
        "requester_name": member.user.get_full_name(),
        "requester_organization": member.newsroom.name,
        "journalist": member.user_id,
    }


def likely_values(
    member: Membership, today: date, *, last: AccessRequest | None, like: AccessRequest | None
) -> dict[str, Any]:
    """What a new form is filled with: as the member's last request, and what `like`, just logged, was about."""
    likely: dict[str, Any] = {"filed_on": today, "channel": Channel.ONLINE, "submission": uuid.uuid4()}
    values = likely | plain_values(member)
    if last is not None:
        values |= {
            "channel": last.channel,
            "requester_name": last.requester_name,
            "requester_organization": last.requester_organization,
        }
    about = like or last
    if about is not None:
        values |= institution_values(about.institution)
    if like is not None:
        values["project"] = like.project.name if like.project else ""
        values["tags"] = ", ".join(tag.name for tag in like.tags.all())
    return values


def institution_values(institution: Institution) -> dict[str, Any]:
    return {"institution": institution.name(), "institution_id": institution.slug}


class SimilarForm(forms.Form):
    """What tells whether a request is here already, while it is being typed. Judges nothing."""

    institution = LineField(fits=250, required=False)
    institution_id = forms.SlugField(required=False, max_length=80)
    subject = LineField(fits=300, required=False)
    filed_on = DayField(required=False)
    file_number = LineField(fits=60, required=False)

    def __init__(self, *args: Any, member: Membership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.member = member

    def facts(self) -> dict[str, Any] | None:
        """What to look for; None until an institution is named."""
        self.is_valid()
        data = self.cleaned_data
        typed = data.get("institution")
        chosen = choose(self, "institution", self.member, typed, data.get("institution_id", ""))[0] if typed else None
        if chosen is None:
            return None
        return {
            "institutions": [chosen],
            "subject": data.get("subject", ""),
            "filed_on": data.get("filed_on"),
            "file_number": data.get("file_number", ""),
        }
