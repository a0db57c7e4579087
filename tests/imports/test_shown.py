"""Cells as spreadsheets name them."""

import pytest

from requests_app.sheets.sheet import letters


@pytest.mark.parametrize(("place", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (702, "AAA")])
def test_a_column_has_its_letters(place, name):
    assert letters(place) == name
