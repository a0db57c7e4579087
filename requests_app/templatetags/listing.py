"""Addresses of the same list, asked another way."""

from typing import Any

from django import template

from requests_app.queries.listing import Asked

register = template.Library()


@register.simple_tag
def sort_query(asked: Asked, key: str) -> str:
    """Sorted by that column; the other way round where it already is."""
    return asked.query(sort=key, descending=asked.sort == key and not asked.descending)


@register.simple_tag
def list_query(asked: Asked, **changes: Any) -> str:
    return asked.query(**changes)
