"""Which index SQLite takes: of two that would do, the one that was made last."""

from datetime import date

import pytest
from django.db import connection

from requests_app.models import AccessRequest
from requests_app.queries.filters import everything_offered
from tests.factories import AccessRequestFactory, MembershipFactory

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite's own ways"),
]


def test_indexes_of_some_rows_are_made_after_those_of_all():
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'index' ORDER BY rowid")
        made = [name for (name,) in cursor.fetchall()]
    of_some, of_all = (
        [made.index(index.name) for index in AccessRequest._meta.indexes if bool(index.condition) == has_condition]
        for has_condition in (True, False)
    )

    assert max(of_all) < min(of_some)


@pytest.mark.parametrize(
    ("role", "index"), [("editor", "pending_by_institution"), ("journalist", "request_own_pending_at")]
)
def test_institutions_that_owe_an_answer_are_looked_for_one_by_one(alice, role, index):
    member = MembershipFactory(newsroom=alice.newsroom, role=role)
    AccessRequestFactory(member=member)
    sql, values = everything_offered(member, date(2020, 4, 1)).query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", values)
        plan = [step[3] for step in cursor.fetchall()]

    assert [step for step in plan if f"INDEX {index} " in step], plan
