"""The filters of a list: what can be chosen, and what is chosen, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, Exists, F, OuterRef, QuerySet, Value
from django.db.models.functions import Concat
from django.utils.translation import get_language, gettext_lazy, pgettext
from django.utils.translation import gettext as _

from newsrooms.dates import long_date_plain
from newsrooms.models import Membership
from requests_app.enums import State, Statute
from requests_app.folding import fold
from requests_app.models import Institution, Project, SavedView, Tag
from requests_app.models.institution import as_printed
from requests_app.queries.address import COLUMNS, SIZES, USUAL_COLUMNS, Asked
from requests_app.queries.dashboard import scope_of
from requests_app.queries.listing import ListPage
from requests_app.queries.prepared import answer

WAITING_STATES = [State.DEEMED_REFUSAL, State.AWAITING, State.EXTENDED, State.ON_HOLD, State.SUSPENDED]
PROJECT, TAG, PERSON, VIEW, INSTITUTION = "project", "tag", "person", "view", "institution"

# What a view is called on paper, where its tab is not to be seen.
VIEW_NAMES = {
    "open": gettext_lazy("All open"),
    "overdue": gettext_lazy("Overdue"),
    "due": gettext_lazy("Due soon"),
    "closing": gettext_lazy("Windows closing"),
    "complaints": gettext_lazy("Complaints open"),
    "late_answers": gettext_lazy("Answered late, no complaint"),
    "asked": gettext_lazy("Asked of us"),
    "shelf": gettext_lazy("On the shelf"),
    "all": gettext_lazy("All requests"),
}


@dataclass(frozen=True, slots=True)
class Choices:
    """What the filters offer: only what leads to rows. Names stand beside the number that the address has for them."""

    journalists: list[tuple[int, str]]
    institutions: list[tuple[str, str]]  # their part of the address, their name
    projects: list[tuple[int, str]]
    tags: list[tuple[int, str]]
    states: list[tuple[str, str]]
    statutes: list[tuple[str, str]]
    views: list[tuple[str, str]]  # the saved ones: the address, the name


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter that is set: a whole phrase, and the address of the list without it."""

    words: str
    cleared: str


def choices(member: Membership, asked: Asked, today: date) -> Choices:
    """The people, institutions and projects of what still waits; what the address names besides."""
    names = names_offered(member, today)
    states = State if asked.view == "all" else dict.fromkeys([*WAITING_STATES, *filter(None, [asked.state])])
    offered = Choices(
        journalists=[(pk, name.strip() or mail) for pk, name, mail in names[PERSON]],
        institutions=sorted(((slug, name) for _pk, name, slug in names[INSTITUTION]), key=lambda one: fold(one[1])),
        projects=[(pk, name) for pk, name, _more in names[PROJECT]],
        tags=[(pk, name) for pk, name, _more in names[TAG]],
        states=[(str(State(one)), str(State(one).label)) for one in states],
        statutes=[(str(code), str(name)) for code, name in Statute.choices],
        views=[(query, name) for _pk, name, query in names[VIEW]],
    )
    if asked.institution and asked.institution not in dict(offered.institutions):
        offered.institutions.extend(by_name(Institution.objects.visible_to(member).filter(slug=asked.institution)))
    if asked.project is not None and asked.project not in dict(offered.projects):
        here = Exists(scope_of(member).filter(project=OuterRef("pk")))
        offered.projects.extend(pairs(Project.objects.visible_to(member).filter(here, pk=asked.project)))
    return offered


def names_offered(member: Membership, today: date) -> dict[str, list[tuple[int, str, str]]]:
    """Whatever is offered by name (number, name, and what goes with it), by name, all in one query."""
    language = get_language()
    rows: dict[str, list[tuple[int, str, str]]] = {kind: [] for kind in (PROJECT, TAG, PERSON, VIEW, INSTITUTION)}
    found = answer(everything_offered, member, today)
    for kind, pk, name, order, more in sorted(found, key=lambda row: (fold(row[3]), fold(row[2]))):
        shown = as_printed(order if language == "fr" else name) if kind == INSTITUTION else name
        rows[kind].append((pk, shown, more))
    return rows


def everything_offered(member: Membership, _today: date) -> Any:
    """Institutions that owe an answer, tags and open projects of these requests, people, saved views."""
    requests, own = scope_of(member), not member.oversees
    waiting = requests.pending().filter(institution=OuterRef("pk"))
    institutions = Institution.objects.visible_to(member).filter(Exists(waiting))
    projects = Project.objects.visible_to(member, own=own).open()
    tags = Tag.objects.visible_to(member, own=own)  # they are a newsroom's own: on a request of somebody's is enough
    people = Membership.objects.visible_to(member) if member.oversees else Membership.objects.none()
    full_name = Concat("user__first_name", Value(" "), "user__last_name")
    first, *others = [
        offered(INSTITUTION, institutions, name="name_en", order="name_fr", more="slug"),
        offered(PROJECT, projects.filter(Exists(requests.filter(project=OuterRef("pk"))))),
        offered(TAG, tags.carried()),
        offered(PERSON, people, pk="user_id", name=full_name, order="user__last_name", more="user__email"),
        offered(VIEW, SavedView.objects.visible_to(member), more="query"),
    ]
    return first.union(*others, all=True)


