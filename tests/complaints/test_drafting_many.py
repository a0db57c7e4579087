"""Complaints of several requests at once: those that can be, drafted together; the others named with their reason."""

from datetime import date

import pytest

from complaints.actions.draft_complaint import draft_complaint
from complaints.actions.draft_for_many import NotAllReady, draft_for_many
from complaints.models import Complaint
from newsrooms.models import AuditEntry, Membership
from requests_app.actions.bulk import NotTheirs
from requests_app.models import AccessRequest, BulkChange
from requests_app.winding import clock_of, clocks_of
from tests.factories import AccessRequestFactory, MembershipFactory, answer, extend, log, many_requests

TODAY = date(2020, 4, 1)
BULK = "/en/daily/complaints/draft/"
ASKED = {"list": "overdue", "query": "?view=overdue&sort=late"}


@pytest.fixture
def alice(db, on_day):
    on_day(TODAY)
    return MembershipFactory(newsroom__slug="daily")


@pytest.fixture
def editor(client, alice):
    """The editor, whose browser `client` is."""
    member = MembershipFactory(newsroom=alice.newsroom, role="editor")
    client.force_login(member.user)
    return member


def filed(alice, day="2020-02-10", **facts):
    return AccessRequestFactory(member=alice, filed_on=date.fromisoformat(day), **facts)


def send(client, requests, **typed):
    return client.post(BULK, {"id": [one.pk for one in requests], **ASKED, **typed})


def draft(client, requests, language="fr"):
    return send(client, requests, draft="1", language=language)


def told(page, name):
    return {one.access_request.pk: one.why_not for one in page.context[name]}


def test_the_page_names_those_that_can_be_drafted_and_of_the_others_why_not(client, alice, editor):
    late, sooner = filed(alice), filed(alice, "2020-01-20")
    in_time, answered, past, privacy, open_already = (
        filed(alice, "2020-03-20"),
        filed(alice),
        filed(alice, "2019-10-01"),
        filed(alice, statute="PA"),
        filed(alice),
    )
    answer(answered, "2020-03-30")
    draft_complaint(access_request=open_already, language="en", by=editor, today=TODAY)

    page = send(client, [late, sooner, in_time, answered, past, privacy, open_already])

    assert [one.access_request for one in page.context["ready"]] == [sooner, late]  # the first day to be lost first
    reasons = told(page, "others")
    assert "late on no reading" in reasons[in_time.pk]
    assert "answered on" in reasons[answered.pk]
    assert "The last safe day to complain was" in reasons[past.pk]
    assert reasons[privacy.pk] == "Under the Privacy Act each complaint is the individual’s own: draft it on its page."
    assert reasons[open_already.pk] == "A complaint is open already: Draft."
    words = page.content.decode()
    assert "2 complaints can be drafted now, without typing." in words
    assert f'name="id" value="{late.pk}"' in words
    assert f'name="id" value="{answered.pk}"' not in words
    assert not Complaint.objects.exclude(access_request=open_already).exists()


def test_one_button_drafts_all_that_can_be_and_says_what_was_made(client, alice, editor):
    requests = [filed(alice), filed(alice, "2020-02-03")]

    answer_ = draft(client, requests)
    page = client.get(answer_.url)

    made = Complaint.objects.order_by("access_request")
    assert [(one.access_request, one.language, one.stage, one.drafted_by) for one in made] == [
        (one, "fr", "draft", editor.user) for one in requests
    ]
    trail = AuditEntry.objects.filter(action="complaint.drafted").order_by("target_id")
    assert [entry.target_id for entry in trail] == [one.pk for one in made]
    assert list(AccessRequest.objects.values_list("complaint_stage", flat=True)) == ["draft", "draft"]
    words = page.content.decode()
    assert "2 complaints are drafted." in words
    for one in made:
        assert f'href="{one.get_absolute_url()}"' in words
        assert client.get(one.get_absolute_url()).status_code == 200
    assert 'href="/en/daily/overdue/?view=overdue&amp;sort=late"' in words


def test_each_is_what_it_would_be_by_itself(alice, editor):
    together, alone = filed(alice), filed(alice)
    for request in (together, alone):
        extend(request, "2020-02-20", 10)

    draft_for_many(requests=[together.pk], language="en", by=editor, today=TODAY)
    draft_complaint(access_request=alone, language="en", by=editor, today=TODAY)

    one, other = (Complaint.objects.get(access_request=request) for request in (together, alone))
    names = ("ground", "language", "signatory_name", "signatory_title", "confirmed_out_of_time", "version")
    assert [getattr(one, name) for name in names] == [getattr(other, name) for name in names]
    assert one.ground == "delay_extended"


