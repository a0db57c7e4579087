"""What a form may do, whoever made it up."""

import re
import uuid

import pytest
from django.urls import reverse

from newsrooms.models import AuditEntry
from requests_app.models import AccessRequest, Event, Project
from tests.factories import AccessRequestFactory, MembershipFactory, log

from .conftest import a_request

pytestmark = pytest.mark.django_db
NOT_FOR_FORMS = {
    "newsroom": "2",
    "newsroom_id": "2",
    "reference": "1999-0001",
    "number": "1",
    "phase": "abandoned",
    "due_latest": "2030-01-01",
    "complaint_stage": "exported",
    "logged_by": "1",
    "role": "admin",
    "id": "1",
}


def of(name, request, **more):
    kwargs = {"newsroom": request.newsroom.slug, "reference": request.reference, **more}
    return reverse(name, kwargs=kwargs)


def an_event(request, **typed):
    return {
        "happened_on": "2020-03-20",
        "submission": str(uuid.uuid4()),
        "version": AccessRequest.objects.get(pk=request.pk).version,
        **typed,
    }


def test_a_conflict_keeps_every_box_that_was_checked(late, alice, visit):
    typed = an_event(late, grounds=["9(1)(a)", "9(1)(b)"], days="60", version="77")

    page = visit(alice).post(of("log_extension", late), typed).content.decode()

    boxes = dict(re.findall(r'name="grounds" value="([^"]+)"[^>]*?( checked)?>', page))
    assert boxes == {"9(1)(a)": " checked", "9(1)(b)": " checked", "9(1)(c)": ""}


def test_a_form_whose_request_was_taken_out_of_sight_makes_another(late, alice, visit):
    bob = MembershipFactory(newsroom=alice.newsroom)
    AccessRequest.objects.filter(pk=late.pk).update(restricted=True)

    answer = visit(bob).post(
        reverse("log_request", args=[bob.newsroom.slug]), a_request(bob, submission=str(late.submission))
    )

    made = AccessRequest.objects.get(journalist=bob.user)
    assert (answer.status_code, answer["Location"]) == (302, made.get_absolute_url())
    assert made.submission != late.submission


def test_the_form_of_another_newsroom_is_not_answered_with_its_request(late, visit):
    charlie = MembershipFactory()

    visit(charlie).post(
        reverse("log_request", args=[charlie.newsroom.slug]), a_request(charlie, submission=str(late.submission))
    )

    assert AccessRequest.objects.get(newsroom=charlie.newsroom).pk != late.pk


def test_fields_that_a_form_does_not_have_are_passed_over(alice, visit):
    visit(alice).post(reverse("log_request", args=[alice.newsroom.slug]), a_request(alice, **NOT_FOR_FORMS))

    made = AccessRequest.objects.get()
    assert (made.newsroom, made.logged_by, made.phase, made.complaint_stage) == (alice.newsroom, alice.user, "open", "")
    assert made.reference == "2020-0001"
    assert str(made.due_latest) == "2020-03-11"


@pytest.mark.parametrize("whose", ["colleague", "stranger"])
def test_a_journalist_logs_for_nobody_else(alice, visit, whose):
    other = MembershipFactory(newsroom=alice.newsroom) if whose == "colleague" else MembershipFactory()

    page = visit(alice).post(
        reverse("log_request", args=[alice.newsroom.slug]), a_request(alice, journalist=other.user_id)
    )

    assert page.status_code == 200
    assert not AccessRequest.objects.exists()


def test_nobody_logs_for_a_person_of_another_newsroom(editor, visit):
    page = visit(editor).post(
        reverse("log_request", args=[editor.newsroom.slug]), a_request(editor, journalist=MembershipFactory().user_id)
    )

    assert page.status_code == 200
    assert not AccessRequest.objects.exists()


def test_an_event_of_another_request_is_corrected_by_nobody_here(late, alice, editor, visit):
    theirs = log(AccessRequestFactory(), "note", "2020-03-02", details="From the source.")
    hers = log(AccessRequestFactory(member=alice), "note", "2020-03-02", details="Elsewhere.")

    for event in (theirs, hers):
        address = of("correct_event", late, event_id=event.pk)
        for answer in (visit(editor).get(address), visit(editor).post(address, an_event(late, details="x"))):
            assert answer.status_code == 404
        shown = visit(editor).post(of("preview_note", late), an_event(late, details="x", corrects=event.pk))
        assert "source" not in shown.content.decode()
    assert Event.objects.count() == 2


def test_an_event_form_sent_twice_is_one_event_and_one_entry(late, alice, visit):
    typed = an_event(late, details="They called.")

    for _ in range(2):
        assert visit(alice).post(of("log_note", late), typed).status_code == 302

    assert Event.objects.count() == 1
    assert AuditEntry.objects.filter(action="event.logged").count() == 1


def test_the_longest_name_fits_the_trail(alice, visit):
    type(alice.user).objects.filter(pk=alice.user_id).update(first_name="A" * 150, last_name="M" * 150)

    answer = visit(alice).post(reverse("log_request", args=[alice.newsroom.slug]), a_request(alice))

    assert answer.status_code == 302
    assert len(AuditEntry.objects.get().actor_name) == 200


@pytest.mark.parametrize("query", ["journalist", "project", "after"])
def test_a_filter_by_what_another_newsroom_has_is_like_one_by_what_is_not_there(late, editor, visit, query):
    charlie = MembershipFactory(user__pk=777_001)
    theirs = AccessRequestFactory(pk=777_001, member=charlie)
    Project.objects.create(pk=777_001, newsroom=theirs.newsroom, name="The minister’s brother")

    def shown(number):
        page = visit(editor).get(reverse("overdue", args=[editor.newsroom.slug]), {query: number}).content.decode()
        return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page).replace(str(number), "")

    assert shown(777_001) == shown(888_001)