def offered(kind: str, rows: Any, *, pk: str = "pk", name: Any = "name", order: str = "name", more: str = "") -> Any:
    """One part of the query: kind, number, name, what it is ordered by, what goes with it."""
    columns = {
        "its_kind": Value(kind),
        "its_pk": F(pk),
        "its_name": F(name) if isinstance(name, str) else name,
        "its_order": F(order),
        "its_more": F(more) if more else Value("", output_field=CharField()),
    }
    return rows.order_by().annotate(**columns).values_list(*columns)


def by_name(institutions: QuerySet[Institution]) -> list[tuple[str, str]]:
    """Without the rows themselves: there are hundreds."""
    name = "name_fr" if get_language() == "fr" else "name_en"
    return [(slug, as_printed(words)) for slug, words in institutions.values_list("slug", name)]


def named(member: Membership, asked: Asked) -> Choices:
    """No more than what the address names, for a list that offers no filters and still says which are set."""
    people = Membership.objects.visible_to(member).filter(user=asked.journalist).select_related("user")
    institutions = Institution.objects.visible_to(member).filter(slug=asked.institution)
    return Choices(
        journalists=[(one.user_id, str(one.user)) for one in people] if asked.journalist else [],
        institutions=by_name(institutions) if asked.institution else [],
        projects=pairs(Project.objects.visible_to(member).filter(pk=asked.project)) if asked.project else [],
        tags=pairs(Tag.objects.visible_to(member).filter(pk=asked.tag)) if asked.tag else [],
        states=[],
        statutes=[],
        views=[],
    )


def pairs(rows: Any) -> list[tuple[int, str]]:
    return list(rows.values_list("pk", "name"))


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


@dataclass(frozen=True, slots=True)
class Look:
    """What of a list's looks can be chosen: the columns (name, words, whether shown), the sizes of a page."""

    columns: list[tuple[str, str, bool]]
    sizes: list[tuple[int, str]]


def looks(asked: Asked, *, with_journalist: bool) -> Look:
    offered = [name for name in COLUMNS if name != "journalist" or with_journalist]
    words = column_words()
    return Look(
        [(name, words[name], name in asked.columns) for name in offered],
        [(size, _("%(number)d rows to a page") % {"number": size}) for size in SIZES],
    )


def column_words() -> dict[str, str]:
    return {
        "clock": _("Clock"),
        "institution": _("Institution"),
        "project": _("Project"),
        "file": _("File number"),
        "filed": pgettext("column", "Filed"),
        "due": pgettext("column", "Due"),
        "journalist": _("Journalist"),
        "step": _("Next step and its last day"),
    }


def is_same_view(query: str, asked: Asked) -> bool:
    """Whether a saved view is the one that is shown, whatever the columns that one likes."""
    return query in (asked.query(), asked.query(columns=USUAL_COLUMNS, rows=SIZES[0]))


def passed_over(asked: Asked, query: Mapping[str, Any], page: ListPage) -> str:
    """One sentence where an address asks for what no list knows, or no longer."""
    if not asked.takes_up(query):
        return _("Part of this address says nothing here and was passed over.")
    if page.starts_over:
        return _("The row that this page was to follow is not in the list: this is its beginning.")
    return ""


def filters_said(asked: Asked, offered: Choices) -> list[Filter]:
    """The filters that are set, in the order of their fields; one that names what is not there (any more) says so."""
    said = []
    if asked.q:
        said.append(Filter(_("Only requests with “%(words)s”") % {"words": asked.q}, asked.query(q="")))
    if asked.journalist is not None:
        name = dict(offered.journalists).get(asked.journalist)
        words = _("Only requests of %(name)s") % {"name": name} if name else _("Only requests of somebody not here")
        said.append(Filter(words, asked.query(journalist=None)))
    if asked.institution:
        name = dict(offered.institutions).get(asked.institution)
        gone = _("Only requests to an institution that is not in the list")
        words = _("Only requests to %(institution)s") % {"institution": name} if name else gone
        said.append(Filter(words, asked.query(institution="")))
    if asked.project is not None:
        name = dict(offered.projects).get(asked.project)
        gone = _("Only requests of a project without requests here")
        words = _("Only requests of the project “%(project)s”") % {"project": name} if name else gone
        said.append(Filter(words, asked.query(project=None)))
    if asked.tag is not None:
        name = dict(offered.tags).get(asked.tag)
        gone = _("Only requests with a tag that is on none here")
        words = _("Only requests with the tag “%(tag)s”") % {"tag": name} if name else gone
        said.append(Filter(words, asked.query(tag=None)))
    return [*said, *facts_said(asked)]


def facts_said(asked: Asked) -> list[Filter]:
    """The filters by what a request is, not by what it belongs to."""
    said = []
    if asked.state:
        words = _("Only requests in the state “%(state)s”") % {"state": State(asked.state).label}
        said.append(Filter(words, asked.query(state="")))
    if asked.statute:
        words = _("Only requests under the %(statute)s") % {"statute": Statute(asked.statute).label}
        said.append(Filter(words, asked.query(statute="")))
    if asked.restricted:
        said.append(Filter(_("Only restricted requests"), asked.query(restricted=None)))
    if asked.since:
        words = _("Only requests filed on %(day)s or later") % {"day": long_date_plain(asked.since)}
        said.append(Filter(words, asked.query(since=None)))
    if asked.until:
        words = _("Only requests filed on %(day)s or earlier") % {"day": long_date_plain(asked.until)}
        said.append(Filter(words, asked.query(until=None)))
    if asked.watched:
        said.append(Filter(_("Only requests that you watch"), asked.query(watched=False)))
    return said
