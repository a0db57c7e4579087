"""Requests change hands, and are watched by others: neither shows what is restricted to who may not see it."""

import re

import pytest
from django.test import Client

from newsrooms.models import AuditEntry, Membership
from newsrooms.today import today
from requests_app.actions.bulk import NotTheirs
from requests_app.actions.hand_over import hand_over
from requests_app.actions.watch import SeesItNot, watch
from requests_app.models import AccessRequest, Watch
from requests_app.queries.home import home
from requests_app.queries.people import watchers_of
from tests.factories import AccessRequestFactory, MembershipFactory, answer, many_requests

LIST = "/en/daily/requests/"
PAGE = f"{LIST}hand-over/"


@pytest.fixture
def bob(alice):
    return MembershipFactory(newsroom=alice.newsroom, user__first_name="Bob", user__last_name="Roy")


@pytest.fixture
def editor(alice):
    return MembershipFactory(newsroom=alice.newsroom, role="editor")


def give(client, requests, to, **more):
    return client.post(PAGE, {"requests": [one.pk for one in requests], "to": to.pk, **more})


def journalists(*requests):
    return [AccessRequest.objects.get(pk=one.pk).journalist_id for one in requests]


def rows(client, url):
    return [row.access_request for row in client.get(url).context["page"].rows]


# Hand-over


def test_the_page_lists_ones_open_requests_all_checked(client, alice, bob):
    mine = [AccessRequestFactory(member=alice) for _ in range(2)]
    answered = AccessRequestFactory(member=alice)
    answer(answered, "2020-03-02")
    AccessRequestFactory(member=bob)

    page = client.get(PAGE)

    assert [row.access_request for row in page.context["rows"]] == mine
    assert page.content.decode().count(" checked>") == 2


def test_coming_from_a_request_it_alone_is_checked(client, alice):
    first, _ = (AccessRequestFactory(member=alice) for _ in range(2))

    page = client.get(f"{PAGE}?request={first.reference}").content.decode()

    assert f'value="{first.pk}" id="request-{first.pk}" checked>' in page
    assert page.count(" checked>") == 1
    assert f"{PAGE}?request={first.reference}" in client.get(first.get_absolute_url()).content.decode()


def test_handing_over_changes_the_journalist_and_leaves_a_trace_for_each(client, alice, bob):
    first, second, kept = (AccessRequestFactory(member=alice) for _ in range(3))

    page = give(client, [first, second], bob)

    assert page.status_code == 302
    assert page.url == f"{LIST}?journalist={bob.user_id}"
    assert journalists(first, second, kept) == [bob.user_id, bob.user_id, alice.user_id]
    trail = AuditEntry.objects.filter(action="request.handed_over").order_by("target_id")
    assert [entry.target_id for entry in trail] == [first.pk, second.pk]
    assert trail[0].before is not None
    assert trail[0].after is not None
    assert (trail[0].before["journalist_id"], trail[0].after["journalist_id"]) == (alice.user_id, bob.user_id)
    first.refresh_from_db()
    assert (first.version, first.changed_by) == (2, alice.user)


def test_nothing_changes_when_one_of_them_is_no_longer_theirs(alice, bob, editor):
    first, second = AccessRequestFactory(member=alice), AccessRequestFactory(member=bob)

    for by in (alice, editor):
        with pytest.raises(NotTheirs):
            hand_over(held=dict.fromkeys([first.pk, second.pk], alice.user_id), to=editor, by=by)

    assert journalists(first, second) == [alice.user_id, bob.user_id]


def test_a_journalist_hands_over_no_colleagues_requests(client, bob):
    his = AccessRequestFactory(member=bob)

    page = give(client, [his], bob, **{"from": bob.user_id})

    assert page.context["form"].errors["requests"]
    assert journalists(his) == [bob.user_id]
    assert client.get(f"{PAGE}?from={bob.user_id}").context["rows"] == []


def test_an_editor_hands_over_anybodys(client, alice, bob, editor, request_of_alice):
    client.force_login(editor.user)
    page = client.get(f"{PAGE}?from={alice.user_id}")
    assert [row.access_request for row in page.context["rows"]] == [request_of_alice]

    assert give(client, [request_of_alice], bob, **{"from": alice.user_id}).url == request_of_alice.get_absolute_url()

    assert journalists(request_of_alice) == [bob.user_id]


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({}, {"requests": ["Check at least one request."], "to": ["Who takes them over?"]}),
        ({"requests": ["x"]}, {"requests": None, "to": ["Who takes them over?"]}),
    ],
)
def test_what_is_missing_is_said_beside_the_field(client, request_of_alice, typed, errors):
    form = client.post(PAGE, {"from": "", **typed}).context["form"]

    assert form.errors.keys() == errors.keys()
    assert all(form.errors[name] == words for name, words in errors.items() if words)


