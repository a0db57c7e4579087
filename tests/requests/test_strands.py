"""A part of a request goes on by itself: split from it, or transferred to another institution."""

import uuid
from datetime import date

import pytest

from newsrooms.models import AuditEntry
from requests_app.models import AccessRequest, Event
from tests.factories import AccessRequestFactory, MembershipFactory, answer, extend, log, many_requests


def part(client, request, how="split", **changed):
    typed = {
        "happened_on": "2020-03-02",
        "institution": "Health Canada",
        "subject": "The contracts",
        "file_number": "A-2020-2",
        "submission": str(uuid.uuid4()),
    }
    return client.post(f"{request.get_absolute_url()}{how}/", {**typed, **changed})


def the_part():
    return AccessRequest.objects.exclude(strand_of=None).get()


def titles(client, request):
    return [entry.title for entry in client.get(request.get_absolute_url()).context["entries"]]


def test_a_split_request_goes_on_under_two_numbers_from_one_receipt(client, request_of_alice):
    log(request_of_alice, "acknowledgement", "2020-02-14", file_number="A-2020-1", received_on=date(2020, 2, 12))

    answered = part(client, request_of_alice)

    strand = the_part()
    assert answered.url == strand.get_absolute_url()
    assert (strand.institution, strand.subject, strand.file_number) == (
        request_of_alice.institution,
        "The contracts",
        "A-2020-2",
    )
    assert (strand.received_on, strand.due_latest) == (date(2020, 2, 12), request_of_alice.due_latest)
    assert (strand.strand_of, strand.strand_kind, strand.strand_on) == (request_of_alice, "split", date(2020, 3, 2))
    request_of_alice.refresh_from_db()
    assert request_of_alice.file_number == "A-2020-1"


def test_a_part_that_was_transferred_counts_from_the_first_receipt_at_its_new_institution(client, request_of_alice):
    part(client, request_of_alice, "transfer-part", happened_on="2020-02-20")

    strand = the_part()
    notice = strand.events.get()
    assert (strand.institution.slug, strand.file_number) == ("hc-sc", "A-2020-2")
    assert (notice.kind, notice.from_institution, notice.happened_on) == (
        "transfer",
        request_of_alice.institution,
        date(2020, 2, 20),
    )
    assert (strand.clock_starts_on, strand.due_latest) == (date(2020, 2, 10), date(2020, 3, 11))
    assert strand.limits.filter(kind="complaint_other").exists()
    request_of_alice.refresh_from_db()
    assert request_of_alice.institution.slug == "rcmp-grc"
    assert not request_of_alice.events.exists()


def test_what_came_for_the_whole_holds_for_the_part_and_its_answer_does_not(client, request_of_alice):
    extension = extend(request_of_alice, "2020-02-28", 60)
    log(request_of_alice, "extension_withdrawn", "2020-02-29", about=extension)
    extend(request_of_alice, "2020-03-01", 30)
    answer(request_of_alice, "2020-03-01")
    extend_later = log(request_of_alice, "note", "2020-03-02", details="They called.")

    part(client, request_of_alice)

    strand = the_part()
    kinds = [event.kind for event in strand.events.in_order()]
    assert kinds == ["extension", "extension_withdrawn", "extension"]
    assert strand.events.get(kind="extension_withdrawn").about.access_request == strand
    assert [ground.ground for ground in strand.events.in_order()[0].grounds.all()] == ["9(1)(a)"]
    assert (strand.phase, strand.due_latest) == (
        "open",
        date(2020, 4, 14),
    )  # the 10th is Good Friday, the 13th Easter Monday
    assert extend_later.access_request == request_of_alice


def test_each_part_has_a_clock_of_its_own_from_there(client, request_of_alice):
    part(client, request_of_alice)
    strand = the_part()

    answer(strand, "2020-03-10")

    request_of_alice.refresh_from_db()
    assert (strand.phase, request_of_alice.phase) == ("answered", "open")


def test_the_parts_are_shown_together_from_wherever_one_looks(client, request_of_alice):
    part(client, request_of_alice)
    first = the_part()
    part(client, first, "transfer-part", subject="The invoices")  # a part of a part belongs to the same request
    second = AccessRequest.objects.get(subject="The invoices")

    assert second.strand_of == request_of_alice
    for looked_from in (request_of_alice, first, second):
        shown = client.get(looked_from.get_absolute_url()).context["strands"]
        others = {request_of_alice, first, second} - {looked_from}
        assert {row.access_request for row in shown} == others
    assert titles(client, request_of_alice).count("Split") == 1
    assert "Transferred in part" in titles(client, request_of_alice)
    assert "Split" in titles(client, first)


