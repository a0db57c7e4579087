"""The strip in a letter: their time only, black and grey, with its own style: WeasyPrint gives an SVG no other."""

from datetime import date
from html import escape

from django.utils.safestring import SafeString
from django.utils.translation import override

from requests_app.clock import Clock
from requests_app.strip.captions import place_captions
from requests_app.strip.full import drawing, height
from requests_app.strip.scale import scale_for
from requests_app.strip.story import story_of, without_windows
from requests_app.strip.words import Speech

WIDTH = 600
# font-family, -size and -weight apart: the shorthand is ignored there. No variables either.
STYLE = (
    ".st-label{font-family:'Atip Sans','Source Sans Pro',sans-serif;font-size:12px;font-weight:400;fill:#222}"
    ".st-strong{font-weight:600;fill:#000}"
    ".st-axis{stroke:#555;stroke-width:1;fill:none}"
    ".st-elapsed{fill:#8a8a8a}"
    ".st-remaining{fill:#fff;stroke:#777;stroke-width:1.5}"
    ".st-extension,.st-hold{stroke:#777;stroke-width:1.25}"
    ".st-failed{fill:none;stroke:#222;stroke-width:1.5;stroke-dasharray:4 3}"
    ".st-cap{stroke:#222;stroke-width:2}"
    ".st-late{fill:#111;stroke:#fff;stroke-width:1.5}"
    ".st-due{stroke:#000;stroke-width:2}"
    ".st-early{stroke:#000;stroke-width:1.5;stroke-dasharray:2 3;fill:none}"
    ".st-diamond,.st-pin,.st-answer{fill:#000}"
    ".st-check{fill:none;stroke:#fff;stroke-width:2}"
    ".st-receipt{fill:#fff;stroke:#000;stroke-width:2.5}"
    ".st-presumed{stroke-dasharray:2 2.71}"
    ".st-now{stroke:#000;stroke-width:2}"
    ".st-gap{fill:#fff}"
    ".st-cut{fill:none;stroke:#000;stroke-width:2}"
    ".st-nick{fill:none;stroke:#000;stroke-width:1.25}"
)
PATTERNS = (
    '<defs><pattern id="p-ext" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect width="6" height="6" fill="#fff"/><rect width="2.4" height="6" fill="#777"/></pattern>'
    '<pattern id="p-hold" width="5" height="5" patternUnits="userSpaceOnUse">'
    '<rect width="5" height="5" fill="#fff"/><circle cx="2.5" cy="2.5" r="1.3" fill="#777"/></pattern></defs>'
)


def letter_strip(clock: Clock, today: date, language: str) -> SafeString:
    """The drawing of `clock` on the day of a letter; no limit of ours is in it."""
    with override(language):
        story = without_windows(story_of(clock, today))
        scale = scale_for(story.days())
        speech = Speech(today, language)
        placed = place_captions(story, scale, speech, WIDTH)
        return SafeString(
            f'<svg xmlns="http://www.w3.org/2000/svg" class="strip-letter" width="{WIDTH}"'
            f' height="{height(story, placed)}" role="img"><title>{escape(speech.title(story))}</title>'
            f"<style>{STYLE}</style>{PATTERNS}{drawing(story, scale, placed, WIDTH)}</svg>"
        )
