"""What the first newsroom asks for anew each month: the past of the demo, from which its scorecards and charts come."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import cycle

from newsrooms.dates import MONTHS
from requests_app.enums import Disposition, EventKind, Finding

from .people import LEDGER
from .stories import FROM_REPORT, About, Came, Course, Story, acknowledged, answered, extended

NEWEST, APART = -75, 31  # days from today to the 30th day of the last one, and from one to the next
# For each institution: what is asked for, and after how many days each month's answer came (the newest first; None:
# never). One behind an extension is told by its length.
MONTHLY: tuple[tuple[str, str, str, tuple[int | tuple[int, int] | None, ...]], ...] = (
    (
        "dnd-mdn",
        "Titles of briefing notes to the deputy minister",
        "en",
        (62, 95, (60, 84), 140, 88, None, 77, 133, 30, 210, (90, 164), None, 119, 71),
    ),
    (
        "hc-sc",
        "Titres des notes d’information adressées à la sous-ministre",
        "fr",
        (28, 30, 27, 44, 30, 29, 26, 30, 58, 30, 27, 29, 25, 36),
    ),
    ("tc", "Titles of briefing notes to the minister", "en", (29, 30, 41, 28, (30, 55), 30, 66, 29, 30, 38, 27)),
    (
        "isc-sac",
        "Titles of briefing notes on drinking water",
        "en",
        ((60, 88), (60, 90), (120, 171), 83, (60, 104), None, (90, 118), 47, (60, 71)),
    ),
    ("rcmp-grc", "Titles of briefing notes to the commissioner", "en", (None, 181, 264, None, 150, 96, 333, 128)),
)
# Of some that were late, a complaint: by the institution and the month, and how it ended.
COMPLAINTS: dict[tuple[str, int], EventKind | Finding] = {
    ("dnd-mdn", 3): Finding.WELL_FOUNDED,
    ("dnd-mdn", 9): EventKind.RESOLVED,
    ("rcmp-grc", 1): EventKind.RESOLVED,
    ("rcmp-grc", 2): Finding.WELL_FOUNDED,
    ("rcmp-grc", 6): Finding.WELL_FOUNDED,
    ("rcmp-grc", 7): EventKind.DISCONTINUED,
}


def archive(day: date) -> Iterator[Story]:
    """Each with the month that it asks for in its subject."""
    people = cycle(person.email for person in LEDGER.people[2:])
    for institution, asked, language, answers in MONTHLY:
        for number, after in enumerate(answers):
            due = NEWEST - APART * number
            month = (day + timedelta(days=due - 60)).replace(day=1)
            when = f"{MONTHS[language][month.month - 1]} {month.year}"
            about = About(institution, f"{asked}, {when}", f"{asked}: {when}.", language)
            yield Story(
                about, Course(due, tuple(what_came(after, COMPLAINTS.get((institution, number))))), next(people)
            )


def what_came(after: int | tuple[int, int] | None, complaint: EventKind | Finding | None) -> Iterator[Came]:
    yield acknowledged(3)
    if isinstance(after, tuple):
        yield extended(27, after[0])
    days = after[1] if isinstance(after, tuple) else after
    if complaint is not None:
        yield Came(EventKind.COMPLAINT, 40, {"ground": "30(1)(a)"})
    if isinstance(complaint, EventKind):
        yield Came(complaint, 70)
    elif complaint is not None:
        yield Came(EventKind.FINAL_REPORT, 80, {"finding": complaint, "order_days": 36} | FROM_REPORT)
    if days is not None:
        yield answered(days, Disposition.PARTIAL, 40 + days % 17)
