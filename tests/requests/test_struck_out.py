"""An entry that was logged by mistake is struck out: read by all, counted by nothing, and put back if need be."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from complaints.assembly import happenings
from newsrooms.models import AuditEntry, Membership
from requests_app.actions.changing import ChangedMeanwhile
from requests_app.actions.strike_event import AnotherFirst, put_back_event, strike_event
from requests_app.clock import ClockError
from requests_app.exchange import values_of_events
from requests_app.exports.rows import portions_of
from requests_app.models import AccessRequest, Event, Institution
from requests_app.queries.follow_up import follow_up_facts
from requests_app.sheets.columns import BY_NAME
from tests.factories import AccessRequestFactory, MembershipFactory, answer, extend, log

TODAY = date(2020, 4, 1)
WHY = "It is about another request."


def url_of(request, event, verb="strike"):
    return f"{request.get_absolute_url()}{verb}/{event.pk}/"


def strike(request, event, why=WHY):
    request.refresh_from_db()
    strike_event(event=event, why=why, by=owner(request), today=TODAY, expected_version=request.version)
    request.refresh_from_db()


def put_back(request, event):
    put_back_event(event=event, by=owner(request), today=TODAY)
    request.refresh_from_db()


def owner(request):
    return Membership.objects.get(newsroom=request.newsroom_id, user=request.journalist_id)


def plain(page):
    return " ".join(page.content.decode().replace("\xa0", " ").split())


def test_the_clock_winds_without_it_and_with_it_again(request_of_alice):
    notice = extend(request_of_alice, "2020-03-02", 60)
    limits = list(request_of_alice.limits.values_list("kind", "last_day"))
    assert request_of_alice.due_latest == date(2020, 5, 11)

    strike(request_of_alice, notice)
    assert (request_of_alice.extended, request_of_alice.due_latest) == (False, date(2020, 3, 11))
    assert not request_of_alice.limits.filter(kind="complaint_extension").exists()

    put_back(request_of_alice, notice)
    assert (request_of_alice.extended, request_of_alice.due_latest) == (True, date(2020, 5, 11))
    assert list(request_of_alice.limits.values_list("kind", "last_day")) == limits


def test_it_stays_on_the_page_with_who_and_why_until_it_is_put_back(client, request_of_alice):
    wrong = answer(request_of_alice, "2020-03-02", details="340 pages.")
    form = {"why": WHY, "version": request_of_alice.version}

    said = plain(client.post(url_of(request_of_alice, wrong), form, follow=True))

    assert "Struck out. It stays readable, and can be put back." in said
    assert said.count("event--superseded") == 1
    assert "340 pages." in said
    assert f"by Alice Martin: {WHY}" in said
    assert "Late" in said  # as if nothing had come

    back = plain(client.post(url_of(request_of_alice, wrong, "put-back"), follow=True))

    assert "Put back: it counts again." in back
    assert ("event--superseded" in back, WHY in back) == (False, False)


def test_the_page_asks_why_and_shows_what_changes(client, request_of_alice):
    notice = extend(request_of_alice, "2020-03-02", 60)

    opened = plain(client.get(url_of(request_of_alice, notice)))
    refused = client.post(url_of(request_of_alice, notice), {"why": " ", "version": request_of_alice.version})

    assert "or 11 May 2020</span>" in opened
    assert "Wednesday 11 March 2020" in opened
    assert refused.context["form"].errors == {"why": ["Say in a few words why it is struck out."]}
    assert Event.objects.standing().count() == 1


def test_the_page_that_corrects_leads_there(client, request_of_alice):
    note = log(request_of_alice, "note", "2020-03-02", details="They called.")

    assert f'href="{url_of(request_of_alice, note)}"' in plain(client.get(url_of(request_of_alice, note, "correct")))


def test_the_trail_keeps_both_steps_with_what_was_before(request_of_alice):
    notice = extend(request_of_alice, "2020-03-02", 60)
    strike(request_of_alice, notice)
    put_back(request_of_alice, notice)

    entries = AuditEntry.objects.filter(target_id=notice.pk, action__in=["event.struck", "event.put_back"])
    shown = {
        entry.action: [(side["due_latest"], side["struck_why"]) for side in (entry.before or {}, entry.after or {})]
        for entry in entries
    }
    assert shown == {
        "event.struck": [("2020-05-11", ""), ("2020-03-11", WHY)],
        "event.put_back": [("2020-03-11", WHY), ("2020-05-11", "")],
    }


def test_nothing_else_tells_of_it(client, request_of_alice):
    wrong = log(request_of_alice, "promise", "2020-03-02", by=date(2020, 4, 15))
    strike(request_of_alice, wrong)

    assert happenings(request_of_alice, "en") == ()
    assert follow_up_facts(request_of_alice, TODAY).promised_for is None
    assert "promises an answer" not in plain(client.get(request_of_alice.get_absolute_url()))


def test_a_correction_struck_out_does_not_bring_back_what_it_corrected(request_of_alice):
    first = extend(request_of_alice, "2020-03-02", 60)
    second = extend(request_of_alice, "2020-03-02", 30, corrects=first)

    strike(request_of_alice, second)

    assert not request_of_alice.extended
    assert not Event.objects.standing().exists()


def test_what_it_told_of_the_request_goes_with_it(alice):
    request = AccessRequestFactory(member=alice, received_on=None)
    told = log(request, "acknowledgement", "2020-02-14", received_on=date(2020, 2, 12), file_number="A-1")

    strike(request, told)
    assert (request.received_on, request.presumed, request.file_number) == (None, True, "")

    put_back(request, told)
    assert (request.received_on, request.presumed, request.file_number) == (date(2020, 2, 12), False, "A-1")


def test_what_another_entry_or_a_person_told_as_well_stays(alice):
    request = AccessRequestFactory(member=alice, received_on=None, file_number="A-1")
    facts = {"received_on": date(2020, 2, 12), "file_number": "A-2"}
    log(request, "acknowledgement", "2020-02-14", **facts)
    again = log(request, "acknowledgement", "2020-02-20", **facts)
    typed = log(request, "acknowledgement", "2020-02-24", file_number="A-1")

    strike(request, again)
    assert (request.received_on, request.file_number) == (date(2020, 2, 12), "A-1")

    strike(request, typed)
    assert request.file_number == "A-2"
    assert list(request.file_numbers.standing().order_by("number").values_list("number", flat=True)) == ["A-1", "A-2"]


def test_an_older_entry_put_back_does_not_talk_over_a_newer_one(alice):
    request = AccessRequestFactory(member=alice, received_on=None)
    older = log(request, "acknowledgement", "2020-02-14", received_on=date(2020, 2, 12), file_number="A-1")
    strike(request, older)
    log(request, "acknowledgement", "2020-02-20", received_on=date(2020, 2, 13), file_number="A-2")

    put_back(request, older)

    assert (request.received_on, request.file_number) == (date(2020, 2, 13), "A-2")


def test_a_transfer_struck_out_gives_the_request_back(client, request_of_alice):
    police, health = (Institution.objects.get(slug=slug) for slug in ("rcmp-grc", "hc-sc"))
    log(request_of_alice, "acknowledgement", "2020-02-12", file_number="R-1")
    wrong = log(request_of_alice, "transfer", "2020-02-20", institution=health, file_number="H-7")
    shown = plain(client.get(url_of(request_of_alice, wrong)))
    assert "The request is with Royal Canadian Mounted Police again." in shown

    strike(request_of_alice, wrong)
    assert (request_of_alice.institution, request_of_alice.file_number) == (police, "R-1")

    put_back(request_of_alice, wrong)
    assert (request_of_alice.institution, request_of_alice.file_number) == (health, "H-7")


def test_what_refers_to_it_goes_first_and_comes_back_last(client, request_of_alice):
    notice = extend(request_of_alice, "2020-03-02", 60)
    withdrawn = log(request_of_alice, "extension_withdrawn", "2020-03-10", about=notice)
    form = {"why": WHY, "version": request_of_alice.version}

    page = client.post(url_of(request_of_alice, notice), form)
    words = "“Extension withdrawn” of 10 March 2020 refers to this entry: strike that one out first."
    assert page.context["form"].non_field_errors()[0].replace("\xa0", " ") == words

    strike(request_of_alice, withdrawn)
    strike(request_of_alice, notice)
    with pytest.raises(AnotherFirst):
        put_back(request_of_alice, withdrawn)
    said = plain(client.post(url_of(request_of_alice, withdrawn, "put-back"), follow=True))
    assert "refers to “Extension notice” of 2 March 2020, which is struck out: put that one back first." in said


def test_what_the_clock_could_not_count_is_refused_and_nothing_changes(client, request_of_alice):
    asked = log(request_of_alice, "suspension", "2020-02-20")
    log(request_of_alice, "resumption", "2020-03-02")

    with pytest.raises(ClockError):
        strike(request_of_alice, asked)
    page = client.post(url_of(request_of_alice, asked), {"why": WHY, "version": request_of_alice.version})

    assert page.context["form"].non_field_errors()
    assert Event.objects.standing().count() == 2


def test_who_was_there_first_is_named(client, request_of_alice):
    note = log(request_of_alice, "note", "2020-03-02", details="They called.")
    log(request_of_alice, "call", "2020-03-03", details="Again.")

    page = client.post(url_of(request_of_alice, note), {"why": WHY, "version": request_of_alice.version - 1})
    assert "changed this request at" in page.context["form"].non_field_errors()[0]
    assert page.context["form"]["why"].value() == WHY

    log(request_of_alice, "note", "2020-03-02", details="They wrote.", corrects=note)
    with pytest.raises(ChangedMeanwhile):
        strike(request_of_alice, note)


def test_twice_is_as_good_as_once(client, request_of_alice):
    note = log(request_of_alice, "note", "2020-03-02", details="They called.")
    form = {"why": WHY, "version": request_of_alice.version}

    answers = [client.post(url_of(request_of_alice, note), form).status_code for _ in range(2)]
    strike(request_of_alice, note, "Otherwise.")

    note.refresh_from_db()
    assert (answers, note.struck_why) == ([302, 302], WHY)
    for _ in range(2):
        put_back(request_of_alice, note)
    assert AuditEntry.objects.filter(action="event.put_back").count() == 1


def test_a_struck_entry_is_put_back_before_it_is_corrected(client, request_of_alice):
    note = log(request_of_alice, "note", "2020-03-02", details="They called.")
    strike(request_of_alice, note)

    said = plain(client.get(url_of(request_of_alice, note, "correct"), follow=True))

    assert "Put it back first, then correct it." in said


def test_a_colleague_reads_it_and_cannot_put_it_back(client, alice, request_of_alice):
    note = log(request_of_alice, "note", "2020-03-02", details="They called.")
    strike(request_of_alice, note)
    client.force_login(MembershipFactory(newsroom=alice.newsroom).user)

    shown = plain(client.get(request_of_alice.get_absolute_url()))

    assert (WHY in shown, "Put back" in shown) == (True, False)
    assert client.post(url_of(request_of_alice, note, "put-back")).status_code == 404


def test_an_export_says_that_it_is_struck_out_and_counts_it_for_nothing(alice, request_of_alice):
    wrong = answer(request_of_alice, "2020-03-02", "partial", pages=3)
    strike(request_of_alice, wrong)

    slugs = {request_of_alice.institution_id: request_of_alice.institution.slug}
    (columns,) = portions_of([AccessRequest.objects.visible_to(alice)], slugs, TODAY)

    told = {name: value for name, (value,) in zip(BY_NAME, columns, strict=True)}
    assert (told["answered_on"], told["disposition"], told["pages"]) == ("", "", None)
    wrong.refresh_from_db()
    assert told["events"] == values_of_events([wrong])
    assert told["events"][0]["struck"] == WHY


def test_nobody_strikes_out_without_a_reason(request_of_alice):
    log(request_of_alice, "note", "2020-03-02", details="They called.")

    with pytest.raises(IntegrityError, match="event_struck_by_somebody"), transaction.atomic():
        Event.objects.update(struck_why=WHY)
