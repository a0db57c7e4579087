"""The letter's own look, for the press."""

from functools import lru_cache
from importlib.resources import files
from threading import Thread

from newsrooms.pdf import press
from newsrooms.pdf.press import Design

ASSETS = files("complaints.letters") / "assets"
LETTER = Design(sheet=ASSETS / "letter.css", pictures=(("watermark", ASSETS / "watermark.svg"),))


def render_pdf(html: str, *, title: str, language: str, logo: bytes = b"") -> bytes:
    """The body of a letter as a PDF. Raises: `TooLong`: something was pasted that belongs in an enclosure."""
    pictures = {"logo": logo} if logo else {}
    return press.render_pdf(html, title=title, language=language, design=LETTER, pictures=pictures)


def warm_up() -> None:
    """Load the press ahead of the first letter."""
    press.warm_up(LETTER)


@lru_cache(maxsize=1)
def warm_up_soon() -> None:
    """Load the press beside what is being done now, once a process: whoever opens a complaint soon wants its letter."""
    Thread(target=warm_up, name="letter press", daemon=True).start()
