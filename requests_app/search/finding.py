"""Asking the index. The database narrows it to given requests first, so nothing else is ever counted."""

from types import ModuleType

from django.db import connection
from django.db.models import Q
from django.db.models.expressions import RawSQL

from requests_app.models.access_request import AccessRequestQuerySet

from . import postgresql, sqlite
from .position import REQUEST_OF
from .words import Term, read_query

# No more are listed. A word that stands everywhere costs no more than this, with who may see each looked up.
MOST_HITS = 500
MOST_RANKED = 2_000  # of the newest; the best of them are listed


def newest(requests: AccessRequestQuerySet, terms: tuple[Term, ...], newsroom: int) -> list[int]:
    """The positions of what is found among these requests, those filed last first."""
    return positions(requests, terms, newsroom, ranked=False)


def best(requests: AccessRequestQuerySet, terms: tuple[Term, ...], newsroom: int) -> list[int]:
    """The same, the best first."""
    return positions(requests, terms, newsroom, ranked=True)


def positions(requests: AccessRequestQuerySet, terms: tuple[Term, ...], newsroom: int, *, ranked: bool) -> list[int]:
    if not terms:
        return []
    backend = backend_in_use()
    this_request = RawSQL(REQUEST_OF % backend.POSITION, [])  # noqa: S611 - our own words alone
    seen, seen_params = requests.filter(pk=this_request).order_by().values("pk").query.sql_with_params()
    most = (MOST_RANKED if ranked else MOST_HITS) + 1
    sql, params = backend.hits(terms, newsroom, ranked=ranked, seen=seen, seen_params=seen_params, most=most)
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return [position for (position,) in cursor.fetchmany(MOST_HITS + 1)]


def matching(typed: str) -> Q:
    """For a filter on requests that one may see: all in which it is found, however many."""
    terms = read_query(typed)
    if not terms:
        return Q(pk=0)
    backend = backend_in_use()
    sql, params = backend.requests_with(terms, REQUEST_OF % backend.POSITION)
    return Q(pk__in=RawSQL(sql, params))  # noqa: S611 - our own words; what was asked for is a parameter


def backend_in_use() -> ModuleType:
    return sqlite if connection.vendor == "sqlite" else postgresql
