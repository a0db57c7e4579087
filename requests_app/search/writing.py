"""Rows of the index as they are written."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from newsrooms.bulk import insert_all
from requests_app.models import SearchEntry

# One more whenever the words of an entry are made another way: `manage.py index` then makes all of them anew.
VERSION = 1
# Characters of one entry's notes or document. Longer ones have several: PostgreSQL refuses what is much longer.
LONGEST = 60_000
WRITTEN = [field.attname for field in SearchEntry._meta.concrete_fields]  # noqa: SLF001  # Django documents it
Entry = dict[str, Any]  # by column: thousands are written at once


def replace(there: QuerySet[SearchEntry], wanted: Iterable[Entry]) -> None:
    """Put these in the place of those; what stays as it is is not written: most events change no word."""
    known = {entry["position"]: entry for entry in there.values(*WRITTEN)}
    new = {entry["position"]: entry for entry in wanted}
    kept = {position for position, entry in new.items() if known.get(position) == entry}
    gone = known.keys() - kept
    if gone:
        SearchEntry.objects.filter(pk__in=gone).delete()
    insert_all(SearchEntry, [entry for position, entry in new.items() if position not in kept])
