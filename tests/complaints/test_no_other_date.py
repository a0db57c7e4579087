"""Over random histories: no letter states a date that the clock does not hold, nothing closed is offered as open."""

import html
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from complaints.assembly import content_of, facts_of
from complaints.enums import DELAYS, Ground
from complaints.filing import form_fields
from complaints.letters.facts import LetterFacts
from complaints.letters.grounds.window import LIMIT_KINDS
from complaints.letters.markup import letter_html
from complaints.letters.plain import plain_letter
from complaints.models import Complaint
from complaints.suggesting import Suggestion, suggestions
from newsrooms.dates import MONTHS
from newsrooms.models import Membership
from requests_app.clock import Clock, ClockError, compute, last_day_after, read_facts
from requests_app.enums import EventKind
from requests_app.models import AccessRequest, Event, ExtensionGround, Institution
from requests_app.models.event import ALLOWED
from requests_app.winding import READ, clock_of
from tests.clock.test_properties import histories

pytestmark = pytest.mark.django_db

EXAMPLES = settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
# The 30th day is a Saturday: on the Monday the institution is late by law alone.
SATURDAY = {"statute": "ATIA", "filed": date(2016, 6, 9), "received": date(2016, 6, 9), "events": []}
AGREED = {EventKind.CLARIFICATION_ANSWERED, EventKind.COMPLIANCE_NOTICE}
TYPED, LATEST = date(1999, 5, 3), date(2099, 1, 1)
MONTH = {name: number for names in MONTHS.values() for number, name in enumerate(names, start=1)}
NAMES = "|".join(MONTH)
DATES = re.compile(
    rf"(?P<y>\d{{4}})-(?P<m>\d\d)-(?P<d>\d\d)"
    rf"|(?P<month>{NAMES}) (?P<day>\d{{1,2}})(?:, (?P<year>\d{{4}}))?(?!\d)"
    rf"|(?P<first>\d{{1,2}})(?:er)? (?P<mois>{NAMES})(?: (?P<an>\d{{4}}))?"
)


@st.composite
def possible_histories(draw: Any) -> tuple[dict[str, Any], date]:
    """A request under either Act, of what was drawn those events that can have happened, and the day of the letter.

    Half of the days lie about one that the clock holds: there a letter changes what it says.
    """
    drawn = draw(histories(st.sampled_from(["ATIA", "ATIA", "PA"])))
    received: date = drawn["received"]
    events: list[dict[str, Any]] = []
    history = {**drawn, "filed": received - timedelta(days=draw(st.integers(0, 9))), "events": events}
    history["received"] = draw(st.sampled_from([received, received, None]))
    clock, last = clock_or_none(history), received
    for event in sorted(drawn["events"], key=lambda one: one["date"]):
        events.append(event)
        with_it = clock_or_none(history)
        if with_it is None:
            events.pop()
        else:
            clock, last = with_it, max(last, event["date"])
    turns = sorted({day for day in days_in(clock) if last <= day < LATEST} | {last})
    about = draw(st.sampled_from(turns)) + timedelta(days=draw(st.integers(-1, 2)))
    return history, max(last, draw(st.one_of(st.just(about), st.dates(last, last + timedelta(days=250)))))


def clock_or_none(history: Mapping[str, Any]) -> Clock | None:
    try:
        return compute(read_facts(history), LATEST)
    except ClockError:
        return None


@contextmanager
def written(
    access_request: AccessRequest, history: Mapping[str, Any], by: Membership, today: date
) -> Iterator[tuple[Clock, list[Suggestion]]]:
    """The request as the history tells it, its clock and what is suggested on `today`; then as it was."""
    with transaction.atomic():
        write(access_request, history, by)
        clock, events = clock_of(access_request, today), access_request.events.standing().in_order()
        yield clock, suggestions(clock, list(events), today, (), history["statute"])
        transaction.set_rollback(True)


def write(access_request: AccessRequest, history: Mapping[str, Any], by: Membership) -> None:
    """The history as the rows that the product would have made of it."""
    access_request.filed_on, access_request.received_on = history["filed"], history["received"]
    access_request.statute = history["statute"]
    access_request.save(update_fields=["filed_on", "received_on", "statute"])
    institutions = list(Institution.objects.order_by("pk")[:2])
    notices: list[Event] = []
    for event in history["events"]:
        kind = EventKind(event["type"])
        columns = {column: event[name] for name, column in READ.get(kind, {}).items() if name in event}
        columns |= {"order_counted_from": "report"} if "order_days" in columns else {}
        columns |= {"disposition": columns.get("disposition") or "partial"} if kind == EventKind.RESPONSE else {}
        columns |= {"accepted": False} if kind in AGREED else {}
        columns |= {"about": notices[-1]} if kind in {EventKind.EXTENSION_WITHDRAWN, EventKind.EXTENSION_STRUCK} else {}
        if kind == EventKind.TRANSFER:
            columns |= {"institution": institutions[0], "from_institution": institutions[1]}
        if "dated_on" in ALLOWED[kind]:
            columns["dated_on"] = event["date"] - timedelta(days=2)
        row = Event.objects.create(
            newsroom=access_request.newsroom,
            access_request=access_request,
            kind=kind,
            happened_on=event["date"],
            logged_by=by.user,
            **columns,
        )
        if kind == EventKind.EXTENSION:
            notices.append(row)
            for ground in event["grounds"]:
                ExtensionGround.objects.create(newsroom=row.newsroom, event=row, ground=ground)


