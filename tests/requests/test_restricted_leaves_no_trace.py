"""What a member may not see leaves no trace: every page of lists is byte for byte the same with and without it.

Today is 1 April 2020. Bob is a journalist of The Daily, as Alice is, whose requests are restricted.
"""

import re
from datetime import date, timedelta

import pytest

from requests_app.models import AccessRequest, Institution, Project, Tag
from requests_app.queries.address import SORTS, VIEWS
from tests.factories import AccessRequestFactory, MembershipFactory, extend, log

TODAY = date(2020, 4, 1)
DASHBOARD = "/en/daily/overdue/"
LIST = "/en/daily/requests/"
PAGES = [
    DASHBOARD,
    "/fr/daily/en-retard/",
    *(f"{DASHBOARD}?view={view}" for view in VIEWS),
    *(f"{DASHBOARD}?view=all&sort={sign}{key}" for key in SORTS for sign in ("", "-")),
    *(f"{LIST}?sort={sign}{key}" for key in SORTS for sign in ("", "-")),
    *(
        f"{url}?view=all&{asked}"
        for url in (DASHBOARD, LIST)
        for asked in ("restricted=1", "q=brother", "state=on_hold")
    ),
    f"{DASHBOARD}?view=all&institution=hc-sc",
    f"{DASHBOARD}?view=all&state=deemed_refusal&since=2018-01-01",
    f"{LIST}?institution=hc-sc",
    "/en/daily/",
    "/en/daily/search/?q=brother",
    "/en/daily/search/?q=brother&sort=best",
    "/en/daily/search/?q=health",
    "/en/daily/complaints/",
    "/en/daily/projects/",
    "/en/daily/institutions/",
    "/en/daily/institutions/hc-sc/",
    "/en/daily/reminders/",
    "/en/daily/requests/hand-over/",
    "/en/daily/requests/new/",
]
SENT_ANEW = re.compile(r'name="(csrfmiddlewaretoken|submission)" value="[^"]+"')


@pytest.fixture
def bob(alice):
    return MembershipFactory(newsroom=alice.newsroom, user__last_name="Roy")


@pytest.fixture
def seen(alice, bob):
    """What Bob sees: his own, and a colleague's that is not restricted, each with what secrets have too."""
    project = Project.objects.create(newsroom=alice.newsroom, name="Housing")
    tag = Tag.objects.create(newsroom=alice.newsroom, name="ministers", key="ministers")
    health = Institution.objects.get(slug="hc-sc")
    for member, days in ((bob, 80), (bob, 20), (bob, 500), (alice, 70)):
        request = AccessRequestFactory(
            member=member, filed_on=TODAY - timedelta(days=days), project=project, institution=health
        )
        request.tags.add(tag)
    return project, tag, health


def keep_secrets(alice, project, tag, health):
    """Alice's restricted requests, of every kind that a list makes something of."""
    facts = {"member": alice, "restricted": True, "subject": "The minister’s brother", "institution": health}
    made = [
        AccessRequestFactory(filed_on=TODAY - timedelta(days=days), project=project, **facts)
        for days in (1, 25, 30, 60, 80, 89, 500)
    ]
    extend(made[2], TODAY - timedelta(days=10), 60)
    log(made[3], "reply_demanded", TODAY - timedelta(days=3), by=TODAY + timedelta(days=2))
    log(made[4], "clarification_asked", TODAY - timedelta(days=70), details="Whose brother?", accepted=False)
    log(made[6], "note", TODAY, details="The brother called.")
    made[5].tags.add(tag)
    AccessRequest.objects.filter(pk=made[5].pk).update(quiet_until=TODAY + timedelta(days=2), complaint_stage="draft")
    AccessRequestFactory(
        member=alice,
        restricted=True,
        institution=Institution.objects.get(slug="csis-scrs"),
        subject="The other brother",
    )


def pages(client):
    read = {url: client.get(url) for url in PAGES}
    lists = {kind: client.post(f"{url}export/{kind}/") for url in (DASHBOARD, LIST) for kind in ("csv", "json")}
    assert {url: answer.status_code for url, answer in read.items()} == dict.fromkeys(PAGES, 200)
    files = {f"{kind} {number}": b"".join(answer) for number, (kind, answer) in enumerate(lists.items())}
    return {url: SENT_ANEW.sub("", answer.content.decode()) for url, answer in read.items()} | files


def test_every_list_is_the_same_with_and_without_what_one_may_not_see(
    client, alice, bob, seen, django_capture_on_commit_callbacks
):
    client.force_login(bob.user)
    without = pages(client)

    with django_capture_on_commit_callbacks(execute=True):  # what is found follows the trail
        keep_secrets(alice, *seen)

    assert AccessRequest.objects.filter(restricted=True).count() == 8
    assert pages(client) == without


def test_who_may_see_them_sees_them_there(client, alice, seen):
    """The same pages do make something of them: the test above compares what can differ."""
    client.force_login(MembershipFactory(newsroom=alice.newsroom, role="editor").user)
    without = {url: client.get(url).content for url in (DASHBOARD, LIST, f"{DASHBOARD}?view=shelf")}

    keep_secrets(alice, *seen)

    assert all(client.get(url).content != page for url, page in without.items())
