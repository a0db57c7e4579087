from datetime import date

import pytest
from django.utils import translation

from newsrooms.dates import day_and_month, iso, long_date, long_date_plain, short_date, weekday_date

MONDAY = date(2026, 11, 30)
FIRST = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("day", "language", "text"),
    [
        (MONDAY, "en", "Monday 30 November 2026"),
        (MONDAY, "fr", "lundi 30 novembre 2026"),
        (FIRST, "en", "Tuesday 1 December 2026"),
        (FIRST, "fr", "mardi 1er décembre 2026"),
        (FIRST, "fr-ca", "mardi 1er décembre 2026"),
    ],
)
def test_a_long_date_tells_its_weekday_and_never_breaks(day, language, text):
    assert long_date(day, language) == text.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    ("day", "language", "text"),
    [
        (MONDAY, "en", "30 Nov."),
        (MONDAY, "fr", "30 nov."),
        (FIRST, "fr", "1er déc."),
        (date(2026, 7, 14), "en", "14 July"),
        (date(2026, 7, 14), "fr", "14 juill."),
        (date(2027, 1, 15), "en", "15 Jan. 2027"),
        (date(2025, 2, 1), "fr", "1er févr. 2025"),
    ],
)
def test_a_short_date_has_its_year_only_if_it_is_not_todays(day, language, text):
    assert short_date(day, date(2026, 11, 25), language) == text.replace(" ", "\u00a0")


def test_the_other_forms():
    assert long_date_plain(FIRST, "fr") == "1er\u00a0décembre\u00a02026"
    assert day_and_month(FIRST, "en") == "1\u00a0December"
    assert weekday_date(date(2026, 11, 29), MONDAY, "fr") == "dim.\u00a029\u00a0nov."
    assert iso(date(202, 1, 2)) == "0202-01-02"


def test_the_active_language_counts_where_none_is_given():
    with translation.override("fr"):
        assert day_and_month(FIRST) == "1er\u00a0décembre"
    with translation.override("en"):
        assert day_and_month(FIRST) == "1\u00a0December"


def test_every_month_and_weekday_has_its_word():
    for month in range(1, 13):
        for language in ("en", "fr"):
            assert short_date(date(2026, month, 2), MONDAY, language)
            assert long_date(date(2026, month, 2), language)
