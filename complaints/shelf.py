"""Where letters and bundles lie: named by their content, written whole before the row that names them commits."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from django.core.files import File
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from requests_app.documents.shelf import CHUNK, file_system, flush_folder


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def put(content: bytes) -> str:
    """Write `content` so that it survives a crash, and give its name. The same content twice is one file."""
    key = sha256(content)
    name = f"letters/{key[:2]}/{key}.pdf"
    if default_storage.exists(name):
        return name
    storage = file_system()
    if storage is not None:
        _write_whole(Path(storage.path(name)), content)
        return name
    return str(default_storage.save(name, ContentFile(content)))


def put_bundle(path: Path) -> tuple[str, str]:
    """Keep a finished file that is too large to be read at once. Returns: its name, its SHA-256."""
    with path.open("rb") as file:
        key = hashlib.file_digest(file, "sha256").hexdigest()
    name = f"bundles/{key[:2]}/{key}.pdf"
    storage = file_system()
    if default_storage.exists(name):
        return name, key
    if storage is None:
        with path.open("rb") as file:
            return str(default_storage.save(name, File(file))), key
    with _whole(Path(storage.path(name))) as copy, path.open("rb") as file:
        shutil.copyfileobj(file, copy, CHUNK)
    return name, key


def remove(name: str) -> None:
    default_storage.delete(name)


def read(name: str) -> bytes:
    with default_storage.open(name, "rb") as file:
        content: bytes = file.read()
    return content


def _write_whole(path: Path, content: bytes) -> None:
    with _whole(path) as file:
        file.write(content)


@contextmanager
def _whole(path: Path) -> Iterator[BinaryIO]:
    """To a temporary name, flushed to the disk, then renamed: half a letter never bears a letter's name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    flush_folder(path.parent)
