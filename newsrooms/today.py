"""The one place that reads the wall's date."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings

# Where federal institutions and the Commissioner sit; a test holds the federal law files to it.
ZONE = "America/Toronto"


def today() -> date:
    """The day that every clock is read on: the law's day, never the browser's or the newsroom's."""
    fixed: date | None = settings.FIXED_TODAY
    return fixed or datetime.now(ZoneInfo(ZONE)).date()
