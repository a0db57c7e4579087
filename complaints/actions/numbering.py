"""The numbers of letters: one after the other in a newsroom and year, none twice."""

from django.db.models import Max

from complaints.models import BatchItem, Letter
from newsrooms.models import Newsroom


def next_sequence(newsroom: Newsroom, year: int) -> int:
    """The next one that is neither a letter's nor taken for one. The caller holds the newsroom's lock."""
    used = [
        rows.filter(newsroom=newsroom, year=year).aggregate(last=Max("sequence"))["last"] or 0
        for rows in (Letter.objects, BatchItem.objects)
    ]
    return max(used) + 1


def number_of(year: int, sequence: int) -> str:
    return f"L-{year:04}-{sequence:04}"
