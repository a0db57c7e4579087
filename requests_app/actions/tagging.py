"""What the actions that write a request's tags share."""

from collections.abc import Iterable
from typing import Any

from newsrooms.models import Newsroom, snapshot
from requests_app.models import AccessRequest, Tag

# Which tag is on which request, as rows of their own.
TAGGED: Any = AccessRequest.tags.through


def tags_named(newsroom: Newsroom, names: Iterable[str]) -> list[Tag]:
    """The newsroom's tags of those names, made where they are new; accents and case make no second one."""
    wanted = {Tag.key_of(name): name for name in reversed(list(names))}
    there = {tag.key: tag for tag in Tag.objects.filter(newsroom=newsroom, key__in=wanted)} if wanted else {}
    return [
        there.get(key) or Tag.objects.get_or_create(newsroom=newsroom, key=key, defaults={"name": name})[0]
        for key, name in wanted.items()
    ]


def with_tags(access_request: AccessRequest) -> dict[str, Any]:
    """A request with the names of its tags, for the trail."""
    return {**snapshot(access_request), "tags": [tag.name for tag in access_request.tags.all()]}
