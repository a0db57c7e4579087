"""The clock strip: the time of a request as a picture, theirs above the axis, ours below. Pure functions, no query."""

from requests_app.strip.full import Strip, full_strip
from requests_app.strip.key import StripKeyLine
from requests_app.strip.letter import letter_strip
from requests_app.strip.row import RowFacts, row_scale, row_strip

__all__ = ["RowFacts", "Strip", "StripKeyLine", "full_strip", "letter_strip", "row_scale", "row_strip"]
