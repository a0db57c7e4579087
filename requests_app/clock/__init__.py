"""The statutory clock: pure dates from facts and law. The one door to this package."""

from requests_app.clock.compute import compute
from requests_app.clock.errors import ClockError
from requests_app.clock.facts import Event, Facts
from requests_app.clock.law import Law, codes, law
from requests_app.clock.lines import Asked, answer, answer_lines, chunks_of, lines_of
from requests_app.clock.output import error_to_dict, to_dict
from requests_app.clock.reading import EVENTS, read_day, read_facts
from requests_app.clock.results import Clock, ClockWarning, Extension, Limit, Pause, Readings, Step
from requests_app.clock.rules.complaint import last_day_after
from requests_app.clock.wording import LANGUAGES, long_date

__all__ = [
    "EVENTS",
    "LANGUAGES",
    "Asked",
    "Clock",
    "ClockError",
    "ClockWarning",
    "Event",
    "Extension",
    "Facts",
    "Law",
    "Limit",
    "Pause",
    "Readings",
    "Step",
    "answer",
    "answer_lines",
    "chunks_of",
    "codes",
    "compute",
    "error_to_dict",
    "last_day_after",
    "law",
    "lines_of",
    "long_date",
    "read_day",
    "read_facts",
    "to_dict",
]
