"""Bytes as text: which encoding, and whether it is text at all."""

import codecs
import re

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
NOT_TEXT = bytes(set(range(32)) - set(b"\t\n\r\f\x1b\x08")) + b"\x7f"
UNPRINTED = frozenset(NOT_TEXT.decode("ascii"))
TEXT = bytes(set(range(256)) - set(NOT_TEXT))
SAMPLE = 64 * 1024
MOSTLY = 0.7
# A web page or a picture in XML, whatever its name says; a browser looks no further than this either.
MARKUP = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|script|iframe|svg|style|meta|object|embed|base|\?xml|\?php|%)", re.IGNORECASE
)
MARKUP_WITHIN = 4_096


def encoding_of(content: bytes) -> str:
    """The encoding by its mark, by its NULs, by being valid UTF-8; else that of Windows in Western Europe."""
    for mark, name in MARKS:
        if content.startswith(mark):
            return name
    sample = content[:SAMPLE]
    if b"\x00" in sample:
        odd, even = sample[1::2].count(0), sample[::2].count(0)
        half = max(1, len(sample) // 2)
        if odd > MOSTLY * half and not even:
            return "utf-16-le"
        if even > MOSTLY * half and not odd:
            return "utf-16-be"
        return ""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(content)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def decoded(content: bytes) -> str:
    """The text, without NUL and lone surrogates, which no database takes."""
    text = content.decode(encoding_of(content) or "latin-1", errors="replace")
    return plain(text)


def plain(text: str) -> str:
    return text.replace("\x00", "").encode("utf-8", "ignore").decode("utf-8")


def is_text(head: bytes) -> bool:
    """Whether the first bytes are those of a text: no control characters but those that print."""
    encoding = encoding_of(head)
    if encoding.startswith(("utf-16", "utf-32")):
        letters = head[: len(head) // 4 * 4].decode(encoding, errors="replace")
        return not any(letter in UNPRINTED for letter in letters)
    return bool(encoding) and not head.translate(None, TEXT)


def has_markup(head: bytes) -> bool:
    """Whether it begins as a web page does, in any encoding of two bytes a letter too."""
    return MARKUP.search(head[:MARKUP_WITHIN].replace(b"\x00", b"")) is not None
