from collections.abc import Mapping

from django import template

register = template.Library()


@register.filter
def page_of(pages: Mapping[str, int], anchor: str) -> int | str:
    """On which page a part begins; nothing as long as nobody knows."""
    return pages.get(anchor, "")
