from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction

from newsrooms.audit import record
from requests_app.clock import ClockError
from requests_app.models import AccessRequest, Recount
from requests_app.winding import stored_clock, wind

BATCH = 500


@dataclass
class Rewound:
    """What a batch did. `last` is the place to go on from; None when nothing was left."""

    wound: int = 0
    moved: int = 0
    refused: list[str] = field(default_factory=list)
    last: int | None = None


@transaction.atomic
def rewind_batch(*, statute: str, version: str, after: int, today: date) -> Rewound:
    """Wind again the next requests that an older version of the law wound; each moved due date leaves its trace.

    Killed at any point, whole batches stand and the rest is found again. A request whose facts the newer law refuses
    keeps its dates and is named.
    """
    outdated = (
        AccessRequest.objects.outdated(statute, version)
        .filter(pk__gt=after)
        .select_for_update(of=("self",), no_key=True)
    )
    done = Rewound()
    for access_request in outdated.select_related("newsroom").order_by("pk")[:BATCH]:
        done.last = access_request.pk
        before = stored_clock(access_request)
        try:
            with transaction.atomic():
                wind(access_request, today)
        except ClockError as error:
            done.refused.append(f"{access_request.newsroom.slug}/{access_request.reference}: {error.text('en')}")
            continue
        done.wound += 1
        after_it = stored_clock(access_request)
        if before["due_latest"] != after_it["due_latest"] or before["due_earliest"] != after_it["due_earliest"]:
            done.moved += 1
            note_recount(access_request, before, after_it, today)
    return done


def note_recount(access_request: AccessRequest, before: dict[str, Any], after: dict[str, Any], today: date) -> None:
    recount = Recount.objects.create(
        newsroom_id=access_request.newsroom_id,
        access_request=access_request,
        on=today,
        due_before=before["due_latest"],
        due_after=after["due_latest"],
        law_before=before["law_version"],
        law_after=after["law_version"],
    )
    record(None, "request.recounted", recount, before=before, after=after)
