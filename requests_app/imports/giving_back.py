"""The rows that did not go in, as a file: the sheet's own columns, and one more that says why."""

import csv
import io
from collections.abc import Mapping

from django.conf import settings
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from requests_app.folding import fold
from requests_app.sheets.columns import guard
from requests_app.sheets.layout import cell_at
from requests_app.sheets.sheet import Line, text_of

from .judged import ReadSheet
from .sentences import sentence
from .verdicts import Reason


def rows_left(found: ReadSheet, reasons: Mapping[int, list[Reason]]) -> bytes:
    """CSV as Excel opens it. Corrected and imported again, the rows that are here already add nothing."""
    file = io.StringIO()
    written = csv.writer(file, delimiter=";" if (get_language() or "").startswith("fr") else ",")
    header = found.layout.header
    ours = why_headings()
    places = [place for place in range(found.layout.width) if fold(found.layout.heading(place)) not in ours]

    def row(line: Line, why: str) -> None:
        written.writerow([guard(text) for text in [*(text_of(cell_at(line, place)) for place in places), why]])

    row(header, why_heading())
    for line in found.layout.lines:
        if line.number in reasons:
            row(line, " ".join(sentence(reason) for reason in reasons[line.number]))
    return file.getvalue().encode("utf-8-sig")


def why_heading() -> str:
    return _("Why it was not imported")


def why_headings() -> set[str]:
    """Folded: a file that came back once has that column already, and keeps no second one."""
    found = set()
    for language, _name in settings.LANGUAGES:
        with override(language):
            found.add(fold(why_heading()))
    return found
