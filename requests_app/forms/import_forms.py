"""What an admin says about a sheet: the file, its columns, the answers that its rows wait for."""

import re
from dataclasses import replace
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from requests_app.enums import Disposition, EventKind
from requests_app.folding import fold
from requests_app.imports.answers import Answers
from requests_app.imports.judged import ReadSheet
from requests_app.imports.known import Known
from requests_app.imports.sentences import refusal
from requests_app.models import Institution
from requests_app.sheets.columns import COLUMNS
from requests_app.sheets.dates import ORDERS
from requests_app.sheets.delimited import ENCODINGS, SEPARATORS
from requests_app.sheets.opening import MOST_BYTES
from requests_app.sheets.outcomes import ABANDONED
from requests_app.sheets.sheet import SheetRefused, text_of

CELL = re.compile(r"cell-(\d{1,7})-([a-z_]{2,40})")
MOST_ANSWERS = 2_000

# What a column can be beside those of our own export.
FURTHER = {
    "status": gettext_lazy("How it stands, in words"),
    "records_on": gettext_lazy("Records came to us on"),
}


class UploadForm(forms.Form):
    """A file that may be a list of requests."""

    file = forms.FileField(
        label=gettext_lazy("The spreadsheet"),
        help_text=gettext_lazy("A CSV file or an Excel workbook (.xlsx), at most 25 MB."),
        error_messages={
            "required": gettext_lazy("Choose the file with your requests."),
            "empty": gettext_lazy("The file is empty."),
        },
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx,.xlsm"}),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(refusal(SheetRefused("too_large", most=MOST_BYTES // 1_000_000)))
        return file


def column_choices() -> list[tuple[str, str]]:
    """What a column may be taken for."""
    language = get_language() or "en"
    ours = [(column.name, column.heading(language)) for column in COLUMNS if column.taken and column.name != "events"]
    return [("", _("not taken over")), *ours, *((name, str(words)) for name, words in FURTHER.items())]


def outcome_choices() -> list[tuple[str, str]]:
    dispositions = [(code, str(words)) for code, words in Disposition.choices]
    return [("", _("Choose…")), *dispositions, (ABANDONED, str(EventKind.ABANDONED.label))]


def separator_choices() -> list[tuple[str, str]]:
    words = (_("comma"), _("semicolon"), _("tab"), _("vertical bar"))
    return list(zip(SEPARATORS, words, strict=True))


def encoding_choices() -> list[tuple[str, str]]:
    return list(zip(ENCODINGS, ("UTF-8", "Windows-1252 (Excel)", "UTF-16", "Mac OS Roman"), strict=True))


def with_file(posted: QueryDict, found: ReadSheet) -> Answers:
    """The answers with how the file is to be read. Read otherwise, its columns are others and begin anew."""
    header = posted.get("header", "")
    answers = replace(
        found.answers,
        sheet=posted.get("sheet", found.answers.sheet)[:100],
        encoding=posted.get("encoding", found.answers.encoding)[:20],
        separator=posted.get("separator", found.answers.separator)[:1],
        header=int(header) if re.fullmatch(r"\d{1,7}", header, re.ASCII) else found.answers.header,
    )
    if replace(answers, encoding="") == replace(found.answers, encoding=""):
        return answers
    return replace(answers, columns={}, orders={}, cells={})


def with_columns(posted: QueryDict, found: ReadSheet) -> Answers:
    """The answers with what was chosen for each column; what is as we guessed is not written down."""
    allowed = {name for name, _words in column_choices()}
    columns = dict(found.answers.columns)
    for place in range(found.layout.width):
        chosen = posted.get(f"column-{place}")
        if chosen in allowed and chosen != found.layout.names.get(place, ""):
            columns[place] = chosen
    return replace(found.answers, columns=columns)


def with_answers(posted: QueryDict, found: ReadSheet, names: dict[str, Institution]) -> Answers:
    """The answers with those that were given; `names` are the institutions that were chosen."""
    answers = found.answers
    orders = {place: order for place in range(found.layout.width) if (order := posted.get(f"order-{place}")) in ORDERS}
    columns = dict(answers.columns)
    meaning = posted.get("received")
    if meaning in ("received_on", "records_on") and found.layout.asks_received is not None:
        columns[found.layout.asks_received] = meaning
    return replace(
        answers,
        columns=columns,
        orders={**answers.orders, **orders},
        institutions={**answers.institutions, **{fold(typed): one.slug for typed, one in names.items()}},
        outcomes={**answers.outcomes, **outcomes_in(posted)},
        cells=cells_in(posted, found),
    )


def names_in(posted: QueryDict, known: Known) -> tuple[dict[str, Institution], list[str]]:
    """The institutions chosen for the names that were asked about; what was typed and is none."""
    settled: dict[str, Institution] = {}
    unknown: list[str] = []
    for number, typed in enumerate(posted.getlist("typed")[:MOST_ANSWERS]):
        meant = posted.get(f"institution-{number}", "").strip()
        if not meant:
            continue
        picked = known.by_slug.get(posted.get(f"institution-{number}_id", ""))
        chosen = picked if picked and fold(meant) in picked.folded_names() else known.matcher.match(meant).meant
        if chosen is None:
            unknown.append(meant[:80])
        else:
            settled[typed] = chosen
    return settled, unknown


def outcomes_in(posted: QueryDict) -> dict[str, str]:
    allowed = {code for code, _words in outcome_choices() if code}
    said = enumerate(posted.getlist("said")[:MOST_ANSWERS])
    return {fold(typed): chosen for number, typed in said if (chosen := posted.get(f"outcome-{number}", "")) in allowed}


def cells_in(posted: QueryDict, found: ReadSheet) -> dict[int, dict[str, str]]:
    """The corrected cells: those that differ from the sheet, by line and column."""
    cells = {line: dict(corrected) for line, corrected in found.answers.cells.items()}
    lines = {line.number: line for line in found.layout.lines}
    for name, value in list(posted.items())[:MOST_ANSWERS]:
        match = CELL.fullmatch(name)
        if match is None or int(match[1]) not in lines:
            continue
        line, column, typed = int(match[1]), match[2], str(value).replace("\x00", "").strip()
        place = found.layout.place_of(column)
        cell = lines[line].cells[place] if place is not None and place < len(lines[line].cells) else None
        if typed != text_of(cell) or column in cells.get(line, {}):
            cells.setdefault(line, {})[column] = typed
    return cells
