"""`manage.py newsroom create` and `invite`, and the one-time link that each prints."""

from datetime import timedelta
from io import StringIO
from urllib.parse import urlsplit

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from newsrooms.models import RESERVED_SLUGS, AuditEntry, Invitation, Membership, Newsroom, User
from tests.factories import MembershipFactory, NewsroomFactory, UserFactory

pytestmark = pytest.mark.django_db
PASSWORD = "four plain words together"


def newsroom(*arguments):
    out = StringIO()
    call_command("newsroom", *arguments, stdout=out)
    return out.getvalue().strip()


def path_of(link):
    return urlsplit(link).path


def answers(**changed):
    return {"first_name": "Ada", "last_name": "Roy", "password": PASSWORD, **changed}


def test_create_makes_a_newsroom_and_prints_the_link_of_its_first_admin(client, settings):
    settings.PUBLIC_URL = "https://tracker.example/"
    link = newsroom("create", "Le Soleil", "--admin", "Ada@LeSoleil.example", "--language", "fr")

    assert link.startswith("https://tracker.example/fr/invitation/")
    made = Newsroom.objects.get()
    assert (made.slug, made.language, made.time_zone) == ("le-soleil", "fr", "America/Toronto")

    page = client.post(path_of(link), answers())

    member = Membership.objects.get()
    assert (page.status_code, page.url) == (302, "/fr/le-soleil/")
    assert (member.user.email, member.role, member.newsroom) == ("ada@lesoleil.example", "admin", made)
    assert client.get("/fr/le-soleil/", follow=True).status_code == 200


def test_invite_adds_a_journalist(client):
    house = NewsroomFactory()
    link = newsroom("invite", "bob@daily.example", "--newsroom", house.slug, "--role", "journalist")

    client.post(path_of(link), answers())

    assert Membership.objects.get().role == "journalist"


def test_the_link_is_stored_as_its_hash_alone():
    link = newsroom("create", "The Daily", "--admin", "ada@daily.example")
    token = path_of(link).rstrip("/").rpartition("/")[2]

    stored = str(list(Invitation.objects.values())) + str(list(AuditEntry.objects.values()))
    assert len(token) >= 43  # 256 bits
    assert token not in stored


def test_a_link_works_once(client):
    link = path_of(newsroom("create", "The Daily", "--admin", "ada@daily.example"))
    client.post(link, answers())
    client.logout()

    again, by_form = client.get(link), client.post(link, answers(first_name="Eve"))

    assert (again.status_code, by_form.status_code) == (404, 404)
    assert User.objects.get().first_name == "Ada"


def test_a_link_ends_after_a_week(client):
    link = path_of(newsroom("create", "The Daily", "--admin", "ada@daily.example"))
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

    assert client.get(link).status_code == 404
    assert client.post(link, answers()).status_code == 404
    assert not User.objects.exists()


def test_a_made_up_link_leads_nowhere(client):
    newsroom("create", "The Daily", "--admin", "ada@daily.example")

    assert client.get("/en/invitation/made-up/").status_code == 404
    assert client.get("/en/invitation/%00/").status_code == 404


def test_a_weak_password_is_refused_beside_its_field_and_the_link_stays_good(client):
    link = path_of(newsroom("create", "The Daily", "--admin", "ada@daily.example"))

    page = client.post(link, answers(password="password1234"))

    assert page.status_code == 200
    assert page.context["form"].errors["password"]
    assert not User.objects.exists()
    assert client.post(link, answers()).status_code == 302


def test_who_has_an_account_signs_in_and_joins_with_a_click(client):
    charlie = MembershipFactory()
    house = NewsroomFactory()
    link = path_of(newsroom("invite", charlie.user.email, "--newsroom", house.slug, "--role", "editor"))

    stranger = client.post(link, answers(password=PASSWORD))
    client.force_login(UserFactory())
    somebody_else = client.post(link)
    client.force_login(charlie.user)
    page = client.post(link)

    assert (stranger.status_code, somebody_else.status_code) == (200, 200)
    assert (page.status_code, page.url) == (302, f"/en/{house.slug}/")
    assert set(Membership.objects.filter(user=charlie.user).values_list("newsroom", "role")) == {
        (charlie.newsroom_id, "journalist"),
        (house.pk, "editor"),
    }
    assert not User.objects.get(pk=charlie.user_id).check_password(PASSWORD)  # the stranger changed nothing


def test_a_colleague_invited_again_takes_the_new_role(client):
    bob = MembershipFactory()
    link = path_of(newsroom("invite", bob.user.email, "--newsroom", bob.newsroom.slug, "--role", "admin"))
    client.force_login(bob.user)

    client.post(link)

    assert Membership.objects.get().role == "admin"


@pytest.mark.parametrize("slug", sorted(RESERVED_SLUGS))
def test_a_word_of_our_own_addresses_is_no_slug(slug):
    with pytest.raises(CommandError, match="is a word of our own addresses"):
        newsroom("create", "The Daily", "--admin", "ada@daily.example", "--slug", slug)
    assert not Newsroom.objects.exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--slug", "no spaces"], "slug: "),
        (["--slug", "../up"], "slug: "),
        (["--time-zone", "Mars/Olympus"], "time_zone: “Mars/Olympus” is not a time zone"),
        (["--admin", "not-an-address"], "email: "),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_made(arguments, told):
    with pytest.raises(CommandError, match=told):
        newsroom("create", "The Daily", "--admin", "ada@daily.example", *arguments)
    assert not Newsroom.objects.exists()
    assert not Invitation.objects.exists()


def test_a_slug_that_is_taken_is_refused():
    NewsroomFactory(slug="the-daily")

    with pytest.raises(CommandError, match="slug: "):
        newsroom("create", "The Daily", "--admin", "ada@daily.example")


def test_inviting_into_a_newsroom_that_is_not_there_says_so():
    with pytest.raises(CommandError, match="There is no newsroom “nowhere”"):
        newsroom("invite", "bob@daily.example", "--newsroom", "nowhere", "--role", "editor")
