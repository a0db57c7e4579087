"""A sheet from its bytes to its verdicts: what the page, the command and the job have in common."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from newsrooms.models import Membership
from requests_app.sheets.layout import Layout, lay_out
from requests_app.sheets.opening import open_sheet
from requests_app.sheets.sheet import Sheet

from .answers import Answers
from .judging import judge
from .known import Known, what_is_known
from .verdicts import Outcome, Verdict

TOLD_EVERY = 500


@dataclass
class ReadSheet:
    """A file that was opened and laid out; judged again whenever something is answered."""

    sheet: Sheet
    layout: Layout
    answers: Answers

    def verdicts(self, by: Membership, today: date, tell: Callable[[int, int], None] | None = None) -> list[Verdict]:
        """The verdict on every line, as things are now; `tell` hears how far it is."""
        return self.verdicts_with(what_is_known(by, today), tell)

    def verdicts_with(self, known: Known, tell: Callable[[int, int], None] | None = None) -> list[Verdict]:
        found: list[Verdict] = []
        for verdict in judge(self.sheet, self.layout, self.answers, known):
            found.append(verdict)
            if tell is not None and len(found) % TOLD_EVERY == 0:
                tell(len(found), len(self.layout.lines))
        return found


def read_sheet(content: bytes, name: str, answers: Answers, by: Membership) -> ReadSheet:
    """Raises: `SheetRefused`."""
    sheet = open_sheet(content, name, answers.sheet)
    zone = ZoneInfo(by.newsroom.time_zone)
    return ReadSheet(sheet, lay_out(sheet, zone=zone, chosen=answers.columns, orders=answers.orders), answers)


def counts_of(verdicts: list[Verdict]) -> Mapping[str, int]:
    """How many go in, are asked about and are left out."""
    found = Counter(verdict.outcome for verdict in verdicts)
    return {outcome.value: found[outcome] for outcome in Outcome}