def days_in(value: Any) -> Iterator[date]:
    """Every date that a value holds, however deep; of a rule none, for its dates are those of the law."""
    if isinstance(value, date):
        yield value
    elif is_dataclass(value):
        for one in fields(value):
            if one.name != "law":
                yield from days_in(getattr(value, one.name))
    elif isinstance(value, tuple | list):
        for item in value:
            yield from days_in(item)


def dates_stated(text: str) -> set[date | tuple[int, int]]:
    """The dates that a text states, in whichever way of writing them; without a year, its month and day."""
    found: set[date | tuple[int, int]] = set()
    for one in DATES.finditer(text):
        part = one.groupdict()
        year = part["y"] or part["year"] or part["an"]
        month = int(part["m"]) if part["m"] else MONTH[part["month"] or part["mois"]]
        day = int(part["d"] or part["day"] or part["first"])
        found.add(date(int(year), month, day) if year else (month, day))
    return found


def as_words(markup: str) -> str:
    plain = html.unescape(re.sub(r"<style>.*?</style>|<[^>]+>", lambda tag: "" if "sup" in tag[0] else " ", markup))
    return plain.replace("\u00a0", " ").replace("\u202f", " ")


def complaint_on(access_request: AccessRequest, language: str, respond_by: date | None) -> Complaint:
    """What a journalist has typed, unsaved: with dates of their own, which are theirs to answer for."""
    return Complaint(
        newsroom=access_request.newsroom,
        access_request=access_request,
        ground=Ground.PUBLICATION,
        language=language,
        signatory_name="Alice Roy",
        additional_facts=f"The minister spoke of it on {TYPED}.",
        points=[{"subject": "s. 19(1)", "place": "", "why": f"It was public on {TYPED}."}],
        respond_by=respond_by,
    )


@EXAMPLES
@given(possible_histories(), st.sampled_from(["en", "fr"]), st.one_of(st.none(), st.dates(date(2030, 1, 1))))
@example((SATURDAY, date(2016, 7, 11)), "en", None)
@example((SATURDAY, date(2016, 7, 11)), "fr", None)
def test_a_letter_states_no_date_that_the_clock_does_not_hold(world, told, language, respond_by):
    access_request, (history, today) = world.access_request, told
    with written(access_request, history, world.alice, today) as (clock, found):
        complaint = facts_of(complaint_on(access_request, language, respond_by), today, clock=clock)
        held = {today, TYPED, respond_by, history["filed"], *days_in(complaint.happenings), *days_in(clock)} - {None}
        for one in found:
            if one.timing.refusal:
                continue
            about = next((h for h in complaint.happenings if one.about and h.key == f"event-{one.about.pk}"), None)
            facts = replace(complaint, ground=one.ground, about=about)
            known = held | days_of_the_act(one)
            for text in texts_of(facts):
                assert dates_stated(text) - known - {(day.month, day.day) for day in known} == set(), (one, text)


def texts_of(facts: LetterFacts) -> list[str]:
    """The letter as it is printed, as it is sent by e-mail, as it is copied into the form."""
    letter = content_of(facts)
    fields = "\n".join(field.value for field in form_fields(facts, letter))
    return [as_words(letter_html(letter)), plain_letter(letter), fields]


def days_of_the_act(one: Suggestion) -> set[date]:
    """The sixty days of an act that opens no limit by itself: counted by the clock's law, not kept on the clock."""
    if one.ground != Ground.OTHER or one.about is None:
        return set()
    last = last_day_after("ATIA", "complaint_other", one.about.happened_on)
    return {last} if last else set()


@EXAMPLES
@given(possible_histories())
def test_nothing_is_offered_as_open_that_the_clock_says_is_closed(world, told):
    history, today = told
    with written(world.access_request, history, world.alice, today) as (clock, found):
        for one in found:
            timing = one.timing
            if timing.refusal or timing.uncertain or timing.out_of_time or one.before or timing.no_last_day:
                continue  # refused, or not offered without a warning
            assert timing.last_day is not None, one.ground
            assert timing.last_day >= today, one.ground
            if one.ground != Ground.OTHER or days_of_the_act(one) != {timing.last_day}:
                assert is_open(one, clock, today), one.ground


def is_open(one: Suggestion, clock: Clock, today: date) -> bool:
    """Whether a limit of the clock, not used up, lets this complaint be made today until the day that is named."""
    return any(
        limit.kind == LIMIT_KINDS[one.ground]
        and (one.ground in DELAYS or (one.about is not None and limit.opens == one.about.happened_on))
        and limit.last_day == one.timing.last_day
        and limit.open
        and limit.settled_on is None
        and limit.opens <= today
        for limit in clock.limits
    )
