import re
from pathlib import Path

import brotli
import pytest
from django.conf import settings
from fontTools.ttLib import TTFont

STATIC = Path(settings.BASE_DIR) / "static"
TOKENS = (STATIC / "css/tokens.css").read_text()


def tokens(selector):
    """The colours that a rule of tokens.css sets."""
    block = TOKENS.split(selector + " {", 1)[1].split("}", 1)[0]
    return dict(re.findall(r"--([\w-]+): (#[0-9A-F]{6});", block))


LIGHT = tokens(":root")
DARK = tokens(':root:not([data-theme="light"])')
ON_PAPER = ["ink", "ink-2", "ink-3", "accent", "accent-press", "late", "soon", "ours", "hold", "done"]
WITH_TINT = ["accent", "late", "soon", "ours", "hold", "done"]


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_dark_is_the_same_by_choice_and_by_preference():
    assert tokens('  :root[data-theme="dark"]') == DARK
    assert DARK.keys() == LIGHT.keys()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_reads_on_every_ground(theme):
    for text in ON_PAPER:
        for ground in ("paper", "sheet", "well"):
            assert contrast(theme[text], theme[ground]) >= 4.5, (text, ground)
    for text in WITH_TINT:
        assert contrast(theme[text], theme[f"{text}-tint"]) >= 4.5, text
        assert contrast(theme["ink"], theme[f"{text}-tint"]) >= 7, text
    assert contrast(theme["on-accent"], theme["accent"]) >= 4.5
    assert contrast(theme["on-accent"], theme["accent-press"]) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_borders_bars_and_the_focus_ring_are_seen(theme):
    for part in ("line-2", "term", "late-fill", "ours-fill", "focus"):
        assert contrast(theme[part], theme["sheet"]) >= 3, part
    for ground in ("paper", "sheet", "well"):
        assert contrast(theme["line-2"], theme[ground]) >= 3, ground


def test_all_sheets_together_are_light():
    sheets = sorted((STATIC / "css").glob("*.css"))
    assert sum(len(brotli.compress(sheet.read_bytes())) for sheet in sheets) <= 15_000  # as whitenoise serves them


def test_every_token_used_is_set():
    for sheet in (STATIC / "css").glob("*.css"):
        css = sheet.read_text()
        set_here = set(re.findall(r"(--[\w-]+):", css + TOKENS))
        assert set(re.findall(r"var\((--[\w-]+)", css)) <= set_here | {"--chevron"}, sheet.name


@pytest.mark.parametrize("face", sorted(path.name for path in (STATIC / "fonts").glob("*.woff2")))
def test_a_face_bears_our_name_and_writes_both_languages(face):
    font = TTFont(STATIC / "fonts" / face)
    names = [record.toUnicode() for record in font["name"].names if record.nameID in {1, 3, 4, 6, 16}]

    assert all("Source" not in name for name in names)
    assert any(name.startswith("Atip") for name in names)
    assert {ord(sign) for sign in "ÀÉÇçêëîôùœŒ«»’“”–—…→←×≤≥\u00a0"} <= font.getBestCmap().keys()
    assert (STATIC / "fonts" / f"LICENCE-{'serif' if 'serif' in face else 'sans'}.txt").exists()
