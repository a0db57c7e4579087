"""Queries whose words are kept give each member what the same query asked anew gives. Today is 1 April 2020."""

from datetime import date, timedelta

import pytest
from django.db.models import DateField, Value

from newsrooms.models import Membership
from requests_app.queries.dashboard import DAYS, FIGURES, figures_row
from requests_app.queries.filters import everything_offered
from requests_app.queries.prepared import answer, as_day
from tests.factories import AccessRequestFactory, MembershipFactory, log

TODAY = date(2020, 4, 1)


@pytest.fixture
def members(alice):
    """Of every role, in two newsrooms, each with something of their own."""
    found = [alice, *(MembershipFactory(newsroom=alice.newsroom, role=role) for role in ("journalist", "editor"))]
    found += [MembershipFactory(role="journalist"), MembershipFactory(role="admin")]
    for number, member in enumerate(found):
        for days in range(10, 110, 10 + number):
            AccessRequestFactory(member=member, filed_on=TODAY - timedelta(days=days), restricted=days % 20 == 0)
        log(AccessRequestFactory(member=member), "reply_demanded", "2020-03-25", by=date(2020, 4, 2 + number))
    return found


def test_figures_and_names_are_each_members_own_on_each_day(members):
    told = []
    for member in members:
        for today in (TODAY, TODAY + timedelta(days=40)):
            kept, anew = answer(figures_row, member, today)[0], figures_row(member, today)[0]
            told.append(as_days(kept))
            assert as_days(kept) == as_days(anew)
        assert sorted(answer(everything_offered, member, TODAY)) == sorted(everything_offered(member, TODAY))
    assert len({str(figures) for figures in told}) == len(told)


def as_days(row):
    days = (*DAYS, "reply_last_day")
    return {name: as_day(value) if name in days else value for name, value in zip(FIGURES, row, strict=True)}


def days_of(member, today):
    days = (date.max, date(1983, 7, 1), today - timedelta(days=365), today)
    row = Membership.objects.visible_to(member).filter(pk=member.pk)
    return row.values_list(*(Value(day, output_field=DateField()) for day in days))


def test_only_days_that_are_counted_from_today_move_with_it(alice):
    for today in (TODAY, date(2028, 2, 29)):
        [row] = answer(days_of, alice, today)
        assert [as_day(day) for day in row] == [date.max, date(1983, 7, 1), today - timedelta(days=365), today]
