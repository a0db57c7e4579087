"""What the markup names, the style sheet paints and the page's patterns fill."""

import re
from pathlib import Path

from django.template.loader import render_to_string

from requests_app.strip import full_strip
from tests.strip.clocks import TODAY, clock

ROOT = Path(__file__).resolve().parents[2]
CSS = (ROOT / "static/css/strip.css").read_text(encoding="utf-8")
CODE = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "requests_app/strip").glob("*.py"))
PATTERNS = render_to_string("components/_strip_patterns.html")
NAME = r"\bst-[a-z0-9]+(?:-[a-z0-9]+)*"


def test_every_class_is_painted_and_no_paint_is_left_over():
    used = set(re.findall(NAME, CODE + PATTERNS)) - {"st-label"}
    painted = set(re.findall(rf"\.({NAME})", CSS)) - {"st-label"}

    assert used == painted


def test_every_pattern_is_there():
    assert set(re.findall(r'"(p-[a-z]+)"', CODE)) | set(re.findall(r"url\(#(p-[a-z]+)\)", CODE)) == set(
        re.findall(r'id="(p-[a-z]+)"', PATTERNS)
    )


def test_patterns_are_out_of_the_way_but_not_undisplayed():
    assert 'width="0" height="0"' in PATTERNS
    assert ".strip-patterns { position: absolute; }" in CSS


def test_colours_come_from_the_tokens_alone():
    assert not re.search(r"#[0-9a-fA-F]{3}|rgb|hsl", CSS)


def test_the_key_is_a_list_that_the_drawing_can_point_to():
    key = full_strip(clock("2026-11-02"), TODAY, "en").key
    markup = render_to_string("components/_strip_key.html", {"key": key, "id": "strip-key"})

    assert '<ol class="strip-key" id="strip-key">' in markup
    assert markup.count("<li") == len(key)
    assert "&lt;svg" not in markup
