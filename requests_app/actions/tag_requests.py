from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from django.db import transaction

from newsrooms.audit import entry_of, record_all
from newsrooms.models import Membership
from requests_app.actions.bulk import keep, lock_to_change, save_changed
from requests_app.actions.tagging import TAGGED, tags_named
from requests_app.enums import BulkKind
from requests_app.models import AccessRequest, BulkChange, Tag

Change = tuple[AccessRequest, set[int], set[int]]  # what it gets, what it loses


@transaction.atomic
def tag_requests(
    *, requests: Collection[int], add: Sequence[str], remove: Collection[int], by: Membership
) -> BulkChange:
    """Put tags on several requests, by name, and take others off: on all or on none.

    Raises: `NotTheirs`, and then nothing has changed.
    """
    locked = lock_to_change(requests, by)
    wanted, unwanted = {tag.pk for tag in tags_named(by.newsroom, add)}, set(remove)
    held = tags_of(locked)
    changes = [(one, wanted - held[one.pk], (unwanted - wanted) & held[one.pk]) for one in locked]
    retag(changes, held, by)
    rows = [[one.pk, sorted(gets), sorted(loses)] for one, gets, loses in changes if gets or loses]
    what = {"add": sorted(wanted), "remove": sorted(unwanted - wanted)}
    return keep(BulkKind.TAG, requests, what, rows, by)


def retag(changes: Iterable[Change], held: dict[int, set[int]], by: Membership) -> None:
    """Write what each gets and loses, and the trace of it."""
    changing = [(one, gets, loses) for one, gets, loses in changes if gets or loses]
    names = dict(Tag.objects.filter(newsroom=by.newsroom_id).values_list("pk", "name")) if changing else {}
    TAGGED.objects.bulk_create(
        TAGGED(accessrequest_id=one.pk, tag_id=tag) for one, gets, _loses in changing for tag in sorted(gets)
    )
    lost: dict[int, list[int]] = defaultdict(list)
    for one, _gets, loses in changing:
        for tag in loses:
            lost[tag].append(one.pk)
    for tag, those in lost.items():
        TAGGED.objects.filter(tag=tag, accessrequest__in=those).delete()
    save_changed([one for one, _gets, _loses in changing], by)

    def named(tags: set[int]) -> dict[str, list[str]]:
        return {"tags": sorted(names[tag] for tag in tags)}

    record_all(
        entry_of(
            by,
            "request.tagged",
            one,
            before=named(held[one.pk]),
            after=named((held[one.pk] | gets) - loses),
        )
        for one, gets, loses in changing
    )


def tags_of(requests: Sequence[AccessRequest]) -> dict[int, set[int]]:
    """The tags that are on each."""
    held: dict[int, set[int]] = {one.pk: set() for one in requests}
    tagged = TAGGED.objects.filter(accessrequest__in=held)
    for request, tag in tagged.values_list("accessrequest_id", "tag_id"):
        held[request].add(tag)
    return held
