from collections.abc import Sequence

from django.db import transaction

from complaints.models import Complaint
from newsrooms.audit import record
from newsrooms.models import Membership


@transaction.atomic
def tell_cover(*, complaints: Sequence[Complaint], language: str, by: Membership) -> None:
    """Leave a trace of a cover letter that was made: it has no number, and nothing else keeps it."""
    numbers = sorted(one.letter.number for one in complaints)
    told = {"letters": numbers, "language": language}
    record(by, "cover_letter.made", by.newsroom, newsroom=by.newsroom, after=told)
