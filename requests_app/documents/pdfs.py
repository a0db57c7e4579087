"""PDF: pages, text, and whether it does anything but be read."""

from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time
from typing import Any

from .archives import Unreadable
from .limits import TEXT_CHARACTERS, TEXT_SECONDS

# Actions that turn to a page; those that may wait for a click lead to an address too.
ON_OPENING = {None, "/GoTo"}
ON_CLICK = {*ON_OPENING, "/URI", "/Named"}
# What hangs on a page and is more than words: files, films, sound, bodies.
HOLDING = {"/FileAttachment", "/RichMedia", "/Screen", "/Movie", "/Sound", "/3D"}
Tell = Callable[[int, int], None]


class Pdf:
    """One PDF. Whatever its making throws at pypdf is said as Unreadable."""

    def __init__(self, path: Path) -> None:
        from pypdf import PdfReader  # start-up stays fast

        self.active = self.cut = False
        self.began = process_time()
        try:
            self.reader = PdfReader(path)
            self._unlock()
            self.pages = len(self.reader.pages)
            self.active = self._does_something()
        except (Unreadable, MemoryError):
            raise
        except Exception as error:  # pypdf breaks on what is broken in more ways than it names
            raise Unreadable("password" if locked(error) else "damaged") from error
        if not self.pages:
            raise Unreadable("damaged")

    def _unlock(self) -> None:
        if self.reader.is_encrypted and not self.reader.decrypt(""):
            raise Unreadable("password")

    def pieces(self, tell: Tell) -> Iterator[str]:
        """The text, page by page, as much as is kept; all pages are looked through for what they do."""
        length = 0
        for number, page in enumerate(self.reader.pages, start=1):
            self.active = self.active or surely(acts, page)
            self.cut = self.cut or length > TEXT_CHARACTERS or process_time() - self.began > TEXT_SECONDS
            if not self.cut:
                text = text_of(page)
                length += len(text)
                yield text + "\n"
            tell(number, self.pages)

    def _does_something(self) -> bool:
        """Runs or holds something when it is opened."""
        catalogue: Any = self.reader.trailer["/Root"].get_object()
        names: Any = catalogue.get("/Names")
        held = names.get_object() if names is not None else {}
        opening: Any = catalogue.get("/OpenAction")
        opening = opening.get_object() if opening is not None else None
        form: Any = catalogue.get("/AcroForm")
        return (
            "/AA" in catalogue
            or "/JavaScript" in held
            or "/EmbeddedFiles" in held
            or (form is not None and "/XFA" in form.get_object())
            or (isinstance(opening, dict) and does_more(opening, ON_OPENING))
        )


def locked(error: Exception) -> bool:
    """Whether pypdf means that it lacks the key (or the cipher) and not that the file is broken."""
    return type(error).__name__ in {"FileNotDecryptedError", "WrongPasswordError", "DependencyError"}


def text_of(page: Any) -> str:
    """What is written on a page; nothing, where it cannot be read: the others go on."""
    try:
        return page.extract_text() or ""
    except MemoryError:
        raise
    except Exception:  # as above
        return ""


def surely(asked: Callable[[Any], bool], page: Any) -> bool:
    """What cannot be told is taken for yes."""
    try:
        return asked(page)
    except MemoryError:
        raise
    except Exception:  # as above
        return True


def acts(page: Any) -> bool:
    if "/AA" in page:
        return True
    for one in page.get("/Annots") or []:
        annotation = one.get_object()
        action = annotation.get("/A")
        if "/AA" in annotation or annotation.get("/Subtype") in HOLDING:
            return True
        if action is not None and does_more(action.get_object(), ON_CLICK):
            return True
    return False


def does_more(action: Any, allowed: set[str | None]) -> bool:
    """Whether an action does more than it may, or another one follows it."""
    return action.get("/S") not in allowed or "/Next" in action
