"""Logging what came: one short form for each kind, corrections that hide nothing, a clock that follows."""

import html
import uuid
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import override

from complaints.assembly import happening
from newsrooms.models import AuditEntry
from requests_app.actions.changing import ChangedMeanwhile
from requests_app.clock import ClockError
from requests_app.drafts import Ground
from requests_app.enums import EventKind
from requests_app.forms.events import FORMS
from requests_app.models import Event, ExtensionGround, Institution
from requests_app.models.event import ALLOWED, REQUIRED, TYPED
from requests_app.queries.timeline import SHAPES
from requests_app.urls import KINDS
from tests.factories import AccessRequestFactory, answer, extend, log


def url_of(request, kind):
    return f"{request.get_absolute_url()}log/{kind.replace('_', '-')}/"


def form_of(request, **answers):
    request.refresh_from_db()
    return {"happened_on": "2020-03-02", "submission": str(uuid.uuid4()), "version": request.version, **answers}


def errors_of(page):
    return {name: " ".join(texts) for name, texts in page.context["form"].errors.items()}


FILLED_IN: dict[str, dict[str, Any]] = {
    "acknowledgement": {"received_on": "2020-02-17", "file_number": "A-2020-1"},
    "fee_notice": {"amount": "12.50"},
    "fee_paid": {"amount": "12.50"},
    "clarification_asked": {"accepted": "no", "details": "Which years?"},
    "clarification_answered": {"accepted": "yes", "details": "2018 to 2020."},
    "extension": {"sent_on": "2020-02-28", "grounds": ["9(1)(a)", "9(1)(b)"], "days": "60"},
    "extension_withdrawn": {"ground": "9(1)(a)"},
    "extension_struck": {},
    "third_party_notice": {},
    "transfer": {"institution": "Health Canada", "file_number": "H-2020-7"},
    "suspension": {},
    "resumption": {"happened_on": "2020-04-20"},
    "interim_release": {"pages": "12"},
    "response": {"disposition": "partial", "pages": "340"},
    "abandoned": {"sure": "on", "details": "The story is told."},
    "reopened": {},
    "reply_demanded": {"by": "2020-04-15", "details": "Are you still interested?"},
    "reply": {"details": "Yes."},
    "promise": {"by": "2020-05-01"},
    "follow_up": {"details": "Asked where it stands."},
    "call": {"details": "The analyst called."},
    "note": {"details": "The analyst was there."},
    "complaint": {"ground": "30(1)(a)"},
    "registered": {"number": "5820-00001"},
    "representations_asked": {"by": "2020-04-15"},
    "investigation_notice": {},
    "representations_made": {},
    "initial_report": {"by": "2020-04-30"},
    "compliance_notice": {"accepted": "no"},
    "final_report": {
        "finding": "well_founded",
        "order_days": "36",
        "order_counted_from": "receipt",
        "third_party": "on",
    },
    "resolved": {},
    "discontinued": {},
    "inadmissible": {},
    "report_published": {"number": "2020 OIC 1"},
    "court_application": {"number": "T-100-20"},
}
# What must have happened before: it ends it, or takes it back.
BEFORE: dict[str, tuple[str, dict[str, Any]]] = {
    "clarification_answered": ("clarification_asked", {"accepted": False}),
    "extension_withdrawn": ("extension", {"days": 60, "grounds": (Ground("9(1)(a)"), Ground("9(1)(b)"))}),
    "extension_struck": ("extension", {"days": 60, "grounds": (Ground("9(1)(a)"),)}),
    "resumption": ("suspension", {}),
    "reopened": ("abandoned", {}),
    "reply": ("reply_demanded", {"by": date(2020, 4, 15)}),
    "registered": ("complaint", {"ground": "30(1)(a)"}),
    "final_report": ("complaint", {"ground": "30(1)(a)"}),
}


def prepare(request, kind):
    if kind in BEFORE:
        before, facts = BEFORE[kind]
        log(request, before, "2020-02-28", **facts)


