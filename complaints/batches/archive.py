"""The letters of a batch as a ZIP that is sent while they are made, and its index."""

import io
import time
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from time import monotonic

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from complaints import shelf
from complaints.models import BatchItem, Complaint, LetterBatch
from complaints.suggesting import timing_for
from newsrooms.jobs import jobs_of
from newsrooms.models import Membership
from requests_app.documents.shelf import is_there
from requests_app.exports.files import csv_lines, csv_text
from requests_app.models import AccessRequest
from requests_app.winding import clocks_of

SECONDS_BETWEEN_LOOKS = 0.3
PATIENCE = 60  # seconds without a further letter, after which the ZIP ends with what there is
PORTION = 200  # rows of the index whose clocks are read at once


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the index: a letter, or why there is none."""

    number: str
    file: str
    complaint: str
    subject: str
    institution: str
    ground: str
    last_day: str
    sha256: str
    note: str


class Pieces(io.RawIOBase):
    """What a ZIP is written to: taken away as it grows."""

    def __init__(self) -> None:
        self.waiting: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        piece = bytes(data)  # type: ignore[call-overload]  # a buffer of any kind
        self.waiting.append(piece)
        return len(piece)

    def taken(self) -> bytes:
        piece, self.waiting = b"".join(self.waiting), []
        return piece


def zip_of(batch: LetterBatch, member: Membership, today: date, language: str) -> Iterator[bytes]:
    """The letters as they come, those that are made at once; then the index, which names each with its SHA-256."""
    pieces, sent = Pieces(), Sent()
    with zipfile.ZipFile(pieces, "w", zipfile.ZIP_STORED) as archive:
        for name, content in opening(batch, language):
            write(archive, name, content, today)
        yield pieces.taken()
        for portion in portions(batch, sent):
            for item in portion:
                sent.send(archive, item)
                yield pieces.taken()
        with override(language):
            rows = list(index_of(batch, member, today, sent))
            write(archive, "index.csv", csv_of(rows), today)
            write(archive, "index.html", html_of(batch, rows, member, today), today)
        yield pieces.taken()
    yield pieces.taken()


class Sent:
    """What is in the ZIP so far: the file of each item, none for one whose file is not the letter that was made."""

    def __init__(self) -> None:
        self.files: dict[int, str] = {}

    def send(self, archive: zipfile.ZipFile, item: BatchItem) -> None:
        letter = item.letter
        if letter is None:
            return
        name = str(letter.file.name)
        pdf = shelf.read(name) if is_there(name) else b""
        whole = shelf.sha256(pdf) == letter.sha256
        self.files[item.pk] = f"{letter.number}.pdf" if whole else ""
        if whole:
            write(archive, f"{letter.number}.pdf", pdf, letter.dated_on)


def portions(batch: LetterBatch, sent: Sent) -> Iterator[list[BatchItem]]:
    """The letters that are made and not yet sent, until none is to be waited for."""
    last = monotonic()
    while True:
        goes_on = is_at_work(batch)  # asked before the look, so that the last letter is not missed
        made = batch.items.exclude(letter=None).exclude(pk__in=list(sent.files)).select_related("letter")
        fresh = list(made.order_by("letter__year", "letter__sequence"))
        if fresh:
            last = monotonic()
            yield fresh
        elif not goes_on or monotonic() - last > PATIENCE:
            return
        else:
            time.sleep(SECONDS_BETWEEN_LOOKS)


def is_at_work(batch: LetterBatch) -> bool:
    """Whether further letters may come by themselves."""
    stopped = LetterBatch.objects.filter(pk=batch.pk, stopped=True).exists()
    if stopped or not batch.items.waiting().exists():
        return False
    return any(job.is_open for job in jobs_of(batch.newsroom, batch.subject))


def write(archive: zipfile.ZipFile, name: str, content: bytes, day: date) -> None:
    """The same content, the same bytes: an entry bears the letter's day."""
    entry = zipfile.ZipInfo(name, (max(day.year, 1980), day.month, day.day, 0, 0, 0))
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, content)


def opening(batch: LetterBatch, language: str) -> list[tuple[str, bytes]]:
    """What comes first: a word on what this is, and the look of the index."""
    with override(language):
        words = _(
            "Letters to the Commissioner that were made together (batch %(batch)s). The files index.html and index.csv,"
            " at the end of this archive, name each letter with its SHA-256, and each complaint of which none was made."
        )
        name = _("read-me") + ".txt"
    sheet = files("complaints.batches") / "assets" / "index.css"
    return [(name, (words % {"batch": batch.pk} + "\n").encode()), ("index.css", sheet.read_bytes())]


def index_of(batch: LetterBatch, member: Membership, today: date, sent: Sent) -> Iterator[Row]:
    """Letters first, in the order of their numbers; then those of which there is none."""
    request = "complaint__access_request"
    items = batch.items.select_related(
        "letter", "complaint__about__superseded_by", f"{request}__institution", f"{request}__newsroom"
    )
    visible = set(Complaint.objects.visible_to(member).filter(pk__in=batch.items.values("complaint")).values_list("pk"))
    listed = [one for one in items if (one.complaint_id,) in visible]
    listed.sort(key=lambda one: (one.letter is None, one.letter and (one.letter.year, one.letter.sequence), one.pk))
    for start in range(0, len(listed), PORTION):
        some = listed[start : start + PORTION]
        requests: list[AccessRequest] = [one.complaint.access_request for one in some]
        clocks = clocks_of(requests, today)
        for item in some:
            day = timing_for(item.complaint, clocks[item.complaint.access_request_id], today).last_day
            yield row_of(item, day, sent)


def row_of(item: BatchItem, last_day: date | None, sent: Sent) -> Row:
    complaint, letter = item.complaint, item.letter
    request = complaint.access_request
    file = sent.files.get(item.pk, "")
    return Row(
        number=letter.number if letter else "",
        file=file,
        complaint=f"{request.reference}/{complaint.number}",
        subject=request.subject,
        institution=request.institution.name(complaint.language),
        ground=str(complaint.get_ground_display()),
        last_day=last_day.isoformat() if last_day else "",
        sha256=letter.sha256 if letter else "",
        note=note_of(item, file),
    )


def note_of(item: BatchItem, file: str) -> str:
    if item.letter is not None:
        return "" if file else _("The file is not where it was kept, or not as it was made.")
    return str(item.get_hindrance_display()) if item.hindrance else _("Not made yet.")


def headings() -> list[str]:
    return [
        _("Number"),
        _("File"),
        _("Complaint"),
        _("Subject"),
        _("Institution"),
        _("Ground"),
        _("Last safe day"),
        "SHA-256",
        _("Remark"),
    ]


def csv_of(rows: Iterable[Row]) -> bytes:
    """As the other exports: UTF-8 with its mark, no cell that a program would take for a formula."""
    lines = [headings(), *([getattr(row, name) for name in Row.__slots__] for row in rows)]
    columns: list[Iterable[str]] = [[csv_text(cell) for cell in column] for column in zip(*lines, strict=True)]
    return b"\xef\xbb\xbf" + csv_lines(columns)


def html_of(batch: LetterBatch, rows: list[Row], member: Membership, today: date) -> bytes:
    context = {
        "batch": batch,
        "headings": headings(),
        "made": [row for row in rows if row.number],
        "others": [row for row in rows if not row.number],
        "newsroom": member.newsroom,
        "today": today,
    }
    return render_to_string("complaints/batch/index.html", context).encode()
