"""Every action leaves a trace: what it says of a request's clock has its institution counted anew, after the commit."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Model

from newsrooms.jobs import enqueue
from newsrooms.models import Job, JobState, Newsroom
from requests_app.models import AccessRequest, Event, Institution, Recount

from .counting import COUNTED_KINDS

COUNT = "scorecards.count"
CHANGED_WITH = tuple(model._meta.label_lower for model in (AccessRequest, Event))  # noqa: SLF001
COUNTED_FACTS = frozenset(
    {
        "institution_id",
        "restricted",
        "phase",
        "clock_starts_on",
        "original_due",
        "due_latest",
        "answered_on",
        "extended",
    }
)
ALL = 0  # the whole newsroom
MOST_AT_ONCE = 10  # jobs of one action; above it all institutions are counted


def follow_the_trail(*, entries: Sequence[Mapping[str, Any]], row: Model | None = None, **_signal: Any) -> None:
    """After the commit, so that no count which has begun already can miss what was changed."""
    affected: dict[int, set[int]] = {}
    for entry in entries:
        institutions = institutions_of(entry, row)
        if institutions:
            affected.setdefault(entry["newsroom_id"], set()).update(institutions)
    for newsroom, institutions in affected.items():
        transaction.on_commit(partial(have_counted, newsroom, frozenset(institutions)))


def institutions_of(entry: Mapping[str, Any], row: Model | None) -> set[int]:
    """Whose figures an entry changes. What happens to a restricted request changes none."""
    before, after = entry["before"] or {}, entry["after"] or {}
    if isinstance(row, Institution):
        return {ALL}
    changed = entry["target_type"] in CHANGED_WITH and COUNTED_FACTS & (before.keys() | after.keys())
    told = isinstance(row, Recount) or (isinstance(row, Event) and row.kind in COUNTED_KINDS)
    if not (changed or told):
        return set()
    request = request_of(row)
    now_restricted = after.get("restricted", request.restricted if request else False)
    if now_restricted and before.get("restricted", True):
        return set()
    named = {before.get("institution_id"), after.get("institution_id"), request.institution_id if request else None}
    return {institution for institution in named if institution is not None}


def request_of(row: Model | None) -> AccessRequest | None:
    if isinstance(row, Event | Recount):
        return row.access_request
    return row if isinstance(row, AccessRequest) else None


def have_counted(newsroom: int, institutions: frozenset[int]) -> None:
    """Put in what does not wait already."""
    wanted = institutions if len(institutions) <= MOST_AT_ONCE else frozenset({ALL})
    subjects = [subject_of(institution) for institution in {*wanted, ALL}]
    waiting = Job.objects.filter(newsroom=newsroom, subject__in=subjects, state=JobState.WAITING)
    there = set(waiting.values_list("subject", flat=True))
    if subject_of(ALL) in there:
        return
    for institution in wanted:
        if subject_of(institution) not in there:
            enqueue(
                COUNT,
                newsroom=Newsroom(pk=newsroom),  # its key is all that is stored
                subject=subject_of(institution),
                newsroom_id=newsroom,
                institution=institution,
            )


def subject_of(institution: int) -> str:
    return f"scorecards:{institution}" if institution else "scorecards"