@pytest.mark.parametrize("kind", FILLED_IN)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_kind_is_logged_by_its_own_form(client, request_of_alice, alice, kind, language):
    prepare(request_of_alice, kind)
    with override(language):
        url = reverse(f"log_{kind}", args=["daily", request_of_alice.reference])
    opened = client.get(url)
    assert opened.status_code == 200
    form = form_of(request_of_alice, **FILLED_IN[kind])

    previewed = client.post(f"{url}{'apercu' if language == 'fr' else 'preview'}/", form)
    page = client.post(url, form)

    assert (previewed.status_code, page.status_code) == (200, 302)
    event = Event.objects.get(kind=kind)
    assert (event.happened_on.isoformat(), event.logged_by) == (form["happened_on"], alice.user)
    assert AuditEntry.objects.filter(action="event.logged", target_id=event.pk).exists()
    shown = client.get(page.url)
    assert shown.status_code == 200
    with override(language):
        assert str(event.get_kind_display()) in html.unescape(shown.content.decode())


@pytest.mark.parametrize("kind", FILLED_IN)
def test_each_kind_is_corrected_by_its_own_form_as_it_was_filled_in(client, request_of_alice, kind):
    prepare(request_of_alice, kind)
    client.post(url_of(request_of_alice, kind), form_of(request_of_alice, **FILLED_IN[kind]))
    wrong = Event.objects.get(kind=kind)
    url = f"{request_of_alice.get_absolute_url()}correct/{wrong.pk}/"
    filled = client.get(url).context["form"]
    form = {name: filled[name].value() for name in filled.fields}
    form = {name: "" if value in (None, False) else value for name, value in form.items()}

    assert client.post(url, form | {"details": "As it was."}).status_code == 302

    right = Event.objects.get(supersedes=wrong)
    told = {column: getattr(right, column) for column in TYPED}
    assert told == {column: getattr(wrong, column) for column in TYPED}
    assert (right.happened_on, right.details) == (wrong.happened_on, "As it was.")
    shown = client.get(request_of_alice.get_absolute_url()).content.decode()
    assert shown.count("event--superseded") == 1


def test_every_kind_has_a_form_and_columns_of_its_own():
    assert set(FILLED_IN) == set(EventKind.values) == set(ALLOWED) == set(FORMS) == set(SHAPES) == set(KINDS)


def test_every_kind_is_offered_somewhere(client, request_of_alice):
    page = client.get(request_of_alice.get_absolute_url()).content.decode()

    for kind in EventKind:
        assert page.count(f'href="{url_of(request_of_alice, kind)}"') == 1


def test_an_acknowledgement_tells_the_day_of_receipt(client, alice):
    request = AccessRequestFactory(member=alice, received_on=None)

    client.post(url_of(request, "acknowledgement"), form_of(request, **FILLED_IN["acknowledgement"]))

    request.refresh_from_db()
    assert (request.received_on, request.file_number, request.presumed) == (date(2020, 2, 17), "A-2020-1", False)
    assert request.due_latest == date(2020, 3, 18)


def test_an_extension_in_time_moves_the_due_date(client, request_of_alice):
    client.post(url_of(request_of_alice, "extension"), form_of(request_of_alice, **FILLED_IN["extension"]))

    request_of_alice.refresh_from_db()
    assert request_of_alice.extended
    assert (request_of_alice.original_due, request_of_alice.due_latest) == (date(2020, 3, 11), date(2020, 5, 11))


def test_an_extension_too_late_is_logged_and_does_not_hold(request_of_alice):
    extend(request_of_alice, "2020-03-16", 60)

    assert not request_of_alice.extended
    assert request_of_alice.due_latest == date(2020, 3, 11)


def test_an_answer_ends_the_waiting(client, request_of_alice):
    client.post(url_of(request_of_alice, "response"), form_of(request_of_alice, **FILLED_IN["response"]))

    request_of_alice.refresh_from_db()
    assert (request_of_alice.phase, request_of_alice.answered_on) == ("answered", date(2020, 3, 2))


def test_the_same_form_sent_twice_is_one_event(client, request_of_alice):
    form = form_of(request_of_alice, details="They called.")

    first, second = (client.post(url_of(request_of_alice, "note"), form) for _ in range(2))

    assert (first.status_code, second.status_code) == (302, 302)
    assert Event.objects.count() == 1


def test_who_logs_while_somebody_else_has_is_told_and_loses_nothing(client, request_of_alice):
    form = form_of(request_of_alice, **FILLED_IN["response"], details="By post.")
    log(request_of_alice, "note", "2020-03-02", details="They called.")

    page = client.post(url_of(request_of_alice, "response"), form)

    assert page.status_code == 200
    assert "changed this request at" in errors_of(page)["__all__"]
    assert page.context["form"]["details"].value() == "By post."
    assert Event.objects.count() == 1

    again = {name: page.context["form"][name].value() for name in page.context["form"].fields}
    assert client.post(url_of(request_of_alice, "response"), again | {"sent_on": ""}).status_code == 302
    assert Event.objects.count() == 2


