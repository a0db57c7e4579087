"""Days in every notation that real sheets hold; what can be read in two ways is never guessed."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsrooms.dates import MONTHS, SHORT_MONTHS, long_date, long_date_plain
from requests_app.sheets.dates import evidence_of, read_day
from requests_app.sheets.sheet import Empty

TORONTO = ZoneInfo("America/Toronto")
DAYS = st.dates(date(1983, 7, 1), date(2068, 12, 31))


def read(cell, **more):
    return read_day(cell, zone=TORONTO, **more)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2021-02-10", "2021-02-10"),
        ("2021/2/10", "2021-02-10"),
        ("2021.02.10", "2021-02-10"),
        ("2015-0108", "2015-01-08"),
        ("20150108", "2015-01-08"),
        ("25/02/2021", "2021-02-25"),
        ("02/25/2021", "2021-02-25"),
        ("05/05/2021", "2021-05-05"),
        ("13.02.24", "2024-02-13"),
        ("February 10, 2021", "2021-02-10"),
        ("February 10 2021", "2021-02-10"),
        ("January 17 2012", "2012-01-17"),
        ("10-Feb-21", "2021-02-10"),
        ("10 feb. 1999", "1999-02-10"),
        ("Feb. 5th, 2024", "2024-02-05"),
        ("1er mars 2024", "2024-03-01"),
        ("1er mars\u00a02024", "2024-03-01"),
        ("5 févr. 2024", "2024-02-05"),
        ("lundi 5 août 2024", "2024-08-05"),
        ("mar. 5 mars 2024", "2024-03-05"),
        ("43871.0", "2020-02-10"),
        (43871, "2020-02-10"),
        (43871.99, "2020-02-10"),
        (datetime(2020, 2, 10, 23, 40), "2020-02-10"),
        ("2020-02-10 23:40", "2020-02-10"),
        ("2020-02-10 11:40 PM", "2020-02-10"),
        ("2020-02-10T04:40:00Z", "2020-02-09"),
        ("2020-02-10T23:40:00-05:00", "2020-02-10"),
        ("2020-02-11 04:40:00+00:00", "2020-02-10"),
        ("2020-02-11 04:40:00.123456+00:00", "2020-02-10"),
    ],
)
def test_a_day_is_read(cell, day):
    assert read(cell).day == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        ("30/02/2021", "no_such_day"),
        ("2/30/2021", "no_such_day"),
        ("2021-13-01", "no_such_day"),
        ("31 avril 2021", "no_such_day"),
        ("mars 2024", "day_incomplete"),
        ("2024-03", "day_incomplete"),
        ("03/2024", "day_incomplete"),
        ("2024", "day_incomplete"),
        (2024, "day_incomplete"),
        ("13-Jan", "day_incomplete"),
        ("soon", "not_a_date"),
        ("x", "not_a_date"),
        ("12 monkeys 2024", "not_a_date"),
        (3, "not_a_date"),
        (True, "not_a_date"),
        ("=F12", "not_a_date"),
        (Empty.FORMULA, "formula_without_value"),
    ],
)
def test_what_is_no_day_is_said(cell, problem):
    assert (read(cell).day, read(cell).problem) == (None, problem)


def test_an_empty_cell_is_no_day_and_no_fault():
    assert read("") == read(None)
    assert (read("").day, read("").problem, read("").readings) == (None, "", ())


def test_old_macs_count_from_1904():
    assert read(42409, from_1904=True).day == date(2020, 2, 10)


def test_a_moment_is_the_newsrooms_day():
    vancouver = read_day("2020-02-10T06:30:00Z", zone=ZoneInfo("America/Vancouver"))
    st_johns = read_day("2020-02-10T03:00:00Z", zone=ZoneInfo("America/St_Johns"))

    assert (vancouver.day, st_johns.day) == (date(2020, 2, 9), date(2020, 2, 9))


def test_what_can_be_two_days_is_neither():
    found = read("03/04/2021")

    assert found.day is None
    assert dict(found.readings) == {"dmy": date(2021, 4, 3), "mdy": date(2021, 3, 4)}
    assert read("03/04/2021", order="dmy").day == date(2021, 4, 3)


def test_two_figures_may_be_the_year_where_hyphens_part_them():
    assert dict(read("24-02-13").readings) == {"dmy": date(2013, 2, 24), "ymd": date(2024, 2, 13)}


@pytest.mark.parametrize(
    ("cells", "order", "asked"),
    [
        (["03/04/2021", "25/04/2021"], "dmy", ()),
        (["03/04/2021", "04/25/2021", ""], "mdy", ()),
        (["03/04/2021", "2021-04-25"], None, ("dmy", "mdy")),
        (["03/04/2021", "25/04/2021", "04/25/2021"], None, ()),
        (["03/04/2021", "30/02/2021", "99/99/2021"], None, ("dmy", "mdy")),
        (["25/04/2021", "05/05/2021"], None, ()),
        (["2021-04-25", None, 43871], None, ()),
    ],
)
def test_a_column_tells_its_order_or_is_asked(cells, order, asked):
    found = evidence_of(cells)

    assert (found.order, found.asked) == (order, asked)


@given(DAYS, st.sampled_from(["/", "-", ".", " "]))
def test_a_numeric_day_is_read_as_it_was_meant_or_asked(day, sign):
    for order, parts in (("dmy", (day.day, day.month)), ("mdy", (day.month, day.day))):
        found = read(sign.join((f"{parts[0]:02}", f"{parts[1]:02}", str(day.year))))
        assert found.day == day or dict(found.readings)[order] == day


@given(DAYS, st.sampled_from(["en", "fr"]))
def test_every_notation_with_a_month_or_the_year_first_is_read(day, language):
    month, short = MONTHS[language][day.month - 1], SHORT_MONTHS[language][day.month - 1]
    written = [
        day.isoformat(),
        day.strftime("%Y/%m/%d"),
        long_date(day, language),
        long_date_plain(day, language),
        f"{month} {day.day}, {day.year}",
        f"{day.day}-{short}-{day.year % 100:02}",
        f"{short.upper()} {day.day} {day.year}",
        (day - date(1899, 12, 30)).days,
        datetime(day.year, day.month, day.day, 23, 59),
        f"{day.isoformat()} 23:59:59",
    ]

    assert [read(cell).day for cell in written] == [day if day.year >= 1969 else None] * len(written)


@given(st.text(max_size=30) | st.floats(allow_nan=False) | st.integers())
def test_no_cell_breaks_the_reading(cell):
    found = read(cell)

    assert (found.day is not None) + bool(found.readings) + bool(found.problem) <= 1


@given(DAYS, st.timedeltas(timedelta(0), timedelta(hours=23, minutes=59)))
def test_a_serial_with_a_time_is_its_own_day(day, time):
    serial = (day - date(1899, 12, 30)).days + time / timedelta(days=1)

    assert read(serial).day == day