def test_a_part_is_marked_in_lists(client, request_of_alice):
    part(client, request_of_alice)

    page = client.get("/en/daily/requests/").content.decode()

    assert f"{the_part().reference} (part)" in page
    assert f"{request_of_alice.reference} (part)" not in page


def test_the_form_sent_twice_makes_one_part_and_one_entry_in_the_trail(client, request_of_alice):
    once = str(uuid.uuid4())

    first, second = (part(client, request_of_alice, submission=once) for _ in range(2))

    assert first.url == second.url
    assert AuditEntry.objects.filter(action="request.parted").count() == 1


def test_a_restricted_request_makes_restricted_parts(client, alice, request_of_alice):
    source = MembershipFactory(newsroom=alice.newsroom)
    request_of_alice.named.add(source.user)
    AccessRequest.objects.filter(pk=request_of_alice.pk).update(restricted=True)

    part(client, request_of_alice)

    strand = the_part()
    assert strand.restricted
    assert list(strand.named.all()) == [source.user]
    assert not AccessRequest.objects.visible_to(MembershipFactory(newsroom=alice.newsroom)).exists()


def test_a_request_that_is_restricted_later_takes_its_parts_along(client, typed, request_of_alice):
    part(client, request_of_alice)

    client.post(f"{request_of_alice.get_absolute_url()}change/", typed(restricted="on", version=1))

    assert the_part().restricted
    assert AuditEntry.objects.filter(action="request.changed").count() == 2


def test_a_colleague_sees_no_restricted_part_of_a_request(client, alice):
    bob = MembershipFactory(newsroom=alice.newsroom)
    his = AccessRequestFactory(member=bob)
    before = client.get(his.get_absolute_url())
    AccessRequestFactory(
        member=bob, restricted=True, strand_of=his, strand_kind="split", strand_on=date(2020, 3, 2), subject="Secret"
    )

    after = client.get(his.get_absolute_url())

    assert after.context["strands"] == []
    assert titles(client, his) == [entry.title for entry in before.context["entries"]]
    assert "Secret" not in after.content.decode()


NOT_TAKEN = {
    "to come": ("split", {"happened_on": "2020-04-02"}, "happened_on"),
    "before it was filed": ("split", {"happened_on": "2020-02-07"}, "happened_on"),
    "no subject": ("split", {"subject": ""}, "subject"),
    "the same institution": ("transfer-part", {"institution": "RCMP"}, "institution"),
    "no institution": ("transfer-part", {"institution": ""}, "institution"),
    "one of several": ("transfer-part", {"institution": "housing"}, "institution"),
}


@pytest.mark.parametrize("case", NOT_TAKEN)
def test_what_is_wrong_is_said_beside_its_field_and_what_was_typed_stays(client, request_of_alice, case):
    how, changed, field = NOT_TAKEN[case]

    page = part(client, request_of_alice, how, **changed)

    assert (page.status_code, list(page.context["form"].errors)) == (200, [field])
    assert page.context["form"]["file_number"].value() == "A-2020-2"
    assert AccessRequest.objects.count() == 1


def test_a_transfer_in_part_is_not_offered_where_the_law_knows_none(client, alice):
    private = AccessRequestFactory(member=alice, statute="PA")

    assert "transfer-part/" not in client.get(private.get_absolute_url()).content.decode()


@pytest.mark.parametrize("parts", [1, 30])
def test_the_page_costs_the_same_with_1_part_and_with_30(
    client, alice, request_of_alice, parts, django_assert_max_num_queries
):
    facts = {"strand_of": request_of_alice, "strand_kind": "split", "strand_on": date(2020, 3, 2)}
    many_requests(parts, member=alice, **facts)

    with django_assert_max_num_queries(24):
        assert len(client.get(request_of_alice.get_absolute_url()).context["strands"]) == parts


def test_a_narrowed_request_is_the_same_request_on_the_same_clock(client, typed, request_of_alice):
    log(request_of_alice, "clarification_asked", "2020-02-20", details="Which contracts?", accepted=False)
    log(request_of_alice, "clarification_answered", "2020-02-24", details="Those above $10,000.", accepted=False)
    request_of_alice.refresh_from_db()
    before = (request_of_alice.due_earliest, request_of_alice.due_latest)

    narrowed = typed(subject="Facial recognition, above $10,000", received_on="2020-02-10", version=3)
    client.post(f"{request_of_alice.get_absolute_url()}change/", narrowed)

    request_of_alice.refresh_from_db()
    assert (request_of_alice.due_earliest, request_of_alice.due_latest) == before
    assert request_of_alice.subject == "Facial recognition, above $10,000"
    assert Event.objects.count() == 2
