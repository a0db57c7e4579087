"""Projects and tags: what requests belong to, in the newsroom's own words."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from newsrooms.models import AuditEntry
from requests_app.models import AccessRequest, Project, Tag
from requests_app.queries.address import Asked
from requests_app.queries.filters import choices
from tests.factories import AccessRequestFactory, MembershipFactory

NEW = "/en/daily/requests/new/"
LIST = "/en/daily/requests/"
DASHBOARD = "/en/daily/overdue/"
TODAY = date(2020, 4, 1)
PROJECTS = "/en/daily/projects/"


@pytest.fixture
def editor(alice):
    return MembershipFactory(newsroom=alice.newsroom, role="editor")


def tagged(member, *names, **fields):
    request = AccessRequestFactory(member=member, **fields)
    for name in names:
        tag, _ = Tag.objects.get_or_create(newsroom=member.newsroom, key=Tag.key_of(name), defaults={"name": name})
        request.tags.add(tag)
    return request


def names_on(request):
    return [tag.name for tag in request.tags.all()]


def logged(client, typed, **changed):
    page = client.post(NEW, typed(**changed))
    assert page.status_code == 302, page.context["form"].errors
    return AccessRequest.objects.latest("pk")


# Tags


def test_tags_are_typed_with_commas_between(client, typed):
    request = logged(client, typed, tags=" Housing , deaths  in custody;Santé,, ")

    assert names_on(request) == ["deaths in custody", "Housing", "Santé"]


def test_accents_case_and_ligatures_make_no_second_tag(client, typed):
    first = logged(client, typed, tags="Santé, Œuvres, santé")
    second = logged(client, typed, tags="SANTE, oeuvres")

    assert names_on(first) == names_on(second) == ["Œuvres", "Santé"]
    assert Tag.objects.count() == 2


def test_the_database_too_refuses_a_second_tag_that_reads_the_same(alice):
    Tag.objects.create(newsroom=alice.newsroom, name="Santé", key="sante")

    for key in ("sante", ""):
        with pytest.raises(IntegrityError), transaction.atomic():
            Tag.objects.create(newsroom=alice.newsroom, name="SANTÉ", key=key)


@pytest.mark.parametrize(
    ("tags", "error"),
    [
        ("x" * 61, f"The tag “{'x' * 40}…” has 61 characters; 60 fit."),
        (", ".join(f"tag {number}" for number in range(21)), "21 tags are too many; 20 fit."),
        ("Housing, ?!", "The tag “?!” has no letter and no figure."),
    ],
)
def test_tags_that_cannot_be_are_said_beside_the_field_and_kept(client, typed, tags, error):
    form = client.post(NEW, typed(tags=tags)).context["form"]

    assert form.errors == {"tags": [error]}
    assert form["tags"].value() == tags


def test_changing_the_facts_changes_the_tags_and_leaves_a_trace(client, typed, alice):
    request = logged(client, typed, tags="Housing, Ottawa")
    page = client.get(f"{LIST}{request.reference}/change/")
    assert page.context["form"]["tags"].value() == "Housing, Ottawa"

    client.post(f"{LIST}{request.reference}/change/", typed(tags="Ottawa, Police", version=request.version))

    assert names_on(request) == ["Ottawa", "Police"]
    trail = AuditEntry.objects.filter(action="request.changed").get()
    assert trail.before is not None
    assert trail.after is not None
    assert (trail.before["tags"], trail.after["tags"]) == (["Housing", "Ottawa"], ["Ottawa", "Police"])


def test_lists_say_the_tags_in_words_and_are_narrowed_by_one(client, alice):
    with_it, _ = tagged(alice, "Housing"), tagged(alice, "Police")
    tag = Tag.objects.get(key="housing")

    for url in (LIST, DASHBOARD):
        page = client.get(f"{url}?tag={tag.pk}")
        assert [row.access_request for row in page.context["page"].rows] == [with_it]
        assert "Only requests with the tag “Housing”" in page.content.decode()
        assert "Royal Canadian Mounted Police · Housing</span>" in page.content.decode()


def test_a_requests_own_page_leads_to_those_that_share_its_tag_and_project(client, alice):
    project = Project.objects.create(newsroom=alice.newsroom, name="Faces")
    request = tagged(alice, "Housing", project=project)

    page = client.get(f"{LIST}{request.reference}/").content.decode()

    assert f'<a href="{LIST}?tag={request.tags.get().pk}" dir="auto">Housing</a>' in page
    assert f'<a href="{LIST}?project={project.pk}" dir="auto">Faces</a>' in page


def test_the_form_offers_the_tags_and_open_projects_of_requests_that_one_sees(client, alice):
    bob = MembershipFactory(newsroom=alice.newsroom)
    shut = Project.objects.create(newsroom=alice.newsroom, name="Over", closed_on="2020-03-01")
    faces, secret = (Project.objects.create(newsroom=alice.newsroom, name=name) for name in ("Faces", "Secret"))
    tagged(bob, "Housing", project=faces)
    tagged(bob, "Police", project=shut)
    tagged(bob, "The minister’s brother", restricted=True, project=secret)

    page = client.get(NEW).content.decode()

    assert '<option value="Housing"></option>' in page
    assert '<option value="Faces"></option>' in page
    for hidden in ("minister", "Secret", "Over"):
        assert f'<option value="{hidden}' not in page
    assert choices(alice, Asked(), TODAY).tags == []  # the dashboard is of one's own


def test_a_restricted_requests_tag_cannot_be_guessed(client, alice):
    bob = MembershipFactory(newsroom=alice.newsroom)
    tagged(bob, "Secret", restricted=True)
    tag = Tag.objects.get()

    page = client.get(f"{LIST}?tag={tag.pk}")

    assert page.context["page"].rows == []
    assert "Secret" not in page.content.decode()


# Projects


def test_a_project_is_made_by_naming_it(client, typed):
    request = logged(client, typed, project="Faces")

    assert request.project.name == "Faces"
    assert logged(client, typed, project="Faces").project == request.project


def test_the_projects_page_counts_what_one_sees(client, alice, editor):
    faces, secret = (Project.objects.create(newsroom=alice.newsroom, name=name) for name in ("Faces", "Secret"))
    bob = MembershipFactory(newsroom=alice.newsroom)
    AccessRequestFactory(member=alice, project=faces)
    AccessRequestFactory(member=bob, project=faces, restricted=True)
    AccessRequestFactory(member=bob, project=secret, restricted=True)

    def counted():
        return {
            project.name: (project.waiting, project.requests) for project in client.get(PROJECTS).context["projects"]
        }

    assert counted() == {"Faces": (1, 1)}
    client.force_login(editor.user)
    assert counted() == {"Faces": (2, 2), "Secret": (1, 1)}


def test_an_editor_renames_a_project(client, alice, editor, request_of_alice):
    project = Project.objects.create(newsroom=alice.newsroom, name="Faces")
    client.force_login(editor.user)

    client.post(f"{PROJECTS}{project.pk}/", {"name": "Facial recognition"})

    project.refresh_from_db()
    assert project.name == "Facial recognition"
    trail = AuditEntry.objects.get(action="project.renamed")
    assert (trail.before, trail.after) == ({"name": "Faces"}, {"name": "Facial recognition"})


def test_a_name_that_another_project_has_is_refused_whatever_its_case(client, alice, editor):
    project = Project.objects.create(newsroom=alice.newsroom, name="Faces")
    Project.objects.create(newsroom=alice.newsroom, name="Housing")
    Project.objects.create(newsroom=MembershipFactory().newsroom, name="Theirs")
    client.force_login(editor.user)

    page = client.post(f"{PROJECTS}{project.pk}/", {"name": "HOUSING"})

    assert page.context["form"].errors == {"name": ["Another project of the newsroom has this name."]}
    assert client.post(f"{PROJECTS}{project.pk}/", {"name": "Theirs"}).status_code == 302
    assert client.post(f"{PROJECTS}{project.pk}/", {"name": "THEIRS"}).status_code == 302


def test_a_closed_project_is_no_longer_offered_and_keeps_its_requests(client, alice, editor):
    project = Project.objects.create(newsroom=alice.newsroom, name="Faces")
    request = AccessRequestFactory(member=alice, project=project)
    client.force_login(editor.user)

    client.post(f"{PROJECTS}{project.pk}/", {"turn": "closed"})

    assert "closed on 1\u00a0April\u00a02020" in client.get(PROJECTS).content.decode()
    assert choices(editor, Asked(), TODAY).projects == []
    assert choices(editor, Asked(project=project.pk), TODAY).projects == [(project.pk, "Faces")]
    rows = client.get(f"{LIST}?project={project.pk}").context["page"].rows
    assert [row.access_request for row in rows] == [request]

    client.post(f"{PROJECTS}{project.pk}/", {"turn": "open"})

    assert choices(editor, Asked(), TODAY).projects == [(project.pk, "Faces")]
    assert [entry.action for entry in AuditEntry.objects.order_by("pk")][-2:] == [
        "project.closed",
        "project.opened_again",
    ]


@pytest.mark.parametrize("url", [LIST, DASHBOARD, PROJECTS, NEW])
def test_pages_cost_the_same_for_one_and_many_projects_and_tags(client, alice, django_assert_max_num_queries, url):
    costs = []
    for how_many in (1, 8):
        for number in range(how_many):
            name = f"{how_many} {number}"
            tagged(alice, name, f"{name} b", project=Project.objects.create(newsroom=alice.newsroom, name=name))
        project, tag = Project.objects.latest("pk"), Tag.objects.latest("pk")
        with django_assert_max_num_queries(14) as queries:
            client.get(f"{url}?tag={tag.pk}&project={project.pk}")
        costs.append(len(queries))

    assert len(set(costs)) == 1
