"""The strip of one request, in full: for its page, the form's preview and the calculator."""

from dataclasses import dataclass
from datetime import date
from html import escape

from django.utils.safestring import SafeString
from django.utils.translation import override

from requests_app.clock import Clock
from requests_app.strip import labels, marks
from requests_app.strip.captions import place_captions
from requests_app.strip.key import StripKeyLine, key_lines
from requests_app.strip.labels import Placed
from requests_app.strip.scale import Scale, scale_for
from requests_app.strip.story import Story, story_of
from requests_app.strip.words import Speech

BELOW_LABELS = 6


@dataclass(frozen=True, slots=True)
class Strip:
    markup: SafeString
    key: tuple[StripKeyLine, ...]


def full_strip(
    clock: Clock,
    today: date,
    language: str,
    *,
    reference_width: int = 1080,
    title: str = "",
    describedby: str = "",
) -> Strip:
    """The drawing of `clock` on `today`, and its key.

    `reference_width` is the width in pixels at which labels must find room; `title` the page's sentence; `describedby`
    the id of the key, only where the key is on the page.
    """
    with override(language):
        story = story_of(clock, today)
        scale = scale_for(story.days())
        speech = Speech(today, language)
        placed = place_captions(story, scale, speech, reference_width)
        described = f' aria-describedby="{escape(describedby)}"' if describedby else ""
        markup = (
            f'<div class="strip"><svg class="strip-drawing" width="100%" height="{height(story, placed)}"'
            f' role="img"{described}><title>{escape(title or speech.title(story))}</title>'
            f"{drawing(story, scale, placed, reference_width)}</svg></div>"
        )
        return Strip(SafeString(markup), tuple(key_lines(clock, story, scale, speech)))


def height(story: Story, placed: list[Placed]) -> int:
    rows = labels.rows_below(placed)
    if not rows:
        return marks.lanes_bottom(story.lanes()) + BELOW_LABELS
    return marks.lane_top(max(story.lanes(), 1) - 1) + labels.BELOW[rows - 1] + BELOW_LABELS


def drawing(story: Story, scale: Scale, placed: list[Placed], reference_width: int) -> str:
    """Every mark, what matters most drawn last."""
    today = scale.x(story.today)
    parts = [marks.axis(scale, reference_width)]
    parts += [marks.span(span, scale) for span in story.spans]
    parts.append(marks.breaks(scale, story))
    parts.append(marks.due(scale, story))
    parts.append(marks.receipt(scale.x(story.received), presumed=story.presumed))
    if story.answered is not None:
        parts.append(marks.answer(scale.x(story.answered)))
    parts += [marks.window(window, scale, today) for window in story.windows]
    parts += [marks.order(order, scale) for order in story.orders]
    parts.append(labels.draw(placed, marks.lane_top(max(story.lanes(), 1) - 1)))
    parts.append(marks.today(today, story.lanes()))
    return "".join(parts)
