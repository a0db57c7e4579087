"""A newsroom's logo: the picture that somebody sends is drawn anew, so that nothing else of its file survives.

An SVG is refused: it can hold scripts, styles and outside addresses, and which of them a drawing needs nobody can tell.
"""

import hashlib
import io
import warnings
from typing import BinaryIO

from PIL import Image, ImageOps
from PIL.PngImagePlugin import PngInfo

FORMATS = ["PNG", "JPEG"]
MEGABYTE = 1_000_000
MOST_MEGABYTES = 2
MOST_PIXELS = 3_000  # a side of what is sent
LEAST_PIXELS = 80  # of its longer side: less is a blur in print
PRINTED = (1_040, 284)  # what is kept at most: 66 × 18 mm at 400 dots an inch
BROKEN = (OSError, SyntaxError, ValueError, TypeError, KeyError, EOFError, MemoryError, UserWarning)
BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)


class LogoRefused(Exception):
    """The file cannot be our logo; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def drawn_anew(file: BinaryIO) -> bytes:
    """The picture as a PNG of plain colour on white, no larger than it is printed. Same pixels, same bytes.

    Raises: `LogoRefused`: `too_large`, `svg`, `not_a_picture`, `too_many_pixels`, `too_few_pixels`.
    """
    content = file.read(MOST_MEGABYTES * MEGABYTE + 1)
    if len(content) > MOST_MEGABYTES * MEGABYTE:
        raise LogoRefused("too_large")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # a damaged EXIF block: it is left behind anyhow
            with Image.open(io.BytesIO(content), formats=FORMATS) as picture:
                refuse_size(picture)
                return saved(printed(picture))
    except BOMBS as error:
        raise LogoRefused("too_many_pixels") from error
    except BROKEN as error:
        raise LogoRefused("svg" if is_svg(content) else "not_a_picture") from error


def refuse_size(picture: Image.Image) -> None:
    """From its head, before anything is unpacked. Raises: `LogoRefused`."""
    if max(picture.size) > MOST_PIXELS:
        raise LogoRefused("too_many_pixels")
    if max(picture.size) < LEAST_PIXELS:
        raise LogoRefused("too_few_pixels")


def printed(picture: Image.Image) -> Image.Image:
    """Upright, on white, at the size of print."""
    upright = ImageOps.exif_transpose(picture)
    seen = upright.convert("RGBA")
    on_white = Image.new("RGB", seen.size, "white")
    on_white.paste(seen, mask=seen.getchannel("A"))
    on_white.thumbnail(PRINTED, Image.Resampling.LANCZOS)
    return on_white


def saved(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True, pnginfo=PngInfo())
    return out.getvalue()


def is_svg(content: bytes) -> bool:
    return b"<svg" in content[:4_096].lower()


def sha256_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
