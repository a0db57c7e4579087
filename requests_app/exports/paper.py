"""A list as it is shown, on paper: a PDF for a meeting or a file."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from newsrooms.models import Membership
from newsrooms.pdf.press import Design, TooLong, render_pdf
from requests_app.models import AccessRequest
from requests_app.queries.filters import VIEW_NAMES, Filter
from requests_app.queries.listing import rows_of
from requests_app.templatetags.listing import how_late

LIST = Design(sheet=files("requests_app.exports") / "assets" / "list.css")
MOST_ROWS = 300  # some twenty sheets: the press takes 8 s of processor time for them
SHAPE = re.compile(r"<svg.*?</svg>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class PrintedList:
    """What is printed: the rows in their order, and what the list was asked for in words."""

    requests: Sequence[AccessRequest]
    view: str
    filters: Sequence[Filter]
    with_journalist: bool


def list_pdf(printed: PrintedList, member: Membership, today: date) -> bytes:
    """The list in the language of the page. Raises: `TooLong`."""
    if len(printed.requests) > MOST_ROWS:
        raise TooLong
    rows = rows_of(list(printed.requests), today)
    heading = str(VIEW_NAMES[printed.view])
    context = {
        "rows": [(without_shapes(how_late(row, today)), row) for row in rows],
        "heading": heading,
        "count": len(rows),
        "filters": printed.filters,
        "newsroom": member.newsroom,
        "member": member,
        "today": today,
        "with_journalist": printed.with_journalist,
    }
    title = _("%(list)s, %(newsroom)s, %(day)s") % {
        "list": heading,
        "newsroom": member.newsroom.name,
        "day": today.isoformat(),
    }
    html = render_to_string("requests_app/print/list.html", context)
    return render_pdf(html, title=title, language=get_language() or "en", design=LIST)


def without_shapes(html: SafeString) -> SafeString:
    """The words alone: the shapes stand on pages of the screen."""
    return SafeString(SHAPE.sub("", html))
