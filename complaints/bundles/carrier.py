"""Files as the streams of a PDF that is nothing else: what attaches them then reads each when it is written out."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO


def carry(files: Sequence[Path], target: Path) -> list[int]:
    """Write the carrier; the number of the object that holds each file."""
    numbers = list(range(3, 3 + len(files)))
    places = []
    with target.open("wb") as out:
        out.write(b"%PDF-1.7\n")
        for number, body in ((1, b"<< /Type /Catalog /Pages 2 0 R >>"), (2, b"<< /Type /Pages /Kids [] /Count 0 >>")):
            places.append(out.tell())
            out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        for number, path in zip(numbers, files, strict=True):
            places.append(out.tell())
            write_stream(out, number, path)
        start = out.tell()
        out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1))
        out.writelines(b"%010d 00000 n \n" % place for place in places)
        out.write(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, start))
    return numbers


def write_stream(out: BinaryIO, number: int, path: Path) -> None:
    out.write(b"%d 0 obj\n<< /Type /EmbeddedFile /Length %d >>\nstream\n" % (number, path.stat().st_size))
    with path.open("rb") as file:
        shutil.copyfileobj(file, out)
    out.write(b"\nendstream\nendobj\n")
