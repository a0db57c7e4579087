"""What another newsroom holds, and what is restricted, shows nowhere: planted, then looked for on every page."""

import re

import pytest
from django.apps import apps
from django.conf import settings
from django.core.exceptions import FieldDoesNotExist
from django.db import models, transaction
from django.test import Client
from django.urls import reverse

from complaints.models import Letter
from newsrooms.models import AuditEntry, Membership, Newsroom, User
from requests_app.models import AccessRequest, Project
from tests.factories import AccessRequestFactory, log

from .conftest import newsroom_with_everything

pytestmark = pytest.mark.django_db
CANARY = "Zq7Canary"
# Letters and the trail never change; both are shown by number and to admins of their own newsroom.
NEVER_CHANGED = {AuditEntry, Letter}
PAGES = ["home", "complaint_list", "institution_search", "log_request"]
LISTS = ["overdue", "request_list"]
ASKED = ["", f"?q={CANARY}", "?view=all", "?view=overdue", "?view=complaints", "?view=closing&sort=-filed"]


def of_a_newsroom():
    for model in apps.get_models():
        try:
            model._meta.get_field("newsroom")
        except FieldDoesNotExist:
            continue
        if model not in NEVER_CHANGED:
            yield model


def planted(field):
    """What a free text can hold of the canary; None for what is not free."""
    if field.choices or field.unique or not isinstance(field, models.CharField | models.TextField):
        return None
    long_enough = field.max_length is None or field.max_length >= len(CANARY)
    free = not isinstance(field, models.SlugField) and field.name not in {
        "reference",
        "kind",
        "ground",
        "section",
        "sha256",
    }
    return CANARY if long_enough and free else None


def plant(world):
    """The canary in every free text of a newsroom."""
    count = 0
    for model in of_a_newsroom():
        texts = {field.name: value for field in model._meta.concrete_fields if (value := planted(field))}
        texts.pop("time_zone", None)
        if model is Membership or not texts:
            continue
        for row in model._default_manager.filter(newsroom=world.alice.newsroom):
            model._default_manager.filter(pk=row.pk).update(**{k: v for k, v in texts.items() if getattr(row, k) != ""})
            count += 1
    Newsroom.objects.filter(pk=world.alice.newsroom_id).update(name=CANARY, street=CANARY, city=CANARY)
    User.objects.filter(memberships__newsroom=world.alice.newsroom).update(first_name=CANARY, last_name=CANARY)
    return count


def addresses(slug):
    yield from (reverse(name, args=[slug]) for name in PAGES)
    yield from (reverse(name, args=[slug]) + asked for name in LISTS for asked in ASKED)


def pages_of(member, world):
    with_reference = ["request", "change_request", "log_response", "log_extension", "complaint"]
    slug = member.newsroom.slug
    yield from addresses(slug)
    for request in world.requests.values():
        yield from (reverse(name, args=[slug, request.reference]) for name in with_reference)


def bodies(member, world):
    client = Client()
    client.force_login(member.user)
    for url in pages_of(member, world):
        page = client.get(url)
        body = page.content.decode()
        yield url, re.sub(rf'(value="{CANARY}"|“{CANARY}”|q={CANARY})', "", body)  # what was asked for is said back


@pytest.fixture(scope="module")
def theirs(for_the_module):
    there = newsroom_with_everything(letter=False)
    log(there.requests["overdue"], "follow_up", "2020-03-20", details="Asked again.")
    return there


def test_the_canary_sings_where_it_may(theirs):
    with transaction.atomic():
        assert plant(theirs) >= 8
        assert any(CANARY in body for _, body in bodies(theirs.admin, theirs))
        transaction.set_rollback(True)


@pytest.mark.parametrize("role", ["alice", "admin"])
def test_nothing_of_another_newsroom_shows_on_any_page(world, theirs, role):
    with transaction.atomic():
        plant(theirs)
        shown = [url for url, body in bodies(getattr(world, role), world) if CANARY in body]
        transaction.set_rollback(True)

    assert shown == []


def test_institutions_as_json_hold_nothing_of_a_newsroom(world, theirs):
    client = Client(headers={"accept": "application/json"})
    client.force_login(world.admin.user)
    url = reverse("institution_search", args=[world.slug])

    assert client.get(url, {"q": CANARY}).json() == {"results": []}


def test_pages_are_the_same_with_and_without_a_restricted_request_that_one_may_not_see(world):
    def shown():
        client = Client()
        client.cookies[settings.SESSION_COOKIE_NAME] = ticket
        for url in addresses(world.slug):
            body = client.get(url).content.decode()
            yield re.sub(r'name="(csrfmiddlewaretoken|submission)" value="[\w-]+"', "", body)

    client = Client()
    with transaction.atomic():
        client.force_login(world.bob.user)
        ticket = client.cookies[settings.SESSION_COOKIE_NAME].value
        before = list(shown())
        project = Project.objects.create(newsroom=world.alice.newsroom, name="The minister's brother")
        secret = AccessRequestFactory(member=world.alice, restricted=True, project=project, subject=CANARY)
        log(secret, "note", "2020-03-02", details="From the source.")
        after = list(shown())
        assert AccessRequest.objects.visible_to(world.editor).filter(pk=secret.pk).exists()
        transaction.set_rollback(True)

    assert after == before
