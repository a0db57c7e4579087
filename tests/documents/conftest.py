import io

import pytest

from requests_app.actions.attach_document import attach_document
from requests_app.documents import shelf
from tests.documents import files
from tests.factories import AccessRequestFactory, MembershipFactory


@pytest.fixture(autouse=True)
def own_shelf(settings, tmp_path):
    """Each test begins with nothing on the shelf."""
    settings.MEDIA_ROOT = str(tmp_path / "media")


@pytest.fixture
def alice(db, on_day):
    """A journalist of The Daily; today is 1 April 2020."""
    on_day("2020-04-01")
    return MembershipFactory(newsroom__slug="daily", user__last_name="Martin")


@pytest.fixture
def admin(alice):
    return MembershipFactory(newsroom=alice.newsroom, role="admin")


@pytest.fixture
def request_of_alice(alice):
    return AccessRequestFactory(member=alice)


@pytest.fixture
def client(client, alice):
    """Alice's browser."""
    client.force_login(alice.user)
    return client


@pytest.fixture
def attach(request_of_alice, alice):
    """Keep a file on Alice's request: `attach(files.pdf(), "letter.pdf")`."""

    def keep(content=None, name="letter.pdf", **more):
        content = files.pdf("Received") if content is None else content
        about = {"access_request": request_of_alice, "by": alice, **more}
        return attach_document(file=io.BytesIO(content), name=name, **about)

    return keep


@pytest.fixture
def on_the_shelf(alice):
    """The SHA-256 of all files that lie there for the newsroom."""
    return lambda: shelf.held(alice.newsroom_id)
