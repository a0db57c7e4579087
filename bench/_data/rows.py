"""The rows of a database to measure on: 60 newsrooms, one of which holds a third of all requests.

Written as the product would write them, but straight into the tables: requests in the order of filing, each with its
events, the grounds of its extensions, its limits, numbers, tags, names and complaint, its clock computed by the engine.
"""

import random
import uuid
from collections import Counter, defaultdict
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

from complaints.models import Complaint
from newsrooms.bulk import insert_all, new, without_collecting
from newsrooms.models import Membership, Newsroom, Role, User
from requests_app.enums import ComplaintStage, Phase
from requests_app.folding import fold
from requests_app.models import (
    AccessRequest,
    Event,
    ExtensionGround,
    FileNumber,
    Institution,
    Limit,
    Project,
    Reminder,
    SavedView,
    Tag,
    Watch,
)
from requests_app.winding import limit_values, set_dates

from .histories import CURRENT_DAYS, TODAY, YEARS, History, file_number, history
from .store import SEED

NEWSROOMS, BATCH = 60, 2_000
DIFFERENT = 30  # histories of requests filed on one day; further ones are like one of these
# At every size this many of the big newsroom's requests are of the last months: else a page of a small database would
# have fewer rows than one of a large, and pages could not be compared.
CURRENT = 270
DESK = 0.7  # of the big newsroom's requests are its research desk's: the journalist whose pages are measured
EDITOR, JOURNALIST, BIG = "editor@bench.example", "desk@bench.example", "big"
TOPICS = (
    *("facial recognition software", "the evacuation of the embassy", "shelter hotels", "wait times at airports"),
    *("drinking water advisories", "use of force reports", "the pipeline’s cost", "visas refused", "tainted oysters"),
    *("leaks at the refinery", "the new payroll system", "detention reviews", "drug shortages", "ransomware incidents"),
)
PAPERS = (
    "Briefing notes on",
    "Contracts for",
    "E-mails between the deputy’s office and staff on",
    "Notes sur",
    "Audits of",
)
SENTENCE = (
    "All records, including drafts, e-mails, briefing notes and messages sent on any device, held by the minister’s "
    "office or the program, that mention {topic}, from 1 January {year} to the day of this request, excluding records "
    "of the Cabinet and copies of what has been published; please release what is ready as it becomes ready. "
)
STAGES = [ComplaintStage.DRAFT, ComplaintStage.IN_REVIEW, ComplaintStage.APPROVED, ComplaintStage.EXPORTED]


