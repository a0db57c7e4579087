"""HTML to PDF: the only module that knows WeasyPrint.

Fonts, style and pictures are answered from memory; every other address is refused, so that no text that somebody
typed can make the server fetch anything. Same input, same bytes: no clock gets into a print, it only stops one.
"""

import atexit
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from html import escape
from importlib.resources import files
from importlib.resources.abc import Traversable
from math import inf
from threading import Lock
from time import monotonic
from typing import Any

SCHEME = "press:"
Assets = dict[str, tuple[bytes, str]]  # by address: the bytes and their media type
PAGE_LIMIT = 100
LINES_A_PAGE = 50  # no page holds more
SECONDS = 20  # of laying out, after which a print is given up
# What no face can draw, and what turns the reading order of a line round: it is left out of the print.
UNPRINTABLE = dict.fromkeys(
    [code for code in range(0xA0) if (code < 0x20 or code >= 0x7F) and chr(code) not in "\n\t"]  # noqa: PLR2004
    + [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFFFE, 0xFFFF]
)
FACES = {
    "serif-400": ("font_source_serif_pro", "SourceSerifPro-Regular.ttf"),
    "serif-400-italic": ("font_source_serif_pro", "SourceSerifPro-It.ttf"),
    "serif-600": ("font_source_serif_pro", "SourceSerifPro-Semibold.ttf"),
    "serif-600-italic": ("font_source_serif_pro", "SourceSerifPro-SemiboldIt.ttf"),
    "sans-400": ("font_source_sans_pro", "SourceSansPro-Regular.ttf"),
    "sans-600": ("font_source_sans_pro", "SourceSansPro-Semibold.ttf"),
}
# Pango and its font map are shared by all prints of a process and are not made for several threads at once.
_one_at_a_time = Lock()


class TooLong(Exception):
    """What is to be printed is more than a printer of ours takes."""


class TakesTooLong(TooLong):
    """Nobody waits for it, and meanwhile nobody else could print."""


class TooManyPages(TooLong):
    """It is longer than anybody reads on paper."""

    def __init__(self, pages: int) -> None:
        super().__init__(f"{pages} pages are too many")
        self.pages = pages


@dataclass(frozen=True, slots=True)
class Design:
    """How one kind of document looks: its style sheet, and its pictures (SVG) under the sheet's names for them."""

    sheet: Traversable
    pictures: tuple[tuple[str, Traversable], ...] = field(default=())
    variant: str = "pdf/ua-1"  # or pdf/a-3a: an archive copy, to which files may be attached
    most_pages: int = 0  # where it is not PAGE_LIMIT


@dataclass(frozen=True, slots=True)
class _Press:
    """What all prints of a design share: building it once saves a fifth of each."""

    style: Any
    fonts: Any
    assets: Assets


def render_pdf(
    html: str, *, title: str, language: str, design: Design, pictures: Mapping[str, bytes] | None = None
) -> bytes:
    """The body `html` as a tagged PDF with our fonts embedded, of the design's variant.

    `pictures`: PNGs of this print alone, under the names by which `html` asks for them (`press:logo`).
    Raises: `TooManyPages`, before any time is spent on it where the lines alone show that there would be;
    `TakesTooLong`.
    """
    from weasyprint import HTML

    lines = sum(html.count(tag) for tag in ("<br", "<p", "<li", "<tr"))
    most = design.most_pages or PAGE_LIMIT
    if lines > most * LINES_A_PAGE:
        raise TooManyPages(lines // LINES_A_PAGE)

    source = (
        f'<!doctype html><html lang="{escape(language)}-CA"><head><meta charset="utf-8">'
        f"<title>{escape(title)}</title></head><body>{html.translate(UNPRINTABLE)}</body></html>"
    )
    with _one_at_a_time:
        press = _press(design)
        press.fonts.until = monotonic() + SECONDS
        fetcher = _fetcher_from_memory(press.assets | _named(pictures or {}))
        document = HTML(string=source, base_url=SCHEME, url_fetcher=fetcher).render(
            stylesheets=[press.style], font_config=press.fonts, pdf_variant=design.variant
        )
        if len(document.pages) > most:
            raise TooManyPages(len(document.pages))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)  # it leaves the colour profile of an archive copy open
            pdf: bytes = document.write_pdf(pdf_variant=design.variant)
    return pdf


def warm_up(design: Design) -> None:
    """Load the press ahead of the first print."""
    with _one_at_a_time:
        _press(design)


@cache
def _press(design: Design) -> _Press:
    from weasyprint import CSS

    fonts, assets = _fonts_that_stop(), _assets_of(design)
    fetcher = _fetcher_from_memory(assets)
    sheet = design.sheet.read_text(encoding="utf-8")
    # Without the same FontConfiguration here and in render(), WeasyPrint drops @font-face without a word.
    style = CSS(string=sheet, base_url=SCHEME, url_fetcher=fetcher, font_config=fonts)
    return _Press(style=style, fonts=fonts, assets=assets)


def _fonts_that_stop() -> Any:
    from weasyprint.text.fonts import FontConfiguration

    class FontsThatStop(FontConfiguration):  # type: ignore[misc]  # WeasyPrint has no types
        """Asked for by each line that is laid out: WeasyPrint has no other place from which to stop it."""

        until = inf

        @property
        def font_map(self) -> Any:
            if monotonic() > self.until:
                raise TakesTooLong
            return self._font_map

        @font_map.setter
        def font_map(self, font_map: Any) -> None:
            self._font_map = font_map

    return FontsThatStop()


def _assets_of(design: Design) -> Assets:
    """What the sheet of a design may name."""
    assets = {
        SCHEME + name: ((files(package) / "files" / file).read_bytes(), "font/ttf")
        for name, (package, file) in FACES.items()
    }
    return assets | {SCHEME + name: (picture.read_bytes(), "image/svg+xml") for name, picture in design.pictures}


def _named(pictures: Mapping[str, bytes]) -> Assets:
    return {SCHEME + name: (content, "image/png") for name, content in pictures.items()}


def _fetcher_from_memory(assets: Assets) -> Any:
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class FromMemory(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
        def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:  # noqa: ARG002
            if url not in assets:
                raise ValueError(url)
            body, media_type = assets[url]
            return URLFetcherResponse(url, body, {"Content-Type": media_type})

    return FromMemory(allowed_protocols=())


# The font map must go before the interpreter does.
atexit.register(_press.cache_clear)
