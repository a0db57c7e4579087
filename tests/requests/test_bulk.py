"""Several requests at once: all that were checked or none, each with its trace, and taken back where it stands."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from newsrooms.models import AuditEntry, Membership
from requests_app.actions.bulk import MOST, NotTheirs
from requests_app.actions.hand_over import hand_over
from requests_app.actions.tag_requests import tag_requests
from requests_app.actions.watch import watch_all
from requests_app.models import AccessRequest, BulkChange, Tag, Watch
from tests.factories import AccessRequestFactory, MembershipFactory, many_requests

LIST = "/en/daily/requests/"
SELECTED = f"{LIST}selected/"
ASKED = {"list": "request_list", "query": "?view=overdue&sort=subject"}
BACK = f"{LIST}?view=overdue&sort=subject"


@pytest.fixture
def bob(alice):
    return MembershipFactory(newsroom=alice.newsroom, user__first_name="Bob", user__last_name="Roy")


@pytest.fixture
def editor(client, alice):
    """The editor, whose browser `client` is."""
    member = MembershipFactory(newsroom=alice.newsroom, role="editor")
    client.force_login(member.user)
    return member


@pytest.fixture
def three(alice):
    return [AccessRequestFactory(member=alice) for _ in range(3)]


def send(client, verb, requests, **typed):
    return client.post(f"{SELECTED}{verb}/", {"id": [one.pk for one in requests], **ASKED, **typed})


def assign(client, requests, to):
    held = [f"{one.pk}:{one.journalist_id}" for one in requests]
    return send(client, "assign", requests, to=to.pk if to else "", held=held)


def tags(request):
    return sorted(Tag.objects.filter(access_requests=request).values_list("name", flat=True))


def journalists(requests):
    numbers = [one.pk for one in requests]
    return list(AccessRequest.objects.filter(pk__in=numbers).order_by("pk").values_list("journalist_id", flat=True))


def trail(action):
    return list(AuditEntry.objects.filter(action=action).order_by("pk").values_list("target_id", flat=True))


def said(answer, client):
    return client.get(answer.url).content.decode()


def undo(client):
    return client.post(BulkChange.objects.latest("pk").undo_url + ASKED["query"] + "&list=request_list")


# What each does, its trace, the way back


def test_the_rows_have_boxes_of_the_bars_form(client, request_of_alice):
    for url in (LIST, "/en/daily/overdue/"):
        page = client.get(url).content.decode()
        assert f'name="id" value="{request_of_alice.pk}" form="selection"' in page
        assert 'id="selection" method="post"' in page
    assert 'form="selection"' not in client.get("/en/daily/").content.decode()


def test_the_forms_of_a_list_carry_the_token_against_forgery(client, request_of_alice):
    for url in (LIST, "/en/daily/overdue/"):
        page = client.get(url).content.decode()
        assert page.count("csrfmiddlewaretoken") == page.count('method="post"')


def test_assigning_gives_them_all_to_a_colleague(client, editor, bob, three):
    answer = assign(client, three, bob)

    assert (answer.status_code, answer.url) == (302, BACK)
    assert journalists(three) == [bob.user_id] * 3
    assert trail("request.handed_over") == [one.pk for one in three]
    assert "3 requests handed over to Bob Roy." in said(answer, client)
    three[0].refresh_from_db()
    assert (three[0].version, three[0].changed_by) == (2, editor.user)


def test_tags_are_put_on_and_taken_off_together(client, editor, three):
    three[0].tags.add(Tag.objects.create(newsroom=editor.newsroom, name="Old", key="old"))
    old = three[0].tags.get()

    answer = send(client, "tag", three, add="Police, faces", remove=[old.pk])

    assert [tags(one) for one in three] == [["Police", "faces"]] * 3
    assert "Tags changed on 3 requests." in said(answer, client)
    entries = AuditEntry.objects.filter(action="request.tagged").order_by("pk")
    assert [entry.target_id for entry in entries] == [one.pk for one in three]
    assert (entries[0].before, entries[0].after) == ({"tags": ["Old"]}, {"tags": ["Police", "faces"]})


def test_watching_is_done_at_once_and_stopped_in_the_list_of_the_watched(client, editor, three):
    watch_all(requests=[three[0].pk], by=editor)

    answer = send(client, "watch", three)
    assert "You watch 2 requests." in said(answer, client)
    assert Watch.objects.of(editor).count() == 3
    assert trail("request.watched") == [one.pk for one in three]
    assert ">Stop watching</button>" in client.get(f"{LIST}?watched=1").content.decode()

    assert "You watch 3 requests no more." in said(send(client, "watch", three, stop="1"), client)
    assert not Watch.objects.exists()
    assert trail("request.watched_no_more") == [one.pk for one in three]


def test_one_returns_to_the_page_of_the_list_and_nowhere_else(client, editor, three):
    second_page = send(client, "watch", three, query=f"?q=facial&after={three[0].pk}")
    elsewhere = send(client, "watch", three, list="https://elsewhere.example", query="?next=//elsewhere.example")

    assert second_page.url == f"{LIST}?view=open&q=facial&sort=late&after={three[0].pk}"
    assert elsewhere.url == "/en/daily/overdue/?view=open&sort=late"


def test_a_row_that_stands_twice_on_a_page_is_one(client, editor, three):
    send(client, "watch", [three[0], three[0]])

    assert trail("request.watched") == [three[0].pk]


# What is refused, and then nothing has changed


@pytest.mark.parametrize("verb", ["assign", "tag", "watch"])
@pytest.mark.parametrize("whose", ["another newsroom’s", "restricted", "gone", "no number"])
def test_one_that_is_not_to_be_seen_refuses_the_whole(client, alice, bob, verb, whose):
    mine = AccessRequestFactory(member=alice)
    other = {
        "another newsroom’s": lambda: AccessRequestFactory().pk,
        "restricted": lambda: AccessRequestFactory(member=bob, restricted=True).pk,
        "gone": lambda: 999_999,
        "no number": lambda: "1e3",
    }[whose]()
    typed = {"id": [mine.pk, other], "to": bob.pk, "held": f"{mine.pk}:{alice.user_id}", "add": "x"}

    assert client.post(f"{SELECTED}{verb}/", typed).status_code == 404

    assert not BulkChange.objects.exists()
    assert not AuditEntry.objects.exists()
    assert (journalists([mine]), tags(mine), Watch.objects.count()) == ([alice.user_id], [], 0)


def test_a_colleagues_request_is_named_and_left_out(client, alice, bob):
    mine, his = AccessRequestFactory(member=alice), AccessRequestFactory(member=bob)

    for verb in ("assign", "tag"):
        page = send(client, verb, [mine, his])
        assert page.context["requests"] == [mine]
        assert f"{his.reference} (Bob Roy)" in page.content.decode()

    assert "yours to change" in send(client, "tag", [his]).content.decode()


def test_a_colleagues_request_sent_all_the_same_refuses_the_whole(client, alice, bob):
    mine, his = AccessRequestFactory(member=alice), AccessRequestFactory(member=bob)

    assert his.reference in str(send(client, "tag", [mine, his], add="x").context["form"].errors)
    assert his.reference in str(assign(client, [mine, his], alice).context["form"].errors)

    assert (tags(mine), tags(his), journalists([mine, his])) == ([], [], [alice.user_id, bob.user_id])


def test_what_was_handed_over_meanwhile_is_not_handed_over_unseen(client, alice, editor, bob, three):
    hand_over(held={three[0].pk: alice.user_id}, to=editor, by=editor)

    page = assign(client, three, bob)

    assert three[0].reference in str(page.context["form"].errors)
    assert journalists(three) == [editor.user_id, alice.user_id, alice.user_id]
    assert f"{three[0].pk}:{editor.user_id}" in page.content.decode()  # once seen, it may be


def test_too_many_at_once_are_refused_with_a_sentence(client, editor):
    answer = client.post(f"{SELECTED}watch/", {"id": range(1, MOST + 2), **ASKED})

    assert (answer.status_code, answer.url) == (302, BACK)
    assert "401 requests are too many at once: 400 can be changed together." in said(answer, client)


def test_as_many_as_are_allowed_fit_into_the_form(client, editor, alice, bob):
    requests = many_requests(MOST, member=alice)

    assert assign(client, requests, bob).status_code == 302
    assert AccessRequest.objects.filter(journalist=bob.user).count() == MOST


def test_one_that_is_hidden_at_the_last_moment_is_not_there(client, alice, bob):
    mine, his = AccessRequestFactory(member=alice), AccessRequestFactory(member=bob)

    def hide_when_the_action_begins(execute, sql, *rest):
        if sql.startswith("SAVEPOINT"):
            AccessRequest.objects.filter(pk=his.pk).update(restricted=True)
        return execute(sql, *rest)

    with connection.execute_wrapper(hide_when_the_action_begins):
        assert send(client, "watch", [mine, his]).status_code == 404
    assert not Watch.objects.exists()


@pytest.mark.parametrize("verb", ["assign", "tag", "watch"])
def test_whoever_comes_without_requests_is_sent_to_the_list(client, editor, verb):
    for method in (client.get, client.post):
        answer = method(f"{SELECTED}{verb}/", ASKED)
        assert answer.status_code == 302
        assert "Check the requests first" in said(answer, client)


def test_what_is_missing_is_said_beside_the_field(client, editor, three):
    assert assign(client, three, None).context["form"].errors["to"] == ["Who takes them over?"]
    stranger = MembershipFactory()
    assert "to" in assign(client, three, stranger).context["form"].errors
    form = send(client, "tag", three, add=" , ").context["form"]
    assert form.errors["add"] == ["Name a tag to add, or check one to take off."]
    page = send(client, "tag", three, add="x" * 61)
    assert "61 characters" in str(page.context["form"].errors)
    assert "x" * 61 in page.content.decode()


def test_a_tag_that_is_on_none_of_them_is_not_taken_off(client, editor, three):
    theirs = Tag.objects.create(newsroom=MembershipFactory().newsroom, name="Theirs", key="theirs")
    three[0].tags.add(Tag.objects.create(newsroom=editor.newsroom, name="Old", key="old"))

    assert "remove" in send(client, "tag", three, add="", remove=[theirs.pk]).context["form"].errors


# Sent twice


def test_sent_twice_it_is_done_once_and_can_still_be_taken_back(client, editor, bob, three):
    acts = [
        lambda: assign(client, three, bob),
        lambda: send(client, "tag", three, add="x"),
        lambda: send(client, "watch", three),
    ]
    for again in acts:
        first, second = said(again(), client), said(again(), client)
        line = first[first.index('role="status"') :].split("</div>")[0].split("csrf")[0]
        assert line in second

    assert [change.kind for change in BulkChange.objects.order_by("pk")] == ["assign", "tag", "watch"]
    assert AuditEntry.objects.count() == 9


# Undo


def test_each_is_taken_back_by_its_button(client, alice, editor, bob, three):
    old = Tag.objects.create(newsroom=editor.newsroom, name="Old", key="old")
    three[0].tags.add(old)
    for act in (
        lambda: assign(client, three, bob),
        lambda: send(client, "tag", three, add="New", remove=[old.pk]),
        lambda: send(client, "watch", three),
    ):
        page = said(act(), client)
        assert f'action="{BulkChange.objects.latest("pk").undo_url}?view=overdue' in page
        answer = undo(client)
        assert answer.url == BACK
        assert "Taken back on 3 requests." in said(answer, client)

    assert journalists(three) == [alice.user_id] * 3
    assert [tags(one) for one in three] == [["Old"], [], []]
    assert not Watch.objects.of(editor).exists()
    assert len(trail("request.handed_over")) == len(trail("request.tagged")) == 6


def test_watching_is_taken_up_again(client, editor, three):
    send(client, "watch", three)
    send(client, "watch", three, stop="1")

    undo(client)

    assert Watch.objects.of(editor).count() == 3


def test_what_was_changed_since_is_named_and_stays(client, alice, editor, bob, three):
    carol = MembershipFactory(newsroom=alice.newsroom)
    assign(client, three, bob)
    hand_over(held={three[0].pk: bob.user_id}, to=carol, by=bob)
    answer = client.post(BulkChange.objects.earliest("pk").undo_url)

    assert journalists(three) == [carol.user_id, alice.user_id, alice.user_id]
    assert f"Not taken back where somebody has changed it since: {three[0].reference}." in said(answer, client)

    send(client, "tag", three, add="New")
    three[1].tags.clear()
    assert f"changed it since: {three[1].reference}." in said(undo(client), client)
    assert [tags(one) for one in three] == [[], [], []]


def test_it_is_taken_back_once_and_for_a_day(client, editor, three):
    send(client, "watch", three)
    undo(client)
    assert "This was taken back before, or is more than a day old." in said(undo(client), client)

    send(client, "watch", three)
    BulkChange.objects.update(made_at=timezone.now() - timedelta(days=1, minutes=1))
    undo(client)
    assert Watch.objects.of(editor).count() == 3


def test_nobody_takes_back_what_another_has_done(client, alice, editor, bob, three):
    send(client, "watch", three)

    for other in (bob, MembershipFactory(newsroom=alice.newsroom, role="admin")):
        client.force_login(other.user)
        assert undo(client).status_code == 404
    charlie = MembershipFactory()
    client.force_login(charlie.user)
    number = BulkChange.objects.get().pk
    assert client.post(f"/en/{charlie.newsroom.slug}/requests/selected/undo/{number}/").status_code == 404


def test_a_journalist_takes_back_the_restricted_request_given_away_by_mistake(client, alice, bob):
    secret = AccessRequestFactory(member=alice, restricted=True)
    assign(client, [secret], bob)
    assert client.get(secret.get_absolute_url()).status_code == 404

    undo(client)

    assert client.get(secret.get_absolute_url()).status_code == 200


def test_who_no_longer_answers_for_the_newsroom_gives_nothing_back_to_others(client, alice, editor, bob, three):
    assign(client, three, bob)
    Membership.objects.filter(pk=editor.pk).update(role="journalist")

    undo(client)

    assert journalists(three) == [bob.user_id] * 3


# One transaction, few queries


def test_a_failure_leaves_nothing_behind(editor, bob, three, monkeypatch):
    for module in ("hand_over", "tag_requests", "watch"):
        monkeypatch.setattr(f"requests_app.actions.{module}.keep", lambda *_kept: 1 / 0)
    numbers = [one.pk for one in three]

    for act in (
        lambda: hand_over(held={one.pk: one.journalist_id for one in three}, to=bob, by=editor),
        lambda: tag_requests(requests=numbers, add=["x"], remove=[], by=editor),
        lambda: watch_all(requests=numbers, by=editor),
    ):
        with pytest.raises(ZeroDivisionError):
            act()

    assert not AuditEntry.objects.exists()
    assert (journalists(three), tags(three[0]), Watch.objects.count()) == ([three[0].journalist_id] * 3, [], 0)


def test_the_actions_refuse_what_is_not_for_the_person_to_change(alice, bob, three):
    numbers = [one.pk for one in three]

    with pytest.raises(NotTheirs):
        tag_requests(requests=numbers, add=["x"], remove=[], by=bob)
    with pytest.raises(NotTheirs):
        hand_over(held=dict.fromkeys(numbers, alice.user_id), to=bob, by=bob)
    with pytest.raises(NotTheirs):
        watch_all(requests=numbers, by=MembershipFactory())


def test_many_cost_as_many_queries_as_few(client, editor, alice, bob, django_assert_max_num_queries):
    costs = []
    for how_many in (2, 40):
        requests = many_requests(how_many, member=alice)
        with django_assert_max_num_queries(100) as queries:
            send(client, "assign", requests)
            assign(client, requests, bob)
            send(client, "tag", requests, add="x, y")
            send(client, "watch", requests)
            undo(client)
        costs.append(len(queries))

    assert costs[1] - costs[0] <= 6  # what is written in portions
