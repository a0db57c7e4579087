"""What is written on the strip, and in which order it claims its room."""

from collections.abc import Iterator

from requests_app.strip.labels import Label, Placed, Side, claim, tiers_for
from requests_app.strip.scale import Scale
from requests_app.strip.story import Stage, Story, Window
from requests_app.strip.words import Speech

OVER = frozenset({Stage.CLOSED, Stage.SETTLED})


def place_captions(story: Story, scale: Scale, speech: Speech, reference_width: int) -> list[Placed]:
    """The captions that find room. A due day too near to today is said with it, rather than left to the key."""
    line, tiers = scale.x(story.today), tiers_for(reference_width)
    today = _today(speech.today_label(story), line)
    due = _due(story, scale, speech)
    others = [*_others_of_their_time(story, scale, speech), *_our_time(story, scale, speech)]
    if due is None:
        return claim([today, *others], today=line, tiers=tiers)
    placed = claim([today, due, *others], today=line, tiers=tiers)
    if any(spot.label is due for spot in placed):
        return placed
    both = _today(speech.today_and_due_label(story), line)
    placed_with_both = claim([both, *others], today=line, tiers=tiers)
    return placed_with_both if any(spot.label is both for spot in placed_with_both) else placed


def _today(words: str, place: float) -> Label:
    return Label(words, place, Side.ABOVE, "st-strong", on_phone=True)


def _due(story: Story, scale: Scale, speech: Speech) -> Label | None:
    """None if there is no due day, or the caption of today or of the answer says it."""
    day = story.latest or story.earliest
    if day is None or (story.earliest is None and day in {story.today, story.answered}):
        return None
    return Label(speech.due_label(story), scale.x(day), Side.ABOVE)


def _others_of_their_time(story: Story, scale: Scale, speech: Speech) -> Iterator[Label]:
    if story.received != story.today:
        yield Label(speech.received_label(story.received), scale.x(story.received), Side.ABOVE)
    if story.answered is not None and story.answered != story.today:
        yield Label(speech.answered_label(story, story.answered), scale.x(story.answered), Side.ABOVE)


def _our_time(story: Story, scale: Scale, speech: Speech) -> Iterator[Label]:
    for nth, window in enumerate(sorted(story.windows, key=_urgency)):
        css = "st-quiet" if window.stage in OVER else "st-ours"
        yield Label(speech.window_label(window), scale.x(window.stop), Side.BELOW, css, on_phone=nth == 0)
    for order in story.orders:
        yield Label(speech.order_label(order.kind, order.day), scale.x(order.day), Side.BELOW)


def _urgency(window: Window) -> tuple[bool, int]:
    day = window.stop.toordinal()
    return (True, -day) if window.stage in OVER else (False, day)
