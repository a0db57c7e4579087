"""The kinds of file that are kept, each with the media type it is served under and the endings its name may have."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    code: str
    media_type: str
    endings: tuple[str, ...]


KINDS = {
    kind.code: kind
    for kind in (
        Kind("pdf", "application/pdf", ("pdf",)),
        Kind("png", "image/png", ("png",)),
        Kind("jpg", "image/jpeg", ("jpg", "jpeg", "jpe", "jfif")),
        Kind("tif", "image/tiff", ("tif", "tiff")),
        Kind("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ("docx",)),
        Kind("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ("xlsx",)),
        Kind("csv", "text/csv", ("csv",)),
        Kind("txt", "text/plain", ("txt",)),
        Kind("eml", "message/rfc822", ("eml",)),
    )
}
PICTURES = frozenset({"png", "jpg", "tif"})
ARCHIVES = frozenset({"docx", "xlsx"})
TEXTS = frozenset({"csv", "txt", "eml"})


class Refused(Exception):
    """A file that is not taken in, by the code of its sentence (wording.py) and what the sentence is filled with."""

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.params = params
