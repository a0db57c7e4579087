import re
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context, Template
from django.utils import translation

from newsrooms.templatetags.components import BADGES, badge_html, days_late_html, shape_html, time_html

SPRITE = (Path(settings.BASE_DIR) / "templates/components/_shapes.html").read_text()
SHAPES = re.findall(r'id="shape-([\w-]+)"', SPRITE)


def test_each_shape_stands_once_in_the_sprite():
    assert len(SHAPES) == len(set(SHAPES))


@pytest.mark.parametrize("state", BADGES)
def test_a_badge_is_a_drawn_shape_and_a_word(state):
    shape, tone, word = BADGES[state]

    html = badge_html(state)

    assert shape in SHAPES
    assert html == f'<span class="badge is-{tone}">{shape_html(shape)}{word}</span>'


def test_no_two_states_of_a_request_share_their_shape():
    shapes = [shape for shape, _, _ in list(BADGES.values())[:12]]
    assert len(shapes) == len(set(shapes))


def test_days_late_is_a_figure_with_its_unit():
    with translation.override("en"):
        assert "1,177</strong>\u00a0" in days_late_html(1177)
        assert ">day<" in days_late_html(1)
    with translation.override("fr"):
        assert "1\u00a0177</strong>\u00a0" in days_late_html(1177)


def test_a_date_is_a_time_element_with_its_long_form():
    with translation.override("en"):
        assert time_html(date(2026, 11, 30), "short", date(2026, 11, 25)) == (
            '<time datetime="2026-11-30" title="Monday\u00a030\u00a0November\u00a02026">30\u00a0Nov.</time>'
        )


def test_a_short_date_without_today_is_refused():
    with pytest.raises(ValueError, match="today"):
        time_html(date(2026, 11, 30), "short")


def test_the_tags_and_filters_say_the_same():
    page = Template(
        "{% load components %}{% badge 'extended' %}|{% shape 'late' %}|{% time day 'iso' %}|"
        "{{ day|short_date:today }}|{{ day|weekday_date:today }}|{{ day|long_date }}|"
        "{{ none|long_date }}|{{ 1177|grouped }}"
    )
    with translation.override("en"):
        parts = page.render(Context({"day": date(2027, 1, 4), "today": date(2026, 11, 25), "none": None})).split("|")

    assert parts[0] == badge_html("extended")
    assert parts[1] == shape_html("late")
    assert ">2027-01-04<" in parts[2]
    assert parts[3:] == [
        "4\u00a0Jan.\u00a02027",
        "Mon.\u00a04\u00a0Jan.\u00a02027",
        "Monday\u00a04\u00a0January\u00a02027",
        "",
        "1,177",
    ]
