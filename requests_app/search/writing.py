"""Rows of the index as they are written."""

from collections.abc import Iterable
from typing import Any

from newsrooms.bulk import insert_all
from requests_app.models import SearchEntry

# One more whenever the words of an entry are made another way: `manage.py index` then makes all of them anew.
VERSION = 1
# Characters of one entry's notes or document. Longer ones have several: PostgreSQL refuses what is much longer.
LONGEST = 60_000
AT_ONCE = 90  # with eleven columns: SQLite may be built with room for 999 values in one statement
WRITTEN = [field.attname for field in SearchEntry._meta.concrete_fields]  # noqa: SLF001  # Django documents it
Entry = dict[str, Any]  # by column: thousands are written at once


def replace(there: Iterable[Entry], wanted: Iterable[Entry]) -> None:
    """Put these in the place of those; what stays as it is is not written: most events change no word."""
    known = {entry["position"]: entry for entry in there}
    new = {entry["position"]: entry for entry in wanted}
    kept = {position for position, entry in new.items() if known.get(position) == entry}
    gone = known.keys() - kept
    if gone:
        SearchEntry.objects.filter(pk__in=gone).delete()
    # In their order, and many in one statement: at each step back and at each statement FTS5 begins a further piece of
    # its index, which it then has to merge with the others.
    insert_all(SearchEntry, [new[position] for position in sorted(new.keys() - kept)], at_once=AT_ONCE)
