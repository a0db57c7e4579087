"""A sheet from its bytes to its verdicts: what the page, the command and the job have in common."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from newsrooms.bulk import without_collecting
from newsrooms.models import Membership
from requests_app.sheets.layout import Layout, cell_at, lay_out
from requests_app.sheets.opening import open_sheet
from requests_app.sheets.sheet import Chosen, Sheet, text_of

from .answers import Answers
from .judging import judge
from .known import Known
from .verdicts import Outcome, Verdict


@dataclass
class ReadSheet:
    """A file that was opened and laid out; judged again whenever something is answered."""

    sheet: Sheet
    layout: Layout
    answers: Answers

    def verdicts(self, known: Known) -> Iterator[Verdict]:
        """The verdict on every line, as things are."""
        return judge(self.sheet, self.layout, self.answers, known)

    def references(self) -> list[str]:
        """Every text in the column of references: those that may come along."""
        place = self.layout.place_of("reference")
        return [text_of(cell_at(line, place)) for line in self.layout.lines] if place is not None else []


def read_sheet(content: bytes, name: str, answers: Answers, by: Membership) -> ReadSheet:
    """Raises: `SheetRefused`."""
    with without_collecting():
        sheet = open_sheet(content, name, Chosen(answers.sheet, answers.encoding, answers.separator))
    layout = lay_out(
        sheet,
        zone=ZoneInfo(by.newsroom.time_zone),
        header_line=answers.header,
        chosen=answers.columns,
        orders=answers.orders,
    )
    return ReadSheet(sheet, layout, answers)


def counts_of(verdicts: list[Verdict]) -> Mapping[str, int]:
    """How many go in, are asked about and are left out."""
    found = Counter(verdict.outcome for verdict in verdicts)
    return {outcome.value: found[outcome] for outcome in Outcome}