def test_an_action_on_an_old_version_changes_nothing(request_of_alice):
    old = type(request_of_alice).objects.get(pk=request_of_alice.pk)
    log(request_of_alice, "note", "2020-03-02", details="They called.")
    old.refresh_from_db = lambda *_, **__: None

    with pytest.raises(ChangedMeanwhile):
        log(old, "note", "2020-03-03", details="They called again.")
    assert Event.objects.count() == 1


NOT_TAKEN: dict[str, tuple[str, dict[str, Any], str, str]] = {
    "an extension before receipt": (
        "extension",
        {"happened_on": "2020-02-07", "grounds": ["9(1)(a)"], "days": "30"},
        "happened_on",
        "The request was filed on 10 February 2020; nothing about it can have come before, on 7 February 2020.",
    ),
    "an answer before filing": (
        "response",
        {"happened_on": "2020-02-07", "disposition": "full"},
        "happened_on",
        "The request was filed on 10 February 2020; nothing about it can have come before, on 7 February 2020.",
    ),
    "a letter of tomorrow": (
        "response",
        {"happened_on": "2020-04-02", "disposition": "full"},
        "happened_on",
        "2020-04-02 is still to come.",
    ),
    "sent after it arrived": (
        "response",
        {"sent_on": "2020-03-03", "disposition": "full"},
        "sent_on",
        "It arrived on 2 March 2020; it cannot have been sent later, on 3 March 2020.",
    ),
    "received before it was filed": (
        "acknowledgement",
        {"received_on": "2020-02-07"},
        "received_on",
        "The request was filed on 10 February 2020; it cannot have been received before, on 7 February 2020.",
    ),
    "no decision": ("response", {}, "disposition", "Choose what the institution decided."),
    "no ground": (
        "extension",
        {"days": "30"},
        "grounds",
        "Check at least one of the grounds that the notice claims.",
    ),
    "no days in an extension of none": (
        "extension",
        {"grounds": ["9(1)(a)"], "days": "0"},
        "days",
        "0 days cannot be right: an extension has 1 to 99999 days.",
    ),
    "two lengths": (
        "extension",
        {"grounds": ["9(1)(a)"], "days": "30", "until": "2020-05-01"},
        "until",
        "Give the length or the new due date, not both.",
    ),
    "a note that says nothing": ("note", {"details": " "}, "details", "Write the note."),
    "31 February": (
        "note",
        {"happened_on": "2020-02-31", "details": "x"},
        "happened_on",
        "There is no such day: 2020-02-31.",
    ),
    "NUL": ("note", {"details": "a\x00b"}, "details", "Null characters are not allowed."),
    "a call without words": (
        "call",
        {"details": ""},
        "details",
        "Say in a few words who called whom, and what was said.",
    ),
    "a day for our reply before the letter": (
        "reply_demanded",
        {"by": "2020-03-01"},
        "by",
        "It came on 2 March 2020; it cannot name an earlier day, 1 March 2020.",
    ),
    "no day for our reply": ("reply_demanded", {}, "by", "By which day must we reply?"),
    "no day promised": ("promise", {}, "by", "Which day was promised?"),
    "no day for representations": (
        "representations_asked",
        {},
        "by",
        "By which day are representations asked for?",
    ),
    "no word on the stop": ("clarification_asked", {}, "accepted", "Say whether you accept that the clock stops."),
    "an answer to no question": (
        "clarification_answered",
        {"accepted": "no"},
        "happened_on",
        "Nothing was on hold or suspended that could end on that day.",
    ),
    "the end of no suspension": (
        "resumption",
        {},
        "happened_on",
        "Nothing was on hold or suspended that could end on that day.",
    ),
    "reopening what is open": ("reopened", {}, "happened_on", "The file was not closed, so it cannot be reopened."),
    "nothing to withdraw": (
        "extension_withdrawn",
        {},
        "__all__",
        "No extension notice is logged here. Log the notice first.",
    ),
    "nothing found not to hold": (
        "extension_struck",
        {},
        "__all__",
        "No extension notice is logged here. Log the notice first.",
    ),
    "given up by mistake": ("abandoned", {}, "sure", "Check the box if the request is given up for good."),
    "transferred to nobody": (
        "transfer",
        {},
        "institution",
        "Which institution has it now? Type its name or its initials.",
    ),
    "transferred to where it was": (
        "transfer",
        {"institution": "RCMP"},
        "institution",
        "Royal Canadian Mounted Police had the request already. Choose the one that has it now.",
    ),
    "transferred to one of several": (
        "transfer",
        {"institution": "national"},
        "institution",
        "“national” can be one of several institutions; choose one.",
    ),
    "an amount in words": (
        "fee_notice",
        {"amount": "five"},
        "amount",
        "Write the amount in figures, for example 5 or 12.50.",
    ),
    "a negative amount": (
        "fee_paid",
        {"amount": "-5"},
        "amount",
        "Ensure this value is greater than or equal to 0.",
    ),
    "a complaint about nothing": ("complaint", {}, "ground", "Choose what the complaint is about."),
    "an order that ends before it is made": (
        "final_report",
        {"order_due": "2020-03-01"},
        "order_due",
        "The report is of 2 March 2020; its order cannot end before, on 1 March 2020.",
    ),
    "an order with two ends": (
        "final_report",
        {"order_due": "2020-04-01", "order_days": "36"},
        "order_days",
        "Give the day or the number of days, not both.",
    ),
}


