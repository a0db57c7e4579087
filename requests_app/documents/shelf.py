"""Where documents lie: per newsroom, named by their content, written whole before the row that names them commits."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.conf import DEFAULT_STORAGE_ALIAS
from django.core.files import File
from django.core.files.storage import FileSystemStorage, default_storage, storages

CHUNK = 256 * 1024
ROOT = "documents"
THUMBNAIL = ".jpg"
UNFINISHED = ".part"


def folder_of(newsroom: int) -> str:
    return f"{ROOT}/{newsroom}"


def name_of(newsroom: int, sha256: str) -> str:
    return f"{folder_of(newsroom)}/{sha256[:2]}/{sha256}"


def thumbnail_of(newsroom: int, sha256: str) -> str:
    return name_of(newsroom, sha256) + THUMBNAIL


@dataclass
class Incoming:
    """A file on its way: whole and on the disk, but not yet under its name."""

    newsroom: int
    path: Path
    sha256: str
    size: int
    made: bool = False

    def keep(self) -> None:
        """Give it its name, unless the same bytes have it already. The caller holds the newsroom's lock."""
        self.made = place(self.path, name_of(self.newsroom, self.sha256))

    def take_back(self) -> None:
        """The row did not come about: nor does the file. Still under the newsroom's lock: nobody relies on it yet."""
        if self.made:
            default_storage.delete(name_of(self.newsroom, self.sha256))


@contextmanager
def incoming(newsroom: int, file: BinaryIO) -> Iterator[Incoming]:
    """Copy, hash and flush a file, chunk by chunk; what has not been kept at the end is gone."""
    folder = working_folder(newsroom)
    handle, temporary = tempfile.mkstemp(dir=folder, suffix=UNFINISHED)
    path = Path(temporary)
    try:
        digest, size = hashlib.sha256(), 0
        file.seek(0)
        with os.fdopen(handle, "wb") as copy:
            while chunk := file.read(CHUNK):
                digest.update(chunk)
                size += len(chunk)
                copy.write(chunk)
            copy.flush()
            os.fsync(copy.fileno())
        yield Incoming(newsroom, path, digest.hexdigest(), size)
    finally:
        path.unlink(missing_ok=True)


def file_system() -> FileSystemStorage | None:
    """The storage, if it is a folder here."""
    storage = storages[DEFAULT_STORAGE_ALIAS]
    return storage if isinstance(storage, FileSystemStorage) else None


def working_folder(newsroom: int) -> str | None:
    """On the same disk as the shelf, so that a file is renamed into its place; None for that of the system."""
    storage = file_system()
    if storage is None:
        return None
    folder = storage.path(folder_of(newsroom))
    Path(folder).mkdir(parents=True, exist_ok=True)
    return folder


def place(path: Path, name: str) -> bool:
    """Give a finished file its name at once; False if it is there already."""
    if default_storage.exists(name):
        return False
    storage = file_system()
    if storage is None:
        with path.open("rb") as file:
            default_storage.save(name, File(file))
        return True
    target = Path(storage.path(name))
    target.parent.mkdir(parents=True, exist_ok=True)
    path.replace(target)
    flush_folder(target.parent)
    return True


def put_thumbnail(newsroom: int, sha256: str, made: Path) -> None:
    """The small picture; should it be lost in a crash, the document is whole without it."""
    name = thumbnail_of(newsroom, sha256)
    folder = working_folder(newsroom)
    handle, temporary = tempfile.mkstemp(dir=folder, suffix=UNFINISHED)
    path = Path(temporary)
    try:
        with os.fdopen(handle, "wb") as copy, made.open("rb") as file:
            shutil.copyfileobj(file, copy)
        place(path, name)
    finally:
        path.unlink(missing_ok=True)


def flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def is_there(name: str) -> bool:
    return default_storage.exists(name)


def chunks_of(name: str) -> Iterator[bytes]:
    """The bytes of a file, a little at a time; opened when the first is asked for, closed after the last."""
    with default_storage.open(name, "rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk


@contextmanager
def path_of(name: str) -> Iterator[Path]:
    """A file as a path for a program that wants one; from a store elsewhere it is fetched."""
    storage = file_system()
    if storage is not None:
        yield Path(storage.path(name))
        return
    with tempfile.NamedTemporaryFile() as copy:
        for chunk in chunks_of(name):
            copy.write(chunk)
        copy.flush()
        yield Path(copy.name)


def remove(newsroom: int, sha256: str) -> None:
    """File and small picture. The caller has made sure, under the newsroom's lock, that no row needs them."""
    default_storage.delete(name_of(newsroom, sha256))
    default_storage.delete(thumbnail_of(newsroom, sha256))


def held(newsroom: int) -> set[str]:
    """The SHA-256 of all that is on the shelf, whatever the rows say."""
    folder = folder_of(newsroom)
    if not default_storage.exists(folder):
        return set()
    inner = default_storage.listdir(folder)[0]
    names = [name for one in inner for name in default_storage.listdir(f"{folder}/{one}")[1]]
    return {name.removesuffix(THUMBNAIL) for name in names}


def remove_unfinished(newsroom: int, older_than: float) -> int:
    """What a crash left half copied, if it was begun before that moment (seconds since 1970)."""
    storage = file_system()
    if storage is None or not storage.exists(folder_of(newsroom)):
        return 0
    stale = [
        path
        for path in Path(storage.path(folder_of(newsroom))).glob(f"*{UNFINISHED}")
        if path.stat().st_mtime < older_than
    ]
    for path in stale:
        path.unlink(missing_ok=True)
    return len(stale)
