"""From the bytes of a file to its lines: what kind of file it is, told by what is in it, never by its name alone."""

from .delimited import decode, read_delimited
from .sheet import Chosen, Sheet, SheetRefused
from .workbook import OLE, read_workbook

MOST_BYTES = 25_000_000
WORKBOOKS = (".xlsx", ".xlsm", ".xltx")
AS_IT_IS = Chosen()
OTHER_KINDS = {b"%PDF": "pdf", b"\x89PNG": "picture", b"\xff\xd8\xff": "picture", b"GIF8": "picture", b"{\\rtf": "word"}


def open_sheet(content: bytes, name: str = "", chosen: Chosen = AS_IT_IS) -> Sheet:
    """The lines of the file; of a workbook, of the sheet that was chosen or else of the one that is the list.

    Raises: `SheetRefused`.
    """
    if len(content) > MOST_BYTES:
        raise SheetRefused("too_large", most=MOST_BYTES // 1_000_000)
    if not content.strip():
        raise SheetRefused("empty")
    if content.startswith(b"PK\x03\x04"):
        return read_workbook(content, chosen.sheet)
    refuse_other_kinds(content)
    if name.lower().endswith(WORKBOOKS):
        raise SheetRefused("not_a_workbook")
    return read_delimited(content, chosen)


def refuse_other_kinds(content: bytes) -> None:
    if content.startswith(OLE):
        raise SheetRefused("password" if "EncryptedPackage".encode("utf-16-le") in content else "old_excel")
    for beginning, code in OTHER_KINDS.items():
        if content.startswith(beginning):
            raise SheetRefused(code)
    start = decode(content[:2000])[0].lstrip("\ufeff \t\r\n").lower()
    if start.startswith(("<!doctype", "<html", "<table", "<?xml")):
        raise SheetRefused("web_page")
    if start.startswith(("{", "[")):
        raise SheetRefused("json")
