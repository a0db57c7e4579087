"""What a file is, by its content; and whether it is taken in. Pure: reads the file, opens nothing else."""

import re
from dataclasses import dataclass
from typing import BinaryIO

import puremagic

from .archives import END_OF_DIRECTORY, OLE, Unreadable, kind_of_archive, locked_office
from .kinds import ARCHIVES, KINDS, TEXTS, Refused
from .limits import FILE_BYTES, MEGABYTE
from .names import ending_of
from .pictures import check_picture
from .texts import MARKUP, has_markup, is_text

HEAD = 64 * 1024
TAIL = 64 * 1024 + 22  # where an archive keeps the end of its directory
CHUNK = MEGABYTE
SIGNS = (
    (b"%PDF-", "pdf"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"II*\x00", "tif"),
    (b"MM\x00*", "tif"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (OLE, "ole"),
)
PROGRAMS = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xfe\xed\xfa")
MAIL_HEADER = re.compile(rb"[!-9;-~]+:[ \t]?.*", re.DOTALL)
MAIL_SIGNS = re.compile(
    rb"^(?:from|to|date|subject|received|message-id|mime-version|return-path):", re.IGNORECASE | re.MULTILINE
)
FEWEST_MAIL_SIGNS = 2
PAGE_IN_PDF = re.compile(rb"<(?:!doctype\s+html|html|script|iframe|svg|body)[\s>/]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Judged:
    """What a file is. `problem` says why nobody will read it, "" while nothing speaks against it."""

    kind: str
    problem: str = ""


def judge(file: BinaryIO, name: str) -> Judged:
    """What the file is, if it may be kept under this (clean) name.

    Raises: Refused.
    """
    size = file.seek(0, 2)
    if size == 0:
        raise Refused("empty")
    if size > FILE_BYTES:
        raise Refused("too_large", most=FILE_BYTES // MEGABYTE)
    file.seek(0)
    head = file.read(HEAD)
    sign = next((kind for magic, kind in SIGNS if head.startswith(magic)), "")
    judged = judge_binary(file, head, sign, name) if sign else judge_text(file, head, name)
    check_ending(name, judged.kind)
    return judged


def judge_binary(file: BinaryIO, head: bytes, sign: str, name: str) -> Judged:
    try:
        if sign == "zip":
            return Judged(kind_of_archive(file))
        if sign == "ole":
            return Judged(locked_kind(file, head, name), "password")
        if two_at_once(file):
            raise Refused("polyglot")
        if sign == "pdf":
            return judge_pdf(head)
        check_picture(file, sign)
    except Unreadable as unreadable:
        return Judged(sign if sign in KINDS else claimed(name, ARCHIVES), unreadable.code)
    return Judged(sign)


def judge_pdf(head: bytes) -> Judged:
    if PAGE_IN_PDF.search(head[:4096]):
        raise Refused("polyglot")
    return Judged("pdf")


def two_at_once(file: BinaryIO) -> bool:
    """Whether an archive is hung on at the end: two programs would open two different files."""
    file.seek(max(0, file.seek(0, 2) - TAIL))
    return END_OF_DIRECTORY in file.read(TAIL)


def claimed(name: str, among: frozenset[str]) -> str:
    """The kind that its name claims.

    Raises: Refused where it claims none of these.
    """
    ending = ending_of(name)
    if ending not in among:
        raise Refused("kind", kind="zip")
    return ending


def locked_kind(file: BinaryIO, head: bytes, name: str) -> str:
    file.seek(0)
    if not locked_office(head, file.read()):
        raise Refused("old_office")
    return claimed(name, ARCHIVES)


def judge_text(file: BinaryIO, head: bytes, name: str) -> Judged:
    ending = ending_of(name)
    if ending == "eml" and looks_like_mail(head):  # which may hold any bytes behind its headers
        return Judged("eml")
    text = is_text(head)
    if head.startswith(b"#!") or (head.startswith(PROGRAMS) and not text):
        raise Refused("program")
    if not text:
        raise Refused("kind", kind=guess(head))
    if ending == "eml":
        raise Refused("not_mail")
    if has_markup(head):
        raise Refused("web_page")
    if not all_text(file):
        raise Refused("kind", kind="")
    return Judged(ending if ending in TEXTS else "txt")


def looks_like_mail(head: bytes) -> bool:
    """Header lines from the first one on, two of them at least such as every mail has."""
    above = re.split(rb"\r?\n\r?\n", head.lstrip(b"\xef\xbb\xbf\r\n"), maxsplit=1)[0]
    return bool(MAIL_HEADER.match(above)) and len(MAIL_SIGNS.findall(above)) >= FEWEST_MAIL_SIGNS


def all_text(file: BinaryIO) -> bool:
    file.seek(0)
    first = file.read(CHUNK)
    if b"\x00" in first:  # two bytes a letter: nothing more to be told from them
        return True
    while chunk := file.read(CHUNK):
        if not is_text(chunk) or b"\x00" in chunk:
            return False
    return MARKUP.match(first.lstrip()) is None


def check_ending(name: str, kind: str) -> None:
    """The name must not promise something else than the content."""
    ending = ending_of(name)
    if ending and ending not in KINDS[kind].endings:
        raise Refused("misnamed", ending=ending, kind=kind)


def guess(head: bytes) -> str:
    """What kind a foreign file is, for the sentence that refuses it; "" where nobody knows."""
    try:
        found = puremagic.magic_string(head)
    except (puremagic.PureError, ValueError):
        return ""
    return found[0].extension.lstrip(".") if found else ""
