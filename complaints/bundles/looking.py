"""Each document of a bundle is looked at in a process of its own: can its pages be shown, and which are they?

What can be shown is written anew into a folder, so that what is put together afterwards reads nothing that came from
outside.
"""

import warnings
from pathlib import Path
from typing import Any

from PIL import Image, ImageSequence

from requests_app.documents.kinds import PICTURES
from requests_app.documents.pictures import BROKEN, FORMATS, on_white, turned_upright

from .exhibits import Looked
from .fitness import Unfit, require_fit
from .limits import PAGES_OF_ONE, PICTURE_SIDE

DOTS_A_POINT = 200 / 72
LARGEST_SIDE = 20_000  # points: a page of seven metres


def look_at(path: Path, kind: str, into: Path, room: int) -> Looked:
    """What there is to show of a document, `room` pages at most; the copies lie in `into`: `0.pdf`, or `0.jpg` on."""
    if kind == "pdf":
        return look_at_pdf(path, into, room)
    if kind in PICTURES:
        return look_at_picture(path, kind, into, room)
    return Looked()


def look_at_pdf(path: Path, into: Path, room: int) -> Looked:
    import pikepdf

    try:
        with pikepdf.open(path) as pdf:
            return shown_of(pdf, into, room)
    except pikepdf.PasswordError:
        return Looked(problem="password")
    except MemoryError:
        raise
    except Exception:  # what is broken is broken in more ways than a library names
        return Looked(problem="damaged")


def shown_of(pdf: Any, into: Path, room: int) -> Looked:
    pages = len(pdf.pages)
    if pdf.is_encrypted or not pages:
        return Looked(problem="password" if pdf.is_encrypted else "damaged")
    if pages > min(PAGES_OF_ONE, room):
        return Looked(pages=pages, problem="pages")
    try:
        return Looked(pages=pages, shown=copied(pdf, into / "0.pdf"))
    except Unfit as unfit:
        return Looked(pages=pages, problem=unfit.code)


def copied(pdf: Any, target: Path) -> tuple[tuple[float, float], ...]:
    """Write the pages as they will be shown: forms and notes drawn into them, links and scripts gone.

    Returns: the size of each.
    Raises: `Unfit`.
    """
    import pikepdf

    if "/AcroForm" in pdf.Root and "/XFA" not in pdf.Root.AcroForm:
        pdf.generate_appearance_streams()
    pdf.flatten_annotations("screen")
    require_fit(pdf)
    for one in pdf.objects:
        if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == pikepdf.Name.Image and "/Interpolate" in one:
            del one["/Interpolate"]
    for page in pdf.pages:
        for name in ("/Annots", "/AA", "/Metadata", "/PieceInfo", "/Thumb", "/B", "/StructParents"):
            if name in page.obj:
                del page.obj[name]
    for name in [name for name in pdf.Root.keys() if name not in ("/Type", "/Pages")]:  # noqa: SIM118 (no mapping)
        del pdf.Root[name]
    pdf.remove_unreferenced_resources()
    pdf.save(target, stream_decode_level=pikepdf.StreamDecodeLevel.generalized, static_id=True)
    return tuple(size_of(page) for page in pdf.pages)


def size_of(page: Any) -> tuple[float, float]:
    """As it is seen: turned, and in points."""
    left, bottom, right, top = (float(one) for one in page.trimbox)
    unit = float(page.obj.get("/UserUnit", 1))
    width, height = abs(right - left) * unit, abs(top - bottom) * unit
    if not 1 <= width <= LARGEST_SIDE or not 1 <= height <= LARGEST_SIDE:
        raise Unfit("drawing")
    return (height, width) if page.rotation % 180 else (width, height)


def look_at_picture(path: Path, kind: str, into: Path, room: int) -> Looked:
    """A picture, or each page of a fax, drawn anew at what can be seen of it."""
    shown = []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(path, formats=[FORMATS[kind]]) as picture:
                pages = getattr(picture, "n_frames", 1)
                if pages > min(PAGES_OF_ONE, room):
                    return Looked(pages=pages, problem="pages")
                picture.draft("RGB", (PICTURE_SIDE, PICTURE_SIDE))
                for number, frame in enumerate(ImageSequence.Iterator(picture)):
                    shown.append(drawn_anew(frame, into / f"{number}.jpg"))
    except BROKEN:
        return Looked(problem="damaged")
    return Looked(pages=pages, shown=tuple(shown))


def drawn_anew(frame: Any, target: Path) -> tuple[float, float]:
    orientation = frame.getexif()
    frame = frame.copy()
    frame.thumbnail((PICTURE_SIDE, PICTURE_SIDE))
    seen = on_white(turned_upright(frame, orientation))
    seen.save(target, "JPEG", quality=85)
    width, height = seen.size
    return width / DOTS_A_POINT, height / DOTS_A_POINT
