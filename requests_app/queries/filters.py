"""The filters of a list: what can be chosen, and what is chosen, in words."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, Value
from django.utils.translation import gettext as _

from newsrooms.models import Membership
from requests_app.folding import fold
from requests_app.models import Institution, Project, Tag
from requests_app.models.access_request import AccessRequestQuerySet
from requests_app.queries.dashboard import scope_of
from requests_app.queries.listing import Asked


@dataclass(frozen=True, slots=True)
class Choices:
    """What the filters offer: only what leads to rows."""

    journalists: list[tuple[int, str]]
    institutions: list[Institution]
    projects: list[Project]
    tags: list[Tag]


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter that is set: a whole phrase, and the address of the list without it."""

    words: str
    cleared: str


def choices(member: Membership, asked: Asked) -> Choices:
    """The people, institutions and projects of what still waits; what the address names besides."""
    requests = scope_of(member).pending()
    people = (
        Membership.objects.visible_to(member).select_related("user").order_by("user__last_name", "user__first_name")
    )
    institutions = Institution.objects.filter(pk__in=requests.values("institution"))
    projects, tags = projects_and_tags(scope_of(member), member, asked)
    return Choices(
        journalists=[(person.user_id, str(person.user)) for person in people] if member.oversees else [],
        institutions=list(institutions | Institution.objects.filter(slug=asked.institution)),
        projects=projects,
        tags=tags,
    )


def projects_and_tags(
    requests: AccessRequestQuerySet, member: Membership, asked: Asked
) -> tuple[list[Project], list[Tag]]:
    """The tags and open projects of these requests, and a closed one that the address names: by name, in one query."""
    projects = Project.objects.visible_to(member).filter(Q(closed_on=None) | Q(pk=asked.project))
    of_these = projects.filter(Exists(requests.filter(project=OuterRef("pk")))).order_by()
    on_these = Tag.objects.visible_to(member).filter(Exists(requests.filter(tags=OuterRef("pk")))).order_by()
    found = of_these.annotate(is_tag=Value(0)).values_list("is_tag", "pk", "name")
    rows = sorted(
        found.union(on_these.annotate(is_tag=Value(1)).values_list("is_tag", "pk", "name"), all=True),
        key=lambda row: fold(row[2]),
    )
    return (
        [Project(pk=pk, name=name) for is_tag, pk, name in rows if not is_tag],
        [Tag(pk=pk, name=name) for is_tag, pk, name in rows if is_tag],
    )


def named(member: Membership, asked: Asked) -> Choices:
    """No more than what the address names, for a list that offers no filters and still says which are set."""
    people = Membership.objects.visible_to(member).filter(user=asked.journalist).select_related("user")
    return Choices(
        journalists=[(one.user_id, str(one.user)) for one in people] if asked.journalist else [],
        institutions=list(Institution.objects.filter(slug=asked.institution)) if asked.institution else [],
        projects=list(Project.objects.visible_to(member).filter(pk=asked.project)) if asked.project else [],
        tags=list(Tag.objects.visible_to(member).filter(pk=asked.tag)) if asked.tag else [],
    )


def sortings(*, with_journalist: bool) -> list[tuple[str, str]]:
    """The ways to sort, where there is no table's head to do it: on the phone."""
    ways = [
        ("late", _("Most days late first")),
        ("-late", _("Furthest due date first")),
        ("-filed", _("Filed last first")),
        ("filed", _("Filed first first")),
        ("subject", _("By subject, A to Z")),
        ("-subject", _("By subject, Z to A")),
        ("institution", _("By institution, A to Z")),
        ("-institution", _("By institution, Z to A")),
    ]
    by_journalist = [("journalist", _("By journalist, A to Z")), ("-journalist", _("By journalist, Z to A"))]
    return [*ways, *by_journalist] if with_journalist else ways


def filters_said(asked: Asked, offered: Choices) -> list[Filter]:
    """The filters that are set, in the order of their fields."""
    said = []
    if asked.q:
        said.append(Filter(_("Only requests with “%(words)s”") % {"words": asked.q}, asked.query(q="")))
    journalist = dict(offered.journalists).get(asked.journalist or 0)
    if journalist:
        said.append(Filter(_("Only requests of %(name)s") % {"name": journalist}, asked.query(journalist=None)))
    institution = next((one for one in offered.institutions if one.slug == asked.institution), None)
    if institution:
        words = _("Only requests to %(institution)s") % {"institution": institution.name()}
        said.append(Filter(words, asked.query(institution="")))
    project = next((one for one in offered.projects if one.pk == asked.project), None)
    if project:
        words = _("Only requests of the project “%(project)s”") % {"project": project.name}
        said.append(Filter(words, asked.query(project=None)))
    if asked.watched:
        said.append(Filter(_("Only requests that you watch"), asked.query(watched=False)))
    tag = next((one for one in offered.tags if one.pk == asked.tag), None)
    if tag:
        said.append(Filter(_("Only requests with the tag “%(tag)s”") % {"tag": tag.name}, asked.query(tag=None)))
    return said
