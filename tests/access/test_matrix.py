"""Each address × each person, and what may never happen at any of them."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from .conftest import patterns
from .matrix import MATRIX, PERSONAS

pytestmark = pytest.mark.django_db
# Sessions are what signs in here; allauth copies an account's address into its own table when it first looks at it.
KEPT_ELSEWHERE = {Session, EmailAddress}
OF_A_NEWSROOM = sorted(name for name, pattern in patterns() if "<slug:newsroom>" in pattern)
OF_A_REQUEST = sorted(name for name, pattern in patterns() if "<str:reference>" in pattern)


@pytest.fixture(scope="module")
def tickets(world, charlie, for_the_module):
    """The session of each person, signed in once for all tests."""
    return {persona: signed_in(person(world, charlie, persona)) for persona in PERSONAS if persona != "nobody"}


@pytest.fixture(scope="module")
def at_first(tickets):
    return everything()


def person(world, charlie, persona):
    return {"nobody": None, "charlie": charlie}.get(persona, getattr(world, persona, None))


def signed_in(member):
    client = Client()
    client.force_login(member.user)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def address(name, world, *, of_request=None, newsroom=None, language="en"):
    row = MATRIX[name]
    kwargs = dict(row.kwargs(world))
    if name in OF_A_NEWSROOM:
        kwargs["newsroom"] = newsroom or world.slug
    if name in OF_A_REQUEST:
        kwargs["reference"] = (of_request or world.requests[row.on]).reference
    with override(language):
        return reverse(name, kwargs=kwargs)


def ask(ticket, method, url, data=None, *, forgery=False):
    client = Client(enforce_csrf_checks=forgery)
    if ticket is not None:
        client.cookies[settings.SESSION_COOKIE_NAME] = ticket
    return getattr(client, method)(url, data or {})


def undone(ask_it):
    """The answer, with all that it changed taken back."""
    with transaction.atomic():
        answer = ask_it()
        transaction.set_rollback(True)
    return answer


def test_every_address_has_its_row():
    assert {name for name, _ in patterns()} == set(MATRIX)


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", MATRIX)
def test_who_gets_what(world, charlie, tickets, name, method):
    row = MATRIX[name]
    answers = {}
    for persona in PERSONAS:
        world.asking, ticket = person(world, charlie, persona), tickets.get(persona)
        data = row.data(world) if method == "post" else None
        answers[persona] = undone(
            lambda ticket=ticket, data=data: ask(ticket, method, address(name, world), data)
        ).status_code

    assert answers == dict(zip(PERSONAS, getattr(row, method), strict=True))


@pytest.mark.parametrize("name", OF_A_REQUEST)
def test_a_colleagues_restricted_request_is_as_if_it_were_not_there(world, tickets, name):
    row = MATRIX[name]
    request = world.requests[row.on]
    type(request).objects.filter(pk=request.pk).update(restricted=True)
    here = address(name, world)
    nowhere = here.replace(request.reference, "2020-9999")

    for method in ("get", "post"):
        if getattr(row, method)[1] == 405:
            continue
        data = row.data(world)
        shut, missing = (costed(tickets["bob"], method, url, data)[0] for url in (here, nowhere))
        assert (shut.status_code, missing.status_code) == (404, 404)
        assert plain(shut) == plain(missing)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", OF_A_NEWSROOM)
def test_another_newsrooms_addresses_are_like_those_of_none(world, tickets, name, language):
    row = MATRIX[name]
    theirs = address(name, world, language=language)
    nobodys = address(name, world, newsroom="no-such-newsroom", language=language)

    for method in ("get", "post") if language == "en" else ("get",):
        if getattr(row, method)[1] == 405:
            continue
        theirs_answer, theirs_cost = costed(tickets["charlie"], method, theirs, row.data(world))
        nobodys_answer, nobodys_cost = costed(tickets["charlie"], method, nobodys, row.data(world))
        assert (theirs_answer.status_code, nobodys_answer.status_code) == (404, 404)
        assert plain(theirs_answer) == plain(nobodys_answer)
        assert theirs_cost == nobodys_cost


@pytest.mark.parametrize("name", OF_A_REQUEST)
def test_another_newsrooms_request_is_not_found_under_ones_own_address(world, charlie, tickets, name):
    row = MATRIX[name]
    here = address(name, world, newsroom=charlie.newsroom.slug)
    nowhere = here.replace(world.requests[row.on].reference, "2020-9999")

    for method in ("get", "post"):
        if getattr(row, method)[1] == 405:
            continue
        theirs, missing = (costed(tickets["charlie"], method, url, row.data(world)) for url in (here, nowhere))
        assert (theirs[0].status_code, missing[0].status_code) == (404, 404)
        assert plain(theirs[0]) == plain(missing[0])
        assert theirs[1] == missing[1]


def costed(ticket, method, url, data):
    with CaptureQueriesContext(connection) as queries:
        answer = undone(lambda: ask(ticket, method, url, data))
    return answer, len(queries)


def plain(answer):
    """The body without what differs in any two answers: the address asked for, the token against forgery."""
    body = answer.content.decode()
    body = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", body)
    return re.sub(r'(href|action|value)="/[^"]*"', "", body)


@pytest.mark.parametrize("name", [name for name, row in MATRIX.items() if row.post != (405,) * 6])
def test_a_post_without_the_token_is_refused(world, charlie, tickets, name):
    row = MATRIX[name]
    for persona in ("nobody", "alice", "admin"):
        world.asking, ticket = person(world, charlie, persona), tickets.get(persona)
        data = row.data(world)
        answer = undone(lambda ticket=ticket, data=data: ask(ticket, "post", address(name, world), data, forgery=True))
        assert answer.status_code == 403, persona


def everything():
    tables = [model for model in apps.get_models() if model not in KEPT_ELSEWHERE]
    return {model._meta.label: sorted(map(repr, model._default_manager.values())) for model in tables}


@pytest.mark.parametrize("name", MATRIX)
def test_a_get_changes_nothing(world, tickets, at_first, name):
    for persona in ("nobody", "alice", "admin"):
        ask(tickets.get(persona), "get", address(name, world))

    assert everything() == at_first
