"""The English of a bundle: contents, slips, heads."""

from complaints.letters.typography import NO_BREAK

TITLE = "Bundle of evidence"
CONTENTS = "Contents"
CHRONOLOGY = "Chronology"
EVENT = "Event"
LETTER = "Letter"
PAGE = "Page"
NUMBER, DOCUMENT, PAGES = "No.", "Document", "Pages"
NOT_KEPT = "not in this bundle: enclosed separately"
ENCLOSURE = "Enclosure"
FACTS = {
    "name": "File name",
    "proves": "What it proves",
    "told": "In the chronology",
    "date": "Date",
    "type": "Type",
    "pages": "Pages",
    "size": "Size",
    "sha256": "SHA-256",
    "attached": "Attached here as",
    "sender": "From",
    "recipients": "To",
    "subject": "Subject",
    "sent": "Sent",
    "arrived": "Arrived",
}
KINDS = {
    "pdf": "PDF",
    "png": "Picture (PNG)",
    "jpg": "Picture (JPEG)",
    "tif": "Picture (TIFF)",
    "docx": "Word document",
    "xlsx": "Excel workbook",
    "csv": "Table (CSV)",
    "txt": "Plain text",
    "eml": "E-mail, with its headers",
}
SHOWN = "Its pages follow as they came. The file itself, whole and unchanged, is attached to this PDF."
TEXT_SHOWN = "What is written in it follows. The file itself, with its headers, is attached to this PDF."
TEXT_ONLY_SHOWN = "What is written in it follows. The file itself is attached to this PDF."
ATTACHED = "The file itself, whole and unchanged, is attached to this PDF."
CUT = "The beginning only: the rest is in the attached file."
WORDS_OF_REQUEST = "The words of the request as the newsroom has kept them; no document of it is kept."
PROBLEMS = {
    "password": "A password locks this file: its pages are not shown.",
    "damaged": "This file is damaged: its pages cannot be shown.",
    "pages": "This file is too long to be shown here page by page.",
    "fonts": "Its pages are not shown: the file does not carry its own fonts, as an archive PDF (PDF/A) must.",
    "letters": "Its pages are not shown: the file does not say which letters it shows, as an archive PDF (PDF/A) must.",
    "colours": "Its pages are not shown: their colours are made for a press and not for an archive PDF (PDF/A).",
    "layers": "Its pages are not shown: they have layers that can be hidden.",
    "drawing": "Its pages are not shown: they hold what an archive PDF (PDF/A) does not allow.",
}
INTRODUCTION = (
    "The letter stands first. Each document follows behind a slip that says what it is; the numbers are those of the"
    " letter’s enclosures. The documents, and the letter as it was registered, are also attached to this PDF as files,"
    " unchanged: their SHA-256 proves it."
)


def number(paper: int, part: int, parts: int) -> str:
    """`3`, or `3.2` where an enclosure is several documents."""
    return f"{paper}.{part}" if parts > 1 else str(paper)


def title(letter: str) -> str:
    return f"{TITLE}, letter {letter}"


def head(letter: str) -> str:
    return f"{letter} · page {{page}} of {{pages}}"


def leaf_head(number: str, page: int, pages: int) -> str:
    return f"{ENCLOSURE} {number}, page {page} of {pages}"


def alt(number: str, text: str, page: int, pages: int) -> str:
    return f"{ENCLOSURE} {number}, {text}: page {page} of {pages} as it came. The file is attached."


def size(count: int) -> str:
    return f"{max(1, round(count / 1000)):,}{NO_BREAK}kB"
