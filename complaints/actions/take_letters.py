from collections.abc import Iterator
from datetime import date

from django.db import transaction

from complaints.batches.archive import zip_of
from complaints.models import LetterBatch
from newsrooms.audit import record
from newsrooms.models import Membership

from .changing import NotAllowed


@transaction.atomic
def take_letters(*, batch: LetterBatch, language: str, by: Membership, today: date) -> Iterator[bytes]:
    """Leave a trace of who takes out which letters, and give the ZIP piece by piece; the index is in that language.

    The trace comes first: an archive that somebody breaks off has been taken out, too.
    Raises: `NotAllowed` but to admins.
    """
    if not by.may_export_letters:
        raise NotAllowed
    record(by, "letters.taken", batch, after={"made": batch.items.exclude(letter=None).count()})
    return zip_of(batch, by, today, language)
