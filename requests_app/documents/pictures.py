"""Pictures: how large they would become, and the small copy that a page shows."""

import warnings
from pathlib import Path
from typing import BinaryIO

from PIL import Image, ImageOps, UnidentifiedImageError

from .archives import Unreadable
from .kinds import Refused
from .limits import PICTURE_FRAMES, PICTURE_PIXELS, THUMBNAIL_SIDE

FORMATS = {"png": "PNG", "jpg": "JPEG", "tif": "TIFF"}
BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)
BROKEN = (UnidentifiedImageError, OSError, SyntaxError, ValueError, TypeError, KeyError, EOFError, UserWarning)
MILLION = 1_000_000


def check_picture(file: BinaryIO, kind: str) -> None:
    """From its head alone, nothing is unpacked.

    Raises: Refused where it would be too large, Unreadable where it is damaged.
    """
    file.seek(0)
    try:
        with Image.open(file, formats=[FORMATS[kind]]) as picture:
            width, height = picture.size
            frames = getattr(picture, "n_frames", 1)
    except BOMBS as error:
        raise Refused("picture_bomb", most=PICTURE_PIXELS // MILLION) from error
    except BROKEN as error:
        raise Unreadable("damaged") from error
    if width * height > PICTURE_PIXELS or frames > PICTURE_FRAMES:
        raise Refused("picture_bomb", most=PICTURE_PIXELS // MILLION)


def make_thumbnail(path: Path, kind: str, into: Path) -> int:
    """A small JPEG of the first page, drawn anew so that nothing of the original's metadata is in it.

    Returns: the number of pages (frames).
    Raises: Unreadable.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(path, formats=[FORMATS[kind]]) as picture:
                frames: int = getattr(picture, "n_frames", 1)
                picture.draft("RGB", (THUMBNAIL_SIDE, THUMBNAIL_SIDE))
                picture.load()
                orientation = picture.getexif()
                picture.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE))
                turned = turned_upright(picture, orientation)
                on_white(turned).save(into, "JPEG", quality=82, optimize=True)
    except BROKEN as error:
        raise Unreadable("damaged") from error
    return frames


def turned_upright(picture: Image.Image, orientation: Image.Exif) -> Image.Image:
    picture.getexif().update(orientation)
    return ImageOps.exif_transpose(picture)


def on_white(picture: Image.Image) -> Image.Image:
    """A fresh picture of plain colour, the transparent parts white."""
    seen = picture.convert("RGBA")
    fresh = Image.new("RGB", seen.size, "white")
    fresh.paste(seen, mask=seen.getchannel("A"))
    return fresh
