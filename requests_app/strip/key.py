"""The key: what each mark means and its dates, in words that stand by themselves."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from requests_app.clock import Clock, Extension, Pause
from requests_app.strip import marks
from requests_app.strip.scale import Scale
from requests_app.strip.story import Order, Stage, Story, Track, Window, claimed_end
from requests_app.strip.svg import at, path
from requests_app.strip.words import Speech

SWATCH_HEIGHT: Final = 16
MIDDLE: Final = SWATCH_HEIGHT // 2
REST_DAYS_IN_A_ROW: Final = 5


@dataclass(frozen=True, slots=True)
class StripKeyLine:
    """One line: its drawing, the word, what follows. `kind` and `day` tell a page which event it may link to."""

    kind: str
    day: date
    swatch: SafeString
    word: str
    text: str
    href: str = ""


def key_lines(clock: Clock, story: Story, scale: Scale, speech: Speech) -> Iterator[StripKeyLine]:
    """The lines in the order of reading: their time, ours, today."""
    yield _received(story, speech)
    yield from (_pause(pause, speech) for pause in clock.pauses)
    yield from (_extension(clock, extension, speech) for extension in clock.extensions)
    yield from _outcome(clock, story, speech)
    yield from (_window(window, story, speech) for window in story.windows)
    yield from (_order(order, speech) for order in story.orders)
    pin = at(50, 1, path("st-now", "M0 0V14") + path("st-pin", marks.PIN))
    yield StripKeyLine("today", story.today, _swatch(pin), _("Today"), speech.day(story.today))
    if any(scale.broken):
        yield StripKeyLine("break", story.today, _swatch(marks.break_on_axis(50, MIDDLE)), _("Not to scale"), "")


def _outcome(clock: Clock, story: Story, speech: Speech) -> Iterator[StripKeyLine]:
    if story.latest is not None or story.earliest is not None:
        yield _due(clock, story, speech)
    if story.open_until is not None:
        swatch = _swatch(marks.break_on_bar(50, MIDDLE))
        yield StripKeyLine("open_end", story.open_until, swatch, _("No end yet"), _("no day can be named"))
    for span in story.spans:
        if span.track is Track.LATE:
            text = speech.late(story, span.start, span.end)
            yield StripKeyLine("late", span.start, _swatch_of(Track.LATE), _("Late"), text)
    if story.answered is not None:
        swatch = _swatch(marks.answer(50, MIDDLE))
        yield StripKeyLine("answered", story.answered, swatch, _("Answered"), speech.day(story.answered))


def _swatch(content: str) -> SafeString:
    return SafeString(
        f'<svg class="strip-swatch" width="28" height="{SWATCH_HEIGHT}" aria-hidden="true">{content}</svg>'
    )


def _swatch_of(track: Track) -> SafeString:
    return _swatch(marks.stretch(track, 3, 97, MIDDLE, most=SWATCH_HEIGHT - 1))


def _received(story: Story, speech: Speech) -> StripKeyLine:
    css = "st-receipt st-presumed" if story.presumed else "st-receipt"
    swatch = _swatch(f'<circle class="{css}" cx="50%" cy="{MIDDLE}" r="6"/>')
    day = speech.day(story.received)
    text = _("%(date)s, presumed") % {"date": day} if story.presumed else day
    return StripKeyLine("received", story.received, swatch, _("Received"), text)


def _pause(pause: Pause, speech: Speech) -> StripKeyLine:
    track = Track.SUSPENSION if pause.kind == "suspension" else Track.HOLD
    word = _("Suspended") if track is Track.SUSPENSION else _("On hold")
    return StripKeyLine(pause.kind, pause.from_date, _swatch_of(track), word, _pause_text(pause, track, speech))


def _pause_text(pause: Pause, track: Track, speech: Speech) -> str:
    if pause.to_date is None:
        return _("since %(date)s") % {"date": speech.day(pause.from_date)}
    dates, days = speech.between(pause.from_date, pause.to_date), (pause.to_date - pause.from_date).days
    details = {"dates": dates, "length": speech.length(days)}
    if track is Track.HOLD and not pause.accepted:
        return _("%(dates)s (%(length)s, disputed)") % details
    return _("%(dates)s (%(length)s)") % details


def _extension(clock: Clock, extension: Extension, speech: Speech) -> StripKeyLine:
    track = Track.EXTENSION if extension.holds else Track.FAILED_EXTENSION
    return StripKeyLine(
        "extension", extension.date, _swatch_of(track), _("Extension"), _extension_text(clock, extension, speech)
    )


def _extension_text(clock: Clock, extension: Extension, speech: Speech) -> str:
    end = extension.due.latest if extension.holds else claimed_end(clock, extension)
    if extension.days is None or end is None:
        return _("notice of %(date)s, no length stated") % {"date": speech.day(extension.date)}
    details = {"length": speech.length(extension.days), "date": speech.day(end)}
    if not extension.holds:
        return _("%(length)s, to %(date)s: does not hold") % details
    return _("%(length)s, to %(date)s") % details


def _due(clock: Clock, story: Story, speech: Speech) -> StripKeyLine:
    mark = path("st-early", "M0-8V8") if story.latest is None else path("st-diamond", marks.DIAMOND)
    swatch = _swatch(at(50, MIDDLE, mark))
    day = story.latest or story.earliest or story.today
    return StripKeyLine("due", day, swatch, _("Due"), _due_text(clock, story, speech))


def _due_text(clock: Clock, story: Story, speech: Speech) -> str:
    if story.latest is None or story.earliest is None:
        return speech.due_dates(story)
    days = {"first": speech.day(story.earliest), "second": speech.day(story.latest)}
    if any(pause.kind == "hold" and not pause.accepted for pause in clock.pauses):
        return _("%(first)s, or %(second)s counting the hold") % days
    if (story.latest - story.earliest).days <= REST_DAYS_IN_A_ROW:
        return _("%(first)s, or %(second)s, moved off days of rest") % days
    if story.presumed:
        return _("%(first)s, or %(second)s allowing for the mail") % days
    return _("%(first)s, or %(second)s on the later reading") % days


def _window(window: Window, story: Story, speech: Speech) -> StripKeyLine:
    content = marks.window_bar(window.kind, window.stage, 5, 92, top=MIDDLE - 4.5, today=40)
    word, text = _window_words(window, story, speech)
    return StripKeyLine(window.kind, window.last_day, _swatch(content), word, text)


def _window_words(window: Window, story: Story, speech: Speech) -> tuple[str, str]:
    last_day = {"date": speech.day(window.last_day)}
    if window.settled_on is not None:
        return _window_noun(window.kind), _settled(window.kind) % {"date": speech.day(window.settled_on)}
    if window.stage is Stage.CLOSED:
        return _window_noun(window.kind), _("closed on %(date)s") % last_day
    if window.stage is Stage.CROSSED:
        return _window_verb(window.kind), _("%(date)s: no day is safe on both readings") % last_day
    if window.kind == "complaint_delay" and story.earliest is not None:
        return _window_verb(window.kind), _("%(date)s, to be safe") % last_day
    return _window_verb(window.kind), last_day["date"]


def _window_noun(kind: str) -> str:
    match kind:
        case "complaint_extension":
            return _("Complaint of the extension")
        case "complaint_delay":
            return _("Complaint of the delay")
        case "court_review":
            return _("Application to the Court")
        case "representations":
            return _("Representations")
        case "reply":
            return _("Reply")
        case _complaint:
            return _("Complaint")


def _settled(kind: str) -> str:
    return _("sent %(date)s") if kind == "reply" else _("made %(date)s")


def _window_verb(kind: str) -> str:
    match kind:
        case "complaint_extension":
            return _("Complain of the extension by")
        case "complaint_delay":
            return _("Complain of the delay by")
        case "court_review":
            return _("Apply to the Court by")
        case "representations":
            return _("Make representations by")
        case "reply":
            return _("Reply by")
        case _complaint:
            return _("Complain by")


def _order(order: Order, speech: Speech) -> StripKeyLine:
    swatch = _swatch(at(50, MIDDLE, path("st-order", marks.DIAMOND)))
    word = _("Order to be carried out by") if order.kind == "order" else _("Order takes effect")
    return StripKeyLine(order.kind, order.day, swatch, word, speech.day(order.day))