def test_they_are_not_handed_to_whose_they_are_or_to_another_newsroom(client, alice, request_of_alice):
    stranger = MembershipFactory()

    to_her = give(client, [request_of_alice], alice).context["form"]
    to_a_stranger = give(client, [request_of_alice], stranger).context["form"]

    assert to_her.errors["to"] == [f"These requests are {alice.user}’s already."]
    assert "to" in to_a_stranger.errors
    assert journalists(request_of_alice) == [alice.user_id]


def test_a_restricted_request_goes_out_of_sight_of_who_had_it(client, alice, bob):
    secret = AccessRequestFactory(member=alice, restricted=True)
    assert "Restricted requests: the colleague will see them." in client.get(PAGE).content.decode()

    page = give(client, [secret], bob)

    assert page.url == f"{LIST}?journalist={bob.user_id}"
    assert client.get(secret.get_absolute_url()).status_code == 404
    assert AccessRequest.objects.visible_to(bob).filter(pk=secret.pk).exists()


# Watchers


def test_whoever_sees_a_request_may_watch_it_and_stop(client, alice, bob):
    his = AccessRequestFactory(member=bob)
    for _ in range(2):
        client.post(f"{LIST}{his.reference}/watch/")

    assert rows(client, f"{LIST}?watched=1") == [his]
    assert [row.access_request for row in home(alice, today()).watched] == [his]
    assert "Stop watching" in client.get(his.get_absolute_url()).content.decode()

    client.post(f"{LIST}{his.reference}/watch/", {"stop": "1"})

    assert rows(client, f"{LIST}?watched=1") == []
    trail = AuditEntry.objects.filter(target_id=his.pk).order_by("pk")
    assert [entry.action for entry in trail] == ["request.watched", "request.watched_no_more"]


def test_the_buttons_carry_the_token_against_forgery(alice, editor, request_of_alice):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(editor.user)
    page = browser.get(request_of_alice.get_absolute_url()).content.decode()

    forms = re.findall(r'<form[^>]*action="[^"]*/watch/".*?</form>', page, re.DOTALL)

    assert len(forms) == 2
    for form in forms:
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form)
        assert token is not None
        address = f"{request_of_alice.get_absolute_url()}watch/"
        assert browser.post(address, {"csrfmiddlewaretoken": token[1]}).status_code == 302


def test_an_editor_lets_a_colleague_watch_and_takes_it_back(client, alice, bob, editor, request_of_alice):
    client.force_login(editor.user)
    address = f"{LIST}{request_of_alice.reference}/watch/"

    client.post(address, {"watcher": bob.pk})
    assert [one.user for one in watchers_of(request_of_alice, editor)] == [bob.user]
    assert "Bob Roy" in client.get(request_of_alice.get_absolute_url()).content.decode()

    client.post(address, {"watcher": bob.pk, "stop": "1"})
    assert watchers_of(request_of_alice, editor) == []


def test_a_journalist_lets_nobody_else_watch(client, bob, request_of_alice):
    assert client.post(f"{LIST}{request_of_alice.reference}/watch/", {"watcher": bob.pk}).status_code == 404
    assert not Watch.objects.exists()


def test_to_watch_opens_no_restricted_request(client, alice, bob, editor):
    secret = AccessRequestFactory(member=alice, restricted=True)
    with pytest.raises(SeesItNot):
        watch(access_request=secret, watcher=bob, by=editor)
    client.force_login(editor.user)

    page = client.post(f"{LIST}{secret.reference}/watch/", {"watcher": bob.pk}, follow=True).content.decode()

    assert "Bob Roy may not see this request." in page
    assert not Watch.objects.exists()


def test_a_watcher_who_may_no_longer_see_a_request_finds_it_nowhere(client, alice, bob, editor):
    his = AccessRequestFactory(member=bob, subject="The minister’s brother")
    for watcher in (alice, editor):
        watch(access_request=his, watcher=watcher, by=editor)
    AccessRequest.objects.update(restricted=True)
    his.refresh_from_db()

    assert rows(client, f"{LIST}?watched=1") == []
    for url in (LIST, "/en/daily/", f"{LIST}?watched=1"):
        assert "brother" not in client.get(url).content.decode()
    assert [one.user for one in watchers_of(his, bob)] == [editor.user]
    his.named.add(alice.user)
    assert rows(client, f"{LIST}?watched=1") == [his]


@pytest.mark.parametrize("role", ["journalist", "editor"])
@pytest.mark.parametrize("url", ["/en/daily/", f"{LIST}?watched=1", "/en/daily/overdue/?watched=1", PAGE])
def test_pages_cost_the_same_for_one_and_many(client, alice, django_assert_max_num_queries, url, role):
    bob = MembershipFactory(newsroom=alice.newsroom)
    Membership.objects.filter(pk=alice.pk).update(role=role)
    costs = []
    for how_many in (1, 6):
        many_requests(how_many, member=alice)
        for request in many_requests(how_many, member=bob):
            watch(access_request=request, watcher=alice, by=alice)
        with django_assert_max_num_queries(13) as queries:
            client.get(url)
        costs.append(len(queries))

    assert len(set(costs)) == 1
