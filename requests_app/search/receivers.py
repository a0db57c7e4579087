"""Every action leaves a trace, so whatever changes a request is heard of here, in the same transaction."""

from collections.abc import Sequence
from typing import Any

from requests_app.models import AccessRequest, Event

from .entries import index_requests

REQUEST, EVENT = AccessRequest._meta.label_lower, Event._meta.label_lower  # noqa: SLF001


def follow_the_trail(*, targets: Sequence[tuple[str, int]], **_signal: Any) -> None:
    requests = {number for kind, number in targets if kind == REQUEST}
    events = {number for kind, number in targets if kind == EVENT}
    if events:
        requests |= set(Event.objects.filter(pk__in=events).values_list("access_request_id", flat=True))
    if requests:
        index_requests(requests)