def test_a_journalist_drafts_for_the_own_requests_alone(client, alice):
    bob = MembershipFactory(newsroom=alice.newsroom, user__first_name="Bob", user__last_name="Roy")
    mine, his = filed(alice), filed(bob)
    client.force_login(alice.user)

    page = send(client, [mine, his])
    assert [one.access_request for one in page.context["ready"]] == [mine]
    assert told(page, "others")[his.pk].startswith("It is Bob Roy’s")

    assert draft(client, [mine, his]).status_code == 200
    assert not Complaint.objects.exists()


@pytest.mark.parametrize("whose", ["another newsroom’s", "restricted"])
def test_one_that_is_not_to_be_seen_refuses_the_whole(client, alice, whose):
    mine = filed(alice)
    bob = MembershipFactory(newsroom=alice.newsroom)
    other = AccessRequestFactory() if whose == "another newsroom’s" else filed(bob, restricted=True)
    client.force_login(alice.user)

    assert send(client, [mine, other]).status_code == 404
    assert draft(client, [mine, other]).status_code == 404
    with pytest.raises(NotTheirs):
        draft_for_many(requests=[mine.pk, other.pk], language="en", by=alice, today=TODAY)

    assert not Complaint.objects.exists()


def test_what_was_answered_meanwhile_stops_all_and_is_named(client, alice, editor):
    first, second = filed(alice), filed(alice)
    answer(second, "2020-03-30")

    page = draft(client, [first, second])

    assert second.reference in str(page.context["form"].errors)
    assert [one.access_request for one in page.context["ready"]] == [first]
    assert not Complaint.objects.exists()


def test_sent_twice_it_drafts_once(client, alice, editor):
    requests = [filed(alice), filed(alice)]

    first, second = draft(client, requests), draft(client, requests)

    assert (second.status_code, second.url) == (302, first.url)
    assert Complaint.objects.count() == AuditEntry.objects.filter(action="complaint.drafted").count() == 2
    with pytest.raises(NotAllReady):
        draft_for_many(requests=[requests[0].pk], language="fr", by=editor, today=TODAY)


def test_a_failure_leaves_nothing_behind(alice, editor, monkeypatch):
    request = filed(alice)
    monkeypatch.setattr("complaints.actions.draft_for_many.keep", lambda *_kept: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        draft_for_many(requests=[request.pk], language="fr", by=editor, today=TODAY)

    request.refresh_from_db()
    assert (Complaint.objects.count(), AuditEntry.objects.count(), request.complaint_stage) == (0, 0, "")


def test_drafts_are_not_taken_back_and_others_do_not_see_what_one_has_drafted(client, alice, editor):
    page = draft(client, [filed(alice)])
    change = BulkChange.objects.get()

    assert "This was taken back before" in client.post(change.undo_url, follow=True).content.decode()
    for other in (alice, MembershipFactory(newsroom=alice.newsroom, role="admin")):
        client.force_login(other.user)
        assert client.get(page.url).status_code == 404
    client.force_login(editor.user)
    Membership.objects.filter(pk=editor.pk).update(role="journalist")
    AccessRequest.objects.update(restricted=True)
    assert "Facial recognition" not in client.get(page.url).content.decode()


def test_the_language_is_asked_for(client, alice, editor):
    page = draft(client, [filed(alice)], language="xx")

    assert "language" in page.context["form"].errors
    assert not Complaint.objects.exists()


def test_clocks_of_many_are_those_of_each(alice):
    requests = [filed(alice), filed(alice, "2020-01-06"), filed(alice)]
    extend(requests[0], "2020-02-20", 30)
    note = log(requests[1], "note", "2020-02-01", details="x")
    log(requests[1], "note", "2020-02-02", details="y", corrects=note)
    answer(requests[2], "2020-03-30")

    assert clocks_of(requests, TODAY) == {one.pk: clock_of(one, TODAY) for one in requests}


def test_many_cost_as_many_queries_as_few(client, alice, editor, django_assert_max_num_queries):
    costs = []
    for how_many in (2, 40):
        requests = many_requests(how_many, member=alice)
        with django_assert_max_num_queries(60) as queries:
            send(client, requests)
            client.get(draft(client, requests).url)
        costs.append(len(queries))

    assert costs[1] - costs[0] <= 2  # what is written in portions
