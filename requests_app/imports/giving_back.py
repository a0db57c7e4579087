"""The rows that did not go in, as a file: the sheet's own columns, and one more that says why."""

import csv
import io
from collections.abc import Mapping

from django.utils.translation import gettext as _

from requests_app.sheets.columns import guard
from requests_app.sheets.sheet import text_of

from .judged import ReadSheet
from .sentences import sentence
from .verdicts import Reason


def rows_left(found: ReadSheet, reasons: Mapping[int, list[Reason]]) -> bytes:
    """CSV as Excel opens it. Corrected and imported again, the rows that are here already add nothing."""
    file = io.StringIO()
    written = csv.writer(file)
    width = found.layout.width
    header = [text_of(cell) for cell in found.layout.header.cells]
    written.writerow([guard(text) for text in padded(header, width)] + [_("Why it was not imported")])
    for line in found.layout.lines:
        if line.number in reasons:
            why = " ".join(sentence(reason) for reason in reasons[line.number])
            cells = padded([text_of(cell) for cell in line.cells], width)
            written.writerow([guard(text) for text in [*cells, why]])
    return file.getvalue().encode("utf-8-sig")


def padded(cells: list[str], width: int) -> list[str]:
    return cells + [""] * (width - len(cells))
