"""Watching a request, and watching it no more."""

from collections.abc import Collection, Sequence

from django.db import transaction

from newsrooms.audit import entry_of, record, record_all
from newsrooms.models import Membership
from requests_app.actions.bulk import keep, lock_all
from requests_app.enums import BulkKind
from requests_app.models import AccessRequest, BulkChange, Watch


class SeesItNot(Exception):
    """The colleague may not see the request; to watch it would show them nothing."""


@transaction.atomic
def watch(*, access_request: AccessRequest, watcher: Membership, by: Membership) -> None:
    """Let `watcher` find the request among those they watch. Twice is as good as once.

    Raises: `SeesItNot`; to watch opens no restricted request.
    """
    if not AccessRequest.objects.visible_to(watcher).filter(pk=access_request.pk).exists():
        raise SeesItNot
    _, is_new = Watch.objects.get_or_create(
        newsroom=by.newsroom, access_request=access_request, user=watcher.user, defaults={"added_by": by.user}
    )
    if is_new:
        record(by, "request.watched", access_request, after={"watcher": watcher.user_id})


@transaction.atomic
def stop_watching(*, access_request: AccessRequest, watcher: Membership, by: Membership) -> None:
    if Watch.objects.filter(access_request=access_request, user=watcher.user).delete()[0]:
        record(by, "request.watched_no_more", access_request, before={"watcher": watcher.user_id})


@transaction.atomic
def watch_all(*, requests: Collection[int], by: Membership) -> BulkChange:
    """Watch each of these oneself. Raises: `NotTheirs` where one of them is not to be seen."""
    watched = begin_all(lock_all(requests, by), by)
    return keep(BulkKind.WATCH, requests, {}, [one.pk for one in watched], by)


@transaction.atomic
def stop_watching_all(*, requests: Collection[int], by: Membership) -> BulkChange:
    """Watch none of these any more. Raises: `NotTheirs` where one of them is not to be seen."""
    left = stop_all(lock_all(requests, by), by)
    return keep(BulkKind.UNWATCH, requests, {}, [one.pk for one in left], by)


def begin_all(locked: Sequence[AccessRequest], by: Membership) -> list[AccessRequest]:
    """Those that are watched anew."""
    already = watched_among(locked, by)
    new = [one for one in locked if one.pk not in already]
    watches = [Watch(newsroom=by.newsroom, access_request=one, user=by.user, added_by=by.user) for one in new]
    Watch.objects.bulk_create(watches, ignore_conflicts=True)
    record_all(entry_of(by, "request.watched", one, after={"watcher": by.user_id}) for one in new)
    return new


def stop_all(locked: Sequence[AccessRequest], by: Membership) -> list[AccessRequest]:
    """Those that were watched until now."""
    there = watched_among(locked, by)
    left = [one for one in locked if one.pk in there]
    Watch.objects.filter(user=by.user, access_request__in=there).delete()
    record_all(entry_of(by, "request.watched_no_more", one, before={"watcher": by.user_id}) for one in left)
    return left


def watched_among(requests: Sequence[AccessRequest], by: Membership) -> set[int]:
    watches = Watch.objects.of(by).filter(access_request__in=[one.pk for one in requests])
    return set(watches.values_list("access_request_id", flat=True))
