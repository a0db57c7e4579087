"""Whether a .docx or .xlsx may be opened, told from its directory alone: nothing is unpacked but a few first bytes."""

import zipfile
from pathlib import PurePosixPath
from typing import BinaryIO

from .kinds import Refused
from .limits import ARCHIVE_BYTES, ARCHIVE_MEMBERS, ARCHIVE_RATIO, MEGABYTE, SMALL_ARCHIVE
from .names import clean_name

MAIN_PART = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}
ENCRYPTED = 0x1
HEAD = 4_096
MACROS = ("vbaproject.bin", "vbadata.xml")
MACRO_FOLDERS = ("xl/macrosheets/", "word/activex/", "xl/activex/", "xl/dialogsheets/")
# What an office document never needs inside; a workbook embedded in a letter may stay, it is never opened.
FOREIGN = {".zip", ".7z", ".rar", ".gz", ".tar", ".exe", ".dll", ".js", ".vbs", ".bat", ".cmd", ".ps1", ".hta", ".jar"}
END_OF_DIRECTORY = b"PK\x05\x06"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")


class Unreadable(Exception):
    """A file of a kind that is kept, which nobody can read: by the code of its sentence."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def kind_of_archive(file: BinaryIO) -> str:
    """`docx` or `xlsx`, once its directory promises nothing dangerous.

    Raises: Refused, Unreadable where it is damaged or locked with a password.
    """
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise Unreadable("damaged") from error
    with archive:
        members = archive.infolist()
        check_sizes(members, file.seek(0, 2))
        check_names(members)
        kind = kind_by_main_part({member.filename for member in members})
        check_macros(archive, members)
        if any(member.flag_bits & ENCRYPTED for member in members):
            raise Unreadable("password")
        check_entities(archive, members)
    return kind


def check_sizes(members: list[zipfile.ZipInfo], file_size: int) -> None:
    """The directory alone is asked: a member that unpacks to more than it says is cut off when it is read."""
    if len(members) > ARCHIVE_MEMBERS:
        raise Refused("archive_members", most=ARCHIVE_MEMBERS)
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    inflated = unpacked > SMALL_ARCHIVE and unpacked > ARCHIVE_RATIO * file_size
    if unpacked > ARCHIVE_BYTES or inflated:
        raise Refused("archive_bomb", most=ARCHIVE_BYTES // MEGABYTE)
    offsets = [member.header_offset for member in members]
    if packed > file_size or len(set(offsets)) != len(offsets):  # members that share their bytes
        raise Refused("archive_bomb", most=ARCHIVE_BYTES // MEGABYTE)


def check_names(members: list[zipfile.ZipInfo]) -> None:
    names = [member.orig_filename for member in members]
    for name in names:
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts or "\\" in name or "\x00" in name or ":" in name:
            raise Refused("archive_names")
        if path.suffix.lower() in FOREIGN:
            raise Refused("archive_foreign", name=clean_name(path.name)[:80])
    if len({name.lower() for name in names}) != len(names):  # two readers would read two documents
        raise Refused("archive_names")


def kind_by_main_part(names: set[str]) -> str:
    if "[Content_Types].xml" in names:
        for kind, part in MAIN_PART.items():
            if part in names:
                return kind
    raise Refused("kind", kind="zip")


def check_macros(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> None:
    for member in members:
        name = member.filename.lower()
        if name.endswith(MACROS) or name.startswith(MACRO_FOLDERS):
            raise Refused("macros")
    if b"macroenabled" in first_bytes(archive, "[Content_Types].xml", MEGABYTE).lower():
        raise Refused("macros")


def check_entities(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> None:
    """Office never declares a document type; who does, means to have entities expanded."""
    for member in members:
        if member.filename.lower().endswith((".xml", ".rels")):
            head = first_bytes(archive, member.filename, HEAD).replace(b"\x00", b"").lower()
            if b"<!doctype" in head or b"<!entity" in head:
                raise Refused("entities")


def first_bytes(archive: zipfile.ZipFile, name: str, size: int) -> bytes:
    try:
        with archive.open(name) as member:
            return member.read(size)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, KeyError, ValueError) as error:
        raise Unreadable("damaged") from error
    except Exception as error:  # the decompressors have errors of their own (zlib.error, LZMAError)
        raise Unreadable("damaged") from error


def locked_office(head: bytes, whole: bytes) -> bool:
    """Whether it is the old container in which Office puts a document that a password locks."""
    return head.startswith(OLE) and ENCRYPTED_PACKAGE in whole
