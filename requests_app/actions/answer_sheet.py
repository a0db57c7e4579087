from collections.abc import Mapping

from django.db import transaction

from newsrooms.audit import record
from newsrooms.models import Membership
from requests_app.imports.answers import Answers
from requests_app.institutions.matching import remember
from requests_app.models import Institution, SheetImport
from requests_app.models.sheet_import import ImportState


class SheetChanged(Exception):
    """Somebody answered, or brought the rows in, after the page was opened."""


@transaction.atomic
def answer_sheet(
    *,
    sheet_import: SheetImport,
    answers: Answers,
    names: Mapping[str, Institution],
    by: Membership,
    expected_version: int,
) -> None:
    """Keep what was said about a sheet; a name that was given an institution is remembered for the newsroom.

    Raises: `SheetChanged`, and then nothing is kept.
    """
    locked = SheetImport.objects.select_for_update(of=("self",), no_key=True).defer("content").get(pk=sheet_import.pk)
    if locked.version != expected_version or locked.state != ImportState.OPEN:
        raise SheetChanged
    before = locked.answers
    locked.answers = answers.to_json()
    locked.version += 1
    locked.save(update_fields=["answers", "version"])
    for typed, institution in names.items():
        remember(by.newsroom, typed, institution, by)
    record(by, "sheet.answered", locked, before={"answers": before}, after={"answers": locked.answers})
