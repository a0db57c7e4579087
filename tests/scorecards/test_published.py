"""The published figures as shipped: of institutions that are there, readable, each with what it measures."""

import csv

import pytest

from requests_app.institutions.seed import read_seed
from requests_app.scorecards.published import ACTS, DATA, MEASURES, newest_share, published

FIGURES = [figure for figures in published().values() for figure in figures]


def test_every_row_is_read_and_each_institution_is_in_the_list():
    with DATA.open(encoding="utf-8", newline="") as lines:
        assert len(FIGURES) == len(list(csv.DictReader(lines))) == 79
    assert set(published()) <= {institution.slug for institution in read_seed()}


def test_each_figure_says_what_it_measures_and_where_it_stands():
    for figure in FIGURES:
        assert figure.act in ACTS
        assert figure.measure in MEASURES if figure.share is not None else figure.average_days is not None
        assert figure.sources["en"]
        assert figure.sources["fr"]
        assert bool(figure.cautions["en"]) == bool(figure.cautions["fr"])


def test_a_share_is_what_its_two_counts_give():
    for figure in FIGURES:
        if figure.share is not None and figure.measured and figure.on_time is not None:
            assert figure.share == pytest.approx(100 * figure.on_time / figure.measured, abs=0.051)


def test_the_newest_comes_first_and_of_one_year_the_access_to_information_act():
    transport = published()["tc"]

    assert [(figure.fiscal_year, figure.act) for figure in transport] == [
        ("2023-2024", "ATIA"),
        ("2023-2024", "PA"),
        ("2018-2019", "ATIA"),
        ("2018-2019", "PA"),
    ]
    assert newest_share("tc") == transport[0]


def test_a_figure_that_is_no_share_is_not_given_as_one():
    assert newest_share("hc-sc") is None
    assert all(figure.share is None for figure in published()["oic-ci"] if figure.fiscal_year < "2015")
