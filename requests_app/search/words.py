"""What is compared when people search: the same folded words on both sides, whatever the database."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from requests_app.folding import fold

LONGEST_WORD = 60
SHORTEST_BEGINNING = 2  # fewer letters begin too many words
SHORTEST_ENDING = 3
LONGEST_QUERY = 200
MOST_TERMS = 12
# Words in quotes of either language, or what stands between spaces.
PIECES = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]|([^\s"“”„«»]+)')


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must stand one after the other; the last may go on when it is the beginning of a word."""

    words: tuple[str, ...]
    goes_on: bool = False

    def begins(self, words: list[str], at: int) -> bool:
        """Whether it stands there."""
        there = tuple(words[at : at + len(self.words)])
        if not self.goes_on:
            return there == self.words
        return there[:-1] == self.words[:-1] and len(there) == len(self.words) and there[-1].startswith(self.words[-1])


def words_of(text: str) -> list[str]:
    """The words of a text without case, accents and ligatures; a very long one by its beginning."""
    return [word[:LONGEST_WORD] for word in fold(text).replace("_", " ").split()]


@lru_cache(maxsize=50_000)
def folded_word(word: str) -> str:
    """One word as `words_of` has it."""
    return "".join(words_of(word))[:LONGEST_WORD]


def number_words(number: str) -> list[str]:
    """A reference or file number so that it is found by its parts, without its hyphens and zeros, and by any ending.

    As the beginning of a word is searched for too, any three letters in a row find it.
    """
    parts = words_of(number)
    joined = "".join(parts)[:LONGEST_WORD]
    bare = [part.lstrip("0") or part for part in parts]
    endings = [joined[start:] for start in range(len(joined) - SHORTEST_ENDING + 1)]
    return [*parts, *(bare if bare != parts else []), *endings]


def read_query(typed: str) -> tuple[Term, ...]:
    """What was typed, as terms that must all be found. The last word may be the beginning of one; quotes keep a phrase.

    Nothing of it reaches a database's own search language: what is left are letters and digits.
    """
    pieces = list(PIECES.finditer(typed.replace("\x00", " ")[:LONGEST_QUERY]))
    terms = []
    for piece in pieces:
        quoted, plain = piece.groups()
        words = tuple(words_of(quoted if plain is None else plain))
        is_last = piece is pieces[-1] and plain is not None
        if words:
            terms.append(Term(words, goes_on=is_last and len(words[-1]) >= SHORTEST_BEGINNING))
    return tuple(dict.fromkeys(terms))[:MOST_TERMS]


def pieces_of(words: Iterable[str], length: int) -> list[str]:
    """The words in texts of at most that many characters, at least one."""
    pieces: list[list[str]] = [[]]
    size = 0
    for word in words:
        if size + len(word) >= length:
            pieces.append([])
            size = 0
        pieces[-1].append(word)
        size += len(word) + 1
    return [" ".join(piece) for piece in pieces]
