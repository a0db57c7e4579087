"""Comments on a draft: who writes them, who is told, that no letter tells them and that none is lost."""

import uuid

import pytest

from complaints.actions.discuss import write_comment
from complaints.actions.draft_complaint import draft_complaint
from complaints.actions.submit_complaint import submit_complaint
from complaints.assembly import content_of, facts_of, stable_facts
from complaints.letters.plain import plain_letter
from complaints.models import Comment
from newsrooms.models import AuditEntry
from requests_app.models import AccessRequest

from .conftest import TODAY

pytestmark = pytest.mark.django_db
FORM = "b1d6c9b2-8f8b-4c62-9d55-222222222222"
HOSTILE = "<script>alert(1)</script> {{ x }} {% y %} " + "W" * 400 + " 🎉 \u202eabc"


@pytest.fixture
def draft(world):
    return draft_complaint(access_request=world.access_request, language="fr", by=world.alice, today=TODAY)


@pytest.fixture
def as_member(client):
    def sign(member):
        client.force_login(member.user)
        return client

    return sign


def say(client, world, text="See the date.", submission=FORM, **more):
    return client.post(world.url("comments/"), {"text": text, "submission": submission}, **more)


def said(world, draft, by, text="See the date."):
    return write_comment(complaint=draft, text=text, submission=uuid.uuid4(), by=by)


def settle(client, world, comment, do):
    return client.post(world.url(f"1/comments/{comment.pk}/"), {"do": do})


def test_a_colleague_comments_and_everybody_who_sees_the_draft_reads_it(world, draft, as_member):
    answer = say(as_member(world.carol), world)

    assert answer.url == f"{draft.get_absolute_url()}#comments"
    comment = Comment.objects.get()
    assert (comment.text, comment.written_by) == ("See the date.", world.carol.user)
    assert AuditEntry.objects.get(action="comment.written").actor == world.carol.user
    for who in (world.alice, world.bob, world.ada):
        page = as_member(who).get(world.url()).content.decode()
        assert "See the date." in page
        assert "Carol Roy" in page


def test_a_form_that_is_sent_twice_says_it_once(world, draft, as_member):
    carol = as_member(world.carol)
    say(carol, world)
    say(carol, world)

    assert Comment.objects.count() == AuditEntry.objects.filter(action="comment.written").count() == 1


def test_a_comment_is_resolved_and_taken_up_again_each_with_its_trace(world, draft, as_member):
    comment = said(world, draft, world.bob)
    alice = as_member(world.alice)

    settle(alice, world, comment, "resolve")
    settle(alice, world, comment, "resolve")
    comment.refresh_from_db()
    assert comment.resolved_by == world.alice.user
    assert "Resolved by Alice Roy" in alice.get(world.url()).content.decode()
    settle(as_member(world.carol), world, comment, "reopen")
    comment.refresh_from_db()
    assert (comment.resolved_by, comment.resolved_at) == (None, None)
    traces = AuditEntry.objects.filter(target_id=comment.pk, action__startswith="comment.").order_by("pk")
    assert [one.action for one in traces] == ["comment.written", "comment.resolved", "comment.reopened"]


def test_a_comment_is_never_in_the_letter_nor_part_of_what_is_approved(world, draft):
    before = (plain_letter(content_of(facts_of(draft, TODAY))), stable_facts(facts_of(draft, TODAY)))

    said(world, draft, world.bob, "Unfit for print")
    draft.refresh_from_db()
    assert (plain_letter(content_of(facts_of(draft, TODAY))), stable_facts(facts_of(draft, TODAY))) == before


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", "Write the comment first."),
        ("  \n", "Write the comment first."),
        ("W" * 20_000, "20000 characters are too many; 2000 fit."),
        ("a\x00b", "Null characters are not allowed."),
    ],
)
def test_what_cannot_be_kept_is_refused_beside_the_field_and_stays(world, draft, as_member, text, error):
    page = say(as_member(world.carol), world, text)

    assert page.status_code == 200
    assert error in page.content.decode()
    assert text.strip().replace("\x00", "")[:50] in page.content.decode()
    assert not Comment.objects.exists()


def test_hostile_words_stand_there_as_they_were_typed(world, draft, as_member):
    said(world, draft, world.bob, HOSTILE)

    page = as_member(world.alice).get(world.url()).content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ x }} {% y %}" in page


def test_with_htmx_the_comments_alone_come_back_and_the_page_keeps_what_is_typed(world, draft, as_member):
    carol = as_member(world.carol)

    fresh = say(carol, world, headers={"HX-Request": "true"}).content.decode()
    wrong = say(carol, world, "", headers={"HX-Request": "true"}).content.decode()
    for part in (fresh, wrong):
        assert part.lstrip().startswith('<section id="comments"')
        assert "See the date." in part
    assert "Write the comment first." in wrong


def test_once_the_letter_is_made_comments_are_read_only(world, letter_made, as_member):
    ada = as_member(world.ada)

    assert say(ada, world).status_code == 302
    assert not Comment.objects.exists()
    assert "id_comment_text" not in ada.get(world.url()).content.decode()


def test_a_restricted_request_hides_its_comments_and_takes_none(world, draft, as_member):
    comment = said(world, draft, world.bob, "From the source")
    AccessRequest.objects.filter(pk=world.access_request.pk).update(restricted=True)
    carol = as_member(world.carol)

    assert say(carol, world).status_code == settle(carol, world, comment, "resolve").status_code == 404
    assert list(Comment.objects.visible_to(world.carol)) == []
    assert list(Comment.objects.visible_to(world.alice)) == [comment]


def told(client, page="/en/la-presse/"):
    shown = client.get(page, follow=True)
    return [(complaint.pk, count) for complaint, count in shown.context["comments_waiting"]()]


def test_drafter_and_reviewers_are_told_until_it_is_dealt_with(world, draft, as_member):
    first = said(world, draft, world.carol)
    said(world, draft, world.carol, "And the name.")

    assert told(as_member(world.alice)) == [(draft.pk, 2)]  # who drafted it
    assert told(as_member(world.carol)) == []  # who said it
    assert told(as_member(world.bob)) == []  # not in review yet
    submit_complaint(complaint=draft, expected_version=draft.version, by=world.alice, today=TODAY)
    assert told(as_member(world.bob)) == told(as_member(world.ada)) == [(draft.pk, 2)]
    settle(as_member(world.bob), world, first, "resolve")
    assert told(as_member(world.alice)) == [(draft.pk, 1)]
    assert world.access_request.reference in as_member(world.alice).get("/en/la-presse/complaints/").content.decode()


def test_who_has_said_something_is_told_of_the_answer(world, draft, as_member):
    said(world, draft, world.carol)
    said(world, draft, world.alice, "It is right: see page 2.")

    assert told(as_member(world.carol)) == [(draft.pk, 1)]


def test_nobody_is_told_of_a_request_that_was_shut_to_them(world, draft, as_member):
    said(world, draft, world.carol)
    said(world, draft, world.alice, "From the source")
    AccessRequest.objects.filter(pk=world.access_request.pk).update(restricted=True)

    assert told(as_member(world.carol)) == []


@pytest.mark.parametrize("comments", [1, 30])
def test_the_page_costs_the_same_however_many_comments(
    world, draft, as_member, comments, django_assert_max_num_queries
):
    for _ in range(comments):
        said(world, draft, world.bob)
    alice = as_member(world.alice)
    alice.get(world.url())

    with django_assert_max_num_queries(16):
        assert alice.get(world.url()).content.decode().count("See the date.") >= comments
