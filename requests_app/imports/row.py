"""One line while it is read: its cells by the name of their column, as corrected, with what is wrong noted beside."""

import re
from datetime import date

from requests_app.folding import fold
from requests_app.sheets.columns import read_events
from requests_app.sheets.dates import read_day
from requests_app.sheets.layout import Layout
from requests_app.sheets.sheet import Cell, Line, Sheet, text_of

from .answers import Answers
from .known import Known
from .verdicts import Verdict

YES = frozenset(["x", "1", "yes", "y", "oui", "o", "true", "vrai", "v", "embargo", "permanent", "restricted", "on"])
NO = frozenset(["", "0", "no", "n", "non", "false", "faux", "f", "public", "off", "none", "aucun"])
TICKS = frozenset("✓✔☑")
IN_FORCE = date(1983, 7, 1)
# A whole number: with its thousands apart, decimals that say nothing, and its unit.
WHOLE = re.compile(r"(\d{1,3}(?:[,\s]\d{3})+|\d+)(?:[.,]0+)?(?:\s*[^\W\d]+\.?)?")
MOST_PAGES = 9_999_999


class Row:
    """A line of `layout` under judgment: what is asked lands in `verdict`."""

    def __init__(self, line: Line, layout: Layout, sheet: Sheet, answers: Answers, known: Known) -> None:
        self.line, self.layout, self.sheet, self.known = line, layout, sheet, known
        self.corrected = answers.cells.get(line.number, {})
        self.answers = answers
        self.verdict = Verdict(line.number)
        self.places = layout.places
        cells = line.cells
        told = {name: cells[place] for name, place in self.places.items() if place < len(cells)}
        self.cells: dict[str, Cell] = {**told, **self.corrected}

    def text(self, name: str) -> str:
        cell = self.cells.get(name)
        return cell if type(cell) is str else text_of(cell)

    def line_of_text(self, name: str) -> str:
        """Text that is one line: a subject, a number, a name."""
        text = self.text(name)
        return " ".join(text.split()) if text else ""

    def short(self, name: str, fits: int) -> str:
        text = self.line_of_text(name)
        if len(text) > fits:
            self.verdict.ask("too_long", name, length=len(text), fits=fits)
        return text

    def heading(self, name: str) -> str:
        return self.layout.heading(self.places[name])

    def day(self, name: str, *, past: bool = True) -> date | None:
        """The day in that column. What cannot be read as one, or in two ways, is asked."""
        place = self.places.get(name)
        if place is None and name not in self.corrected:
            return None
        evidence = self.layout.evidence.get(place) if place is not None else None
        cell = self.cells.get(name)
        read = read_day(
            cell,
            zone=self.known.zone,
            from_1904=self.sheet.from_1904,
            order=evidence.order if evidence else None,
        )
        if read.problem:
            self.verdict.ask(read.problem, name, typed=text_of(cell))
        elif read.readings:
            whole_column = bool(evidence and evidence.asked)
            self.verdict.ask(
                "date_ambiguous",
                name,
                typed=text_of(cell),
                readings=[[order, day.isoformat()] for order, day in read.readings],
                place=place if whole_column else None,
            )
        elif read.day and read.day < IN_FORCE:
            self.verdict.ask("before_the_act", name, typed=text_of(cell), year=read.day.year)
        elif read.day and past and read.day > self.known.today:
            self.verdict.ask("in_the_future", name, typed=text_of(cell), day=read.day.isoformat())
        else:
            return read.day
        return None

    def number(self, name: str, most: int) -> int | None:
        """The whole number in that column; None where there is none, or a word."""
        figures = WHOLE.fullmatch(self.text(name).strip())
        number = int(re.sub(r"\D", "", figures[1])) if figures else None
        return number if number is not None and number <= most else None

    def yes_no(self, name: str) -> bool:
        text = self.text(name)
        word = fold(text) if text else ""
        if word in YES or TICKS.intersection(text):
            return True
        if word not in NO:
            self.verdict.ask("not_yes_or_no", name, typed=text)
        return False

    def events(self) -> list[dict[str, object]]:
        """The events of a sheet that we exported, from its last column and what goes on beside it."""
        place = self.places.get("events")
        if place is None:
            return []
        try:
            return read_events(text_of(cell) for cell in self.line.cells[place:])
        except ValueError:
            self.verdict.ask("events_unreadable", "events")
            return []
