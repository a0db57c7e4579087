from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from newsrooms.audit import record
from newsrooms.models import Membership
from requests_app.exports.paper import PrintedList, list_pdf


def print_list(*, printed: PrintedList, language: str, asked: Mapping[str, Any], by: Membership, today: date) -> bytes:
    """The list as a PDF, and the trace of who takes out what. Nothing is locked while it is made.

    Raises: `TooLong`, and then nothing was taken out.
    """
    pdf = list_pdf(printed, by, today)
    told = {"format": "pdf", "language": language, "requests": len(printed.requests), "asked": dict(asked)}
    with transaction.atomic():
        record(by, "requests.exported", by.newsroom, newsroom=by.newsroom, after=told)
    return pdf
