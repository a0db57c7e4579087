"""A document's facts as they stand beside its name."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django import template
from django.utils.translation import ngettext

from newsrooms.dates import NBSP, language_code
from requests_app.documents.limits import MEGABYTE
from requests_app.documents.wording import limits
from requests_app.models import Document

register = template.Library()

KILOBYTE = 1024


@register.filter
def file_size(size: int) -> str:
    """`340 kB`, `1.2 MB`; « 340 ko », « 1,2 Mo »."""
    french = language_code() == "fr"
    if size < MEGABYTE:
        figure, unit = str(max(1, round(size / KILOBYTE))), "ko" if french else "kB"
    else:
        figure, unit = f"{size / MEGABYTE:.1f}", "Mo" if french else "MB"
    return f"{figure.replace('.', ',') if french else figure}{NBSP}{unit}"


@register.filter
def facts_line(document: Document) -> str:
    """`PDF · 12 pages · 340 kB · 3f2a9c11`."""
    facts = [document.kind.upper()]
    if document.pages is not None:
        facts.append(ngettext("%(pages)d page", "%(pages)d pages", document.pages) % {"pages": document.pages})
    return " · ".join([*facts, file_size(document.size), document.sha256[:8]])


@register.simple_tag
def document_url(name: str, document: Document) -> str:
    return document.address(name)


@register.simple_tag
def moment(at: datetime, zone: str) -> str:
    """A moment in the newsroom's zone: `2026-11-24 09:12`."""
    return f"{at.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}"


@register.simple_tag
def log_with_days(address: str, document: Document) -> str:
    """The form of an event, filled with the days of this document's headers and linked to it."""
    return f"{address}?documents={document.pk}"


@register.simple_tag
def document_limits() -> str:
    return limits()
