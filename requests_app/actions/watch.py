"""Watching a request, and watching it no more."""

from django.db import transaction

from newsrooms.audit import record
from newsrooms.models import Membership
from requests_app.models import AccessRequest, Watch


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
