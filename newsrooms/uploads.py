"""How much of an upload is taken off the line. What is more is let pass by, neither in memory nor on the disk."""

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

TOO_LARGE, TOO_MUCH_AT_ONCE = "too_large", "too_much_at_once"


class SizeLimitHandler(FileUploadHandler):
    """Skips a file once it is larger than a file may be, and all further ones once a form holds more than it may.

    Their names stand in `let_pass(request)`, each with the reason, so that the page can say so.
    """

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.of_file = self.of_form = self.files = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.of_file = 0
        self.files += 1

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:  # noqa: ARG002  # Django's signature
        self.of_file += len(raw_data)
        self.of_form += len(raw_data)
        if self.of_file > settings.UPLOAD_FILE_BYTES:
            self.skip(TOO_LARGE)
        # Not before the first bytes: the handlers behind would close the file before this one.
        if self.of_form > settings.UPLOAD_FORM_BYTES or self.files > settings.UPLOAD_FORM_FILES:
            self.skip(TOO_MUCH_AT_ONCE)
        return raw_data

    def skip(self, reason: str) -> None:
        """Raises: SkipFile."""
        self.of_form -= self.of_file  # it is not kept
        skipped(self.request).append((self.file_name or "", reason))
        raise SkipFile

    def file_complete(self, file_size: int) -> None:
        """The handlers behind keep it."""


def skipped(request: Any) -> list[tuple[str, str]]:
    if not hasattr(request, "_files_let_pass"):
        request._files_let_pass = []  # noqa: SLF001  # ours
    found: list[tuple[str, str]] = request._files_let_pass  # noqa: SLF001
    return found


def let_pass(request: HttpRequest) -> list[tuple[str, str]]:
    """The names of the files that were not taken off the line, each with TOO_LARGE or TOO_MUCH_AT_ONCE."""
    return list(skipped(request))
