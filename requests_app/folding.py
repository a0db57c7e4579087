"""How text is compared when people search: accents, case, ligatures and punctuation do not matter."""

import re
import unicodedata

WORD = re.compile(r"\w+")
ACCENTS = re.compile(r"[\u0300-\u034e\u0350-\u036f]+")  # those of French and most others, all of them combining
BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")


def fold(text: str) -> str:
    """Lower-case words without accents, one space apart: "Santé – Œuvres" becomes "sante oeuvres"."""
    if text.isascii():  # no accent to look for
        return " ".join(WORD.findall(text.lower()))
    plain = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe").replace("æ", "ae"))
    plain = ACCENTS.sub("", plain)
    return " ".join(WORD.findall(plain if plain.isascii() else BEYOND_ASCII.sub(without_accent, plain)))


def without_accent(sign: re.Match[str]) -> str:
    """Numbers that are no figures, such as one in a black circle, are no letters to every database either."""
    if unicodedata.combining(sign[0]):
        return ""
    return " " if sign[0].isnumeric() and not (sign[0].isdecimal() or sign[0].isalpha()) else sign[0]
