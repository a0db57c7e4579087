"""An e-mail kept as evidence: what its headers say, what hangs on it. By the standard library alone."""

import io
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from email import message_from_binary_file, policy
from email.message import EmailMessage, Message
from email.utils import parsedate_to_datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from .archives import Unreadable
from .judging import judge
from .kinds import Refused
from .limits import ATTACHMENTS, TEXT_CHARACTERS
from .names import clean_name
from .texts import plain

HEADER_LENGTH = 500
HTML_TAGS = re.compile(r"<(script|style)\b.*?</\1\s*>|<[^>]*>", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Attachment:
    """What hangs on a mail: `index` finds it again. `refused` is the code why it cannot be kept, "" where it can."""

    index: int
    name: str
    size: int
    kind: str = ""
    sha256: str = ""
    refused: str = ""
    params: dict[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mail:
    sender: str
    recipients: str
    subject: str
    sent_at: datetime | None
    arrived_at: datetime | None
    text: str
    attachments: tuple[Attachment, ...]
    left_out: int

    def told(self) -> dict[str, Any]:
        """As plain values, for the process that asked."""
        told = asdict(self)
        for name in ("sent_at", "arrived_at"):
            moment = getattr(self, name)
            told[name] = moment.isoformat() if moment else None
        return told


def opened(path: Path) -> EmailMessage:
    """Raises: Unreadable."""
    try:
        with path.open("rb") as file:
            message = message_from_binary_file(file, policy=policy.default)
    except (ValueError, LookupError, RecursionError, TypeError) as error:
        raise Unreadable("damaged") from error
    if not isinstance(message, EmailMessage):  # the default policy makes no other
        raise Unreadable("damaged")
    return message


def read_mail(path: Path) -> Mail:
    """Raises: Unreadable."""
    message = opened(path)
    try:
        hung = list(hung_on(message))
        return Mail(
            sender=header(message, "From"),
            recipients=header(message, "To"),
            subject=header(message, "Subject"),
            sent_at=moment(header(message, "Date")),
            arrived_at=moment(header(message, "Received").rpartition(";")[2]),
            text=body_of(message),
            attachments=tuple(judged(index, part) for index, part in enumerate(hung[:ATTACHMENTS])),
            left_out=max(0, len(hung) - ATTACHMENTS),
        )
    except RecursionError as error:
        raise Unreadable("damaged") from error


def header(message: EmailMessage, name: str) -> str:
    """The topmost of that name, decoded, on one line; "" where it is not there or not to be read."""
    try:
        found = message.get(name)
    except Exception:  # the parser of the standard library stumbles over made-up headers in many ways
        return ""
    return plain(" ".join(str(found or "").split()))[:HEADER_LENGTH]


def moment(written: str) -> datetime | None:
    """A date of a header as a moment; without a zone it is taken for universal time."""
    try:
        read = parsedate_to_datetime(written.strip())
        return (read if read.tzinfo else read.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def hung_on(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts that are files: those that say so, those with a name, and mails inside the mail."""
    body = message.get_body(preferencelist=("plain", "html"))
    for part in parts_of(message):
        said = part.get_content_disposition() == "attachment" or part.get_content_type() == "message/rfc822"
        if part is not body and part is not message and (said or part.get_filename()):
            yield part


def parts_of(message: EmailMessage) -> Iterator[EmailMessage]:
    """Each part, but not those of a mail that is itself attached."""
    waiting: list[Any] = [message]
    while waiting:
        part = waiting.pop()
        yield part
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            waiting.extend(reversed(list(part.iter_parts())))


def name_of(part: EmailMessage) -> str:
    try:
        name = part.get_filename() or ""
    except Exception:  # as for `header`
        name = ""
    if not name and part.get_content_type() == "message/rfc822":
        name = "message.eml"
    return clean_name(name)


def content_of(part: EmailMessage) -> bytes:
    """The bytes of an attachment, an attached mail as it came."""
    if part.get_content_maintype() == "message":
        inner = part.get_payload()
        mails = inner if isinstance(inner, list) else []
        return b"".join(one.as_bytes(policy=policy.SMTP) for one in mails if isinstance(one, Message))
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def judged(index: int, part: EmailMessage) -> Attachment:
    """An attachment, held to the same rules as a file that is dropped."""
    name = name_of(part)
    try:
        content = content_of(part)
    except (ValueError, LookupError, TypeError, AttributeError):  # an encoding that does not exist
        return Attachment(index, name, 0, refused="kind")
    try:
        kind = judge(io.BytesIO(content), name).kind
    except Refused as refused:
        return Attachment(index, name, len(content), refused=refused.code, params=refused.params)
    return Attachment(index, name, len(content), kind=kind, sha256=sha256(content).hexdigest())


def attachments_of(path: Path, chosen: set[int]) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of the chosen attachments.

    Raises: Unreadable.
    """
    for index, part in enumerate(hung_on(opened(path))):
        if index in chosen and index < ATTACHMENTS:
            try:
                yield name_of(part), content_of(part)
            except (ValueError, LookupError, TypeError, AttributeError):
                yield name_of(part), b""


def body_of(message: EmailMessage) -> str:
    """What is written in it, as text."""
    try:
        body = message.get_body(preferencelist=("plain", "html"))
        text = str(body.get_content()) if body is not None else ""
    except Exception:  # an encoding that does not exist, a part that ends too early
        return ""
    if body is not None and body.get_content_type() == "text/html":
        text = HTML_TAGS.sub(" ", text[: 4 * TEXT_CHARACTERS])
    return plain(text)
