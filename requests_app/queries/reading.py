"""The requests of a list as they are shown, read at once.

A model asks each field of each row how it wants to be read, and `select_related` does so three times a row: a third of
the time that a page takes. Here the columns that a row shows are read as they are; any other is read when asked for.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Model
from django.db.models.base import ModelState

from newsrooms.models import User
from requests_app.models import AccessRequest, Institution, Limit, Project, Tag
from requests_app.models.access_request import AccessRequestQuerySet

SHOWN = (
    *("id", "newsroom_id", "reference", "subject", "file_number", "restricted", "strand_of_id", "statute"),
    *("institution_id", "journalist_id", "project_id", "filed_on", "complaint_stage"),
    *("phase", "clock_starts_on", "presumed", "extended", "original_due", "due_earliest", "due_latest", "answered_on"),
    *("hold_from", "hold_to", "promised_for", "late_why", "heard_on"),
    *("quiet_until", "quiet_why", "shelf", "shelved_from", "shelved_why"),
)
OF_INSTITUTION = ("id", "slug", "name_en", "name_fr")
OF_JOURNALIST = ("id", "first_name", "last_name", "email")
OF_PROJECT = ("id", "name")
COLUMNS = (
    *SHOWN,
    *(f"institution__{name}" for name in OF_INSTITUTION),
    *(f"journalist__{name}" for name in OF_JOURNALIST),
    *(f"project__{name}" for name in OF_PROJECT),
)
Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Ends:
    """What a row asks of a limit."""

    kind: str
    opens: date | None
    last_day: date | None
    settled_on: date | None


def read(requests: AccessRequestQuerySet) -> list[AccessRequest]:
    """The requests with their institutions, journalists and projects. One query."""
    listed = []
    first, second = len(SHOWN), len(SHOWN) + len(OF_INSTITUTION)
    third = second + len(OF_JOURNALIST)
    for values in requests.values_list(*COLUMNS):
        request = stored(AccessRequest, zip(SHOWN, values, strict=False))
        request.institution = stored(Institution, zip(OF_INSTITUTION, values[first:], strict=False))
        request.journalist = stored(User, zip(OF_JOURNALIST, values[second:], strict=False))
        if values[third] is not None:
            request.project = stored(Project, zip(OF_PROJECT, values[third:], strict=True))
        listed.append(request)
    return listed


def stored(model: type[Row], values: Iterable[tuple[str, Any]]) -> Row:
    """A row that stands in the database; what is not among the values is read when it is asked for."""
    row = model.__new__(model)
    row.__dict__.update(values)
    row._state = ModelState()  # noqa: SLF001  # Django documents it
    row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS  # noqa: SLF001
    return row


def limits_of(requests: Iterable[AccessRequest]) -> dict[int, list[Ends]]:
    """The limits of each, the first to end first. One query for all."""
    limits: dict[int, list[Ends]] = {request.pk: [] for request in requests}
    rows = Limit.objects.filter(access_request__in=limits)
    columns = rows.values_list("access_request_id", "kind", "opens", "last_day", "settled_on")
    for request, kind, opens, last_day, settled_on in columns:
        limits[request].append(Ends(kind, opens, last_day, settled_on))
    return limits


def tags_of(requests: Iterable[AccessRequest]) -> dict[int, list[str]]:
    """The names of the tags of each, by name. One query for all."""
    tags: dict[int, list[str]] = {request.pk: [] for request in requests}
    carried = Tag.objects.filter(access_requests__in=tags).order_by("key")
    for request, name in carried.values_list("access_requests", "name"):
        tags[request].append(name)
    return tags
