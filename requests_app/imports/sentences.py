"""Every code of a refusal or a reason as a sentence. docs/import.md lists the codes for scripts."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from newsrooms.dates import long_date_plain
from requests_app.sheets.sheet import SheetRefused

from .verdicts import Reason

REFUSALS = {
    "empty": _("The file is empty."),
    "header_only": _("The file has headings and no requests below them."),
    "too_large": _("The file is larger than %(most)s MB. Split it, and import the parts one after the other."),
    "too_many_rows": _("The sheet has more than %(most)s rows. Split it, and import the parts one after the other."),
    "too_wide": _("The sheet has far more cells than a list of requests. Delete the columns that are not needed."),
    "not_a_list": _(
        "This is not a list of requests: no row of headings names an institution, a subject or a date of filing."
    ),
    "not_text": _("The file is neither text nor a workbook. Save the list as CSV or as an Excel workbook (.xlsx)."),
    "broken_text": _("The file cannot be read beyond line %(line)s: a quotation mark there has no end."),
    "not_a_workbook": _("The file is called a workbook and is none. Open it where it was made and save it again."),
    "broken_workbook": _("The workbook is damaged. Open it in a spreadsheet program and save it again."),
    "unpacks_to_too_much": _(
        "The workbook unpacks to %(megabytes)s MB, far more than a list of requests. It was not opened."
    ),
    "password": _("The workbook is protected by a password. Save it without one, then try again."),
    "old_excel": _("This is a workbook of Excel 97–2003 (.xls). Save it as .xlsx or as CSV."),
    "binary_workbook": _("This is a binary workbook (.xlsb). Save it as .xlsx or as CSV."),
    "numbers": _("This is a Numbers document. Export it as an Excel workbook (.xlsx) or as CSV."),
    "open_document": _("This is an OpenDocument file. Save it as .xlsx or as CSV."),
    "word": _("This is a text document. Only CSV files and Excel workbooks (.xlsx) can be imported."),
    "pdf": _("This is a PDF. Only CSV files and Excel workbooks (.xlsx) can be imported."),
    "picture": _("This is a picture. Only CSV files and Excel workbooks (.xlsx) can be imported."),
    "web_page": _("This is a web page under another name. Save the list as CSV or as an Excel workbook (.xlsx)."),
    "json": _("This is JSON. Export the list as CSV or as an Excel workbook (.xlsx)."),
    "fragdenstaat": _(
        "This is the export of a FragDenStaat or Froide account. Each request is a folder of its own; make a list of "
        "them as CSV first."
    ),
    "other_archive": _("This is an archive of other files. Take the list out of it, then import that."),
}

REASONS = {
    # Asked
    "institution_missing": _("Which institution was asked?"),
    "institution_unknown": _("“%(typed)s” is no institution that we know."),
    "institution_unsure": _("“%(typed)s” can be one of several institutions, or is misspelled."),
    "two_numbers": _("“%(typed)s” holds two file numbers. One request has one."),
    "subject_missing": _("What was asked? The row has neither a subject nor a text."),
    "too_long": _("%(length)s characters are too many; %(fits)s fit."),
    "filed_missing": _("On which day was the request filed?"),
    "date_ambiguous": _("“%(typed)s” can be %(one)s or %(other)s."),
    "no_such_day": _("There is no such day: %(typed)s."),
    "day_incomplete": _("“%(typed)s” names no day, only a month or a year."),
    "not_a_date": _("“%(typed)s” is not a date."),
    "formula_without_value": _("The cell holds a formula whose result was not saved."),
    "before_the_act": _("The year %(year)s cannot be right: the Act has been in force since 1983."),
    "in_the_future": _("%(day)s is still to come."),
    "received_before_filed": _("Received on %(received)s, before it was filed on %(filed)s."),
    "received_meaning": _("Is this the day the institution received the request, or the day the records came to us?"),
    "law_unknown": _("“%(typed)s” is no law that we know."),
    "law_not_turned_on": _("The newsroom has not turned on “%(typed)s”."),
    "not_yes_or_no": _("“%(typed)s” is neither yes nor no."),
    "days_unread": _("“%(typed)s” is no number of days."),
    "disposition_missing": _("The row has a day of answer, and does not say what was decided."),
    "disposition_unknown": _("“%(typed)s”: what was decided?"),
    "answer_without_day": _("“%(typed)s”: on which day did the answer come?"),
    "open_but_answered": _("“%(typed)s” says that it is open, and there is a day of answer."),
    "transferred_to_whom": _("“%(typed)s”: to which institution, and on which day? Log it by hand."),
    "events_unreadable": _("The events in the last column are not as we wrote them."),
    # Told
    "filed_from_received": _("Filed on the day the institution received it: the sheet tells no other."),
    "extension_without_notice": _(
        "The extension is kept as a note: the day of its notice is missing, and without it nobody can tell if it holds."
    ),
    "journalist_unknown": _("“%(typed)s” is nobody in the newsroom; the request will be yours."),
    "statute_from_number": _("Filed under the Privacy Act, as the number %(typed)s tells."),
    "pages_unread": _("“%(typed)s” is no number of pages."),
    # Left out
    "already_here": _("Here already, as %(reference)s."),
    "repeated_row": _("The same request as in row %(line)s."),
    "repeated_header": _("The headings again."),
    "total": _("A total."),
    "section": _("A title between the rows."),
    "not_a_request": _("No request: single letters."),
    "closed_summary": _(
        "A published summary of a completed request: it tells the month of the answer and no day of filing, so no time "
        "limit can be counted."
    ),
}
DAYS = ("day", "filed", "received")


def refusal(refused: SheetRefused) -> str:
    return str(REFUSALS[refused.code]) % refused.details


def sentence(reason: Reason) -> str:
    """The reason in the reader's language; what the clock refuses, in the clock's own words."""
    told = reason.details.get("sentences")
    if told is not None:
        return str(told["fr" if (get_language() or "en").startswith("fr") else "en"])
    return str(REASONS[reason.code]) % worded(reason.details)


def worded(details: Mapping[str, Any]) -> dict[str, Any]:
    words = {
        **details,
        **{name: long_date_plain(date.fromisoformat(details[name])) for name in DAYS if name in details},
    }
    readings = [long_date_plain(date.fromisoformat(day)) for _order, day in details.get("readings", [])]
    if readings:
        words["one"], words["other"] = ", ".join(readings[:-1]), readings[-1]
    return words
