"""Where final letters lie: named by their content, written whole before the row that names them commits."""

import hashlib
import os
import tempfile
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, default_storage


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def put(content: bytes) -> str:
    """Write `content` so that it survives a crash, and give its name. The same content twice is one file."""
    key = sha256(content)
    name = f"letters/{key[:2]}/{key}.pdf"
    if default_storage.exists(name):
        return name
    storage = getattr(default_storage, "_wrapped", default_storage)
    if isinstance(storage, FileSystemStorage):
        _write_whole(Path(storage.path(name)), content)
        return name
    return str(default_storage.save(name, ContentFile(content)))


def read(name: str) -> bytes:
    with default_storage.open(name, "rb") as file:
        content: bytes = file.read()
    return content


def _write_whole(path: Path, content: bytes) -> None:
    """To a temporary name, flushed to the disk, then renamed: half a letter never bears a letter's name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
