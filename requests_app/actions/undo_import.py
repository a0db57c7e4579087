from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import models, transaction

from newsrooms.audit import entry_of, record, record_all
from newsrooms.models import Membership, snapshot
from requests_app.models import (
    AccessRequest,
    Event,
    ExtensionGround,
    FileNumber,
    ImportedRow,
    Limit,
    SearchEntry,
    SheetImport,
)
from requests_app.models.sheet_import import ImportState

# What an import itself makes; whatever else refers to a request was added by somebody.
MADE_BY_IMPORT: tuple[type[models.Model], ...] = (
    *(Limit, Event, FileNumber, ImportedRow, SearchEntry),
    *(AccessRequest.tags.through, AccessRequest.named.through),
)


class TooLateToUndo(Exception):
    """The day is over, or it was undone before."""


@transaction.atomic
def undo_import(*, sheet_import: SheetImport, by: Membership, now: datetime) -> tuple[int, int]:
    """Take the requests of an import away again: how many went, how many stay because something was added since.

    This is the one place where requests are deleted, and only within a day, as long as nobody has touched them: the
    sheet still has them, and the trail keeps what each of them was. A mistake in a column would otherwise stand in
    hundreds of files for ever.
    Raises: `TooLateToUndo`.
    """
    locked = SheetImport.objects.select_for_update(of=("self",), no_key=True).defer("content").get(pk=sheet_import.pk)
    if not locked.may_be_undone(now):
        raise TooLateToUndo
    rows = ImportedRow.objects.filter(sheet_import=locked)
    requests = AccessRequest.objects.select_for_update(of=("self",), no_key=True).filter(imported_row__in=rows)
    untouched = [request for request in requests.order_by("pk") if request.version == 1]
    added_to = with_something_added({request.pk for request in untouched})
    going = [request for request in untouched if request.pk not in added_to]
    entries = [entry_of(by, "request.import_undone", request, before=snapshot(request)) for request in going]
    for start in range(0, len(going), 500):
        remove([request.pk for request in going[start : start + 500]])
    record_all(entries)
    kept = rows.count()
    locked.state = ImportState.UNDONE
    locked.version += 1
    locked.save(update_fields=["state", "version"])
    record(by, "sheet.import_undone", locked, after={"removed": len(going), "kept": kept})
    return len(going), kept


def with_something_added(requests: set[int]) -> set[int]:
    """Those that any other row of any room refers to."""
    found: set[int] = set()
    for relation in AccessRequest._meta.get_fields(include_hidden=True):  # noqa: SLF001
        model: Any = relation.related_model
        if not (relation.one_to_many or relation.one_to_one) or model in MADE_BY_IMPORT:
            continue
        link = relation.field  # type: ignore[union-attr]
        rows = model._base_manager.filter(**{f"{link.name}__imported_row__isnull": False})  # noqa: SLF001
        found |= requests.intersection(rows.values_list(link.attname, flat=True))
    return found


def remove(requests: Iterable[int]) -> None:
    """What an import made, from the leaves inwards."""
    numbers = list(requests)
    events = Event.objects.filter(access_request__in=numbers)
    ExtensionGround.objects.filter(event__in=events).delete()
    FileNumber.objects.filter(access_request__in=numbers).delete()
    ImportedRow.objects.filter(access_request__in=numbers).delete()
    events.update(supersedes=None)
    events.filter(about__isnull=False).delete()
    events.delete()
    AccessRequest.objects.filter(pk__in=numbers).delete()
