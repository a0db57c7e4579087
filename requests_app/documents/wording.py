"""What is said of a file that is refused, and of one that nobody can read: a sentence for each code."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .kinds import Refused
from .limits import FILE_BYTES, MEGABYTE, REQUEST_BYTES

ALLOWED = gettext_lazy("Allowed are PDF, PNG, JPG, TIF, DOCX, XLSX, CSV, TXT and EML.")

REFUSED: dict[str, Promise] = {
    "empty": gettext_lazy("The file is empty."),
    "too_large": gettext_lazy("The file is larger than %(most)s MB."),
    "too_much_at_once": gettext_lazy("At most %(files)s files and %(most)s MB go at once. Add this one afterwards."),
    "request_full": gettext_lazy(
        "The documents of a request have room for %(most)s MB together; %(left)s MB are left, and this one is larger."
    ),
    "purged_before": gettext_lazy("This very file was purged from this request, and is not taken in again."),
    "kind": gettext_lazy("This kind of file is not kept here. %(allowed)s"),
    "known_kind": gettext_lazy("It is a %(kind)s file, which is not kept here. %(allowed)s"),
    "old_office": gettext_lazy(
        "It is a file of an older Office or Outlook (DOC, XLS, MSG). Save it in a newer form. %(allowed)s"
    ),
    "program": gettext_lazy("It is a program. %(allowed)s"),
    "web_page": gettext_lazy("It is a web page or an XML file, whatever its name says. %(allowed)s"),
    "not_mail": gettext_lazy("Its name ends in EML, but it does not begin as an e-mail does. %(allowed)s"),
    "misnamed": gettext_lazy(
        "Its name ends in %(ending)s, but its content is that of a %(kind)s file. Give it the right name, if it is the "
        "right file."
    ),
    "polyglot": gettext_lazy("It is two files in one: a document to one program, something else to another."),
    "macros": gettext_lazy("It holds macros, which run when it is opened. Save it without them, then add it again."),
    "entities": gettext_lazy("Its XML declares entities, as no Office program does: it may be made to do harm."),
    "archive_bomb": gettext_lazy(
        "It would unpack to far more than its size, or to more than %(most)s MB: it may be made to do harm."
    ),
    "archive_members": gettext_lazy("It is made of more than %(most)s parts: it may be made to do harm."),
    "archive_names": gettext_lazy(
        "The names of its parts lead out of it, or are there twice: it may be made to do harm."
    ),
    "archive_foreign": gettext_lazy("It holds a file that no document needs: %(name)s."),
    "picture_bomb": gettext_lazy("The picture has more than %(most)s million points."),
}

PROBLEMS: dict[str, Promise] = {
    "password": gettext_lazy("Unreadable: a password locks it. It is kept as it came."),
    "damaged": gettext_lazy("Unreadable: it is damaged. It is kept as it came."),
    "too_long": gettext_lazy("Unreadable: reading it took too long. It is kept as it came."),
    "too_big": gettext_lazy("Unreadable: reading it would take too much memory. It is kept as it came."),
    "failed": gettext_lazy("Unreadable: the program that reads it broke off. It is kept as it came."),
}


def refusal(refused: Refused) -> str:
    """Why a file is not taken in. Where less is known than its sentence would say, the shortest one."""
    params = {name: str(value) for name, value in refused.params.items()}
    for name in ("ending", "kind"):
        params[name] = params.get(name, "").upper()
    code = "known_kind" if refused.code == "kind" and params["kind"] else refused.code
    try:
        return str(REFUSED[code]) % {"allowed": str(ALLOWED), **params}
    except KeyError:
        return str(REFUSED["kind"]) % {"allowed": str(ALLOWED)}


def problem(code: str) -> str:
    return str(PROBLEMS[code])


def limits() -> str:
    """What may be added, in one line under the field."""
    words = _("%(allowed)s At most %(file)d MB a file and %(request)d MB a request.")
    return words % {"allowed": ALLOWED, "file": FILE_BYTES // MEGABYTE, "request": REQUEST_BYTES // MEGABYTE}
