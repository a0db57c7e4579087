"""How a request ended, in the words of whoever typed it, English or French, misspelled or both at once."""

import re
import tomllib
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path

from requests_app.folding import fold

# Beside the dispositions of an answer (requests_app.enums.Disposition). Closed: over, and the words do not say how.
OPEN, CLOSED, ABANDONED, TRANSFERRED = "open", "closed", "abandoned", "transferred"
DISPOSITIONS = frozenset(
    ("full", "partial", "refused", "excluded", "no_records", "neither_confirmed_nor_denied", "declined")
)

MEANINGS = tomllib.loads((Path(__file__).parent / "outcomes.toml").read_text(encoding="utf-8"))["outcome"]
PATTERNS = tuple((re.compile("|".join(one["patterns"])), str(one["means"])) for one in MEANINGS)

# Misspelled words are read as these; only where nothing was understood as it stands.
VOCABULARY = (
    *("disclosed", "communication", "totale", "partielle", "partial", "exempted", "excluded", "transferred"),
    *("abandoned", "withdrawn", "released", "records", "granted", "denied", "confirmed", "completed", "refused"),
)
CODES = {fold(code.replace("_", " ")): code for code in DISPOSITIONS}
ALIKE = 0.75
SHORTEST = 5


@lru_cache(maxsize=4096)
def outcome_of(text: str) -> str | None:
    """What the words mean: a disposition, `abandoned`, `transferred`, `open`, `closed`; None when they say nothing.

    A bare number, a day or a reference to another cell, slid in from the next column, says nothing.
    """
    if text.startswith("=") or not re.search(r"[^\W\d]", text):
        return None
    words = fold(text.replace("_", " "))
    return CODES.get(words) or said(words) or said(" ".join(spelled(word) for word in words.split()))


def said(words: str) -> str | None:
    return next((outcome for pattern, outcome in PATTERNS if pattern.search(words)), None)


def spelled(word: str) -> str:
    near = get_close_matches(word, VOCABULARY, n=1, cutoff=ALIKE) if len(word) >= SHORTEST else []
    return near[0] if near else word
