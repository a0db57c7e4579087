"""How much of an upload is taken off the line. Bigger files are let pass by, neither in memory nor on the disk."""

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest


class SizeLimitHandler(FileUploadHandler):
    """Skips a file once it is larger than a file may be, and all further ones once a form holds more than it may.

    Their names stand in `files_too_large(request)`, so that the page can say so.
    """

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.of_file = self.of_form = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.of_file = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:  # noqa: ARG002  # Django's signature
        self.of_file += len(raw_data)
        self.of_form += len(raw_data)
        if self.of_file > settings.UPLOAD_FILE_BYTES or self.of_form > settings.UPLOAD_FORM_BYTES:
            skipped(self.request).append(self.file_name or "")
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """The handlers behind keep it."""


def skipped(request: Any) -> list[str]:
    if not hasattr(request, "_files_too_large"):
        request._files_too_large = []  # noqa: SLF001  # ours
    names: list[str] = request._files_too_large  # noqa: SLF001
    return names


def files_too_large(request: HttpRequest) -> list[str]:
    """The names of the files that were let pass by."""
    return list(skipped(request))
