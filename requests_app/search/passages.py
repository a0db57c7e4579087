"""What is shown of a hit: the place in a text where most of it stands, with what was found marked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from .words import SHORTEST_ENDING, Term, folded_word, words_of

WORD = re.compile(r"[^\W_]+")
BEFORE, AROUND = 60, 240  # characters
STRETCH = 4_000
ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Match:
    """A term that stands in a text, from one character to another."""

    term: Term
    start: int
    end: int


def matches_in(text: str, terms: Sequence[Term]) -> list[Match]:
    """Where the terms stand, in the order of the text; of two at one place the longer."""
    spans = [word.span() for word in WORD.finditer(text)]
    words = [folded_word(text[start:end]) for start, end in spans]
    found = []
    behind = 0
    for at in range(len(words)):
        here = [term for term in terms if term.begins(words, at)]
        if here and at >= behind:
            longest = max(here, key=lambda term: len(term.words))
            behind = at + len(longest.words)
            found.append(Match(longest, spans[at][0], spans[behind - 1][1]))
    return found


def marked(text: str, terms: Sequence[Term]) -> SafeString:
    """The whole text as safe HTML, what was found of it marked."""
    return with_marks(text, matches_in(text, terms))


def marked_number(number: str, terms: Sequence[Term]) -> SafeString:
    """A number, marked where it is what was asked for: hyphens do not count, and a part is enough."""
    joined = "".join(words_of(number))
    asked = ["".join(term.words) for term in terms]
    is_found = any(len(part) >= SHORTEST_ENDING and part in joined for part in asked)
    return with_marks(number, [Match(terms[0], 0, len(number))] if is_found else matches_in(number, terms))


def passage(text: str, terms: Sequence[Term]) -> SafeString | None:
    """The part of a text where most of the terms stand together, marked; None where none of them stands.

    A long text is looked through by stretches, and no further than to the first that has all of them.
    """
    plain = " ".join(text.split())
    best: tuple[int, int, list[Match]] = (0, 0, [])
    for begin in range(0, max(len(plain), 1), STRETCH):
        begins = begin_of_word(plain, max(0, begin - AROUND), len(plain))
        found = matches_in(plain[begins : end_of_word(plain, begin + STRETCH, begins)], terms)
        together = max((len(near(found, one)) for one in found), default=0)
        if together > best[0]:
            best = (together, begins, found)
        if together == len(terms):
            break
    together, begins, found = best
    return shown_of(plain, begins, found) if together else None


def shown_of(plain: str, begins: int, found: Sequence[Match]) -> SafeString:
    """The part around the best of the matches, which count their characters from `begins`."""
    there = [Match(one.term, begins + one.start, begins + one.end) for one in found]
    first = max(there, key=lambda one: (len(near(there, one)), -one.start))
    start = begin_of_word(plain, max(0, first.start - BEFORE), first.start)
    end = end_of_word(plain, start + AROUND, first.end)
    shown = [
        Match(one.term, one.start - start, one.end - start) for one in there if start <= one.start < one.end <= end
    ]
    before, after = ELLIPSIS if start else "", ELLIPSIS if end < len(plain) else ""
    return format_html("{}{}{}", before, with_marks(plain[start:end], shown), after)


def near(found: Sequence[Match], first: Match) -> set[Term]:
    """The different terms that one passage from there would show."""
    return {one.term for one in found if first.start <= one.start and one.end <= first.start + AROUND - BEFORE}


def begin_of_word(text: str, wanted: int, latest: int) -> int:
    space = text.find(" ", wanted, latest) if wanted else -1
    return space + 1 if space >= 0 else wanted


def end_of_word(text: str, wanted: int, earliest: int) -> int:
    if wanted >= len(text):
        return len(text)
    space = text.rfind(" ", earliest, wanted + 1)
    return space if space >= 0 else max(wanted, earliest)


def with_marks(text: str, found: Sequence[Match]) -> SafeString:
    pieces: list[tuple[str, str]] = []
    behind = 0
    for one in found:
        pieces.append((text[behind : one.start], text[one.start : one.end]))
        behind = one.end
    return format_html("{}{}", format_html_join("", "{}<mark>{}</mark>", pieces), text[behind:])
