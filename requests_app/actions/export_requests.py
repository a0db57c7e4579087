from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction

from newsrooms.audit import record
from newsrooms.models import Membership, Newsroom
from requests_app.exports.files import WRITERS
from requests_app.exports.rows import portions_of
from requests_app.exports.words import institutions_of, words_in
from requests_app.models.access_request import AccessRequestQuerySet


@transaction.atomic
def export_requests(
    *,
    parts: Sequence[AccessRequestQuerySet],
    file_format: str,
    language: str,
    asked: Mapping[str, Any],
    newsroom: Newsroom,
    by: Membership | None,
    today: date,
) -> Iterator[bytes]:
    """Leave a trace of who takes out what, and give the file piece by piece, one part of the list after the other.

    The trace comes first: a file that somebody breaks off has been taken out, too.
    """
    how_many = sum(part.count() for part in parts)
    told = {"format": file_format, "language": language, "requests": how_many, "asked": dict(asked)}
    record(by, "requests.exported", newsroom, newsroom=newsroom, after=told)
    institutions = institutions_of(newsroom)
    codes = {one.pk: one.code for one in institutions}
    return WRITERS[file_format](portions_of(parts, codes, today), words_in(language, institutions))
