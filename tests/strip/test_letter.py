import re
from datetime import date

from requests_app.strip import letter_strip
from requests_app.strip.letter import STYLE
from tests.strip.clocks import TODAY, clock, parsed

SVG = "{http://www.w3.org/2000/svg}"
LATE = clock("2026-09-01")


def test_a_letter_shows_their_time_and_none_of_our_limits():
    markup = letter_strip(LATE, TODAY, "en")

    assert 'class="st-late"' in markup
    assert not re.search(r"st-(spent|left|stop|shut|court)", markup)
    assert "Complain" not in markup


def test_a_letter_is_black_and_grey():
    for colour in re.findall(r"#([0-9a-f]{3,6})\b", letter_strip(LATE, TODAY, "en")):
        channels = list(colour) if len(colour) == 3 else re.findall("..", colour)
        assert len(set(channels)) == 1


def test_a_letter_brings_its_own_paint_for_every_mark_it_draws():
    answered = clock(
        "2023-09-01",
        {"type": "extension", "date": "2023-10-20", "days": 60, "grounds": ["9(1)(a)"]},
        {"type": "extension", "date": "2023-09-20", "days": 400, "grounds": ["9(1)(a)"]},
        {"type": "clarification_asked", "date": "2023-09-05"},
        {"type": "clarification_answered", "date": "2023-09-09"},
        {"type": "suspension", "date": "2023-09-11"},
        {"type": "resumption", "date": "2023-09-14"},
        {"type": "response", "date": "2026-10-05", "disposition": "full"},
    )
    for drawn in (LATE, answered):
        used = set(re.findall(r"st-[a-z]+", re.sub(r"<style>.*?</style>", "", letter_strip(drawn, TODAY, "en"))))
        assert used <= set(re.findall(r"st-[a-z]+", STYLE))


def test_the_shorthand_that_weasyprint_ignores_is_not_used():
    assert "font:" not in STYLE
    assert "var(" not in STYLE


def test_a_letter_is_a_drawing_of_its_own():
    drawing = parsed(letter_strip(LATE, TODAY, "fr"))

    assert (drawing.tag, drawing.get("width"), drawing.get("role")) == (f"{SVG}svg", "600", "img")
    assert any("sept." in (text.text or "") for text in drawing.iter(f"{SVG}text"))


def test_windows_do_not_stretch_the_axis_of_a_letter():
    drawing = parsed(letter_strip(LATE, date(2026, 10, 2), "en"))
    places = [float(mark.get("x", "0").rstrip("%")) for mark in drawing.findall(f"{SVG}svg")]

    assert max(places) == 98.4
