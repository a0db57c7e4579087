"""The name that a file came with, made harmless; and the two forms in which it goes out again."""

import re
import unicodedata
from urllib.parse import quote

from .kinds import KINDS
from .limits import NAME_LENGTH

UNNAMED = "document"
HARMFUL = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")  # control, turning of the direction, surrogates, unassigned
ENDING = re.compile(r"\.([a-z][a-z0-9]{0,7})$", re.IGNORECASE)  # ".2020" ends a sentence, not a file's name


def clean_name(name: str) -> str:
    """The last part of a path, composed (NFC), without what does not print or turns the line round."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    printed = "".join(sign for sign in last if unicodedata.category(sign) not in HARMFUL)
    tidy = " ".join(printed.split()).strip(". ")
    return shortened(tidy) or UNNAMED


def shortened(name: str) -> str:
    """What fits the column, its ending kept."""
    if len(name) <= NAME_LENGTH:
        return name
    ending = ENDING.search(name)
    tail = ending[0] if ending else ""
    return name[: NAME_LENGTH - len(tail) - 1] + "…" + tail


def ending_of(name: str) -> str:
    """`pdf` of "Letter.PDF"; "" where the name has none."""
    found = ENDING.search(name)
    return found[1].lower() if found else ""


def download_name(name: str, kind: str) -> str:
    """The name with an ending that its content bears out."""
    return name if ending_of(name) in KINDS[kind].endings else f"{name}.{KINDS[kind].endings[0]}"


def disposition(how: str, name: str) -> str:
    """Content-Disposition with the name in both forms of RFC 6266: plain letters for old programs, UTF-8."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    plain = re.sub(r"[^A-Za-z0-9 ._()-]", "_", plain).strip(". ") or UNNAMED
    return f"{how}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
