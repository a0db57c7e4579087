"""The one way to leave a trace: `record`, called inside the transaction of the action it tells of."""

from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from typing import Any

from django.db import models
from django.dispatch import Signal

from .bulk import insert_all
from .models import AuditEntry, Membership, Newsroom

# Where the running request came from: set by the middleware, empty for commands.
client_address: ContextVar[str | None] = ContextVar("client_address", default=None)

COMMAND_LINE = "command line"

# Sent with `targets` (type and number of each row) and the `entries` in the transaction of the action: rooms above
# keep in step what they derive from its rows. An entry of its own comes with its `action` and the `row` itself.
recorded = Signal()


def record(
    by: Membership | None,
    action: str,
    target: models.Model,
    *,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    newsroom: Newsroom | None = None,
) -> None:
    """Write one entry: who (None: the command line), what, on which row, and its values before and after.

    Only what differs is kept when both sides are given.
    """
    entry = entry_of(by, action, target, before=before, after=after, newsroom=newsroom)
    insert_all(AuditEntry, [entry])
    named = [(entry["target_type"], entry["target_id"])]
    recorded.send(sender=AuditEntry, targets=named, entries=[entry], action=action, row=target)


def record_all(entries: Iterable[Mapping[str, Any]]) -> None:
    """Write many entries, made by `entry_of`, in few queries: for an action on thousands of rows."""
    listed = list(entries)
    insert_all(AuditEntry, listed)
    named = [(entry["target_type"], entry["target_id"]) for entry in listed]
    recorded.send(sender=AuditEntry, targets=named, entries=listed)


def entry_of(
    by: Membership | None,
    action: str,
    target: models.Model,
    *,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    newsroom: Newsroom | None = None,
) -> dict[str, Any]:
    """The values of an entry."""
    if before is not None and after is not None:
        changed = {key for key in {*before, *after} if before.get(key) != after.get(key)}
        before = {key: value for key, value in before.items() if key in changed}
        after = {key: value for key, value in after.items() if key in changed}
    return {
        "newsroom_id": by.newsroom_id if by else (newsroom or target.newsroom).pk,  # type: ignore[attr-defined]
        "actor_id": by.user_id if by else None,
        "actor_name": str(by.user)[:200] if by else COMMAND_LINE,
        "address": client_address.get(),
        "action": action,
        "target_type": target._meta.label_lower,  # noqa: SLF001
        "target_id": target.pk,
        "target_label": str(target)[:200],
        "before": before,
        "after": after,
    }