@pytest.mark.parametrize("case", NOT_TAKEN)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_saved(client, request_of_alice, case):
    kind, answers, field, sentence = NOT_TAKEN[case]
    form = form_of(request_of_alice, **answers)

    page = client.post(url_of(request_of_alice, kind), form)

    assert page.status_code == 200
    assert {name: text.replace("\xa0", " ") for name, text in errors_of(page).items()} == {field: sentence}
    assert page.context["form"]["happened_on"].value() == form["happened_on"]
    assert not Event.objects.exists()
    assert client.post(url_of(request_of_alice, kind) + "preview/", form).status_code == 200


@pytest.mark.parametrize("case", NOT_TAKEN)
def test_each_error_has_its_sentence_in_french(client, request_of_alice, case):
    kind, answers, field, english = NOT_TAKEN[case]
    with override("fr"):
        url = reverse(f"log_{kind}", args=["daily", request_of_alice.reference])

    page = client.post(url, form_of(request_of_alice, **answers))

    assert list(errors_of(page)) == [field]
    assert errors_of(page)[field].replace("\xa0", " ") != english
    assert not Event.objects.exists()


HOSTILE: dict[str, tuple[str, dict[str, Any]]] = {
    "a number of pages that fits no column": ("response", {"disposition": "full", "pages": "9" * 30}),
    "a day at the end of time": ("extension", {"grounds": ["9(1)(a)"], "until": "9999-12-31"}),
    "a ground that is none": ("extension", {"grounds": ["9(1)(z)"], "days": "30"}),
    "a decision that is none": ("response", {"disposition": "pk__in"}),
    "a version of 10^30": ("note", {"details": "x", "version": "9" * 30}),
    "no version": ("note", {"details": "x", "version": ""}),
    "a submission that is no identifier": ("note", {"details": "x", "submission": "1; drop table"}),
    "a length in letters": ("extension", {"grounds": ["9(1)(a)"], "days": "thirty"}),
    "a length of 10^18": ("extension", {"grounds": ["9(1)(a)"], "days": "9" * 18}),
    "a corrected event of 10^30": ("note", {"details": "x", "corrects": "9" * 30}),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_nothing_typed_breaks_a_page(client, request_of_alice, case):
    kind, answers = HOSTILE[case]
    form = form_of(request_of_alice, **answers)

    for url in (url_of(request_of_alice, kind), url_of(request_of_alice, kind) + "preview/"):
        assert client.post(url, form).status_code in (200, 302)
    assert client.get(request_of_alice.get_absolute_url()).status_code == 200


def test_contradicting_facts_are_refused_by_the_action_as_a_whole(request_of_alice):
    before = type(request_of_alice).objects.values().get()

    with pytest.raises(ClockError):
        answer(request_of_alice, "2020-02-03")

    assert type(request_of_alice).objects.values().get() == before
    assert not Event.objects.exists()


# Corrections


def test_a_correction_stands_in_for_what_it_corrects_and_both_stay(client, request_of_alice):
    wrong = extend(request_of_alice, "2020-03-02", 120)
    url = f"{request_of_alice.get_absolute_url()}correct/{wrong.pk}/"
    filled = client.get(url).context["form"]
    form = {name: filled[name].value() for name in filled.fields}
    form = {name: "" if value is None else value for name, value in form.items()} | {"days": "60"}

    page = client.post(url, form)

    right = Event.objects.get(supersedes=wrong)
    assert page.status_code == 302
    assert (right.days, [ground.ground for ground in right.grounds.all()]) == (60, ["9(1)(a)"])
    assert list(request_of_alice.events.standing()) == [right]
    request_of_alice.refresh_from_db()
    assert request_of_alice.due_latest == date(2020, 5, 11)
    entry = AuditEntry.objects.get(action="event.corrected")
    assert entry.before is not None
    assert entry.before["event"]["days"] == 120
    shown = client.get(request_of_alice.get_absolute_url()).content.decode()
    assert "120\xa0days" in shown or "120 days" in shown


def test_who_corrects_what_a_colleague_has_just_corrected_is_told_and_then_corrects_that(client, request_of_alice):
    wrong = log(request_of_alice, "note", "2020-03-02", details="They called.")
    url = f"{request_of_alice.get_absolute_url()}correct/{wrong.pk}/"
    form = form_of(request_of_alice, details="They wrote.")
    theirs = log(request_of_alice, "note", "2020-03-02", details="We called.", corrects=wrong)

    refused = client.post(url, form)
    assert "while this page was open" in errors_of(refused)["__all__"]
    assert "They wrote." in refused.content.decode()
    again = {"version": refused.context["form"]["version"].value()}
    assert client.post(url, form | again).status_code == 302

    assert Event.objects.get(details="They wrote.").supersedes == theirs


def test_an_acknowledgement_corrected_to_tell_no_day_takes_back_the_day_it_told(client, request_of_alice):
    request_of_alice.received_on = None
    request_of_alice.save()
    told = log(request_of_alice, "acknowledgement", "2020-03-02", received_on=date(2020, 2, 17))
    request_of_alice.refresh_from_db()
    assert request_of_alice.received_on == date(2020, 2, 17)

    log(request_of_alice, "acknowledgement", "2020-03-02", corrects=told)

    request_of_alice.refresh_from_db()
    assert (request_of_alice.received_on, request_of_alice.presumed) == (None, True)


def test_an_event_of_another_request_is_not_corrected_here(client, alice, request_of_alice):
    other = AccessRequestFactory(member=alice)
    elsewhere = log(other, "note", "2020-03-02", details="They called.")

    assert client.get(f"{request_of_alice.get_absolute_url()}correct/{elsewhere.pk}/").status_code == 404
    assert client.get(f"{request_of_alice.get_absolute_url()}correct/{10**30}/").status_code == 404


def test_lengths_given_for_each_ground_add_up_to_what_the_notice_states(request_of_alice):
    each = extend(request_of_alice, "2020-03-02", None, grounds=(Ground("9(1)(a)", 60), Ground("9(1)(b)", 30)))
    none = extend(request_of_alice, "2020-03-03", None, grounds=(Ground("9(1)(c)"),))

    assert (each.stated_days, none.stated_days) == (90, None)
    assert happening(each, "en").days == 90  # the letter must not say that no length was stated


# What the form checks, the database checks too


def bare(request, **columns):
    return Event(
        newsroom=request.newsroom,
        access_request=request,
        logged_by=request.journalist,
        **{"happened_on": date(2020, 3, 2), **columns},
    )


A_VALUE = {
    "dated_on": date(2020, 3, 1),
    "sent_on": date(2020, 3, 1),
    "received_on": date(2020, 2, 17),
    "file_number": "A-1",
    "days": 30,
    "until": date(2020, 5, 1),
    "right_to_complain_stated": True,
    "commissioner_told": False,
    "disposition": "full",
    "pages": 3,
    "accepted": False,
    "by": date(2020, 5, 1),
    "amount": 5,
    "institution": "hc-sc",
    "from_institution": "rcmp-grc",
    "ground": "30(1)(a)",
    "about": "a notice",
    "number": "5820-1",
    "finding": "well_founded",
    "order_due": date(2020, 5, 1),
    "order_days": 36,
    "order_counted_from": "report",
    "third_party": False,
}
GOES_WITH = {"order_days": "order_counted_from", "order_counted_from": "order_days"}


def value_of(request, column):
    """A value as the row holds it."""
    match column:
        case "institution" | "from_institution":
            return Institution.objects.get(slug=A_VALUE[column])
        case "about":
            about = bare(request, kind="extension")
            about.save()
            return about
        case _:
            return A_VALUE[column]


def needed(request, kind):
    words = {"details": "x"} if kind in ("note", "follow_up", "call") else {}
    return words | {column: value_of(request, column) for column in REQUIRED[kind]}


def test_every_typed_column_is_tried_below():
    assert set(A_VALUE) == TYPED


@pytest.mark.parametrize("kind", EventKind)
def test_a_kind_has_no_column_of_another(request_of_alice, kind):
    told = needed(request_of_alice, kind)

    for column in TYPED - ALLOWED[kind]:
        more = {name: value_of(request_of_alice, name) for name in {column, GOES_WITH.get(column, column)}}
        with pytest.raises(IntegrityError, match=f"event_{kind}_columns"), transaction.atomic():
            bare(request_of_alice, kind=kind, **told, **more).save()


@pytest.mark.parametrize("kind", [kind for kind in EventKind if REQUIRED[kind]])
def test_a_kind_has_what_it_needs(request_of_alice, kind):
    told = needed(request_of_alice, kind)

    for column in REQUIRED[kind]:
        rest = {name: value for name, value in told.items() if name != column}
        with pytest.raises(IntegrityError, match=f"event_{kind}_columns"), transaction.atomic():
            bare(request_of_alice, kind=kind, **rest).save()


@pytest.mark.parametrize("kind", EventKind)
def test_a_kind_may_fill_all_that_is_its_own(request_of_alice, kind):
    columns = ALLOWED[kind] - {"until", "order_due"}  # instead of `days` and `order_days`
    told = needed(request_of_alice, kind) | {column: value_of(request_of_alice, column) for column in columns}

    bare(request_of_alice, kind=kind, **told).save()


@pytest.mark.parametrize(
    ("columns", "constraint"),
    [
        ({"kind": "telegram"}, "event_kind_known"),
        ({"kind": "response"}, "event_response_columns"),
        ({"kind": "response", "disposition": "maybe"}, "event_disposition_known"),
        ({"kind": "note"}, "event_note_says"),
        ({"kind": "follow_up"}, "event_note_says"),
        ({"kind": "note", "details": "x", "happened_on": date(1983, 6, 30)}, "event_under_the_act"),
        ({"kind": "response", "disposition": "full", "sent_on": date(2020, 3, 3)}, "event_sent_before_arrival"),
        ({"kind": "extension", "days": 30, "until": date(2020, 5, 1)}, "event_one_length"),
        ({"kind": "call"}, "event_note_says"),
        ({"kind": "promise", "by": date(2020, 3, 1)}, "event_by_after_arrival"),
        ({"kind": "fee_notice", "amount": -1}, "event_amount_not_negative"),
        ({"kind": "final_report", "finding": "maybe"}, "event_finding_known"),
        (
            {"kind": "final_report", "order_due": date(2020, 5, 1), "order_days": 36, "order_counted_from": "report"},
            "event_one_order_day",
        ),
        ({"kind": "final_report", "order_days": 36}, "event_order_counted_from_somewhere"),
        ({"kind": "final_report", "order_counted_from": "report"}, "event_order_counted_from_somewhere"),
        (
            {"kind": "final_report", "order_days": 0, "order_counted_from": "report"},
            "event_order_counted_from_somewhere",
        ),
    ],
)
def test_the_database_refuses_what_contradicts_itself(request_of_alice, columns, constraint):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        bare(request_of_alice, **columns).save()


def test_a_ground_is_claimed_once_by_a_notice(request_of_alice):
    event = extend(request_of_alice, "2020-03-02", 30)

    with pytest.raises(IntegrityError), transaction.atomic():
        ExtensionGround.objects.create(newsroom=request_of_alice.newsroom, event=event, ground="9(1)(a)")


@pytest.mark.parametrize(
    ("columns", "constraint"),
    [
        ({"statute": "XX"}, "request_statute_known"),
        ({"channel": "fax"}, "request_channel_known"),
        ({"language": "xx"}, "request_language_known"),
        ({"phase": "lost"}, "request_phase_known"),
        ({"complaint_stage": "shelved"}, "request_complaint_stage_known"),
        ({"received_on": date(2020, 2, 9)}, "request_received_after_filing"),
        ({"filed_on": date(1983, 6, 30)}, "request_filed_under_the_act"),
        ({"due_earliest": date(2020, 3, 12)}, "request_readings_in_order"),
    ],
)
def test_the_database_refuses_a_request_that_contradicts_itself(request_of_alice, columns, constraint):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        type(request_of_alice).objects.filter(pk=request_of_alice.pk).update(**columns)
