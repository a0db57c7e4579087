"""The stored clock is the computed one, whatever happened, and says the same on every day."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, find, given, settings
from hypothesis import strategies as st

from requests_app.clock import ClockError, compute
from requests_app.drafts import Ground
from requests_app.enums import CLOCK_KINDS, EventKind, Phase
from requests_app.models import AccessRequest, Event, Institution, Limit
from requests_app.winding import STORED, clock_events, clock_of, facts_of, set_dates
from tests.factories import AccessRequestFactory, answer, extend, log

TODAY = date(2020, 12, 31)

CLAIMED = ["9(1)(a)", "9(1)(b)", "9(1)(c)"]


def told(kind, **facts):
    """An event of that kind, its facts drawn."""
    return st.fixed_dictionaries(facts).map(lambda drawn: (kind, drawn))


AFTER = st.integers(0, 40)  # days after the event itself
EVENTS = st.one_of(
    told(EventKind.ACKNOWLEDGEMENT),
    told(EventKind.ACKNOWLEDGEMENT, received_after=st.integers(0, 20)),
    told(
        EventKind.EXTENSION,
        days=st.none() | st.integers(1, 400),
        grounds=st.sets(st.sampled_from(CLAIMED), min_size=1).map(lambda taken: tuple(map(Ground, sorted(taken)))),
    ),
    told(EventKind.EXTENSION_WITHDRAWN, about=st.just(EventKind.EXTENSION), ground=st.sampled_from(["", *CLAIMED])),
    told(EventKind.EXTENSION_STRUCK, about=st.just(EventKind.EXTENSION)),
    told(EventKind.CLARIFICATION_ASKED, accepted=st.booleans()),
    told(EventKind.CLARIFICATION_ANSWERED, accepted=st.booleans()),
    told(EventKind.REPLY_DEMANDED, by_after=AFTER),
    told(EventKind.PROMISE, by_after=AFTER),
    told(EventKind.RESPONSE, disposition=st.sampled_from(["partial", "refused", "no_records"])),
    told(EventKind.COMPLAINT, ground=st.sampled_from(["30(1)(a)", "30(1)(c)", "30(1)(f)"])),
    told(EventKind.REPRESENTATIONS_ASKED, by_after=AFTER, about=st.just(EventKind.COMPLAINT)),
    told(EventKind.COMPLIANCE_NOTICE, about=st.just(EventKind.COMPLAINT), accepted=st.booleans()),
    told(
        EventKind.FINAL_REPORT,
        about=st.just(EventKind.COMPLAINT),
        order_days=st.none() | st.integers(1, 60),
        order_counted_from=st.sampled_from(["report", "receipt"]),
        third_party=st.booleans(),
    ),
    told(EventKind.TRANSFER, institution=st.sampled_from(["hc-sc", "rcmp-grc", "cra-arc"])),
    told(EventKind.NOTE, details=st.just("They called.")),
    told(EventKind.CALL, details=st.just("They called.")),
    st.sampled_from(
        [
            EventKind.FEE_NOTICE,
            EventKind.FEE_PAID,
            EventKind.THIRD_PARTY_NOTICE,
            EventKind.SUSPENSION,
            EventKind.RESUMPTION,
            EventKind.INTERIM_RELEASE,
            EventKind.ABANDONED,
            EventKind.REOPENED,
            EventKind.REPLY,
            EventKind.REGISTERED,
            EventKind.INVESTIGATION_NOTICE,
            EventKind.REPRESENTATIONS_MADE,
            EventKind.INITIAL_REPORT,
            EventKind.REPORT_PUBLISHED,
            EventKind.RESOLVED,
            EventKind.DISCONTINUED,
            EventKind.INADMISSIBLE,
            EventKind.COURT_APPLICATION,
        ]
    ).map(lambda kind: (kind, {})),
)
HISTORIES = st.lists(st.tuples(st.integers(0, 200), EVENTS, st.booleans()), max_size=7)


def stored(access_request):
    return {column: getattr(access_request, column) for column in STORED}


def limits(rows):
    return sorted((row.kind, row.ground or "", str(row.opens), str(row.last_day), str(row.settled_on)) for row in rows)


def live_through(access_request, history):
    """Log the history as far as the facts allow; some entries correct the one before."""
    last: Event | None = None
    for after, (kind, facts), correct in history:
        corrects = last if correct and last is not None and last.kind == kind else None
        day = access_request.filed_on + timedelta(days=after)
        columns = columns_of(access_request, day, facts)
        if columns is None:
            continue
        try:
            last = log(access_request, kind, day, corrects=corrects, **columns)
        except ClockError:
            continue


def columns_of(access_request, day, facts):
    """The facts as columns; None where they refer to what is not there, or move a request to where it is."""
    columns = dict(facts)
    if "received_after" in columns:
        columns["received_on"] = access_request.filed_on + timedelta(days=columns.pop("received_after"))
    if "by_after" in columns:
        columns["by"] = day + timedelta(days=columns.pop("by_after"))
    if "about" in columns:
        columns["about"] = access_request.events.filter(kind=columns["about"]).standing().first()
        if columns["about"] is None:
            return None
    if "institution" in columns:
        columns["institution"] = Institution.objects.get(slug=columns["institution"])
        if (
            access_request.events.filter(kind="transfer").exists()
            or columns["institution"] == access_request.institution
        ):
            return None
    if columns.get("order_days", 0) is None:
        columns["order_counted_from"] = ""
    return columns


def test_every_kind_is_in_the_histories():
    def is_of(kind):
        return lambda event: event[0] == kind

    assert {find(EVENTS, is_of(kind))[0] for kind in CLOCK_KINDS} == CLOCK_KINDS


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=HISTORIES, waited=st.none() | st.integers(0, 9), channel=st.sampled_from(["online", "mail"]))
def test_what_is_stored_is_what_is_computed_after_any_history(alice, on_day, history, waited, channel):
    on_day(TODAY)
    filed = date(2020, 2, 10)
    with transaction.atomic():
        received = None if waited is None else filed + timedelta(days=waited)
        made = AccessRequestFactory(member=alice, filed_on=filed, received_on=received, channel=channel)
        live_through(made, history)

        kept = AccessRequest.objects.get(pk=made.pk)
        clock = clock_of(kept, TODAY)
        anew = AccessRequest(statute=kept.statute)
        set_dates(anew, clock, clock_events(kept))
        assert stored(kept) == stored(anew)
        assert limits(Limit.objects.filter(access_request=kept)) == limits(clock.limits)

        # The day that a page is read on is compared with stored dates: that gives the clock's own state and lateness.
        facts = facts_of(kept, clock_events(kept))
        for later in range(0, 500, 23):
            day = TODAY + timedelta(days=later)
            on_that_day = compute(facts, day)
            assert kept.state(day) == on_that_day.state
            owed = kept.phase != Phase.ABANDONED
            assert kept.days_overdue(day) == (on_that_day.days_overdue if owed else 0)
        transaction.set_rollback(True)


def test_a_note_moves_nothing(request_of_alice):
    before, limits_before = stored(request_of_alice), limits(request_of_alice.limits.all())

    log(request_of_alice, "note", "2020-03-20", details="They called.")
    log(request_of_alice, "follow_up", "2020-03-20", details="Asked again.")

    assert (stored(request_of_alice), limits(request_of_alice.limits.all())) == (before, limits_before)


def test_the_limit_of_a_delay_is_settled_by_the_answer(request_of_alice):
    answer(request_of_alice, "2020-03-20", "refused")

    kinds = {limit.kind: limit for limit in request_of_alice.limits.all()}
    assert "complaint_refusal" in kinds
    assert kinds["complaint_refusal"].last_day == date(2020, 5, 19)
    running = Limit.objects.running(date(2020, 4, 1)).values_list("kind", flat=True)
    assert list(running) == ["complaint_refusal"]


@pytest.mark.parametrize(
    ("day", "state", "days"),
    [
        ("2020-02-10", "awaiting", 0),
        ("2020-03-11", "awaiting", 0),
        ("2020-03-12", "deemed_refusal", 1),
        ("2020-04-01", "deemed_refusal", 21),
    ],
)
def test_the_state_of_the_reference_case_day_by_day(request_of_alice, day, state, days):
    today = date.fromisoformat(day)

    assert (request_of_alice.state(today), request_of_alice.days_overdue(today)) == (state, days)
    overdue = AccessRequest.objects.overdue(today).filter(pk=request_of_alice.pk).exists()
    assert overdue is (state == "deemed_refusal")


def test_an_extension_that_holds_is_shown_as_one(request_of_alice):
    extend(request_of_alice, "2020-03-02", 60)

    assert request_of_alice.state(date(2020, 4, 1)) == "extended"
    assert request_of_alice.state(date(2020, 5, 12)) == "deemed_refusal"
