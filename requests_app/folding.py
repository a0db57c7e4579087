"""How text is compared when people search: accents, case, ligatures and punctuation do not matter."""

import re
import unicodedata

WORD = re.compile(r"\w+")
LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "Œ": "oe", "Æ": "ae", "ß": "ss"})


def fold(text: str) -> str:
    """Lower-case words without accents, one space apart: "Santé – Œuvres" becomes "sante oeuvres"."""
    if text.isascii():  # no accent to look for
        return " ".join(WORD.findall(text.lower()))
    plain = unicodedata.normalize("NFKD", text.translate(LIGATURES).casefold())
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(WORD.findall(letters))