class Houses:
    """The newsrooms with what is theirs but for the requests."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.people: list[list[int]] = []
        self.projects: list[list[int]] = []
        self.tags: list[list[int]] = []
        self.rooms = [self.newsroom(place) for place in range(NEWSROOMS)]
        institutions = list(Institution.objects.filter(newsroom=None).order_by("slug").values_list("pk", flat=True))
        rng.shuffle(institutions)
        weights = [1 / (place + 3) for place in range(len(institutions))]
        self.institutions = rng.choices(institutions, weights, k=10_000)

    def newsroom(self, place: int) -> int:
        big = place == 0
        slug = BIG if big else f"newsroom-{place}"
        room = Newsroom.objects.create(name=slug.title(), slug=slug, language="en")
        ends = (EDITOR, JOURNALIST) if big else (f"editor@{slug}.example", f"desk@{slug}.example")
        self.person(room, ends[0], "Edith", "Editor", Role.EDITOR)
        reporters = [self.person(room, ends[1], "Dominique", "Desk", Role.JOURNALIST)]
        for number in range(40 if big else 2):
            name = f"Reporter{chr(65 + number % 26)}{number}"
            reporters.append(self.person(room, f"r{number}@{slug}.example", "Robin", name, Role.JOURNALIST))
        self.people.append(reporters)
        stories = [Project(newsroom=room, name=f"Story {one}") for one in range(30 if big else 4)]
        self.projects.append([story.pk for story in Project.objects.bulk_create(stories)])
        words = [f"topic {one}" for one in range(25 if big else 5)]
        tags = [Tag(newsroom=room, name=word, key=fold(word)) for word in words]
        self.tags.append([tag.pk for tag in Tag.objects.bulk_create(tags)])
        return room.pk

    def person(self, room: Newsroom, email: str, first: str, last: str, role: Role) -> int:
        user = User.objects.create(email=email, first_name=first, last_name=last)
        Membership.objects.create(newsroom=room, user=user, role=role)
        return user.pk

    def journalist(self, place: int) -> int:
        people = self.people[place]
        return people[0] if place == 0 and self.rng.random() < DESK else self.rng.choice(people)


def filings(rng: random.Random, how_many: int) -> list[tuple[date, int]]:
    """The day of each request and the place of its newsroom, in the order of filing."""
    places = list(range(1, NEWSROOMS))
    first = TODAY - timedelta(YEARS * 365)
    found = []
    for number in range(how_many):
        place = 0 if number % 3 == 0 else rng.choice(places)
        current = place == 0 and number < 3 * CURRENT
        back = rng.randrange(2, CURRENT_DAYS) if current else rng.randrange(2, YEARS * 365)
        found.append((max(first, TODAY - timedelta(back)), place))
    return sorted(found)


class Batch:
    """The rows of a few thousand requests, by their tables."""

    def __init__(self) -> None:
        self.rows: dict[Any, list[dict[str, Any]]] = defaultdict(list)

    def add(self, model: Any, **values: Any) -> None:
        self.rows[model].append(values)

    def write(self) -> None:
        for model in TABLES:
            insert_all(model, self.rows.pop(model, []))


TABLES: list[Any] = [
    *(AccessRequest, Event, ExtensionGround, Limit, FileNumber, Complaint),
    *(AccessRequest.tags.through, AccessRequest.named.through, Reminder, Watch),
]


@without_collecting()
def fill(how_many: int) -> None:
    """An empty database with the institutions of its migrations becomes one of so many requests."""
    rng = random.Random(SEED)
    houses = Houses(rng)
    requests = Requests(houses, rng)
    batch = Batch()
    for number, (filed, place) in enumerate(filings(rng, how_many), 1):
        requests.add(batch, number, place, filed)
        if number % BATCH == 0:
            batch.write()
    batch.write()
    saved_views()


def saved_views() -> None:
    editor = Membership.objects.get(user__email=EDITOR)
    queries = ("?view=overdue&sort=late", "?view=all&state=on_hold&sort=late", "?view=due&sort=late")
    told = {"newsroom_id": editor.newsroom_id, "owner_id": editor.user_id, "shared": True}
    SavedView.objects.bulk_create(
        SavedView(name=f"View {place}", query=query, **told) for place, query in enumerate(queries)
    )


def columns(model: Any) -> dict[str, Any]:
    """Every column of a row as it begins."""
    row = new(model, {})
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]  # noqa: SLF001
    return {field.attname: getattr(row, field.attname) for field in fields}


class Requests:
    """One request after the other, with all that hangs on it."""

    def __init__(self, houses: Houses, rng: random.Random) -> None:
        self.houses, self.rng = houses, rng
        self.numbers: Counter[tuple[int, int]] = Counter()
        self.events = 0
        self.histories: dict[date, list[History]] = defaultdict(list)
        self.blank = {model: columns(model) for model in TABLES}
        self.subjects = [f"{paper} {topic}" for paper in PAPERS for topic in TOPICS]
        self.texts = [SENTENCE.format(topic=topic, year=year) for topic in TOPICS for year in range(2010, 2026)]

    def history(self, filed: date) -> History:
        known = self.histories[filed]
        if len(known) < DIFFERENT:
            known.append(history(self.rng, filed))
            return known[-1]
        return self.rng.choice(known)

    def uuid(self) -> uuid.UUID:
        return uuid.UUID(int=self.rng.getrandbits(128))

    def add(self, batch: Batch, number: int, place: int, filed: date) -> None:
        rng, houses = self.rng, self.houses
        room, journalist = houses.rooms[place], houses.journalist(place)
        told = self.history(filed)
        self.numbers[place, filed.year] += 1
        of_year = self.numbers[place, filed.year]
        given = next((event.file_number for event in told.events if event.file_number), "")
        restricted = rng.random() < 0.03
        row = {
            **self.blank[AccessRequest],
            "id": number,
            "newsroom_id": room,
            "reference": f"{filed.year}-{of_year:04}",
            "number": of_year,
            "journalist_id": journalist,
            "requester_name": "The Newsroom",
            "institution_id": rng.choice(houses.institutions),
            "file_number": given,
            "subject": rng.choice(self.subjects),
            "text": rng.choice(self.texts),
            "language": "fr" if rng.random() < 0.25 else "en",
            "filed_on": filed,
            "channel": told.facts.channel,
            "received_on": told.facts.received_on,
            "project_id": rng.choice(houses.projects[place]) if rng.random() < 0.5 else None,
            "restricted": restricted,
            "logged_by_id": journalist,
            "submission": self.uuid(),
        }
        self.wind(batch, row, told)
        self.complain(batch, row)
        self.let_be(row)
        batch.rows[AccessRequest].append(row)
        self.add_events(batch, row, told)
        self.add_besides(batch, row, place)

    def wind(self, batch: Batch, row: dict[str, Any], told: History) -> None:
        """What `winding.wind` would store."""
        stored = SimpleNamespace(pk=row["id"], newsroom_id=row["newsroom_id"], shelf=row["shelf"])
        set_dates(stored, told.clock, told.events)
        batch.rows[Limit] += limit_values(stored, told.clock)
        row |= vars(stored)
        del row["pk"]

    def let_be(self, row: dict[str, Any]) -> None:
        """A few are quiet for some days."""
        if row["phase"] in (Phase.OPEN, Phase.ON_HOLD) and self.rng.random() < 0.02:
            row["quiet_until"] = TODAY + timedelta(self.rng.randint(-20, 20))

    def add_events(self, batch: Batch, row: dict[str, Any], told: History) -> None:
        whose = {"newsroom_id": row["newsroom_id"], "access_request_id": row["id"]}
        first = self.events + 1
        self.events += len(told.events)
        for place, draft in enumerate(told.events):
            values = {
                name: value for name, value in vars(draft).items() if name not in ("grounds", "institution", "about")
            }
            about = {"about_id": first + told.about[place]} if place in told.about else {}
            own = {"id": first + place, "logged_by_id": row["journalist_id"], **about}
            batch.rows[Event].append({**self.blank[Event], **values, **whose, **own})
            for claimed in draft.grounds:
                ours = {"newsroom_id": row["newsroom_id"], "event_id": first + place}
                batch.add(ExtensionGround, **ours, ground=claimed.ground, days=claimed.days)
        number = row["file_number"] or file_number(self.rng, row["filed_on"])
        told_by = {"institution_id": row["institution_id"], "told_by_id": row["journalist_id"], "event_id": None}
        row["file_number"] = number
        batch.add(FileNumber, **whose, **told_by, number=number, since=row["filed_on"])

    def add_besides(self, batch: Batch, row: dict[str, Any], place: int) -> None:
        rng, number = self.rng, row["id"]
        if rng.random() < 0.4:
            for tag in set(rng.choices(self.houses.tags[place], k=rng.randint(1, 2))):
                batch.add(AccessRequest.tags.through, accessrequest_id=number, tag_id=tag)
        whose = {"newsroom_id": row["newsroom_id"], "access_request_id": number}
        desk = self.houses.people[place][0]
        if row["restricted"] and rng.random() < 0.3:
            batch.add(AccessRequest.named.through, accessrequest_id=number, user_id=desk)
        if row["phase"] == Phase.OPEN and rng.random() < 0.01:
            day = TODAY + timedelta(rng.randint(0, 30))
            asked = {"user_id": row["journalist_id"], "day": day, "submission": self.uuid()}
            batch.rows[Reminder].append({**self.blank[Reminder], **whose, **asked})
            batch.rows[Watch].append({**self.blank[Watch], **whose, "user_id": desk, "added_by_id": desk})

    def complain(self, batch: Batch, row: dict[str, Any]) -> None:
        """A complaint of ours on some of those that are late."""
        late = row["phase"] == Phase.OPEN and row["due_latest"] is not None and row["due_latest"] < TODAY
        if not late or self.rng.random() > 0.05:
            return
        stage = self.rng.choice(STAGES)
        row["complaint_stage"] = stage
        approved = stage in (ComplaintStage.APPROVED, ComplaintStage.EXPORTED)
        editor = self.houses.people[0][0]
        signed = {"approved_by_id": editor, "approved_on": TODAY, "facts_digest": "0" * 64} if approved else {}
        ground = "delay_extended" if row["extended"] else "delay"
        told_of = {"newsroom_id": row["newsroom_id"], "access_request_id": row["id"], "language": row["language"]}
        people = {"drafted_by_id": row["journalist_id"], "changed_by_id": row["journalist_id"]}
        batch.rows[Complaint].append(
            {**self.blank[Complaint], **told_of, **people, **signed, "ground": ground, "stage": stage}
        )
