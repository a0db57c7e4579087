from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from requests_app.strip.scale import LEFT, RIGHT, scale_for

DAYS = st.dates(date(1983, 7, 1), date(2120, 1, 1))


def test_up_to_500_days_every_day_is_as_wide():
    scale = scale_for([date(2026, 1, 1), date(2026, 1, 31), date(2026, 4, 11)])

    assert scale.x(date(2026, 1, 31)) == pytest.approx(LEFT + 0.3 * (RIGHT - LEFT))
    assert list(scale.breaks()) == []


def test_thirty_days_beside_eighty_years_keep_their_width():
    received = date(2024, 3, 4)
    scale = scale_for([received, received + timedelta(30), received + timedelta(29_230)])

    assert scale.x(received + timedelta(30)) - scale.x(received) == pytest.approx(6.0)
    assert len(list(scale.breaks())) == 1


def test_many_short_gaps_leave_room_for_the_long_one():
    start = date(2020, 1, 1)
    days = [start + timedelta(100 * step) for step in range(11)]
    scale = scale_for([*days, days[-1] + timedelta(4000)])

    assert scale.x(days[-1]) == pytest.approx(LEFT + 60)


def test_long_but_without_a_long_gap_is_linear():
    start = date(2020, 1, 1)
    scale = scale_for([start + timedelta(100 * step) for step in range(8)])

    assert list(scale.breaks()) == []
    assert scale.x(start + timedelta(700)) == RIGHT


def test_one_day_alone_lies_at_the_left():
    assert scale_for([date(2026, 11, 24)]).x(date(2026, 11, 24)) == LEFT


def test_a_day_beyond_the_axis_lies_at_its_edge():
    scale = scale_for([date(2026, 1, 1), date(2026, 2, 1)])

    assert scale.x(date(2025, 1, 1)) == LEFT
    assert scale.x(date(2027, 1, 1)) == RIGHT


def test_months_begin_where_the_axis_is_to_scale_only():
    received = date(2024, 3, 4)
    scale = scale_for([received, date(2024, 4, 3), date(2104, 3, 17)])

    assert list(scale.firsts_of_months()) == [scale.x(date(2024, 4, 1))]


def test_the_last_day_that_there_is_can_be_drawn():
    scale = scale_for([date(9999, 11, 15), date.max])

    assert list(scale.firsts_of_months()) == [scale.x(date(9999, 12, 1))]


@given(st.lists(DAYS, min_size=1, max_size=12))
def test_the_order_of_days_is_the_order_of_places(days):
    scale = scale_for(days)
    places = [scale.x(day) for day in sorted(set(days))]

    assert all(earlier < later for earlier, later in pairwise(places))
    assert all(LEFT - 1e-9 <= place <= RIGHT + 1e-9 for place in places)


@given(st.lists(DAYS, min_size=1, max_size=12), DAYS, DAYS)
def test_no_day_between_the_marks_turns_back(days, one, other):
    scale = scale_for(days)
    first, second = sorted((one, other))

    assert scale.x(first) <= scale.x(second)
